// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/no_route.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "wakhan/api/changes.h"
#include "wakhan/api/fact_rows.h"
#include "wakhan/api/hazard_words.h"
#include "wakhan/places/place_table.h"

namespace wakhan::api {

namespace {

using net::closure;

constexpr char const* kNoLink = "no line of the network joins the two places";

std::string link_words(net::network const& n, net::link_id const link) {
  if (!link.is_valid()) {
    return {};
  }
  auto const ref = n.links.ref[link];
  switch (n.links.kind[link]) {
    case net::link_kind::free_border:
    case net::link_kind::border:
      return ref == UINT32_MAX ? std::string{"a border"} : std::string{n.text(n.crossings[net::crossing_id{ref}].name)};
    case net::link_kind::passage: return std::string{n.text(n.passages[net::passage_id{ref}].name)};
    case net::link_kind::transfer:
    case net::link_kind::gauge_change: return std::string{n.text(n.terminals[net::terminal_id{ref}].name)};
    case net::link_kind::boarding:
    case net::link_kind::sailing: return std::string{n.text(n.ferries[net::ferry_id{ref}].name)};
    case net::link_kind::track:
    case net::link_kind::flight: return std::string{net::name_of(n.links.by[link])};
  }
  return {};
}

// "0401" as "04-01".
std::string day_of_year(std::uint16_t const day) { return fmt::format("{:02}-{:02}", day / 100, day % 100); }

// What a closed passage's row says of the reason.
std::string detail_of(net::network const& n, closure const why, net::link_id const link) {
  if (!link.is_valid() || n.links.kind[link] != net::link_kind::passage) {
    return {};
  }
  auto const& p = n.passages[net::passage_id{n.links.ref[link]}];
  if (why == closure::out_of_season) {
    return fmt::format(" (open {} to {})", day_of_year(p.season_open), day_of_year(p.season_close));
  }
  if (why == closure::too_shallow) {
    return fmt::format(" ({:.1f} m, they need {:.1f} m)", p.draught_cm / 100.0,
                       n.least_draught_cm(n.nodes.by[n.links.from[link]]) / 100.0);
  }
  return {};
}

// What the row of equipment.csv says of these goods and this mode, after a colon; nothing where there is no row.
std::string equipment_note(load::pack const& pack, net::load const& goods, net::mode const by) {
  auto const rows = fact_rows{pack};
  auto const row = rows.equipment(pack.network().text(goods.form_name), by);
  if (!row) {
    return {};
  }
  auto note = rows.text(*row, "note");
  note.erase(note.find_last_not_of('.') + 1);
  // Its first word goes on with the sentence, unless it is a name or an abbreviation.
  if (note.size() > 1 && note[0] >= 'A' && note[0] <= 'Z' && note[1] >= 'a') {
    note[0] = static_cast<char>(note[0] - 'A' + 'a');
  }
  return note.empty() ? note : ": " + note;
}

// What stands for an obstacle when the same is to be said once only: of a waterway's sections the first one met, of
// modes that carry these goods nowhere each one.
std::pair<closure, std::uint32_t> place_of(net::network const& n, route::obstacle const& o) {
  if (o.link.is_valid() && n.links.kind[o.link] == net::link_kind::passage) {
    auto const ref = n.links.ref[o.link];
    auto const waterway = n.passages[net::passage_id{ref}].waterway;
    return {o.why, waterway.is_valid() ? waterway.value : ref};
  }
  if (o.why == closure::no_equipment || o.why == closure::excluded_mode) {
    return {o.why, static_cast<std::uint32_t>(n.links.by[o.link])};
  }
  return {o.why, UINT32_MAX};
}

std::string message_of(load::pack const& pack, route::obstacle const& found, net::view const& seen,
                       std::string_view const hazard_class) {
  auto const& n = pack.network();
  auto const why = found.why;
  auto const what = link_words(n, found.link);
  auto const& goods = n.loads[seen.what()];
  switch (why) {
    case closure::trade_ban: return "a country on every way lets these goods neither in nor through (see the notes)";
    case closure::avoided_country: return "every way leads through a country that the question avoids";
    case closure::avoided_crossing:
    case closure::avoided_passage: return fmt::format("{} is avoided, and there is no other way", what);
    case closure::excluded_mode:
      return fmt::format("the way needs {}, which is not among the modes asked for",
                         net::name_of(n.links.by[found.link]));
    case closure::border_closed: return fmt::format("the border crossing {} is not open on that day", what);
    case closure::no_transit: return fmt::format("{} is open to the trade of its two countries only", what);
    case closure::passage_shut: return fmt::format("{} is not open to the ordinary ships of these lanes", what);
    case closure::out_of_season: return fmt::format("{} is closed by ice when freight would get there", what);
    case closure::too_shallow: return fmt::format("{} has too little water for the ships of that way", what);
    case closure::service_closed: return fmt::format("the {} does not sail on that day", what);
    case closure::not_handled: return fmt::format("{} does not handle {}", what, n.text(goods.goods));
    case closure::hazard: return forbidden_words(pack, seen.hazard_on(found.link), hazard_class);
    case closure::no_equipment: {
      auto const by = n.links.by[found.link];
      return fmt::format("nothing that goes by {} carries {}{}", net::name_of(by), n.text(goods.goods),
                         equipment_note(pack, goods, by));
    }
    case closure::none: break;
  }
  return kNoLink;
}

// "Kirkenes (30.05,69.73 in NO)", by the largest town around. Reads all places, so only for messages.
std::string point_words(load::pack const& pack, net::view const& seen, net::node_id const node) {
  constexpr double kNearMetres = 50'000;
  auto const at = pack.network().nodes.position[node];
  auto const country = pack.network().nodes.country[node];
  auto const where = fmt::format("{:.2f},{:.2f}{}{}", at.lon(), at.lat(), country.is_valid() ? " in " : " at sea",
                                 seen.shown_code(country));
  auto const& all = pack.places();
  auto best = places::place_id{};
  for (auto i = places::place_id{0U}; i.index() < all.position.size(); ++i.value) {
    if (all.kind[i] == places::place_kind::city && (!best.is_valid() || all.population[i] > all.population[best]) &&
        geo::rough_distance_m(all.position[i], at) < kNearMetres) {
      best = i;
    }
  }
  return best.is_valid() ? fmt::format("{} ({})", places::name_of(all, best), where) : where;
}

// The place nearest to the destination that freight can still reach.
std::string nearest_reached(load::pack const& pack, route::search_graph const& graph, geo::lonlat const destination) {
  auto const& n = graph.seen().base();
  auto seen = std::vector<char>(graph.nodes(), 0);
  auto queue = std::vector<std::uint32_t>{graph.origin()};
  seen[graph.origin()] = 1;
  auto best = net::node_id{};
  auto best_m = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < queue.size(); ++i) {
    auto const node = graph.node_of(queue[i]);
    if (node.is_valid()) {
      auto const metres = geo::rough_distance_m(n.nodes.position[node], destination);
      if (metres < best_m) {
        best = node;
        best_m = metres;
      }
    }
    for (auto const a : graph.out(queue[i])) {
      auto const head = graph.arcs()[a].head;
      if (seen[head] == 0) {
        seen[head] = 1;
        queue.push_back(head);
      }
    }
  }
  if (!best.is_valid()) {
    return "the origin itself has no terminal or road within reach";
  }
  return fmt::format("freight gets as far as {}, {:.0f} km from the destination", point_words(pack, graph.seen(), best),
                     best_m / 1000);
}

// The end of the question that lies in a country that is avoided or banned; invalid where none does.
net::country_id shut_end(route::search_graph const& graph, std::span<route::stop const> const stops) {
  for (auto const& stop : {stops.front(), stops.back()}) {
    if (graph.seen().is_country_avoided(stop.country)) {
      return stop.country;
    }
  }
  return {};
}

// "TW", or "TW (CN by this point of view)".
std::string country_words(net::view const& seen, net::country_id const country) {
  auto const shown = std::string{seen.shown_code(country)};
  auto const& code = seen.base().countries[country].code;
  auto const own = code[0] == 0 ? std::string{} : std::string{code.data(), code.size()};
  return own.empty() || own == shown ? shown : fmt::format("{} ({} by this point of view)", own, shown);
}

closure why_shut(route::search_graph const& graph, net::country_id const end) {
  return graph.seen().is_country_banned(end) ? closure::trade_ban : closure::avoided_country;
}

// What the question itself closes tells the user more than what is closed anyway; modes left out say least.
std::vector<route::obstacle> ranked_obstacles(route::search_graph const& graph) {
  auto const rank = [](closure const c) {
    switch (c) {
      case closure::avoided_passage:
      case closure::avoided_crossing: return 0;
      case closure::trade_ban:
      case closure::avoided_country: return 1;
      case closure::excluded_mode: return 3;
      default: return 2;
    }
  };
  auto obstacles = graph.obstacles().met;
  std::stable_sort(obstacles.begin(), obstacles.end(),
                   [&](auto const& a, auto const& b) { return rank(a.why) < rank(b.why); });
  return obstacles;
}

}  // namespace

