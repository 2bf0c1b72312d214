// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "wakhan/hierarchy/aligned.h"
#include "wakhan/hierarchy/labels.h"
#include "wakhan/hierarchy/metric.h"
#include "wakhan/net/network.h"
#include "wakhan/net/zone_hierarchies.h"

namespace wakhan::net {

// A zone of which a part is closed: shortest ways between its nodes along the links that are open, by the hierarchy
// that the pack holds of it. Ways are as long in both directions. May be used by several threads at once.
class closed_zone {
 public:
  // `may_use`: whether a link of the zone is open. The zone has a hierarchy. It stays where it was made.
  closed_zone(network const& n, zone_id zone, std::function<bool(link_id)> const& may_use, unsigned threads = 1);
  closed_zone(closed_zone const&) = delete;
  closed_zone& operator=(closed_zone const&) = delete;

  // What is known of a node for all questions about it.
  hierarchy::label climb(node_id node) const;
  // How far two nodes are from each other; nothing where no open line joins them.
  static std::optional<std::uint32_t> metres(hierarchy::label const& a, hierarchy::label const& b);
  // Between each two of some nodes, [from][to]; hierarchy::kUnreached where no open line joins them.
  hierarchy::line_vector<std::uint64_t> distances(std::span<node_id const> nodes, unsigned threads = 1) const;
  // The links of a shortest way between two nodes that are joined. Throws error{damaged_pack} where they do not hang
  // together.
  std::vector<link_id> links(node_id from, node_id to) const;

 private:
  std::uint32_t number(node_id node) const;

  network n_;
  zone_hierarchy zone_;
  hierarchy::metric metric_;
  hierarchy::labels labels_;
};

// Some nodes of a closed zone, and of all ways between two of them those that pass through no third.
class zone_ends {
 public:
  zone_ends(closed_zone const& zone, std::span<node_id const> ends, unsigned threads = 1);

  // A shortest way between two ends, or from another node to an end.
  struct reach {
    std::uint32_t from{}, to{};  // places in the list of ends; from another node, 0
    std::uint32_t metres{};
  };
  // The ways of each end, in their order, nearest first. All others are made of them.
  std::vector<reach> join() const;
  // The same from any node, whose distances to all ends are given.
  std::vector<reach> ways(std::span<std::uint64_t const> metres) const;

 private:
  using near_end = std::pair<std::uint64_t, std::uint32_t>;
  void add_ways(std::uint32_t from, std::vector<near_end> near, std::vector<reach>& found) const;

  std::size_t ends_;
  hierarchy::line_vector<std::uint64_t> metres_;  // [from][to]
};

}  // namespace wakhan::net
