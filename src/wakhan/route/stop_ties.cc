// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/stop_ties.h"

#include <algorithm>
#include <iterator>

#include "wakhan/geo/kd_tree.h"
#include "wakhan/net/overlay.h"

namespace wakhan::route {

namespace {

using net::mode;

// Beyond a day's drayage, only the nearest terminal.
constexpr double kFarAccessMetres = 300'000;
constexpr std::size_t kAccessTerminals = 3;  // of each mode
constexpr double kRoadMetres = 60'000;
// So near a truck finds its way, though roads are drawn with gaps.
constexpr double kLocalMetres = 20'000;
constexpr double kAtTerminalMetres = 1'000;  // a stop this near a terminal is the terminal

bool has(net::terminal const& t, mode const m) { return (t.modes >> static_cast<unsigned>(m) & 1U) != 0; }

}  // namespace

tie_finder::tie_finder(net::view const& seen, ends_at const ends) : seen_{seen}, n_{seen.base()}, ends_{ends} {
  positions_.reserve(n_.terminals.size());
  for (auto const& t : n_.terminals.all()) {
    positions_.push_back(t.position);
  }
}

std::optional<net::node_id> tie_finder::road_at(stop const& at) const {
  auto const positions = n_.nodes.position.all();
  auto const roads = geo::kd_tree{positions, n_.road_near.all()};
  auto const hits = roads.nearest(at.at, 1, kRoadMetres, [&](auto const i) {
    return n_.ground_of(n_.nodes.country[net::node_id{i}]) == n_.ground_of(at.country);
  });
  return hits.empty() ? std::nullopt : std::optional{net::node_id{hits.front().item}};
}

std::vector<std::uint32_t> tie_finder::terminals_at(stop const& at, mode const by) const {
  auto found = terminals_at(at, by, false);
  // Stations of opened lines come on top of those that are there: they lead elsewhere.
  auto const planned = terminals_at(at, by, true);
  found.insert(found.end(), planned.begin(), planned.end());
  return found;
}

// The zone of the roads that a terminal's yard is joined to, or that pass near by; none where there are none.
net::zone_id tie_finder::roads_at(net::terminal const& t) const {
  for (auto const link : n_.links_at(t.node)) {
    auto const there = n_.other_end(link, t.node);
    if (n_.links.kind[link] == net::link_kind::transfer && n_.nodes.by[there] == net::carriage::road) {
      return n_.nodes.zone[there];
    }
  }
  auto const road = road_at({t.position, t.country});
  return road ? n_.nodes.zone[*road] : net::zone_id{};
}

std::vector<std::uint32_t> tie_finder::terminals_at(stop const& at, mode const by, bool const is_planned) const {
  auto const road = road_at(at);
  auto const roads = road ? n_.nodes.zone[*road] : net::zone_id{};
  // Zones of roads end at water and at borders with posts: no truck of first and last miles passes there unseen. Where
  // the network has no roads at all, nothing is known of them.
  auto const is_on_the_roads = [&](std::uint32_t const i) {
    auto const there = roads_at(n_.terminals[net::terminal_id{i}]);
    return n_.road_near.all().empty() || (roads.is_valid() && there == roads);
  };
  auto const is_cut_off = [&](std::uint32_t const i) {
    auto const& t = n_.terminals[net::terminal_id{i}];
    auto const there = roads_at(t);
    return roads.is_valid() && there.is_valid() && there != roads &&
           geo::rough_distance_m(at.at, t.position) > kLocalMetres;
  };
  auto const tree = geo::kd_tree{positions_, n_.hub_near.all()};
  auto const serves = [&](std::uint32_t const i) {
    auto const& t = n_.terminals[net::terminal_id{i}];
    return has(t, by) && t.project.is_valid() == is_planned && seen_.is_built(net::terminal_id{i}) &&
           (ends_ == ends_at::any_terminals || seen_.serves(net::terminal_id{i}) || !seen_.has_equipment(by)) &&
           n_.ground_of(t.country) == n_.ground_of(at.country);
  };
  auto hits = tree.nearest(at.at, kAccessTerminals, kAccessMetres,
                           [&](std::uint32_t const i) { return serves(i) && !is_cut_off(i); });
  if (hits.empty() && !is_planned) {
    // Far terminals of a country that holds a disputed territory may lie over water or a front line: lines lead there.
    hits = tree.nearest(at.at, 1, kFarAccessMetres, [&](std::uint32_t const i) {
      return serves(i) && n_.terminals[net::terminal_id{i}].country == at.country && is_on_the_roads(i);
    });
  }
  auto found = std::vector<std::uint32_t>{};
  for (auto const& h : hits) {
    found.push_back(h.item);
  }
  return found;
}

bool tie_finder::is_terminal_of(std::uint32_t const terminal, stop const& at) const {
  return std::any_of(std::begin(kTerminalModes), std::end(kTerminalModes), [&](mode const by) {
    auto const found = terminals_at(at, by);
    return std::any_of(found.begin(), found.end(), [&](std::uint32_t const t) {
      return n_.terminals[net::terminal_id{t}].node == n_.terminals[net::terminal_id{terminal}].node;
    });
  });
}

access tie_finder::mile(stop const& from, net::node_id const at, bool const is_pickup, bool const is_road) const {
  auto const direct = geo::rough_distance_m(from.at, n_.nodes.position[at]);
  auto made = access{at, from.country, 0, is_pickup, true};
  made.metres = static_cast<std::uint32_t>(direct * n_.circuity_permille.all()[n_.country_slot(from.country)] / 1000);
  if (!is_road && direct < kAtTerminalMetres) {
    made.metres = 0;
    made.has_handling = false;
  }
  return made;
}

cost::criteria tie_finder::price_of(access const& mile) const {
  auto price = cost::access_bill(n_, mile.country, mile.metres, seen_.what()).sum;
  if (mile.has_handling) {
    price += cost::handling_bill(n_, mode::road, mile.is_pickup ? net::operation::load : net::operation::unload,
                                 mile.country, seen_.what())
                 .sum;
  }
  return price;
}

bool may_haul(net::view const& seen, net::link_id const link) {
  auto const& n = seen.base();
  return !seen.is_country_avoided(n.links.country[link]) &&
         !seen.is_country_avoided(n.nodes.country[n.links.from[link]]) &&
         !seen.is_country_avoided(n.nodes.country[n.links.to[link]]) && !seen.is_hazard_on(link) &&
         (n.links.kind[link] != net::link_kind::free_border ||
          seen.why_closed(link, 0) != net::closure::avoided_crossing);
}

net::link_id line_at(net::view const& seen, net::node_id const node) {
  auto const links = seen.base().links_at(node);
  return *std::find_if(links.begin(), links.end(),
                       [&](auto const link) { return net::is_line_haul(seen.base(), link) && may_haul(seen, link); });
}

std::vector<char> find_split_zones(net::view const& seen) {
  auto const& n = seen.base();
  auto split = std::vector<char>(n.zones.size(), 0);
  auto is_outside = split;  // whether freight is ever in a country of the zone that is not avoided
  for (auto const& links : {n.free_borders.all(), n.hazard_links.all()}) {
    for (auto const link : links) {
      auto const zone = n.nodes.zone[n.links.from[link]];
      if (!zone.is_valid() || !net::is_line_haul(n, link)) {
        continue;
      }
      if (!may_haul(seen, link)) {
        split[zone.index()] = 1;
      }
      if (!seen.is_country_avoided(n.nodes.country[n.links.from[link]]) ||
          !seen.is_country_avoided(n.nodes.country[n.links.to[link]])) {
        is_outside[zone.index()] = 1;
      }
    }
  }
  // Every country of a zone of several has a free border in it: where all of those are avoided on both sides, nothing
  // of the zone is open.
  std::transform(split.begin(), split.end(), is_outside.begin(), split.begin(),
                 [](char const closed, char const open) { return closed != 0 && open != 0 ? 1 : 0; });
  return split;
}

cost::criteria haul_price(net::view const& seen, net::zone_id const zone, std::uint32_t const metres) {
  auto const& n = seen.base();
  return cost::line_haul_price(n.rates.all()[n.zones[zone].rate], metres, seen.what());
}

net::closure why_stretch_closed(net::view const& seen, stretch const& s) {
  auto const& n = seen.base();
  for (auto const end : {s.tail, s.head}) {
    if (end.is_valid() && seen.is_country_avoided(n.nodes.country[end])) {
      return seen.is_country_banned(n.nodes.country[end]) ? net::closure::trade_ban : net::closure::avoided_country;
    }
  }
  auto const by = s.first.is_valid() ? n.links.by[s.first] : mode::access;
  // Where a rule on dangerous goods closes a part of a zone only, arcs were made without that part.
  return !seen.is_mode_used(by)                             ? net::closure::excluded_mode
         : !seen.has_equipment(by)                          ? net::closure::no_equipment
         : s.first.is_valid() && seen.is_hazard_on(s.first) ? net::closure::hazard
                                                            : net::closure::none;
}

bool is_line_haul_free(net::view const& seen) {
  for (unsigned m = 0; m < net::kModes; ++m) {
    if (!seen.is_mode_used(static_cast<mode>(m)) || !seen.has_equipment(static_cast<mode>(m))) {
      return false;
    }
  }
  return !seen.has_hazards();
}

}  // namespace wakhan::route
