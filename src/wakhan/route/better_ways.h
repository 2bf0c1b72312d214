// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "wakhan/route/pareto.h"

namespace wakhan::route {

// Tells of ways, through the places to pass, that are better than all of `known` for somebody: the quickest, the
// cheapest and the one with least emissions, and the best at each of values_of_time.h, where no known way and none told
// before is as good; until `is_enough` is true of one. `known`: at least one way.
//
// Not all values of time are searched. What the best of known ways is worth is linear over those at which it stays the
// same one; what the best of all ways is worth is concave and never more. So where the two are equal at the first and
// at the last of such values, they are equal between.
void tell_better_ways(search_graph const& graph, std::vector<way> known,
                      std::function<bool(way const&)> const& is_enough);

}  // namespace wakhan::route
