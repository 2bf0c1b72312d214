// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "wakhan/net/detail/portal_search.h"
#include "wakhan/net/network.h"
#include "wakhan/net/overlay.h"

namespace wakhan::net {

// Shortest ways along whole zones from nodes inside them, over the lines that a pack holds thinned out: from a node
// that was taken out lines lead up, to nodes taken out after it and at last to those left, and among these on to the
// portals (Geisberger et al., "Contraction hierarchies", 2008, with an uncontracted core). Scratch memory: keep one a
// thread and use it again.
class line_search {
 public:
  explicit line_search(network const& n);

  // Shortest ways from `start` to every portal of its zone that no other portal hides, nearest first; then to each of
  // `targets` that can be reached without passing a portal, in their order. Portals among the targets are left out:
  // they are found anyway. Nodes of another zone are not reached.
  std::vector<line_way> ways(node_id start, std::span<node_id const> targets);

  // A node on the way up from a node, and how it was reached.
  struct climbed {
    node_id node;
    std::uint64_t metres{};
    std::uint32_t line{};  // by which; of the start none
  };
  // What lies on the way up from a node: for targets that many searches ask for. Nearest first.
  std::vector<climbed> climb(node_id from) const;
  // How far from the start of the last search a target lies past no portal, by what climbs from it; nothing where it
  // cannot be reached so.
  std::optional<std::uint32_t> metres_to(std::span<climbed const> target) const;

  // The links of lines that lead on from a node, in order. Throws error{damaged_pack} where they do not hang together.
  static std::vector<link_id> links(network const& n, node_id from, std::span<std::uint32_t const> lines);
  // The first of them.
  static link_id first_link(network const& n, node_id from, std::span<std::uint32_t const> lines);

 private:
  // Where a search and a climb meet.
  struct meeting {
    std::uint64_t metres{std::numeric_limits<std::uint64_t>::max()};
    std::uint32_t number{};
    climbed const* peak{};  // none: they do not
  };

  std::uint32_t number(node_id node);
  meeting meet(std::span<climbed const> up) const;
  std::vector<std::uint32_t> lines_to(std::uint32_t number, node_id start) const;
  void add_target(node_id start, node_id target, std::vector<line_way>& found) const;

  network n_;
  detail::portal_search search_;
  std::unordered_map<std::uint32_t, std::uint32_t> number_;  // of nodes taken out that this search has met
  std::vector<node_id> met_;                                 // those, by their number from the count of nodes left on
};

}  // namespace wakhan::net
