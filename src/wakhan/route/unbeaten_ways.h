// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "wakhan/route/pareto.h"
#include "wakhan/route/visited_states.h"

namespace wakhan::route {

// Ways over some chosen arc that are best under one of a few prices, from 25 cents to 8,000 dollars a day, and as good
// as which no way of `known` is in time, money and emissions at once. There may be others: it takes a front to know.
std::vector<way> find_unbeaten_ways(search_graph const& graph, arc_choice chosen, std::span<way const> known);

}  // namespace wakhan::route
