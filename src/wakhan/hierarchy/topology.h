// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/hierarchy/graph.h"

namespace wakhan::hierarchy {

// A contraction hierarchy without weights, as columns: over the builder's memory or over mapped bytes alike.
//
// A node's rank is its place in a post-order of the elimination tree: a subtree is a run of ranks that ends with its
// top, and a parent outranks its children. Everything but `rank` itself speaks of ranks. An up-arc joins a node to a
// higher one; the up-arcs of a node are a run, sorted by their heads, and its first head is the parent in the tree.
// The upper neighbours of a node, without its parent, are all upper neighbours of the parent (the graph is chordal).
// Each up-arc has two slots: 2a is the way up, 2a+1 the way down.
struct topology {
  std::span<std::uint32_t const> rank;      // of a node of the graph
  std::span<std::uint32_t const> up_first;  // one more than nodes: where a node's up-arcs begin
  std::span<std::uint32_t const> up_head;
  std::span<std::uint32_t const> down_first;   // one more than nodes: where a node's lower neighbours begin
  std::span<std::uint32_t const> down_node;    // lower neighbours, ascending
  std::span<std::uint32_t const> down_arc;     // and the up-arcs from them
  std::span<std::uint32_t const> input_first;  // one more than nodes: arcs of the graph by their lower end
  std::span<std::uint32_t const> input_slot;   // ascending within a node
  std::span<std::uint32_t const> input_arc;    // the arc of the graph
  std::span<std::uint32_t const> input_of;     // of an arc of the graph: its place in the two above; kNone for a loop

  std::uint32_t nodes() const { return static_cast<std::uint32_t>(rank.size()); }
  std::uint32_t arcs() const { return static_cast<std::uint32_t>(up_head.size()); }
  std::uint32_t inputs() const { return static_cast<std::uint32_t>(input_arc.size()); }
  std::uint32_t parent(std::uint32_t const x) const {
    return up_first[x] == up_first[x + 1] ? kNone : up_head[up_first[x]];
  }
  // The up-arc from x to y, kNone if there is none.
  std::uint32_t arc_between(std::uint32_t x, std::uint32_t y) const;
};

// The same columns with memory of their own.
class owned_topology {
 public:
  std::vector<std::uint32_t> rank, up_first, up_head, down_first, down_node, down_arc;
  std::vector<std::uint32_t> input_first, input_slot, input_arc, input_of;
  topology view() const;
};

// The hierarchy of a graph whose nodes are contracted in the given order; by default by nested dissection.
// Throws error{bad_input} when the order does not name each node once, error{limit} for more than 2^30 up-arcs.
owned_topology build_topology(graph const& g, std::span<std::uint32_t const> order);
owned_topology build_topology(graph const& g);

}  // namespace wakhan::hierarchy
