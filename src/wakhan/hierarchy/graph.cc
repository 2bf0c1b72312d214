// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/graph.h"

#include <algorithm>

#include "wakhan/base/error.h"

namespace wakhan::hierarchy {

void check_graph(graph const& g) {
  verify(g.nodes <= kMostNodes, errc::limit, "a hierarchy holds at most {} nodes, not {}", kMostNodes, g.nodes);
  verify(g.tail.size() == g.head.size(), errc::bad_input, "a graph has {} tails and {} heads", g.tail.size(),
         g.head.size());
  verify(g.tail.size() <= kMostArcs, errc::limit, "a hierarchy holds at most {} arcs, not {}", kMostArcs,
         g.tail.size());
  auto const is_node = [&](std::uint32_t const n) { return n < g.nodes; };
  verify(std::ranges::all_of(g.tail, is_node) && std::ranges::all_of(g.head, is_node), errc::bad_input,
         "an arc of a graph of {} nodes ends at none of them", g.nodes);
}

}  // namespace wakhan::hierarchy
