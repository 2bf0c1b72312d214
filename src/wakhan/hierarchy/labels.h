// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/hierarchy/metric.h"
#include "wakhan/hierarchy/query.h"

namespace wakhan::hierarchy {

// Which way a label leads: from its node out to those above it, or from those back to its node.
enum class label_side : std::uint8_t { out, back };

// How far all nodes above one in the elimination tree are. Two labels hold between them the distance of their nodes
// (hub labels: Abraham, Delling, Goldberg, Werneck, "A hub-based labeling algorithm for shortest paths in road
// networks", 2011), so for nodes that many questions are about only the half of each question is left.
struct label {
  std::vector<std::uint32_t> rank;    // by depth in the tree, the root first, the node itself last
  std::vector<std::uint64_t> length;  // of the same, for the module itself to read
};

// Labels of a metric in its first lane, and what follows from them. May be used by several threads at once; the metric
// has to live as long, unchanged.
class labels {
 public:
  explicit labels(metric const& m);

  // Throws error{bad_input} for no node.
  label of(std::uint32_t node, label_side side) const;
  // From the node of a label out to the node of a label back; kUnreached where there is no way.
  static std::uint64_t distance(label const& out, label const& back);
  // A way as long as that: always the same one of several.
  way find_way(label const& out, label const& back) const;

 private:
  std::vector<hop> hops_to(label const& climbed, std::size_t turn, unsigned side) const;

  metric const& metric_;
  std::vector<std::uint32_t> depth_;  // by rank
};

}  // namespace wakhan::hierarchy
