// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/tied_stop.h"

#include <algorithm>

namespace wakhan::route {

namespace {

template <typename T>
bool holds(std::vector<T> const& all, T const one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

tied_stop::tied_stop(net::view const& seen, tie_finder const& ties, net::line_search& search, stop const& here)
    : n_{seen.base()}, here_{here} {
  if (auto const road = ties.road_at(here)) {
    tie_line(*road);
    tie(ties, *road, true);
  }
  for (auto const by : kTerminalModes) {
    for (auto const t : ties.terminals_at(here, by)) {
      auto const& terminal = n_.terminals[net::terminal_id{t}];
      auto const is_far = geo::rough_distance_m(here.at, terminal.position) > kAccessMetres;
      if (is_far) {
        far_yards_.push_back(terminal.node);
      }
      if (!holds(yards_, terminal.node)) {
        yards_.push_back(terminal.node);
        tie(ties, terminal.node, false);
        tie_transfers(terminal.node);
      }
    }
  }
  add_hauls(seen, search);
  sort_arcs();
}

tied_stop::tied_stop(tied_stop const& whole, net::view const& seen, closed_parts const& parts) : tied_stop{whole} {
  auto const part_of = [&](line const& l) { return parts.of(n_.nodes.zone[l.node]); };
  std::erase_if(arcs_, [&](arc const& a) { return !a.link.is_valid() && part_of(lines_[a.start]) != nullptr; });
  for (auto& l : lines_) {
    if (auto const* const part = part_of(l)) {
      l.ways.clear();
      l.climbed.clear();
      l.above = seen.is_country_avoided(n_.nodes.country[l.node]) ? hierarchy::label{} : part->zone().climb(l.node);
    }
  }
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    if (!lines_[i].above.rank.empty()) {
      add_closed_ways(i, *part_of(lines_[i]));
      add_haul_arcs(i);
    }
  }
  sort_arcs();
}

void tied_stop::sort_arcs() {
  std::stable_sort(arcs_.begin(), arcs_.end(), [](arc const& a, arc const& b) { return a.head < b.head; });
}

std::uint32_t tied_stop::number_of(net::node_id const node) const {
  if (auto const portal = n_.nodes.portal[node]; portal.is_valid()) {
    return portal.value;
  }
  auto const at = std::find(extras_.begin(), extras_.end(), node);
  return at == extras_.end()
             ? kNone
             : static_cast<std::uint32_t>(n_.portals.size() + static_cast<std::size_t>(at - extras_.begin()));
}

std::uint32_t tied_stop::number(net::node_id const node) {
  if (auto const known = number_of(node); known != kNone) {
    return known;
  }
  extras_.push_back(node);
  return static_cast<std::uint32_t>(n_.portals.size() + extras_.size() - 1);
}

void tied_stop::tie(tie_finder const& ties, net::node_id const at, bool const is_road) {
  for (auto const is_pickup : {true, false}) {
    auto const what = ties.mile(here_, at, is_pickup, is_road);
    (is_pickup ? pickups_ : deliveries_).push_back({what, number(at), ties.price_of(what)});
  }
}

void tied_stop::tie_line(net::node_id const at) {
  auto const is_known = std::any_of(lines_.begin(), lines_.end(), [&](line const& l) { return l.node == at; });
  if (!n_.nodes.portal[at].is_valid() && !is_known) {
    number(at);
    lines_.push_back({at, {}, {}, {}});
  }
}

void tied_stop::tie_transfers(net::node_id const yard) {
  auto const is_portal = n_.nodes.portal[yard].is_valid();
  for (auto const link : n_.links_at(yard)) {
    if (n_.links.kind[link] != net::link_kind::transfer) {
      continue;
    }
    auto const at = n_.other_end(link, yard);
    tie_line(at);
    if (!is_portal) {
      auto const tail = number(yard);
      auto const head = number(at);
      // As the links of transfers are drawn: from the yard to the line.
      arcs_.push_back({tail, head, link, 0, 0, 0, !n_.is_link_from(link, yard), true});
      arcs_.push_back({head, tail, link, 0, 0, 0, !n_.is_link_from(link, at), false});
    }
  }
}

void tied_stop::add_hauls(net::view const& seen, net::line_search& search) {
  auto nodes = std::vector<net::node_id>{};
  for (auto const& l : lines_) {
    if (n_.nodes.zone[l.node].is_valid() && !seen.is_country_avoided(n_.nodes.country[l.node])) {
      nodes.push_back(l.node);
    }
  }
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    auto& from = lines_[i];
    if (!holds(nodes, from.node)) {
      continue;
    }
    from.ways = search.ways(from.node, nodes);
    from.climbed = search.climb(from.node);
    add_haul_arcs(i);
  }
}

// To portals, and to the stop's other lines of the zone.
void tied_stop::add_closed_ways(std::uint32_t const which, closed_parts::part const& part) {
  auto& from = lines_[which];
  for (auto const& r : part.ways(from.node, from.above)) {
    from.ways.push_back({r.to, r.metres, {}});
  }
  for (auto const& to : lines_) {
    if (to.node == from.node || to.above.rank.empty() || n_.nodes.zone[to.node] != n_.nodes.zone[from.node]) {
      continue;
    }
    if (auto const metres = net::closed_zone::metres(from.above, to.above)) {
      from.ways.push_back({to.node, *metres, {}});
    }
  }
}

// Portals are not searched from: their ways back are the same ones.
void tied_stop::add_haul_arcs(std::uint32_t const which) {
  auto const& from = lines_[which];
  auto const tail = number(from.node);
  for (std::uint32_t w = 0; w < from.ways.size(); ++w) {
    auto const head = number(from.ways[w].to);
    auto const metres = from.ways[w].metres;
    arcs_.push_back({tail, head, {}, metres, which, w, false, false});
    if (head < n_.portals.size()) {
      arcs_.push_back({head, tail, {}, metres, which, w, true, false});
    }
  }
}

std::span<tied_stop::arc const> tied_stop::arcs_into(std::uint32_t const node) const {
  auto const [first, last] = std::equal_range(arcs_.begin(), arcs_.end(), arc{0, node, {}, 0, 0, 0, false, false},
                                              [](arc const& a, arc const& b) { return a.head < b.head; });
  return {first, last};
}

bool tied_stop::shares_far_terminal(tied_stop const& other) const {
  auto const is_shared = [](std::vector<net::node_id> const& far, std::vector<net::node_id> const& yards) {
    return std::any_of(far.begin(), far.end(), [&](auto const y) { return holds(yards, y); });
  };
  return is_shared(far_yards_, other.yards_) || is_shared(other.far_yards_, yards_);
}

}  // namespace wakhan::route
