// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "wakhan/hierarchy/simd.h"

namespace wakhan::hierarchy {

// Numbers of the inner loops. A narrow metric's finite weights lie below kNarrowLimit, so the sum of two never
// reaches narrow kShut, and the sum of two shut ones still fits. Whatever lies between the two limits came out
// of a sum too large to go on with: it tells that the work has to be done again with wide numbers.
template <typename Number>
struct number_limits;
template <>
struct number_limits<std::uint32_t> {
  static constexpr std::uint32_t kShut = 0x7fffffff;
  static constexpr std::uint32_t kLimit = 0x40000000;
};
// 2^30 nodes of 2^32 each stay below 2^62.
template <>
struct number_limits<std::uint64_t> {
  static constexpr std::uint64_t kShut = 1ULL << 62U;
  static constexpr std::uint64_t kLimit = 1ULL << 62U;
};

// The columns of a topology as bare pointers: the loops are compiled once for each level, and nothing of the library's
// inline code may be compiled for a processor that is not there.
struct raw_topology {
  std::uint32_t const *up_first, *up_head, *down_first, *down_node, *down_arc, *input_first, *input_slot;
};

// What is customised: a topology, the triangles of its schedule (see there), and weights of the graph's arcs.
struct customisation_job {
  raw_topology shape;
  std::uint32_t const *triangle_first, *triangle, *run_first, *run;
  std::uint32_t const* fresh;  // new weights [arc][lanes] that are taken over; null when `given` holds them already
  std::uint32_t lanes;         // of `fresh`
  std::uint32_t const* input_arc;
  std::uint32_t* given;  // [place][lane], kClosed in lanes that `fresh` does not have
};

struct from_to {
  std::uint32_t from, to;
};

// The arcs of one side that pruning left, by their lower ends; weights are [arc][lane].
template <typename Number>
struct kept_arcs {
  std::uint32_t const *first, *head;
  Number const* weight;
};

// An arc of a sweep graph: twice the place that it leads down from, and one more for the last of a node. Each node has
// one at least.
template <typename Number>
struct down_arc {
  std::uint32_t head_and_last;
  Number weight;
};

// The inner loops for one kind of number and one number of lanes. Weights are [slot][lane].
template <typename Number>
struct lane_kernels {
  // Customises the ranks [begin, end) from the weights of the graph's arcs and from all ranks below them in their
  // subtrees. `position`: one a node, need not be cleared. False when a number grew too large.
  bool (*customise)(customisation_job const& job, Number* weight, std::uint32_t begin, std::uint32_t end,
                    std::uint32_t* position);
  // Turns customised weights of the ranks [begin, end)'s lower arcs into distances between their ends, from all ranks
  // above them. `position` as above.
  void (*perfect)(raw_topology const& t, Number* weight, std::uint32_t begin, std::uint32_t end,
                  std::uint32_t* position);
  // Both searches of a question in one, from two ranks to the root; `length` gets a number a lane. Distances are
  // [rank][from the source, to the target][lane], all shut before; the caller shuts them again. False as above.
  bool (*query)(raw_topology const& t, Number const* weight, Number* distance, from_to ends, Number* length);
  // The same over the arcs that pruning left for the way out and the way back.
  bool (*query_kept)(raw_topology const& t, kept_arcs<Number> const* sides, Number* distance, from_to ends,
                     Number* length);
  // Ways down in a sweep graph over the arcs of a place and all behind it, up to `end`. Distances are [place][lane];
  // those of the first place are taken for what is known of it from the beginning, those of the others are written
  // anew. What an arc leads down from lies before its place, or is its own with a weight that is shut.
  void (*sweep)(down_arc<Number> const* arc, down_arc<Number> const* end, Number* distance, std::uint32_t place);
  // Whether none of so many rows of numbers came out of a sum too large to go on with.
  bool (*are_all_exact)(Number const* row, std::uint32_t rows);
};

// The kernels for 1, 4, 8 or 16 lanes.
template <typename Number>
lane_kernels<Number> const& kernels_for(simd_level level, unsigned lanes);

namespace plain {
extern lane_kernels<std::uint32_t> const kNarrow[4];
extern lane_kernels<std::uint64_t> const kWide[4];
}  // namespace plain
namespace avx2 {
extern lane_kernels<std::uint32_t> const kNarrow[4];
}  // namespace avx2
namespace avx512 {
extern lane_kernels<std::uint32_t> const kNarrow[4];
}  // namespace avx512

}  // namespace wakhan::hierarchy
