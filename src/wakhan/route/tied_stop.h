// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/net/line_search.h"
#include "wakhan/route/closed_parts.h"
#include "wakhan/route/stop_ties.h"

namespace wakhan::route {

// A stop with all that ties it to the portals, as sender's or receiver's: made once for many questions, by the rules by
// which search_graph::tie_stop ties the stops of one. Nodes that are
// no portals are numbered after them, in the order of `extras`.
class tied_stop {
 public:
  // An arc between nodes of which at least one is no portal.
  struct arc {
    std::uint32_t tail{}, head{};
    net::link_id link;       // a transfer; invalid for line-haul
    std::uint32_t metres{};  // of line-haul
    std::uint32_t start{};   // which line's search it is of
    std::uint32_t way{};     // and which of its ways
    bool is_backwards{};     // passed against the link or the way
    bool is_loading{};       // waits for departures towards the destination of a question
  };
  struct mile {
    access what;
    std::uint32_t node{};
    cost::criteria price;
  };
  struct line {
    net::node_id node;
    std::vector<net::line_way> ways;                 // to portals, and to other lines of the stop
    std::vector<net::line_search::climbed> climbed;  // for searches of other stops that look for it
    hierarchy::label above;  // for the same, in a zone of which a part is closed; such ways have no thinned lines
  };

  tied_stop(net::view const& seen, tie_finder const& ties, net::line_search& search, stop const& here);
  // A stop tied over whole zones as it is tied where parts of some are closed.
  tied_stop(tied_stop const& whole, net::view const& seen, closed_parts const& parts);

  stop const& here() const { return here_; }
  std::span<net::node_id const> extras() const { return extras_; }
  std::span<arc const> arcs() const { return arcs_; }
  // Those into a node.
  std::span<arc const> arcs_into(std::uint32_t node) const;
  std::span<mile const> pickups() const { return pickups_; }
  std::span<mile const> deliveries() const { return deliveries_; }
  std::span<line const> lines() const { return lines_; }
  // The number of a node, kNone where it is neither a portal nor tied.
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  std::uint32_t number_of(net::node_id node) const;
  // Whether a far terminal of one stop serves the other, too: then a question between them does without it.
  bool shares_far_terminal(tied_stop const& other) const;

 private:
  void tie(tie_finder const& ties, net::node_id at, bool is_road);
  void tie_transfers(net::node_id yard);
  void tie_line(net::node_id at);
  void add_hauls(net::view const& seen, net::line_search& search);
  void add_closed_ways(std::uint32_t which, closed_parts::part const& part);
  void add_haul_arcs(std::uint32_t which);
  void sort_arcs();
  std::uint32_t number(net::node_id node);

  net::network const& n_;
  stop here_;
  std::vector<net::node_id> extras_;
  std::vector<arc> arcs_;  // by head, in the order they were found
  std::vector<mile> pickups_, deliveries_;
  std::vector<line> lines_;
  std::vector<net::node_id> yards_, far_yards_;
};

}  // namespace wakhan::route
