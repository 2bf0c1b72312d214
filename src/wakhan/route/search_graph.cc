// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/search_graph.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>

#include "wakhan/net/line_search.h"

namespace wakhan::route {

namespace {

using net::link_kind;
using net::mode;

constexpr std::size_t kArcsOfStops = 4096;  // room for what ties a question's stops
constexpr double kViaMetres = 40'000;       // lines this near a place to pass lead past it

}  // namespace

search_graph::search_graph(net::view const& seen, std::span<stop const> const stops, unsigned const threads)
    : search_graph{seen, stops, threads, ends_at::serving_terminals, with_closed{}} {
  if (has_split_zones()) {
    close_arcs(search_graph{seen.without_closures(), stops, threads, ends_, with_closed{}});
  } else {
    close_arcs(*this);
  }
}

search_graph::search_graph(net::view const& seen, std::span<stop const> const stops, unsigned const threads,
                           ends_at const ends, with_closed)
    : seen_{seen},
      n_{seen_.base()},
      stops_{stops.begin(), stops.end()},
      threads_{threads},
      ends_{ends},
      split_zones_{find_split_zones(seen_)},
      ties_{seen_, ends} {
  auto const portals = n_.portals.all();
  node_of_.assign(portals.begin(), portals.end());
  vias_at_.assign(node_of_.size(), 0);
  add_portal_arcs();
  for (std::size_t i = 0; i < stops.size(); ++i) {
    tie_stop(i, stops);
  }
  add_hauls(threads);
  index();
}

search_graph::search_graph(search_graph const& whole, net::view const& seen)
    : seen_{seen},
      n_{seen_.base()},
      origin_{whole.origin_},
      destination_{whole.destination_},
      stops_{whole.stops_},
      threads_{whole.threads_},
      ends_{whole.ends_},
      node_of_{whole.node_of_},
      extra_{whole.extra_},
      vias_at_{whole.vias_at_},
      line_nodes_{whole.line_nodes_},
      arcs_{whole.arcs_},
      hauls_{whole.hauls_},
      accesses_{whole.accesses_},
      split_zones_{whole.split_zones_},
      ties_{seen_, ends_} {
  index();
  close_arcs(*this);
}

std::unique_ptr<search_graph> search_graph::seen_by(net::view const& seen) const {
  auto const split = find_split_zones(seen);
  auto const is_whole = !has_split_zones() && std::find(split.begin(), split.end(), 1) == split.end();
  // Line-haul from a node in an avoided country was not made.
  auto const is_complete = std::none_of(line_nodes_.begin(), line_nodes_.end(), [&](net::node_id const at) {
    return seen_.is_country_avoided(n_.nodes.country[at]);
  });
  if (is_whole && is_complete && !seen_.has_hazards() && !seen.has_hazards()) {
    return std::unique_ptr<search_graph>{new search_graph{*this, seen}};
  }
  return std::make_unique<search_graph>(seen, stops_, threads_);
}

bool search_graph::has_split_zones() const {
  return std::find(split_zones_.begin(), split_zones_.end(), 1) != split_zones_.end();
}

std::uint32_t search_graph::node(net::node_id const at) {
  if (auto const portal = n_.nodes.portal[at]; portal.is_valid()) {
    return portal.value;
  }
  auto const [place, fresh] = extra_.try_emplace(at.value, static_cast<std::uint32_t>(node_of_.size()));
  if (fresh) {
    node_of_.push_back(at);
    vias_at_.push_back(0);
  }
  return place->second;
}

bool search_graph::is_split_zone(net::zone_id const zone) const { return split_zones_[zone.index()] != 0; }

void search_graph::add_portal_arcs() {
  auto links = std::size_t{0};
  for (auto const at : n_.portals.all()) {
    links += n_.links_at(at).size();
  }
  arcs_.reserve(n_.overlay.head.size() + links + kArcsOfStops);
  for (std::uint32_t p = 0; p < n_.portals.size(); ++p) {
    add_overlay_arcs(net::portal_id{p});
    add_link_arcs(p);
  }
}

void search_graph::add_overlay_arcs(net::portal_id const from) {
  auto const zone = n_.nodes.zone[n_.portals[from]];
  if (!zone.is_valid() || is_split_zone(zone)) {
    return;
  }
  auto const first = n_.overlay.first_arc.all();
  for (auto i = first[from.index()]; i < first[from.index() + 1]; ++i) {
    arcs_.push_back({from.value, n_.overlay.head.all()[i].value, i, arc_kind::overlay, false,
                     haul_price(seen_, zone, n_.overlay.metres.all()[i])});
  }
}

void search_graph::add_link_arcs(std::uint32_t const from) {
  auto const at = node_of_[from];
  for (auto const link : n_.links_at(at)) {
    auto const there = n_.other_end(link, at);
    if (net::is_line_haul(n_, link) || there == at || !n_.nodes.portal[there].is_valid() || !seen_.is_built(link)) {
      continue;
    }
    arcs_.push_back({from, n_.nodes.portal[there].value, link.value, arc_kind::link, !n_.is_link_from(link, at),
                     cost::link_bill(seen_, link, at).sum});
  }
}

void search_graph::add_access(std::uint32_t const stop_node, net::node_id const at, stop const& from,
                              bool const is_pickup, bool const is_road) {
  auto const made = ties_.mile(from, at, is_pickup, is_road);
  auto const price = ties_.price_of(made);
  auto const there = node(at);
  auto const id = static_cast<std::uint32_t>(accesses_.size());
  accesses_.push_back(made);
  arcs_.push_back(is_pickup ? arc{stop_node, there, id, arc_kind::access, false, price}
                            : arc{there, stop_node, id, arc_kind::access, false, price});
}

// A node of a line that freight of this question may enter, leave or pass by: line-haul is searched from it.
void search_graph::tie_line_node(net::node_id const at) {
  if (!n_.nodes.portal[at].is_valid() && !extra_.contains(at.value)) {
    node(at);
    line_nodes_.push_back(at);
  }
}

void search_graph::tie_stop(std::size_t const number, std::span<stop const> const stops) {
  auto const& here = stops[number];
  auto const is_first = number == 0;
  auto const is_last = number + 1 == stops.size();
  auto const via_bit = is_first || is_last ? 0U : std::uint32_t{1} << (number - 1);
  auto stop_node = std::uint32_t{0};
  if (is_first || is_last) {
    stop_node = static_cast<std::uint32_t>(node_of_.size());
    node_of_.emplace_back();
    vias_at_.push_back(0);
    (is_first ? origin_ : destination_) = stop_node;
  }
  if (auto const road = ties_.road_at(here)) {
    auto const at = *road;
    tie_line_node(at);
    if (via_bit == 0) {
      add_access(stop_node, at, here, is_first, true);
    }
    vias_at_[node(at)] |= via_bit;
  }
  for (auto const by : kTerminalModes) {
    for (auto const t : ties_.terminals_at(here, by)) {
      auto const& terminal = n_.terminals[net::terminal_id{t}];
      auto const metres = geo::rough_distance_m(here.at, terminal.position);
      if (via_bit != 0 ? metres > kViaMetres
                       : metres > kAccessMetres && ties_.is_terminal_of(t, is_first ? stops.back() : stops.front())) {
        continue;
      }
      auto const is_new = !n_.nodes.portal[terminal.node].is_valid() && !extra_.contains(terminal.node.value);
      auto const yard = node(terminal.node);
      vias_at_[yard] |= via_bit;
      auto const is_known = std::any_of(accesses_.begin(), accesses_.end(), [&](auto const& a) {
        return a.node == terminal.node && a.is_pickup == is_first;
      });
      if (via_bit == 0 && !is_known) {
        add_access(stop_node, terminal.node, here, is_first, false);
      }
      for (auto const link : n_.links_at(terminal.node)) {
        if (n_.links.kind[link] != link_kind::transfer) {
          continue;
        }
        auto const line = n_.other_end(link, terminal.node);
        tie_line_node(line);
        auto const line_node = node(line);
        vias_at_[line_node] |= n_.links.by[link] == mode::road ? 0U : via_bit;
        if (is_new) {
          arcs_.push_back(
              {yard, line_node, link.value, arc_kind::link, false, cost::link_bill(seen_, link, terminal.node).sum});
          arcs_.push_back({line_node, yard, link.value, arc_kind::link, true, cost::link_bill(seen_, link, line).sum});
        }
      }
    }
  }
}

void search_graph::add_hauls(unsigned const threads) {
  // Starts: the stops' own line nodes, and every portal of a zone that must be measured anew.
  auto in_whole_zones = std::vector<net::node_id>{};
  auto in_split_zones = std::map<net::zone_id, std::vector<net::node_id>>{};
  for (auto const at : line_nodes_) {
    if (n_.nodes.zone[at].is_valid() && !seen_.is_country_avoided(n_.nodes.country[at])) {
      auto const zone = n_.nodes.zone[at];
      (is_split_zone(zone) ? in_split_zones[zone] : in_whole_zones).push_back(at);
    }
  }
  for (auto const at : n_.portals.all()) {
    if (n_.nodes.zone[at].is_valid() && is_split_zone(n_.nodes.zone[at]) &&
        !seen_.is_country_avoided(n_.nodes.country[at])) {
      in_split_zones[n_.nodes.zone[at]].push_back(at);
    }
  }
  add_whole_zone_hauls(in_whole_zones);
  for (auto const& [zone, ends] : in_split_zones) {
    add_split_zone_hauls(zone, ends, threads);
  }
}

void search_graph::add_haul(net::node_id const from, net::line_way way, net::link_id const first,
                            bool const is_passed_back) {
  auto const tail = node(from);
  auto const head = node(way.to);
  auto const price = haul_price(seen_, n_.nodes.zone[from], way.metres);
  auto const id = static_cast<std::uint32_t>(hauls_.size());
  hauls_.push_back({from, way.to, first, std::move(way.lines)});
  arcs_.push_back({tail, head, id, arc_kind::haul, false, price});
  if (is_passed_back) {
    arcs_.push_back({head, tail, id, arc_kind::haul, true, price});
  }
}

void search_graph::add_whole_zone_hauls(std::span<net::node_id const> const starts) {
  if (starts.empty()) {
    return;
  }
  auto search = net::line_search{n_};
  for (auto const from : starts) {
    for (auto& way : search.ways(from, starts)) {
      // Portals are not searched from: their ways back are the same ones.
      auto const is_to_portal = n_.nodes.portal[way.to].is_valid();
      auto const first = net::line_search::first_link(n_, from, way.lines);
      add_haul(from, std::move(way), first, is_to_portal);
    }
  }
}

void search_graph::add_split_zone_hauls(net::zone_id const zone, std::span<net::node_id const> const ends,
                                        unsigned const threads) {
  auto const is_open = [&](net::link_id const link) { return may_haul(seen_, link); };
  auto const& closed = closed_zones_.try_emplace(zone, n_, zone, is_open, threads).first->second;
  for (auto const& r : net::zone_ends{closed, ends, threads}.join()) {
    auto const from = ends[r.from];
    add_haul(from, {ends[r.to], r.metres, {}}, line_at(seen_, from), false);
  }
}

void search_graph::index() {
  first_out_.assign(nodes() + 1, 0);
  for (auto const& a : arcs_) {
    ++first_out_[a.tail + 1];
  }
  std::partial_sum(first_out_.begin(), first_out_.end(), first_out_.begin());
  auto next = first_out_;
  out_.resize(arcs_.size());
  for (std::uint32_t i = 0; i < arcs_.size(); ++i) {
    out_[next[arcs_[i].tail]++] = i;
  }
}

std::vector<std::int64_t> search_graph::earliest(std::vector<std::uint32_t>& last_arc,
                                                 net::view const* const modes) const {
  auto time = std::vector<std::int64_t>(nodes(), kNever);
  last_arc.assign(nodes(), UINT32_MAX);
  using entry = std::pair<std::int64_t, std::uint32_t>;
  auto queue = std::priority_queue<entry, std::vector<entry>, std::greater<>>{};
  time[origin_] = 0;
  queue.emplace(0, origin_);
  while (!queue.empty()) {
    auto const [sum, here] = queue.top();
    queue.pop();
    if (sum > time[here]) {
      continue;
    }
    for (auto const i : out(here)) {
      auto const& a = arcs_[i];
      if (sum + a.price.time < time[a.head] && (modes == nullptr || modes->is_mode_used(mode_of(a)))) {
        time[a.head] = sum + a.price.time;
        last_arc[a.head] = i;
        queue.emplace(time[a.head], a.head);
      }
    }
  }
  return time;
}

}  // namespace wakhan::route
