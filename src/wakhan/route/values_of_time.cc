// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/values_of_time.h"

#include <cmath>

namespace wakhan::route {

namespace {

constexpr double kLeastDayUsd = 10;
constexpr double kMostDayUsd = 10'000;

// Of a dollar, so that a fifth of a dollar a day is one of them a microsecond.
constexpr auto kPartsOfMicrocent = std::int64_t{4320};
constexpr auto kPartsAMicrosecond = 5.0;  // where a day is worth a dollar
static_assert(kPartsOfMicrocent * 100 * cost::kMicrocents ==
              static_cast<std::int64_t>(kPartsAMicrosecond) * 86'400 * cost::kMicroseconds);

}  // namespace

double usd_per_day(std::size_t const step) {
  return kLeastDayUsd * std::pow(kMostDayUsd / kLeastDayUsd, static_cast<double>(step) / (kValuesOfTime - 1));
}

worth worth_at(std::size_t const step) {
  constexpr auto kCarbon = kCarbonUsdPerKg * 100 * cost::kMicrocents / (1000.0 * cost::kMicrograms);
  return {std::llround(usd_per_day(step) * kPartsAMicrosecond), kPartsOfMicrocent,
          std::llround(kCarbon * kPartsOfMicrocent)};
}

}  // namespace wakhan::route
