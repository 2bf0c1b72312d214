// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/trade_bans.h"

#include <fmt/format.h>

#include "wakhan/net/attribution.h"
#include "wakhan/route/pareto.h"

namespace wakhan::api {

namespace {

std::vector<net::trade_ban_id> bans_on(net::network const& n, net::changes const& c) {
  auto found = std::vector<net::trade_ban_id>{};
  for (std::uint32_t i = 0; i < n.trade_bans.size(); ++i) {
    if (net::concerns(n.trade_bans[net::trade_ban_id{i}], net::trade_ban_id{i}, c)) {
      found.emplace_back(i);
    }
  }
  return found;
}

std::string words(net::network const& n, net::trade_ban const& ban) {
  return fmt::format("{} lets goods of {} neither in nor through (trade ban {}; ask with --allow {} to pass over it)",
                     n.code_of(ban.banned_in), n.code_of(ban.goods_of), n.text(ban.id), n.text(ban.id));
}

// Which countries the ways of a graph pass.
std::vector<char> countries_passed(route::search_graph const& graph, route::pareto_front const& front) {
  auto const& n = graph.seen().base();
  auto passed = std::vector<char>(n.countries.size(), 0);
  auto const note = [&](net::country_id const c) {
    if (c.is_valid()) {
      passed[c.index()] = 1;
    }
  };
  for (auto const& way : front.ways) {
    for (auto const arc : way.arcs) {
      for (auto const link : graph.links_on(graph.arcs()[arc])) {
        note(n.links.country[link]);
        note(n.nodes.country[n.links.from[link]]);
        note(n.nodes.country[n.links.to[link]]);
      }
    }
  }
  return passed;
}

}  // namespace

void apply_trade_bans(net::network const& n, net::changes& c) {
  for (auto const ban : bans_on(n, c)) {
    net::mark_country(n, c, n.trade_bans[ban].banned_in, c.banned_countries);
  }
}

std::vector<std::string> trade_ban_notes(net::network const& n, net::changes const& asked,
                                         std::span<route::stop const> const stops, bool const is_answered,
                                         std::size_t const max_labels, unsigned const threads) {
  auto const bans = bans_on(n, asked);
  if (bans.empty()) {
    return {};
  }
  auto passed = std::vector<char>(n.countries.size(), 1);
  if (is_answered) {
    auto free = asked;
    free.banned_countries.clear();
    auto const graph = route::search_graph{net::view{n, std::move(free)}, stops, threads};
    passed = countries_passed(graph, route::find_pareto_front(graph, {max_labels}));
  }
  auto notes = std::vector<std::string>{};
  for (auto const ban : bans) {
    auto shut = std::vector<char>{};
    net::mark_country(n, asked, n.trade_bans[ban].banned_in, shut);
    for (std::size_t i = 0; i < shut.size(); ++i) {
      if (shut[i] != 0 && passed[i] != 0) {
        notes.push_back(words(n, n.trade_bans[ban]));
        break;
      }
    }
  }
  return notes;
}

}  // namespace wakhan::api
