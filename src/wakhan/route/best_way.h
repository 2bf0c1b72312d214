// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "wakhan/route/pareto.h"
#include "wakhan/route/search_graph.h"
#include "wakhan/route/values_of_time.h"

namespace wakhan::route {

// What a way is worth: one number for its three criteria, never falling with any of them.
using pricing = std::function<std::int64_t(cost::criteria const&)>;

// The way from origin to destination, through the places to pass in their order, whose priced sum is least (Dijkstra
// 1959, over what visited_states tells apart); nothing where there is none. Of ways that are equal the one found first,
// which is the same in every run.
std::optional<way> find_best_way(search_graph const& graph, pricing const& price);
// The same by linear worth; nothing where no way is worth less than `below`.
std::optional<way> find_best_way(search_graph const& graph, worth const& by, std::int64_t below);

// A day is worth so many cents, a tonne of CO2e so many times 100 dollars.
pricing price_of_day(std::int64_t cents, std::int64_t carbon);

}  // namespace wakhan::route
