// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/hierarchy/metric.h"

namespace wakhan::hierarchy {

// Exact distances to one target, worked out for a node when it is first asked for: lower bounds for a search that
// also looks at something else (CH-potentials: Strasser, Zeitz, "A fast and tight heuristic for A* in road networks",
// 2021). For all nodes at once, `trees` with sweep_direction::to_roots is quicker.
class potential {
 public:
  // The metric has to live as long, unchanged. Throws error{bad_input} for no such lane.
  explicit potential(metric const& m, unsigned lane = 0);

  // Forgets what it knows and aims at another node. Throws error{bad_input} for no node.
  void aim(std::uint32_t target);
  // The distance to the target, kUnreached where there is no way. Before the first aim() all nodes are.
  std::uint64_t at(std::uint32_t node);

 private:
  void finish(std::uint32_t x);

  metric const& metric_;
  unsigned lane_;
  std::vector<std::uint64_t> known_;  // by rank; before it is final, by ways that only go down to the target
  std::vector<char> is_final_;
  std::vector<std::uint32_t> touched_;  // ranks to be forgotten
  std::vector<std::uint32_t> open_;     // ranks up to the first final one
};

}  // namespace wakhan::hierarchy
