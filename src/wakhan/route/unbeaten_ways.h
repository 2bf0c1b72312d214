// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "wakhan/route/pareto.h"
#include "wakhan/route/visited_states.h"

namespace wakhan::route {

// All ways over some chosen arc, through the places to pass, that no other of them beats in time, money and emissions
// at once and no way of `known` is as good as: by time, as far as `is_enough` does not end the search with a way it is
// told. Exact up to the limit of labels; beyond it, those found and those best in one of the three. Takes the less the
// worse such ways are: what a known way covers is not followed.
std::vector<way> find_unbeaten_ways(search_graph const& graph, arc_choice chosen, std::span<way const> known,
                                    std::size_t max_labels, std::function<bool(way const&)> const& is_enough = {});

}  // namespace wakhan::route
