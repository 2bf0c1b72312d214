// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/hierarchy/metric.h"

namespace wakhan::hierarchy {

// Which way a sweep goes: from its roots to all leaves, or from all leaves to its roots.
enum class sweep_direction : std::uint8_t { from_roots, to_roots };

// The part of a hierarchy in which the leaves of many ways lie: the leaves and all above them in the elimination tree,
// from the top down, with one lane's weights of the direction (RPHAST: Delling, Goldberg, Werneck, "Faster batched
// shortest paths in road networks", 2011). Made once for many roots. The metric has to live as long, unchanged.
class sweep_graph {
 public:
  // With all nodes as leaves.
  sweep_graph(metric const& m, sweep_direction direction, unsigned lane = 0);
  // Throws error{bad_input} for a leaf that is no node, or no such lane.
  sweep_graph(metric const& m, std::span<std::uint32_t const> leaves, sweep_direction direction, unsigned lane = 0);

  std::uint32_t places() const { return static_cast<std::uint32_t>(ranks_.size()); }

 private:
  friend class trees;
  template <typename Number>
  line_vector<down_arc<Number>> arcs() const;
  void copy_arcs();
  // Which of an up-arc's two weights a way takes: down to a leaf, or up from a root.
  unsigned part(bool is_way_down) const;

  metric const& metric_;
  sweep_direction direction_;
  unsigned lane_;
  std::vector<std::uint32_t> place_of_;          // of a rank; kNone outside
  std::vector<std::uint32_t> ranks_;             // of each place, descending
  std::vector<std::uint32_t> first_;             // where a place's arcs begin
  line_vector<down_arc<std::uint32_t>> narrow_;  // empty in a wide metric
};

// Up to 16 trees of shortest ways, grown at once. Not to be used by two threads at once.
class trees {
 public:
  static constexpr std::size_t kMostRoots = 16;

  explicit trees(sweep_graph const& g, simd_level level = best_simd_level());

  // Throws error{bad_input} for no root, more than 16, or one that is no node.
  void grow(std::span<std::uint32_t const> roots);
  // The distance between a root, by its place in the list, and a leaf of the sweep graph.
  std::uint64_t distance(std::size_t root, std::uint32_t leaf) const;
  // The same for the first `roots` roots and all of these leaves, into rows of which one begins every `apart` numbers.
  void write_rows(std::size_t roots, std::span<std::uint32_t const> leaves, std::uint64_t* rows,
                  std::size_t apart) const;

 private:
  static constexpr std::uint32_t kPlacesInWord = 64;
  template <typename Number>
  bool grow_as(std::span<std::uint32_t const> roots, line_vector<down_arc<Number>> const& arcs, line_vector<Number>& at,
               line_vector<Number>& climb);
  template <typename Number>
  void begin_at(std::uint32_t place, line_vector<Number>& at);
  template <typename Number>
  bool sweep(line_vector<down_arc<Number>> const& arcs, line_vector<Number>& at);
  template <typename Number>
  void write_rows_of(line_vector<Number> const& at, std::size_t roots, std::span<std::uint32_t const> leaves,
                     std::uint64_t* rows, std::size_t apart) const;
  template <typename Number>
  bool climb_from(std::uint32_t root, std::size_t lane, line_vector<Number>& at, line_vector<Number>& climb);

  sweep_graph const& graph_;
  simd_level level_;
  unsigned stride_ = 1;
  bool is_wide_ = false;
  std::vector<std::uint64_t> climbed_;                // a bit a place: whether some root lies below it
  line_vector<std::uint32_t> narrow_, narrow_climb_;  // [place][root]; [rank]
  line_vector<std::uint64_t> wide_, wide_climb_;      // the same where sums are large, made when needed
  line_vector<down_arc<std::uint64_t>> wide_arcs_;
};

// Distances from each source to each target, [source][target], in one lane; kUnreached where there is no way.
line_vector<std::uint64_t> find_matrix(metric const& m, std::span<std::uint32_t const> sources,
                                       std::span<std::uint32_t const> targets, resources const& use = {},
                                       unsigned lane = 0);

// Distances from each source to each node, [source][node].
line_vector<std::uint64_t> find_trees(metric const& m, std::span<std::uint32_t const> sources,
                                      resources const& use = {}, unsigned lane = 0);

}  // namespace wakhan::hierarchy
