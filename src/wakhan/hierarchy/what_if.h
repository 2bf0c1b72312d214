// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "wakhan/hierarchy/metric.h"
#include "wakhan/hierarchy/query.h"

namespace wakhan::hierarchy {

class closer;

// Two nodes of the graph between which a way is sought.
struct od_pair {
  std::uint32_t from, to;
};

// The length of a pair while a set of arcs is closed, kUnreached where no way is left.
struct closed_length {
  std::uint32_t set, pair;  // their places in the lists given
  std::uint64_t length;
  friend bool operator==(closed_length const&, closed_length const&) = default;
};

// The length of a pair's best way without one arc of its way, kUnreached where there is none.
struct replacement {
  std::uint32_t pair, arc;
  std::uint64_t length;
  friend bool operator==(replacement const&, replacement const&) = default;
};

// Lengths of many pairs under many closures, exact for any weights. A pair's length is asked anew only where a closed
// arc lies on its way. That is all that can change: closing arcs takes ways away, so no pair comes nearer; and a pair
// whose way is whole still has that way, so it is no farther, whichever of several shortest ways was the one found.
//
// Every answer is the same for any resources. Not to be used by two threads at once.
class what_if {
 public:
  // Finds the way of each pair. The metric has to live as long, unchanged. Throws error{bad_input} for a metric of
  // several lanes or an end that is no node.
  what_if(metric const& base, std::span<od_pair const> pairs, resources const& use = {});
  what_if(what_if&&) noexcept;
  what_if& operator=(what_if&&) noexcept;
  ~what_if();

  // Nothing closed, a way for each pair.
  std::span<way const> ways() const { return ways_; }

  // For each set of arcs of the graph that are closed together: the length of every pair over whose way one of them
  // lies, by set and pair. Where another way is as short, that is the length before. All other pairs keep theirs.
  // Throws error{bad_input} for an arc that is not there.
  std::vector<closed_length> close(std::span<std::vector<std::uint32_t> const> sets);

  // For every arc on every pair's way: the length of the best way without it, by pair and in the order of travel (an
  // arc passed twice for nothing, once). This is the replacement paths problem for many pairs at once.
  std::vector<replacement> replace_arcs();

 private:
  void find_ways();
  void index_ways();

  metric const* base_;
  resources use_;
  std::vector<od_pair> pairs_;
  std::vector<way> ways_;
  std::vector<std::size_t> over_first_;  // by arc of the graph: where the pairs over it begin
  std::vector<std::uint32_t> over_;      // ascending within an arc
  std::unique_ptr<closer> closer_;
};

}  // namespace wakhan::hierarchy
