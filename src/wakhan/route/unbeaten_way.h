// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "wakhan/route/pareto.h"
#include "wakhan/route/visited_states.h"

namespace wakhan::route {

// A way over some chosen arc which no way of `known` is as good as in time, money and emissions at once; nothing where
// there is none, or where none was found within the limit of labels. Much less work than a front: ways that are best
// under a few prices are looked at first, and then only what can still lead over a chosen arc and is better than all
// that is known.
std::optional<way> find_unbeaten_way(search_graph const& graph, arc_choice chosen, std::span<way const> known,
                                     std::size_t max_labels);

}  // namespace wakhan::route
