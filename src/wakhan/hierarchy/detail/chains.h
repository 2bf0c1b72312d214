// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/hierarchy/metric.h"
#include "wakhan/hierarchy/what_if.h"

namespace wakhan::hierarchy {

// Where a graph is a mere line: nodes with two neighbours.
class chains {
 public:
  // Of the open arcs of a metric of one lane.
  explicit chains(metric const& m);

  // True when a pair's ways that pass no node twice pass both arcs, the second right after the first, or neither. Then
  // closing one is as closing the other. Neither is a loop.
  bool are_joined(std::uint32_t first, std::uint32_t second, od_pair const& ends) const;

 private:
  topology shape_;
  std::vector<std::uint32_t> n_neighbours_;  // of each rank, over open arcs
  std::vector<char> is_alone_;               // of each place of an input: the only open arc from its tail to its head
  std::vector<std::uint32_t> tail_, head_;   // ranks, by place of an input
};

}  // namespace wakhan::hierarchy
