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
  // Lanes are relaxed by vectors of that level.
  closing_costs(metric const& base, std::span<od_pair const> pairs, simd_level level);

  // So few arcs of a narrow metric are mended arc by arc.
  static constexpr std::size_t kFewArcs = 16;

  // By how much less these closings cost when each is mended and asked in a lane of its own, at once, than one by one.
  // All of them close few arcs or none does.
  std::int64_t saved_by_lanes(std::span<closing const* const> closings);
  // What has to be saved before: weights in sixteen lanes.
  std::int64_t of_lanes() const;

 private:
  void mark_above(closing const& c, std::vector<std::uint32_t>& ranks);
  std::int64_t saved_in_mending(std::span<closing const* const> closings);
  std::int64_t saved_in_asking(std::span<closing const* const> closings) const;
  std::int64_t unmark(std::vector<std::uint32_t>& ranks);
  std::int64_t climb_of(std::uint32_t pair) const;

  metric const& base_;
  std::span<od_pair const> pairs_;
  std::int64_t laned_asking_;
  std::vector<std::int64_t> triangles_;  // that are relaxed when a rank is customised
  std::int64_t all_triangles_ = 0;
  std::vector<std::int64_t> climb_;  // of each rank: up-arcs on its way to the root
  std::vector<char> is_marked_;      // ranks
};

}  // namespace wakhan::hierarchy
