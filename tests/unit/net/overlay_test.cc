// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/overlay.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "wakhan/load/network_builder.h"

namespace {

using namespace wakhan;

constexpr std::uint64_t kFar = UINT32_MAX;

// A drawn zone of roads in one country whose first nodes are hubs' doors, and so portals.
struct drawn_zone {
  explicit drawn_zone(std::uint64_t const seed) {
    auto random = std::mt19937_64{seed};
    auto const below = [&](std::uint64_t const n) { return random() % n; };
    auto& data = builder.data();
    data.countries.push_back({});
    data.rates.push_back({});
    data.rate_of.raw().assign(net::kModes * 2, 0);
    auto const here = net::country_id{std::uint16_t{0}};
    for (int i = 0; i < 14; ++i) {
      roads.push_back(builder.add_node({i, 0}, net::node_kind::track, net::carriage::road, here));
    }
    for (int i = 0; i < 24; ++i) {
      auto link = load::network_builder::link{};
      link.from = roads[below(roads.size())];
      link.to = roads[below(roads.size())];
      link.by = net::mode::road;
      link.country = here;
      link.length_m = static_cast<std::uint32_t>(below(6));  // zero and equal lengths are common
      if (link.from != link.to) {
        builder.add_straight_link(link);
      }
    }
    for (int i = 0; i < 5; ++i) {
      auto terminal = net::terminal{};
      terminal.is_hub = 1;
      auto link = load::network_builder::link{};
      link.from = builder.add_node({100 + i, 0}, net::node_kind::hub, net::carriage::hub, here);
      link.to = roads[static_cast<std::size_t>(i)];
      link.kind = net::link_kind::transfer;
      link.by = net::mode::road;
      link.ref = static_cast<std::uint32_t>(data.terminals.size());
      data.terminals.push_back(terminal);
      builder.add_straight_link(link);
    }
    builder.finish();
  }

  // All shortest distances over line-haul (Floyd 1962).
  std::vector<std::vector<std::uint64_t>> all_distances() {
    auto const n = net::view_of(builder.data());
    auto d = std::vector<std::vector<std::uint64_t>>(roads.size(), std::vector<std::uint64_t>(roads.size(), kFar));
    for (std::size_t i = 0; i < roads.size(); ++i) {
      d[i][i] = 0;
    }
    for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
      auto const link = net::link_id{i};
      if (n.links.kind[link] == net::link_kind::track) {
        auto const a = n.links.from[link].index();
        auto const b = n.links.to[link].index();
        d[a][b] = d[b][a] = std::min<std::uint64_t>(d[a][b], n.links.length_m[link]);
      }
    }
    close(d);
    return d;
  }

  static void close(std::vector<std::vector<std::uint64_t>>& d) {
    for (std::size_t k = 0; k < d.size(); ++k) {
      for (std::size_t i = 0; i < d.size(); ++i) {
        for (std::size_t j = 0; j < d.size(); ++j) {
          d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
        }
      }
    }
  }

  load::network_builder builder;
  std::vector<net::node_id> roads;
};

TEST(overlay, joined_end_to_end_gives_all_shortest_distances_between_portals) {
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    auto zone = drawn_zone{seed};
    net::build_overlay(zone.builder.data(), 1);
    auto const n = net::view_of(zone.builder.data());
    auto d =
        std::vector<std::vector<std::uint64_t>>(n.portals.size(), std::vector<std::uint64_t>(n.portals.size(), kFar));
    auto const first = n.overlay.first_arc.all();
    for (std::size_t p = 0; p < n.portals.size(); ++p) {
      d[p][p] = 0;
      for (auto a = first[p]; a < first[p + 1]; ++a) {
        auto& least = d[p][n.overlay.head.all()[a].index()];
        least = std::min<std::uint64_t>(least, n.overlay.metres.all()[a]);
      }
    }
    drawn_zone::close(d);
    auto const truth = zone.all_distances();
    for (std::size_t p = 0; p < n.portals.size(); ++p) {
      for (std::size_t q = 0; q < n.portals.size(); ++q) {
        auto const a = n.portals[net::portal_id{p}];
        auto const b = n.portals[net::portal_id{q}];
        if (a.index() < zone.roads.size() && b.index() < zone.roads.size()) {
          ASSERT_EQ(d[p][q], truth[a.index()][b.index()]) << "seed " << seed;
        }
      }
    }
  }
}

TEST(overlay, has_paths_that_lead_there_and_are_as_long_as_they_say) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    auto zone = drawn_zone{seed};
    net::build_overlay(zone.builder.data(), 1);
    auto const n = net::view_of(zone.builder.data());
    for (std::size_t p = 0; p < n.portals.size(); ++p) {
      for (auto a = n.overlay.first_arc.all()[p]; a < n.overlay.first_arc.all()[p + 1]; ++a) {
        auto at = n.portals[net::portal_id{p}];
        auto metres = std::uint64_t{0};
        for (auto i = n.overlay.first_link.all()[a]; i < n.overlay.first_link.all()[a + 1]; ++i) {
          auto const link = n.overlay.path.all()[i];
          ASSERT_TRUE(n.links.from[link] == at || n.links.to[link] == at) << "seed " << seed;
          at = n.other_end(link, at);
          metres += n.links.length_m[link];
        }
        ASSERT_EQ(at, n.portals[n.overlay.head.all()[a]]) << "seed " << seed;
        ASSERT_EQ(metres, n.overlay.metres.all()[a]) << "seed " << seed;
      }
    }
  }
}

TEST(overlay, is_the_same_for_any_number_of_threads) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    auto one = drawn_zone{seed};
    auto four = drawn_zone{seed};
    net::build_overlay(one.builder.data(), 1);
    net::build_overlay(four.builder.data(), 4);
    auto const a = net::view_of(one.builder.data());
    auto const b = net::view_of(four.builder.data());
    ASSERT_TRUE(std::ranges::equal(a.overlay.head.all(), b.overlay.head.all()));
    ASSERT_TRUE(std::ranges::equal(a.overlay.path.all(), b.overlay.path.all()));
  }
}

TEST(zone_search, keeps_off_links_that_are_not_followed) {
  auto zone = drawn_zone{7};
  auto const n = net::view_of(zone.builder.data());
  auto search = net::zone_search{n};
  EXPECT_TRUE(search.run_to(zone.roads[0], zone.roads[1], [](net::link_id) { return false; }).empty());
}

}  // namespace
