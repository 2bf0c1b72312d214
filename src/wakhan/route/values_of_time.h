// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "wakhan/cost/link_cost.h"

namespace wakhan::route {

// What a day is worth runs over kValuesOfTime steps from 10 to 10,000 dollars, evenly on a logarithmic scale: 0.6 to
// 2.1 % of the goods (Hummels and Schaur, "Time as a Trade Barrier", American Economic Review, 2013), from a box of
// waste paper to one of electronics. Emissions cost 100 dollars a tonne at all of them.
constexpr std::size_t kValuesOfTime = 101;
constexpr double kCarbonUsdPerKg = 0.1;

// Dollars a day. `step`: 0 to kValuesOfTime - 1.
double usd_per_day(std::size_t step);

// What a way is worth in whole weights of time, money and emissions: what they make of its arcs, one by one, sums up to
// what they make of the whole way. Those of worth_at() hold ways of 1,000 days and 10 million dollars.
struct worth {
  std::int64_t time{}, money{}, co2e{};
  std::int64_t of(cost::criteria const& c) const { return c.time * time + c.money * money + c.co2e * co2e; }
};

// At one of these values of time, rounded to fifths of a dollar a day.
worth worth_at(std::size_t step);

}  // namespace wakhan::route
