// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "wakhan/cost/link_cost.h"
#include "wakhan/net/closed_zone.h"
#include "wakhan/net/overlay.h"
#include "wakhan/net/view.h"
#include "wakhan/route/stop_ties.h"
#include "wakhan/route/way_piece.h"

namespace wakhan::route {

enum class arc_kind : std::uint8_t {
  overlay,  // line-haul between two portals: id is an arc of the network's overlay
  haul,     // line-haul of this question: id is an index into hauls(), passed forwards or backwards
  link,     // a border, passage, transfer, boarding, sailing or flight: id is its link
  access,   // first or last mile: id is an index into accesses()
};

struct arc {
  std::uint32_t tail{}, head{};
  std::uint32_t id{};
  arc_kind kind{};
  bool is_backwards{};
  cost::criteria price;
};

// A stretch of line-haul from one node to another of its zone.
struct line_haul_piece {
  net::node_id from, to;
  net::link_id first;                // of its links; in a zone of which a part is closed, any open one at `from`
  std::vector<std::uint32_t> lines;  // thinned ones; none in a zone of which a part is closed
};

// Why no way was found, from the way that would be shortest in time if nothing were closed.
struct obstacle {
  net::closure why{};
  net::link_id link;
};

struct obstacle_report {
  // What is closed on the way that would be quickest if everything were open, in its order; empty where there is no
  // way even then.
  std::vector<obstacle> met;
  bool is_joined{};  // whether there is a way when everything is open
};

// The graph one question is searched on: portals of the overlay, and what ties the question's stops to them.
// Small (some thousands of nodes); built per question without a scan of the whole network.
class search_graph {
 public:
  // `stops`: origin, places to pass in order, destination. `threads` only for zones in which an avoided country lies.
  search_graph(net::view const& seen, std::span<stop const> stops, unsigned threads);
  // It refers to its own view, so it stays where it was made.
  search_graph(search_graph const&) = delete;
  search_graph& operator=(search_graph const&) = delete;
  // The graph of the same question by a view that avoids or bans other countries and is the same in all else. Stops are
  // tied and arcs priced anew only where one of the two views splits a zone, or goods are dangerous.
  std::unique_ptr<search_graph> seen_by(net::view const& seen) const;

  std::size_t nodes() const { return node_of_.size(); }
  std::uint32_t origin() const { return origin_; }
  std::uint32_t destination() const { return destination_; }
  std::size_t vias() const { return stops_.size() - 2; }
  // Which place to pass lies at a node: bit k for the k-th one.
  std::uint32_t vias_at(std::uint32_t const node) const { return vias_at_[node]; }
  // All arcs, those that are closed among them.
  std::span<arc const> arcs() const { return arcs_; }
  // Arcs from a node that are open to the question.
  std::span<std::uint32_t const> out(std::uint32_t const node) const {
    return std::span{out_}.subspan(first_out_[node], first_out_[node + 1] - first_out_[node]);
  }
  // The network's node behind a search node; invalid for the stops.
  net::node_id node_of(std::uint32_t const node) const { return node_of_[node]; }
  std::vector<access> const& accesses() const { return accesses_; }
  net::view const& seen() const { return seen_; }

  // The links that an arc passes, from its start where it is line-haul; none for first and last miles.
  std::vector<net::link_id> links_on(arc const& a) const;
  way_piece piece_of(arc const& a) const;

  // What stands in the way of a question that has none. Found when it is asked for, by building the graph anew with
  // what is closed in it.
  obstacle_report obstacles() const;

 private:
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
  struct with_closed {};
  // The graph with arcs that are closed by status, day or mode still in it.
  search_graph(net::view const& seen, std::span<stop const> stops, unsigned threads, ends_at ends, with_closed);
  // The same arcs, closed by another view.
  search_graph(search_graph const& whole, net::view const& seen);

  std::uint32_t node(net::node_id at);
  void add_portal_arcs();
  void add_overlay_arcs(net::portal_id from);
  void add_link_arcs(std::uint32_t from);
  void tie_stop(std::size_t number, std::span<stop const> stops);
  void add_access(std::uint32_t stop_node, net::node_id at, stop const& from, bool is_pickup, bool is_road);
  void tie_line_node(net::node_id at);
  void add_hauls(unsigned threads);
  void add_haul(net::node_id from, net::line_way way, net::link_id first, bool is_passed_back);
  void add_whole_zone_hauls(std::span<net::node_id const> starts);
  void add_split_zone_hauls(net::zone_id zone, std::span<net::node_id const> ends, unsigned threads);
  bool is_split_zone(net::zone_id zone) const;
  // `open`: the graph in which nothing is avoided; the same nodes, and this graph itself where no zone is split.
  void close_arcs(search_graph const& open);
  void index();
  // Least times from the origin and the arcs they come by; within the modes of a view where one is given.
  std::vector<std::int64_t> earliest(std::vector<std::uint32_t>& last_arc, net::view const* modes) const;
  net::link_id first_link(arc const& a) const;
  std::vector<net::link_id> links_of(arc const& a) const;  // of a haul
  net::mode mode_of(arc const& a) const;
  net::closure why_closed(arc const& a, std::int32_t days_after) const;
  obstacle obstacle_on(search_graph const& open, arc const& a, std::int32_t days_after) const;
  static std::int32_t days_of(std::int64_t time);
  obstacle_report obstacles(ends_at ends) const;
  obstacle_report obstacles_in(search_graph const& open) const;
  obstacle_report obstacles_on(search_graph const& open, std::vector<std::int64_t> const& time,
                               std::vector<std::uint32_t> const& last_arc) const;
  bool has_split_zones() const;

  net::view seen_;
  net::network const& n_;
  std::uint32_t origin_{}, destination_{};
  std::vector<stop> stops_;
  unsigned threads_{};
  ends_at ends_{};
  std::vector<net::node_id> node_of_;
  std::unordered_map<std::uint32_t, std::uint32_t>
      extra_;  // network node to search node, for nodes that are no portals
  std::vector<std::uint32_t> vias_at_;
  std::vector<net::node_id> line_nodes_;  // nodes of lines that the stops reach and that are no portals
  std::vector<arc> arcs_;
  std::vector<std::uint32_t> first_out_, out_;
  std::vector<line_haul_piece> hauls_;
  std::map<net::zone_id, net::closed_zone> closed_zones_;  // as far as stops and portals lie in them
  std::vector<access> accesses_;
  std::vector<char> split_zones_;  // zones inside which a country, border or line is closed to this question
  tie_finder ties_;
};

}  // namespace wakhan::route
