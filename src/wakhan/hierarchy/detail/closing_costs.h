// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/hierarchy/metric.h"
#include "wakhan/hierarchy/what_if.h"

namespace wakhan::hierarchy {

struct closing;

// What closings cost, counted in arcs of the hierarchy that are relaxed: bounds known beforehand, so that the choice
// between ways of working them out is the same every time.
class closing_costs {
 public:
  closing_costs(metric const& base, std::span<od_pair const> pairs);

  // True when these closings, each in a lane of its own, cost less mended and asked at once than one by one.
  bool are_lanes_quicker(std::span<closing const* const> closings);

 private:
  void mark_above(closing const& c, std::vector<std::uint32_t>& ranks);
  std::uint64_t triangles_of(std::span<std::uint32_t const> ranks) const;
  std::uint64_t climb_of(std::uint32_t pair) const;

  metric const& base_;
  std::span<od_pair const> pairs_;
  std::vector<std::uint64_t> triangles_;  // that are relaxed when a rank is customised
  std::uint64_t all_triangles_ = 0;
  std::vector<std::uint64_t> climb_;  // of each rank: up-arcs on its way to the root
  std::vector<char> is_marked_;       // ranks
};

}  // namespace wakhan::hierarchy
