// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/hierarchy/detail/kernels.h"
#include "wakhan/hierarchy/metric.h"

namespace wakhan::hierarchy {

// Weights after perfect customisation: the distance between the ends of each slot, [slot][stride], in a metric's narrow
// numbers. Empty for a wide metric. The same bytes for any resources.
line_vector<std::uint32_t> find_slot_distances(metric const& m, resources const& use = {});

// The arcs of a metric without which some distance would be longer: those whose weight is the distance between their
// ends in at least one lane. A question has far fewer of them to look at. They hold until the metric changes; a wide
// metric has none, and questions of it do without.
class pruned_arcs {
 public:
  explicit pruned_arcs(metric const& m, resources const& use = {});

  // One direction, by lower ends.
  struct side {
    std::vector<std::uint32_t> first, head;
    line_vector<std::uint32_t> weight;  // [arc][stride]
    kept_arcs<std::uint32_t> raw() const { return {first.data(), head.data(), weight.data()}; }
  };
  side out, back;
};

}  // namespace wakhan::hierarchy
