// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/hierarchy/order.h"

namespace wakhan::hierarchy {

// The parent of each place of an order in the elimination tree: the least neighbour that a node still has when it is
// contracted; kNone at a root. Liu, "The role of elimination trees in sparse factorization" (1990), with path halving.
std::vector<std::uint32_t> elimination_tree(neighbours const& n, std::span<std::uint32_t const> order,
                                            std::span<std::uint32_t const> rank);

// An order of the same tree in which each subtree is a run that ends with its top.
std::vector<std::uint32_t> post_order(std::span<std::uint32_t const> parent, std::span<std::uint32_t const> order);

// The chordal supergraph: upper neighbours of each rank, ascending, shortcuts included.
neighbours upper_neighbours(neighbours const& n, std::span<std::uint32_t const> order,
                            std::span<std::uint32_t const> rank);

// The inverse of an order. Throws error{bad_input} unless it names each of its nodes once.
std::vector<std::uint32_t> ranks_of(std::span<std::uint32_t const> order);

}  // namespace wakhan::hierarchy
