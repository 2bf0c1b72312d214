// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/hierarchy/graph.h"

namespace wakhan::hierarchy {

// The undirected neighbours of each node, without loops and doubles, in ascending order.
struct neighbours {
  std::vector<std::uint32_t> first;  // one more than nodes
  std::vector<std::uint32_t> node;
  std::uint32_t nodes() const { return static_cast<std::uint32_t>(first.size() - 1); }
};
neighbours find_neighbours(graph const& g);

// Nodes in the order in which they are contracted, by nested dissection: small cuts come last, so few shortcuts arise.
// METIS_NodeND with a fixed seed; the same graph always gives the same order.
std::vector<std::uint32_t> nested_dissection(graph const& g);

}  // namespace wakhan::hierarchy
