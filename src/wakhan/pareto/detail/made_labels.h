// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "wakhan/pareto/detail/excess_graph.h"

namespace wakhan::pareto {

// Some of the labels made at a node, settled or not, to leave out later ones that one of them beats: such a label would
// leave the queue after it and be dropped then. Only a few are kept, so most of what is beaten is noticed and all that
// is told is true. It pays where many arcs lead to a node.
template <std::size_t K>
class made_labels {
 public:
  // Whether one of those kept is no worse in any criterion and better in one.
  bool beat(excess<K> const& e) const {
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (beats<K>(kept_[i], e)) {
        return true;
      }
    }
    return false;
  }
  // Takes in one that is not beaten, in the place of one that it beats, or else of the oldest.
  void add(excess<K> const& e) {
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (beats<K>(e, kept_[i])) {
        kept_[i] = e;
        return;
      }
    }
    if (count_ < kMost) {
      kept_[count_++] = e;
      return;
    }
    kept_[oldest_] = e;
    oldest_ = (oldest_ + 1) % kMost;
  }

 private:
  static constexpr std::uint32_t kMost = 8;

  std::array<excess<K>, kMost> kept_;
  std::uint32_t count_ = 0;
  std::uint32_t oldest_ = 0;
};

}  // namespace wakhan::pareto
