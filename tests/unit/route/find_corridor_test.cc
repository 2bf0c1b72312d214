// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/find_corridor.h"

#include <gtest/gtest.h>

#include <random>
#include <span>

namespace {

using namespace wakhan;

// Two corridors between the same places: over the water, and with a place in between along the coast.
net::network_data two_corridors() {
  auto d = net::network_data{};
  auto const bit = [](net::mode const m) { return 1U << static_cast<unsigned>(m); };
  for (auto const lon : {0.0, 10.0, 0.0, 5.0, 10.0}) {
    d.waypoints.push_back({geo::from_degrees(lon, 0), 50'000});
  }
  auto water = net::corridor{};
  water.waypoints = 2;
  water.modes = bit(net::mode::sea) | bit(net::mode::ferry);
  auto coast = net::corridor{};
  coast.first_waypoint = 2;
  coast.waypoints = 3;
  coast.modes = bit(net::mode::rail);
  d.corridors.push_back(water);
  d.corridors.push_back(coast);
  return d;
}

route::leg leg_by(net::mode const m, std::initializer_list<double> const lons) {
  auto l = route::leg{};
  l.by = m;
  for (auto const lon : lons) {
    l.shape.push_back(geo::from_degrees(lon, 0));
  }
  return l;
}

TEST(find_corridor, names_those_that_the_legs_by_their_modes_follow) {
  auto const d = two_corridors();
  auto const n = net::view_of(d);
  auto const found = [&](std::vector<route::leg> const& legs) {
    auto const corridor = route::find_corridor(n, legs);
    return corridor ? static_cast<int>(corridor->index()) : -1;
  };
  using enum net::mode;
  EXPECT_EQ(found({leg_by(ferry, {0, 5, 10})}), 0);
  EXPECT_EQ(found({leg_by(rail, {0, 5, 10})}), 1);
  EXPECT_EQ(found({leg_by(road, {0, 5, 10})}), -1);
  EXPECT_EQ(found({leg_by(road, {-9, 0}), leg_by(sea, {0, 10})}), 0);
  EXPECT_EQ(found({leg_by(sea, {20, 10}), leg_by(rail, {10, 5, 0})}), 1) << "afloat elsewhere, and back by land";
  EXPECT_EQ(found({leg_by(sea, {0, 4}), leg_by(road, {4, 10})}), -1) << "only half of it afloat";
}

// The rule word for word, point by point.
bool passes(route::leg const& l, std::span<net::waypoint const> const waypoints) {
  auto next = std::size_t{0};
  for (auto const p : l.shape) {
    while (next < waypoints.size() && geo::rough_distance_m(p, waypoints[next].at) <= waypoints[next].radius_m) {
      ++next;
    }
  }
  return next == waypoints.size();
}

TEST(find_corridor, finds_on_long_ways_what_the_rule_finds_point_by_point) {
  auto random = std::mt19937_64{7};
  auto const between = [&](double const low, double const high) {
    return low + (high - low) * static_cast<double>(random() % 10'000) / 10'000;
  };
  auto found = 0;
  for (auto round = 0; round < 400; ++round) {
    // Over the antimeridian and near the pole as well.
    auto const west = round % 4 == 0 ? 175.0 : 20.0;
    auto const south = round % 4 == 1 ? 78.0 : -5.0;
    auto l = route::leg{};
    l.by = net::mode::rail;
    auto const points = 1 + static_cast<int>(random() % 300);
    for (auto i = 0; i < points; ++i) {
      auto const lon = west + 10.0 * i / points + between(-0.3, 0.3);
      l.shape.push_back(geo::from_degrees(lon > 180 ? lon - 360 : lon, south + between(0, 6)));
    }
    auto d = net::network_data{};
    auto row = net::corridor{};
    row.waypoints = 1 + static_cast<std::uint32_t>(random() % 4);
    for (std::uint32_t w = 0; w < row.waypoints; ++w) {
      auto const lon = west + 10.0 * w / row.waypoints + between(0, 2);
      d.waypoints.push_back({geo::from_degrees(lon > 180 ? lon - 360 : lon, south + between(0, 6)),
                             static_cast<std::uint32_t>(between(20'000, 400'000))});
    }
    row.modes = 1U << static_cast<unsigned>(net::mode::rail);
    d.corridors.push_back(row);
    auto const there = std::span{d.waypoints.all()};
    auto const back = std::vector<net::waypoint>(there.rbegin(), there.rend());
    auto const wanted = passes(l, there) || passes(l, back);
    ASSERT_EQ(route::find_corridor(net::view_of(d), {l}).has_value(), wanted) << "round " << round;
    found += wanted ? 1 : 0;
  }
  EXPECT_GT(found, 50);
  EXPECT_LT(found, 380);
}

}  // namespace
