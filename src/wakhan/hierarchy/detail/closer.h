// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "wakhan/hierarchy/detail/closing_costs.h"
#include "wakhan/hierarchy/metric.h"
#include "wakhan/hierarchy/what_if.h"

namespace wakhan::hierarchy {

// Arcs to be closed together, and the pairs asked for meanwhile.
struct closing {
  std::span<std::uint32_t const> arcs;
  std::span<std::uint32_t const> pairs;  // ascending
  std::span<std::uint64_t> lengths;      // to be found, a number a pair
};

// Closes arcs in metrics of its own, one a thread, asks, and opens them again. A closing is mended by itself in one
// lane, or sixteen of them at once in a lane each, whichever is less work by closing_costs.
class closer {
 public:
  closer(metric const& base, std::span<od_pair const> pairs, resources const& use);
  ~closer();

  // Finds the lengths of all of them. Arcs and pairs are known to be there.
  void answer(std::span<closing const> all);

 private:
  struct changeable;
  struct worker;
  // Closings of one mending: places in the list, in a lane each.
  struct batch {
    std::vector<std::size_t> closings;
    bool is_laned;
  };

  std::vector<batch> plan(std::span<closing const> all);
  std::int64_t add_laned(std::span<closing const> all, std::span<std::size_t const> alike, std::vector<batch>& laned);
  void answer_single(worker& own, closing const& c);
  void answer_laned(worker& own, std::span<closing const> all, batch const& b);
  std::unique_ptr<changeable> copy_base(unsigned lanes) const;

  metric const& base_;
  std::span<od_pair const> pairs_;
  simd_level level_;
  closing_costs costs_;
  std::vector<worker> workers_;
};

}  // namespace wakhan::hierarchy
