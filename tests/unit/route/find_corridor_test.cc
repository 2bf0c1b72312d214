// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/find_corridor.h"

#include <gtest/gtest.h>

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

}  // namespace
