// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/waypoint_way.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "unit/route/random_network.h"
#include "wakhan/load/network_builder.h"

namespace wakhan::route {
namespace {

using ::testing::ElementsAre;

constexpr std::uint64_t kNever = ~std::uint64_t{0};

net::waypoint circle(double const lon, double const lat, std::uint32_t const radius_m) {
  return {geo::from_degrees(lon, lat), radius_m};
}

bool any(net::link_id) { return true; }

// Rails along the equator at 0, 1, 2 and 3 degrees, and a shorter line that leaves out 2.
struct small_line {
  load::network_builder made;
  net::link_id to_1, to_2, to_3, past_2;

  small_line() {
    made.data().rates.push_back({});
    made.data().rate_of.raw().assign(net::kModes, 0);
    auto nodes = std::vector<net::node_id>{};
    for (auto const lon : {0.0, 1.0, 2.0, 3.0}) {
      nodes.push_back(made.add_node(geo::from_degrees(lon, 0), net::node_kind::track, net::carriage::rail_1435, {}));
    }
    auto const join = [&](std::size_t const from, std::size_t const to, std::uint32_t const metres) {
      return made.add_straight_link(
          {nodes[from], nodes[to], net::link_kind::track, net::mode::rail, {}, metres, UINT32_MAX, {}, false});
    };
    to_1 = join(0, 1, 111'000);
    to_2 = join(1, 2, 111'000);
    to_3 = join(2, 3, 111'000);
    past_2 = join(1, 3, 200'000);
    made.finish();
  }
  net::network view() { return net::view_of(made.data()); }
};

TEST(waypoint_way, is_the_shortest_between_two_circles) {
  auto line = small_line{};
  auto const way = find_waypoint_way(line.view(), std::vector{circle(0, 0, 1000), circle(3, 0, 1000)}, any);
  ASSERT_TRUE(way);
  EXPECT_EQ(way->start, net::node_id{0U});
  EXPECT_THAT(way->links, ElementsAre(line.to_1, line.past_2));
  EXPECT_EQ(way->metres, 311'000U);
}

TEST(waypoint_way, passes_the_circles_between_in_their_order) {
  auto line = small_line{};
  auto const n = line.view();
  auto const way = find_waypoint_way(n, std::vector{circle(0, 0, 1000), circle(2, 0, 1000), circle(1, 0, 1000)}, any);
  ASSERT_TRUE(way);
  EXPECT_THAT(way->links, ElementsAre(line.to_1, line.to_2, line.to_2));
}

TEST(waypoint_way, goes_as_near_to_the_centre_as_the_line_does) {
  auto line = small_line{};
  // Both 0 and 1 lie in the first circle; 1 is nearer to its centre.
  auto const way = find_waypoint_way(line.view(), std::vector{circle(0.8, 0, 120'000), circle(3, 0, 1000)}, any);
  ASSERT_TRUE(way);
  EXPECT_THAT(way->links, ElementsAre(line.past_2));
}

TEST(waypoint_way, leaves_out_links_that_may_not_be_used) {
  auto line = small_line{};
  auto const circles = std::vector{circle(0, 0, 1000), circle(3, 0, 1000)};
  auto const n = line.view();
  auto const way = find_waypoint_way(n, circles, [&](net::link_id const l) { return l != line.past_2; });
  ASSERT_TRUE(way);
  EXPECT_THAT(way->links, ElementsAre(line.to_1, line.to_2, line.to_3));
  EXPECT_FALSE(find_waypoint_way(n, circles, [&](net::link_id const l) { return l != line.to_1; }));
}

TEST(waypoint_way, needs_two_circles_and_a_line_in_each) {
  auto line = small_line{};
  auto const n = line.view();
  EXPECT_FALSE(find_waypoint_way(n, std::vector{circle(0, 0, 1000)}, any));
  EXPECT_FALSE(find_waypoint_way(n, std::vector{circle(0, 5, 1000), circle(3, 0, 1000)}, any));
  auto const there = find_waypoint_way(n, std::vector{circle(1, 0, 1000), circle(1, 0, 1000)}, any);
  ASSERT_TRUE(there);
  EXPECT_TRUE(there->links.empty());
}

// What a way costs by the rule that a change costs 15 km, from circle to circle without radius: every node's distance
// is improved until none can be (Bellman 1958).
std::uint64_t plain_cost(net::network const& n, std::vector<net::waypoint> const& circles) {
  auto const is_at = [&](std::uint32_t const node, net::waypoint const& c) {
    return geo::rough_distance_m(n.nodes.position[net::node_id{node}], c.at) <= c.radius_m;
  };
  auto const nodes = static_cast<std::uint32_t>(n.nodes.position.size());
  auto cost = std::vector<std::uint64_t>(nodes, kNever);
  for (std::size_t c = 0; c < circles.size(); ++c) {
    auto next = std::vector<std::uint64_t>(nodes, kNever);
    for (std::uint32_t i = 0; i < nodes; ++i) {
      next[i] = is_at(i, circles[c]) ? (c == 0 ? 0 : cost[i]) : kNever;
    }
    for (auto is_better = c + 1 < circles.size(); is_better;) {
      is_better = false;
      for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
        auto const link = net::link_id{i};
        auto const kind = n.links.kind[link];
        auto const is_change = net::is_at_terminal(kind) || kind == net::link_kind::boarding;
        auto const metres = is_change ? 15'000U : n.links.length_m[link];
        auto& from = next[n.links.from[link].index()];
        auto& to = next[n.links.to[link].index()];
        for (auto const& [a, b] : {std::pair{&from, &to}, std::pair{&to, &from}}) {
          if (*a != kNever && *a + metres < *b) {
            *b = *a + metres;
            is_better = true;
          }
        }
      }
    }
    cost = next;
  }
  return *std::min_element(cost.begin(), cost.end());
}

TEST(waypoint_way, is_as_short_as_plain_relaxation_finds) {
  auto found = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    auto world = test::random_network{seed};
    auto const n = world.view();
    auto circles = std::vector<net::waypoint>{};
    for (int c = 0; c < 2 + world.below(2); ++c) {
      auto const node =
          net::node_id{static_cast<std::uint32_t>(world.below(static_cast<int>(n.nodes.position.size())))};
      circles.push_back({n.nodes.position[node], 1});
    }
    auto const way = find_waypoint_way(n, circles, any);
    auto const expected = plain_cost(n, circles);
    ASSERT_EQ(way.has_value(), expected != kNever) << "seed " << seed;
    if (way) {
      auto cost = std::uint64_t{0};
      auto at = way->start;
      for (auto const link : way->links) {
        auto const kind = n.links.kind[link];
        auto const is_change = net::is_at_terminal(kind) || kind == net::link_kind::boarding;
        cost += is_change ? 15'000U : n.links.length_m[link];
        at = n.other_end(link, at);
      }
      EXPECT_EQ(cost, expected) << "seed " << seed;
      EXPECT_LE(geo::rough_distance_m(n.nodes.position[at], circles.back().at), 1) << "seed " << seed;
      ++found;
    }
  }
  EXPECT_GT(found, 100);
}

}  // namespace
}  // namespace wakhan::route
