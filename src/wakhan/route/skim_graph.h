// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "wakhan/net/view.h"
#include "wakhan/route/best_way.h"
#include "wakhan/route/closed_parts.h"
#include "wakhan/route/search_graph.h"

namespace wakhan::route {

// What questions share that differ in their ends alone: the arcs between portals, each with one price. Open is what is
// open on any day of a journey; what differs from question to question is worked out by own_values(). Where all of them
// close a part of a zone, its line-haul is measured along what is left.
class skim_graph {
 public:
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

  struct arc {
    std::uint32_t tail{}, head{};
    std::uint32_t id{};  // of the overlay or a link; metres of line-haul in a zone of which a part is closed
    arc_kind kind{};
    bool is_backwards{};
  };

  // `kind`: what all questions ask, with neither ends nor destination, but the countries that trade bans shut to them.
  skim_graph(net::network const& n, net::changes const& kind, pricing price);

  // The zones of which a part is closed to all of its questions.
  closed_parts const& parts() const { return parts_; }
  std::uint32_t nodes() const { return static_cast<std::uint32_t>(first_in_.size() - 1); }
  // Arcs by their heads: those into a node are a run.
  std::span<arc const> arcs() const { return arcs_; }
  std::span<std::uint32_t const> first_in() const { return first_in_; }
  // Their prices, kNever where they are closed to all questions.
  std::span<std::int64_t const> values() const { return values_; }

  // Arcs whose price or closure depends on the ends of a question, ascending.
  std::span<std::uint32_t const> own_arcs() const { return own_arcs_; }
  // The prices of those in a question, in their order.
  std::vector<std::int64_t> own_values(net::view const& seen) const;

  // Arcs that are shut where what a view has closed is closed, too, beyond what the graph knows; ascending. The view
  // closes no other parts of zones than the graph.
  std::vector<std::uint32_t> arcs_shut_by(net::view const& closing) const;

  net::view const& kind() const { return kind_; }
  pricing const& price() const { return price_; }

 private:
  void add_arcs();
  void add_overlay_arcs(std::uint32_t portal);
  void add_link_arcs(std::uint32_t portal);
  void add_closed_zone_arcs();
  void sort_by_head();
  std::int64_t value_of(net::view const& seen, arc const& a) const;
  bool is_open_someday(net::view const& seen, net::link_id link) const;
  bool is_own(arc const& a) const;
  net::node_id node_of(std::uint32_t const portal) const { return n_.portals.all()[portal]; }

  net::network n_;
  net::view kind_;
  pricing price_;
  closed_parts parts_;
  bool is_free_{};
  std::vector<char> has_lane_price_;  // by passage
  std::vector<arc> arcs_;
  std::vector<std::uint32_t> first_in_;
  std::vector<std::int64_t> values_;
  std::vector<std::uint32_t> own_arcs_;
};

}  // namespace wakhan::route
