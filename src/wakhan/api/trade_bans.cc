// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/trade_bans.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "wakhan/net/attribution.h"
#include "wakhan/route/better_ways.h"

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

std::vector<char> shut_by(net::network const& n, net::changes const& asked, net::trade_ban_id const ban) {
  auto shut = std::vector<char>(n.countries.size(), 0);
  net::mark_banned(n, asked, n.trade_bans[ban], shut);
  return shut;
}

// Whether freight on a way is ever in one of some countries.
bool passes(route::search_graph const& graph, std::vector<char> const& countries, route::way const& way) {
  auto const& n = graph.seen().base();
  auto const is_in = [&](net::country_id const c) { return c.is_valid() && countries[c.index()] != 0; };
  auto const is_there = [&](net::node_id const at) { return at.is_valid() && is_in(n.nodes.country[at]); };
  return std::any_of(way.arcs.begin(), way.arcs.end(), [&](auto const arc) {
    auto const& a = graph.arcs()[arc];
    auto const links = graph.links_on(a);
    return is_there(graph.node_of(a.tail)) || is_there(graph.node_of(a.head)) ||
           std::any_of(links.begin(), links.end(), [&](auto const link) { return is_in(n.links.country[link]); });
  });
}

}  // namespace

void apply_trade_bans(net::network const& n, net::changes& c) {
  for (auto const ban : bans_on(n, c)) {
    net::mark_banned(n, c, n.trade_bans[ban], c.banned_countries);
  }
}

std::vector<std::string> trade_ban_notes(net::network const& n, net::changes const& asked,
                                         route::found_ways const& found) {
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
  auto shut = std::vector<std::vector<char>>{};
  for (auto const ban : bans) {
    shut.push_back(shut_by(n, asked, ban));
  }
  auto is_told = std::vector<char>(bans.size(), 0);
  route::tell_better_ways(*opened, known, [&](route::way const& way) {
    for (std::size_t i = 0; i < bans.size(); ++i) {
      is_told[i] = is_told[i] != 0 || passes(*opened, shut[i], way) ? 1 : 0;
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
