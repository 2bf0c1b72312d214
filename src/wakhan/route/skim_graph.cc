// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/skim_graph.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "wakhan/net/overlay.h"

namespace wakhan::route {

skim_graph::skim_graph(net::network const& n, net::changes const& kind, pricing price)
    : n_{n},
      kind_{n_, kind},
      price_{std::move(price)},
      parts_{kind_},
      is_free_{is_line_haul_free(kind_) && !kind_.avoids_countries()} {
  has_lane_price_.assign(n_.passages.size(), 0);
  for (auto const& p : n_.lane_prices.all()) {
    has_lane_price_[p.at.index()] = 1;
  }
  add_arcs();
  sort_by_head();
  for (std::uint32_t i = 0; i < arcs_.size(); ++i) {
    values_.push_back(value_of(kind_, arcs_[i]));
    if (is_own(arcs_[i])) {
      own_arcs_.push_back(i);
    }
  }
}

void skim_graph::add_arcs() {
  for (std::uint32_t p = 0; p < n_.portals.size(); ++p) {
    add_overlay_arcs(p);
    add_link_arcs(p);
  }
  add_closed_zone_arcs();
}

void skim_graph::add_overlay_arcs(std::uint32_t const portal) {
  if (parts_.of(n_.nodes.zone[node_of(portal)]) != nullptr) {
    return;
  }
  auto const first = n_.overlay.first_arc.all();
  for (auto i = first[portal]; i < first[portal + 1]; ++i) {
    arcs_.push_back({portal, n_.overlay.head.all()[i].value, i, arc_kind::overlay, false});
  }
}

void skim_graph::add_link_arcs(std::uint32_t const portal) {
  auto const at = node_of(portal);
  for (auto const link : n_.links_at(at)) {
    auto const there = n_.other_end(link, at);
    if (net::is_line_haul(n_, link) || there == at || !n_.nodes.portal[there].is_valid() || !kind_.is_built(link)) {
      continue;
    }
    arcs_.push_back({portal, n_.nodes.portal[there].value, link.value, arc_kind::link, !n_.is_link_from(link, at)});
  }
}

void skim_graph::add_closed_zone_arcs() {
  for (auto const& [zone, part] : parts_.all()) {
    for (auto const& r : part->join()) {
      arcs_.push_back({n_.nodes.portal[r.from].value, n_.nodes.portal[r.to].value, r.metres, arc_kind::haul, false});
    }
  }
}

void skim_graph::sort_by_head() {
  first_in_.assign(n_.portals.size() + 1, 0);
  for (auto const& a : arcs_) {
    ++first_in_[a.head + 1];
  }
  std::partial_sum(first_in_.begin(), first_in_.end(), first_in_.begin());
  auto next = first_in_;
  auto sorted = std::vector<arc>(arcs_.size());
  for (auto const& a : arcs_) {
    sorted[next[a.head]++] = a;
  }
  arcs_ = std::move(sorted);
}

bool skim_graph::is_open_someday(net::view const& seen, net::link_id const link) const {
  auto const days = seen.is_dated(link) ? net::view::kLongestDays : 0;
  for (auto day = 0; day <= days; ++day) {
    if (seen.why_closed(link, day) == net::closure::none) {
      return true;
    }
  }
  return false;
}

std::int64_t skim_graph::value_of(net::view const& seen, arc const& a) const {
  if (a.kind == arc_kind::link) {
    auto const link = net::link_id{a.id};
    return is_open_someday(seen, link) ? price_(cost::link_bill(seen, link, node_of(a.tail)).sum) : kNever;
  }
  auto const is_whole = a.kind == arc_kind::overlay;
  auto const first =
      is_whole ? n_.overlay.path.all()[n_.overlay.first_link.all()[a.id]] : line_at(kind_, node_of(a.tail));
  if (!is_free_ && why_stretch_closed(seen, {node_of(a.tail), node_of(a.head), first}) != net::closure::none) {
    return kNever;
  }
  auto const metres = is_whole ? n_.overlay.metres.all()[a.id] : a.id;
  return price_(haul_price(seen, n_.nodes.zone[node_of(a.tail)], metres));
}

// Waits for departures towards the destination, and ships that do not lead there; what lanes pay by where freight is
// from; posts of two countries' trade.
bool skim_graph::is_own(arc const& a) const {
  if (a.kind != arc_kind::link) {
    return false;
  }
  auto const link = net::link_id{a.id};
  auto const ref = n_.links.ref[link];
  switch (n_.links.kind[link]) {
    case net::link_kind::transfer:
      return n_.nodes.kind[node_of(a.tail)] == net::node_kind::hub &&
             (kind_.departures().in_1000_weeks(net::terminal_id{ref}, n_.links.by[link]) != 0 ||
              (n_.links.by[link] == net::mode::sea && kind_.departures().lists_strings()));
    case net::link_kind::passage: return has_lane_price_[ref] != 0;
    case net::link_kind::border: return ref != UINT32_MAX && n_.crossings[net::crossing_id{ref}].is_bilateral != 0;
    default: return false;
  }
}

std::vector<std::uint32_t> skim_graph::arcs_shut_by(net::view const& closing) const {
  auto shut = std::vector<std::uint32_t>{};
  for (std::uint32_t i = 0; i < arcs_.size(); ++i) {
    auto const& a = arcs_[i];
    if (values_[i] == kNever) {
      continue;
    }
    auto const is_open =
        a.kind == arc_kind::link
            ? is_open_someday(closing, net::link_id{a.id})
            : why_stretch_closed(closing, {node_of(a.tail), node_of(a.head), {}}) == net::closure::none;
    if (!is_open) {
      shut.push_back(i);
    }
  }
  return shut;
}

std::vector<std::int64_t> skim_graph::own_values(net::view const& seen) const {
  auto values = std::vector<std::int64_t>{};
  values.reserve(own_arcs_.size());
  for (auto const i : own_arcs_) {
    values.push_back(value_of(seen, arcs_[i]));
  }
  return values;
}

}  // namespace wakhan::route
