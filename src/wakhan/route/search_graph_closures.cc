// SPDX-License-Identifier: Apache-2.0
// What is closed in a search graph on the day freight would get there, and what that leaves standing in the way.
#include <algorithm>

#include "wakhan/net/line_search.h"
#include "wakhan/route/search_graph.h"

namespace wakhan::route {

net::link_id search_graph::first_link(arc const& a) const {
  switch (a.kind) {
    case arc_kind::link: return net::link_id{a.id};
    case arc_kind::overlay: return n_.overlay.path.all()[n_.overlay.first_link.all()[a.id]];
    case arc_kind::haul: return hauls_[a.id].first;
    case arc_kind::access: break;
  }
  return {};
}

net::mode search_graph::mode_of(arc const& a) const {
  auto const link = first_link(a);
  return link.is_valid() ? n_.links.by[link] : net::mode::access;
}

net::closure search_graph::why_closed(arc const& a, std::int32_t const days_after) const {
  if (a.kind == arc_kind::link) {
    return seen_.why_closed(net::link_id{a.id}, days_after);
  }
  return why_stretch_closed(seen_, {node_of_[a.tail], node_of_[a.head], first_link(a)});
}

// Why freight of this question may not take an arc of the graph in which nothing is avoided, and where: its ends, or
// what lies inside.
obstacle search_graph::obstacle_on(search_graph const& open, arc const& a, std::int32_t const days_after) const {
  if (&open == this || (a.kind != arc_kind::overlay && a.kind != arc_kind::haul)) {
    return {why_closed(a, days_after), open.first_link(a)};
  }
  for (auto const link : open.links_on(a)) {
    if (auto const why = seen_.why_closed(link, days_after); why != net::closure::none) {
      return {why, link};
    }
  }
  return {};
}

std::vector<net::link_id> search_graph::links_on(arc const& a) const {
  switch (a.kind) {
    case arc_kind::access: return {};
    case arc_kind::link: return {net::link_id{a.id}};
    case arc_kind::haul: return links_of(a);
    case arc_kind::overlay: break;
  }
  auto const first = n_.overlay.first_link.all();
  auto const links = n_.overlay.path.all().subspan(first[a.id], first[a.id + 1] - first[a.id]);
  return {links.begin(), links.end()};
}

std::vector<net::link_id> search_graph::links_of(arc const& a) const {
  auto const& piece = hauls_[a.id];
  auto const zone = n_.nodes.zone[piece.from];
  auto links = is_split_zone(zone) ? closed_zones_.at(zone).links(piece.from, piece.to)
                                   : net::line_search::links(n_, piece.from, piece.lines);
  if (a.is_backwards) {
    std::reverse(links.begin(), links.end());
  }
  return links;
}

way_piece search_graph::piece_of(arc const& a) const {
  switch (a.kind) {
    case arc_kind::access: return {piece_kind::access, {}, {}, false, accesses_[a.id]};
    case arc_kind::link: return {piece_kind::link, {}, {net::link_id{a.id}}, a.is_backwards, {}};
    case arc_kind::overlay:
    case arc_kind::haul: break;
  }
  return {piece_kind::line_haul, node_of_[a.tail], links_on(a), false, {}};
}

obstacle_report search_graph::obstacles_on(search_graph const& open, std::vector<std::int64_t> const& time,
                                           std::vector<std::uint32_t> const& last_arc) const {
  auto report = obstacle_report{};
  if (time[destination_] == kNever) {
    return report;
  }
  report.is_joined = true;
  for (auto at = destination_; at != origin_; at = open.arcs_[last_arc[at]].tail) {
    auto const& a = open.arcs_[last_arc[at]];
    if (auto const found = obstacle_on(open, a, days_of(time[a.tail])); found.why != net::closure::none) {
      report.met.push_back(found);
    }
  }
  std::reverse(report.met.begin(), report.met.end());
  return report;
}

// Told within the modes asked for, if there is a way at all with them. Both graphs hold what is closed.
obstacle_report search_graph::obstacles_in(search_graph const& open) const {
  auto last_arc = std::vector<std::uint32_t>{};
  auto const within = open.earliest(last_arc, &seen_);
  if (within[destination_] != kNever) {
    return obstacles_on(open, within, last_arc);
  }
  auto const time = open.earliest(last_arc, nullptr);
  return obstacles_on(open, time, last_arc);
}

obstacle_report search_graph::obstacles(ends_at const ends) const {
  auto const whole = search_graph{seen_, stops_, threads_, ends, with_closed{}};
  return whole.has_split_zones() ? whole.obstacles_in({seen_.without_closures(), stops_, threads_, ends, with_closed{}})
                                 : whole.obstacles_in(whole);
}

obstacle_report search_graph::obstacles() const {
  // With other modes only: then what stands in the way are modes that were not asked for.
  auto const is_within_modes = [](obstacle_report const& r) {
    return r.is_joined &&
           std::none_of(r.met.begin(), r.met.end(), [](auto const& o) { return o.why == net::closure::excluded_mode; });
  };
  auto report = obstacles(ends_at::serving_terminals);
  if (!is_within_modes(report)) {
    // Perhaps the terminals at an end do not handle the load: the search never ties them, but the user must be told.
    auto to_any = obstacles(ends_at::any_terminals);
    if (!report.is_joined || is_within_modes(to_any)) {
      report.met = std::move(to_any.met);
    }
  }
  return report;
}

std::int32_t search_graph::days_of(std::int64_t const time) {
  return time == kNever ? 0 : static_cast<std::int32_t>(time / cost::kMicroseconds / 86'400);
}

void search_graph::close_arcs(search_graph const& open) {
  auto last_arc = std::vector<std::uint32_t>{};
  auto const time = open.earliest(last_arc, nullptr);
  auto const is_free = is_line_haul_free(seen_);
  auto const avoids_countries = seen_.avoids_countries();
  // Which link an arc begins with is far to look up; where only countries matter, its ends tell all.
  auto const is_open = [&](arc const& a) {
    if (a.kind == arc_kind::link || !is_free) {
      return why_closed(a, days_of(time[a.tail])) == net::closure::none;
    }
    return !avoids_countries ||
           why_stretch_closed(seen_, {node_of_[a.tail], node_of_[a.head], {}}) == net::closure::none;
  };
  auto kept = std::uint32_t{0};
  for (std::uint32_t node = 0; node < nodes(); ++node) {
    auto const own = std::span{out_}.subspan(first_out_[node], first_out_[node + 1] - first_out_[node]);
    first_out_[node] = kept;
    for (auto const i : own) {
      if (is_open(arcs_[i])) {
        out_[kept++] = i;
      }
    }
  }
  first_out_[nodes()] = kept;
  out_.resize(kept);
}

}  // namespace wakhan::route
