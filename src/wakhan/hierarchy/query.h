// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/hierarchy/metric.h"
#include "wakhan/hierarchy/pruned_arcs.h"
#include "wakhan/hierarchy/unpack.h"

namespace wakhan::hierarchy {

// A shortest way in arcs of the graph, in the order of travel; no arc and kUnreached where there is none.
struct way {
  std::uint64_t length = kUnreached;
  std::vector<std::uint32_t> arcs;
  friend bool operator==(way const&, way const&) = default;
};

// Questions from one node to another: both ends climb the elimination tree to the root. Exact for any weights, and sums
// beyond 32 bits. Not to be used by two threads at once; the metric may be changed between questions.
class query {
 public:
  explicit query(metric const& m, simd_level level = best_simd_level());
  // Over the arcs that pruning left: several times as quick, for as long as the metric is what it was then; ways are
  // remembered piece by piece.
  query(metric const& m, pruned_arcs const& kept, simd_level level = best_simd_level());

  // Lengths in each lane, kUnreached where there is no way; the span has a place a lane.
  void distances(std::uint32_t from, std::uint32_t to, std::span<std::uint64_t> lengths);
  // The length in the first lane.
  std::uint64_t distance(std::uint32_t from, std::uint32_t to);
  // A way in one lane: always the same one of several that are shortest.
  way find_way(std::uint32_t from, std::uint32_t to, unsigned lane = 0);

 private:
  void shut_again(std::uint32_t x);
  bool try_narrow(std::uint32_t from, std::uint32_t to);
  std::uint32_t search_wide(std::uint32_t from, std::uint32_t to, unsigned lane);
  void climb_wide(std::uint32_t x, unsigned lane);
  std::uint32_t turn_of(std::uint32_t from, std::uint64_t length, unsigned lane) const;
  std::vector<hop> climb_to(std::uint32_t end, std::uint32_t turn, unsigned side, unsigned lane);
  std::uint64_t distance_of(std::uint32_t x, unsigned side, unsigned lane) const;
  std::uint32_t rank_of(std::uint32_t node) const;

  metric const& metric_;
  unpacker unpacker_;
  pruned_arcs const* kept_ = nullptr;
  simd_level level_;
  bool is_wide_ = false;               // which of the two below holds the last question
  line_vector<std::uint32_t> narrow_;  // [rank][side][lane]
  std::vector<std::uint64_t> wide_;    // [rank][side], one lane
  std::uint32_t length_[metric::kMostLanes]{};
  std::vector<std::uint32_t> climbed_;  // ranks of a way up
};

}  // namespace wakhan::hierarchy
