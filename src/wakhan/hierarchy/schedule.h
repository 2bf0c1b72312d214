// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/hierarchy/topology.h"

namespace wakhan::hierarchy {

// How customisation is cut into tasks: subtrees that share nothing, heaviest first, and the ranks above them, which
// come afterwards in ascending order. The same for any number of threads.
struct schedule {
  struct run {
    std::uint32_t begin, end;  // ranks
    friend bool operator==(run const&, run const&) = default;
  };
  std::vector<run> subtrees;
  std::vector<std::uint32_t> top;
};

schedule plan_customisation(topology const& t);

// Triangles by their middle node x, of a lower one m and a higher one y. Where m has few neighbours above x they are
// listed one by one, which needs no loop for each m; where it has many they are enumerated, which needs less memory.
struct triangle_list {
  static constexpr std::uint32_t kMostListed = 8;  // of one m and x

  std::vector<std::uint32_t> first;      // one more than nodes: where a node's triangles begin
  std::vector<std::uint32_t> arcs;       // three a triangle: m to x, m to y, x to y
  std::vector<std::uint32_t> run_first;  // one more than nodes
  std::vector<std::uint32_t> run;        // places in down_node of each m with more of them
};

triangle_list list_triangles(topology const& t);

}  // namespace wakhan::hierarchy
