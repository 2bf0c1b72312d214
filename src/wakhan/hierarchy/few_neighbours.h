// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/hierarchy/order.h"

namespace wakhan::hierarchy {

// A graph without many of its nodes of one or two neighbours, which an order of little fill may begin with (Ost,
// Schulz, Strash: "Engineering data reduction for nested dissection", 2020): contracting one adds a shortcut at most.
// Roads and railways drawn as lines shrink to a fraction.
struct reduced_graph {
  std::vector<std::uint32_t> contracted;  // nodes of the graph, in their order of contraction
  std::vector<std::uint32_t> kept;        // the other nodes, ascending
  neighbours left;                        // among them, by place in `kept`, shortcuts included
};

// In two rounds, no two neighbours in one, so that chains do not become trees as deep as they are long.
reduced_graph contract_few_neighbours(neighbours n);

}  // namespace wakhan::hierarchy
