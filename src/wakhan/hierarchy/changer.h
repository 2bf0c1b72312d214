// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/hierarchy/metric.h"

namespace wakhan::hierarchy {

// One arc of the graph that gets another weight in one lane.
struct weight_change {
  std::uint32_t arc;
  unsigned lane;
  std::uint32_t weight;  // kClosed closes it
};

// Gives single arcs of a metric other weights and mends only what depends on them: the result equals a full
// customisation byte for byte, and can be taken back.
class changer {
 public:
  // What a change has to be put back to. Undo in the reverse order of the changes.
  class undo {
   public:
    std::size_t mended() const { return mended_; }  // up-arcs whose weight was worked out anew

   private:
    friend class changer;
    struct given_cell {
      std::size_t at;
      std::uint32_t value;
    };
    struct run {  // of numbers of the metric, whose values before lie in `values`
      std::uint64_t at;
      std::uint32_t count;
    };
    std::size_t mended_ = 0;
    std::vector<given_cell> given_;
    std::vector<run> runs_;
    std::vector<std::uint32_t> values_;
    // Where numbers become too wide, or were, all of them are worked out anew; then these hold those before.
    bool is_whole_ = false;
    line_vector<std::uint32_t> narrow_;
    line_vector<std::uint64_t> wide_;
  };

  explicit changer(metric& m, simd_level level = best_simd_level());

  // Throws error{bad_input} for an arc or a lane that is not there; nothing is changed then.
  undo change(std::span<weight_change const> changes);
  void take_back(undo u);

 private:
  void give(std::span<weight_change const> changes, undo& u);
  bool mend_arcs(undo& u);
  bool mend_nodes(undo& u);
  void work_out(std::uint32_t arc);
  void queue_dependents(std::uint32_t arc, std::span<std::uint32_t const> old);
  void queue_arc(std::uint32_t arc);
  void remember(std::uint64_t at, std::span<std::uint32_t const> old, undo& u) const;
  void put_back(undo const& u);
  void mend_whole(undo& u);

  metric& metric_;
  simd_level level_;
  std::vector<std::uint32_t> tails_;     // lower ends of up-arcs
  std::vector<std::uint32_t> changed_;   // up-arcs on which changed arcs of the graph lie
  std::vector<std::uint32_t> heap_;      // up-arcs to be worked out, the least on top
  std::vector<char> is_queued_;          // up-arcs
  std::vector<char> is_dirty_;           // ranks
  std::vector<std::uint32_t> position_;  // scratch of the inner loops
  std::uint32_t changed_cells_[std::size_t{2} * metric::kMostLanes]{};  // of both slots of an up-arc
  std::vector<std::uint32_t> fresh_;  // both slots of an up-arc, or all of a node, before or after
};

}  // namespace wakhan::hierarchy
