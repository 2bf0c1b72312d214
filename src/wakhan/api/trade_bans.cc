// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/trade_bans.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "wakhan/net/attribution.h"
#include "wakhan/route/stop_ties.h"
#include "wakhan/route/unbeaten_ways.h"

namespace wakhan::api {

namespace {

std::vector<net::trade_ban_id> bans_on(net::network const& n, net::changes const& c) {
  auto found = std::vector<net::trade_ban_id>{};
  for (std::uint32_t i = 0; i < n.trade_bans.size(); ++i) {
    if (net::concerns(n, n.trade_bans[net::trade_ban_id{i}], net::trade_ban_id{i}, c)) {
      found.emplace_back(i);
    }
  }
  return found;
}

std::string words(net::network const& n, net::trade_ban const& ban) {
  return fmt::format("{} lets goods of {} neither in nor through (trade ban {}; ask with --allow {} to pass over it)",
                     n.code_of(ban.banned_in), n.code_of(ban.goods_of), n.text(ban.id), n.text(ban.id));
}

// The countries that some bans shut.
std::vector<char> shut_by(net::network const& n, net::changes const& asked,
                          std::span<net::trade_ban_id const> const bans) {
  auto shut = std::vector<char>(n.countries.size(), 0);
  for (auto const ban : bans) {
    net::mark_banned(n, asked, n.trade_bans[ban], shut);
  }
  return shut;
}

// Whether freight on an arc is ever in one of some countries. `split`: the zones of which a part lies in them; in
// others the ends of a line tell it.
bool passes(route::search_graph const& graph, std::vector<char> const& split, std::vector<char> const& countries,
            route::arc const& a) {
  auto const& n = graph.seen().base();
  auto const is_in = [&](net::country_id const c) { return c.is_valid() && countries[c.index()] != 0; };
  auto const is_there = [&](net::node_id const at) { return at.is_valid() && is_in(n.nodes.country[at]); };
  auto const tail = graph.node_of(a.tail);
  if (is_there(tail) || is_there(graph.node_of(a.head))) {
    return true;
  }
  if (a.kind == route::arc_kind::link) {
    return is_in(n.links.country[net::link_id{a.id}]);
  }
  if (a.kind == route::arc_kind::access || !n.nodes.zone[tail].is_valid() || split[n.nodes.zone[tail].index()] == 0) {
    return false;
  }
  auto const links = graph.links_on(a);
  return std::any_of(links.begin(), links.end(), [&](auto const link) { return is_in(n.links.country[link]); });
}

// By arc: whether freight on it is ever in one of some countries.
std::vector<char> arcs_through(route::search_graph const& graph, std::vector<char> const& split,
                               std::vector<char> const& countries) {
  auto chosen = std::vector<char>{};
  chosen.reserve(graph.arcs().size());
  for (auto const& a : graph.arcs()) {
    chosen.push_back(passes(graph, split, countries, a) ? 1 : 0);
  }
  return chosen;
}

}  // namespace

void apply_trade_bans(net::network const& n, net::changes& c) {
  for (auto const ban : bans_on(n, c)) {
    net::mark_banned(n, c, n.trade_bans[ban], c.banned_countries);
  }
}

std::vector<std::string> trade_ban_notes(net::network const& n, net::changes const& asked,
                                         route::found_ways const& found, std::size_t const max_labels) {
  auto const bans = bans_on(n, asked);
  auto const& known = found.front.ways;
  auto notes = std::vector<std::string>{};
  if (bans.empty() || known.empty()) {
    std::transform(bans.begin(), bans.end(), std::back_inserter(notes),
                   [&](auto const ban) { return words(n, n.trade_bans[ban]); });
    return notes;
  }
  auto free = asked;
  free.banned_countries.clear();
  auto const opened = found.graph->seen_by(net::view{n, std::move(free)});
  auto const& graph = *opened;
  auto const split = route::find_split_zones(net::view{n, asked});
  auto const chosen = arcs_through(graph, split, shut_by(n, asked, bans));
  auto shut = std::vector<std::vector<char>>{};
  for (auto const ban : bans) {
    shut.push_back(shut_by(n, asked, std::span{&ban, 1}));
  }
  auto is_told = std::vector<char>(bans.size(), 0);
  route::find_unbeaten_ways(graph, chosen, known, max_labels, [&](route::way const& way) {
    for (std::size_t i = 0; i < bans.size(); ++i) {
      is_told[i] = is_told[i] != 0 || std::any_of(way.arcs.begin(), way.arcs.end(), [&](auto const arc) {
                     return chosen[arc] != 0 && passes(graph, split, shut[i], graph.arcs()[arc]);
                   });
    }
    return std::find(is_told.begin(), is_told.end(), 0) == is_told.end();
  });
  for (std::size_t i = 0; i < bans.size(); ++i) {
    if (is_told[i] != 0) {
      notes.push_back(words(n, n.trade_bans[bans[i]]));
    }
  }
  return notes;
}

}  // namespace wakhan::api
