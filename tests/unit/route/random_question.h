// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <vector>

#include "random_network.h"
#include "unit/sanitized.h"
#include "wakhan/net/view.h"
#include "wakhan/route/search_graph.h"

namespace wakhan::test {

inline constexpr int kUsualNetworks = kIsSanitized ? 5'000 : 50'000;

// How many networks a test draws: `usual` of 50,000, and in proportion for another number in WAKHAN_NETWORKS.
inline int networks(int const usual) {
  auto const* const asked = std::getenv("WAKHAN_NETWORKS");
  auto const all = asked != nullptr ? std::atoll(asked) : kUsualNetworks;
  return static_cast<int>(all * usual / 50'000);
}

inline std::vector<route::stop> stops_of(net::network const& n, net::terminal_id const a, net::terminal_id const b) {
  return {{n.terminals[a].position, n.terminals[a].country}, {n.terminals[b].position, n.terminals[b].country}};
}

// Some closures: a country, crossings, passages or a mode, or nothing.
inline net::changes random_changes(random_network& drawn, net::network const& n) {
  auto c = net::changes{};
  auto const some = [&](std::size_t const all) {
    auto flags = std::vector<char>{};
    for (std::size_t i = 0; i < all; ++i) {
      flags.push_back(drawn.chance(40) ? 1 : 0);
    }
    return flags;
  };
  switch (drawn.below(5)) {
    case 0:
      c.avoided_countries.assign(n.countries.size(), 0);
      c.avoided_countries[static_cast<std::size_t>(drawn.below(3))] = 1;
      break;
    case 1: c.avoided_crossings = some(n.crossings.size()); break;
    case 2: c.avoided_passages = some(n.passages.size()); break;
    case 3: c.modes = ~(1U << static_cast<unsigned>(drawn.below(3))); break;
    default: break;
  }
  return c;
}

// Any closures and openings at once, a load and a day near those of the network, between two countries.
inline net::changes any_changes(random_network& drawn, net::network const& n, net::country_id const from,
                                net::country_id const to) {
  auto c = random_changes(drawn, n);
  auto const some = [&](std::size_t const all, int const percent) {
    auto flags = std::vector<char>(drawn.chance(20) ? all : 0, 0);
    for (auto& f : flags) {
      f = drawn.chance(percent) ? 1 : 0;
    }
    return flags;
  };
  c.allowed_crossings = some(n.crossings.size(), 40);
  c.allowed_passages = some(n.passages.size(), 40);
  c.allowed_bans = some(n.trade_bans.size(), 40);
  if (c.avoided_crossings.empty()) {
    c.avoided_crossings = some(n.crossings.size(), 20);
  }
  if (drawn.chance(10)) {
    c.modes &= ~(1U << static_cast<unsigned>(drawn.below(6)));
  }
  c.what = net::load_id{static_cast<std::uint16_t>(drawn.below(3))};
  c.day = drawn.day() - 2 + drawn.below(5);
  c.ends = {from, to};
  return c;
}

// A yard that only trucks serve is reached by the roads around it, of which a drawn network has none: no place to
// begin or end.
inline bool is_road_yard(net::terminal const& t) { return t.modes == 1U << static_cast<unsigned>(net::mode::road); }

}  // namespace wakhan::test