std::string reason_code(route::search_graph const& graph, std::span<route::stop const> const stops) {
  if (auto const end = shut_end(graph, stops); end.is_valid()) {
    return code_of(why_shut(graph, end));
  }
  auto const obstacles = ranked_obstacles(graph);
  return code_of(obstacles.empty() ? closure::none : obstacles.front().why);
}

char const* code_of(closure const why) {
  switch (why) {
    case closure::trade_ban: return "trade_ban";
    case closure::avoided_country: return "avoided_country";
    case closure::avoided_crossing: return "avoided_crossing";
    case closure::avoided_passage: return "avoided_passage";
    case closure::excluded_mode: return "excluded_mode";
    case closure::border_closed: return "border_closed";
    case closure::no_transit: return "no_transit";
    case closure::passage_shut: return "passage_shut";
    case closure::out_of_season: return "out_of_season";
    case closure::too_shallow: return "too_shallow";
    case closure::service_closed: return "service_closed";
    case closure::no_equipment: return "no_equipment";
    case closure::not_handled: return "not_handled";
    case closure::hazard: return "hazard";
    case closure::none: break;
  }
  return "no_link";
}

route_reason explain_no_route(load::pack const& pack, route::search_graph const& graph, route_answer const& asked,
                              std::span<route::stop const> const stops) {
  auto const& n = pack.network();
  auto reason = route_reason{};
  reason.code = reason_code(graph, stops);
  if (auto const end = shut_end(graph, stops); end.is_valid()) {
    reason.message =
        fmt::format("{} {}", country_words(graph.seen(), end),
                    why_shut(graph, end) == closure::trade_ban ? "lets these goods neither in nor through"
                                                               : "is avoided, and an end of the way lies in it");
    reason.nearest = "no way can begin and end there";
    return reason;
  }
  auto const obstacles = ranked_obstacles(graph);
  if (obstacles.empty()) {
    reason.message = kNoLink;
  } else {
    auto said = std::set<std::string>{};
    auto told = std::set<std::pair<closure, std::uint32_t>>{};
    for (auto const& o : obstacles) {
      auto const place = place_of(n, o);
      if (said.size() >= 4 || (place.second != UINT32_MAX && !told.insert(place).second)) {
        continue;
      }
      auto const words = message_of(pack, o, graph.seen(), asked.hazard) + detail_of(n, o.why, o.link);
      if (said.insert(words).second) {
        reason.message += fmt::format("{}{}", reason.message.empty() ? "" : "; ", words);
      }
    }
  }
  reason.nearest = nearest_reached(pack, graph, asked.to_at);
  return reason;
}

}  // namespace wakhan::api
