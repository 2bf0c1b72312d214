// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/projection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

#include "degrees.h"

namespace wakhan::draw {
namespace {

using ::testing::SizeIs;

double apart(xy const a, xy const b) { return std::hypot(a.x - b.x, a.y - b.y); }

// How often the rings wind around a point: what SVG fills when it is not 0.
int winding(std::vector<path> const& rings, xy const p) {
  auto turns = 0.0;
  for (auto const& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      auto const a = ring[i];
      auto const b = ring[(i + 1) % ring.size()];
      turns +=
          std::remainder(std::atan2(b.y - p.y, b.x - p.x) - std::atan2(a.y - p.y, a.x - p.x), 2 * std::numbers::pi);
    }
  }
  return static_cast<int>(std::lround(turns / (2 * std::numbers::pi)));
}

bool is_filled(projection const& earth, line const& ring, double const lon, double const lat) {
  return winding(earth.polygon(ring), earth.to_plane(geo::from_degrees(lon, lat))) != 0;
}

TEST(projection, puts_the_centre_at_zero_with_east_right_and_north_up) {
  projection const earth{geo::from_degrees(70, 40)};
  EXPECT_LT(apart(earth.to_plane(geo::from_degrees(70, 40)), {0, 0}), 2e-8);
  EXPECT_GT(earth.to_plane(geo::from_degrees(80, 40)).x, 0.1);
  EXPECT_LT(earth.to_plane(geo::from_degrees(70, 50)).y, -0.1);
}

TEST(projection, maps_a_quarter_turn_to_the_square_root_of_two) {
  projection const earth{geo::from_degrees(0, 0)};
  EXPECT_NEAR(earth.to_plane(geo::from_degrees(90, 0)).x, std::numbers::sqrt2, 2e-8);
  EXPECT_NEAR(earth.to_plane(geo::from_degrees(0, 90)).y, -std::numbers::sqrt2, 2e-8);
}

TEST(projection, keeps_areas) {
  projection const earth{geo::from_degrees(60, 45)};
  auto const near = earth.polygon(degrees({{60, 40}, {70, 40}, {70, 50}, {60, 50}}));
  auto const far = earth.polygon(degrees({{-100, 40}, {-90, 40}, {-90, 50}, {-100, 50}}));
  auto const wanted =
      10 * std::numbers::pi / 180 * (std::sin(50 * std::numbers::pi / 180) - std::sin(40 * std::numbers::pi / 180));
  EXPECT_NEAR(std::abs(ring_area(near.front())), wanted, 1e-3 * wanted);
  EXPECT_NEAR(std::abs(ring_area(far.front())), wanted, 1e-3 * wanted);
}

TEST(projection, is_centred_on_the_short_way_round_over_180_degrees) {
  auto const points = degrees({{131.9, 43.1}, {-149.9, 61.2}});
  auto const centre = projection::around(points).centre();
  EXPECT_GT(std::abs(centre.lon()), 160);
  EXPECT_NEAR(geo::rough_distance_m(centre, points[0]), geo::rough_distance_m(centre, points[1]), 60'000);
}

TEST(projection, is_centred_between_china_and_germany) {
  auto const centre = projection::around(degrees({{106.55, 29.56}, {80, 45}, {37, 55}, {6.76, 51.43}})).centre();
  EXPECT_NEAR(centre.lon(), 67, 6);
  EXPECT_NEAR(centre.lat(), 49, 4);
}

TEST(projection, is_centred_on_a_single_point) {
  EXPECT_EQ(projection::around(degrees({{12.3, 45.6}})).centre(), geo::from_degrees(12.3, 45.6));
}

TEST(projection, bends_long_lines_and_never_jumps_over_180_degrees) {
  projection const earth{geo::from_degrees(180, 50)};
  for (auto const& points : {earth.great_circles(degrees({{140, 40}, {-140, 40}})),
                             earth.straight_edges(degrees({{140, 40}, {-140, 40}}))}) {
    EXPECT_GT(points.size(), 50U);
    for (std::size_t i = 1; i < points.size(); ++i) {
      EXPECT_LT(apart(points[i - 1], points[i]), 0.025);
    }
  }
}

TEST(projection, sends_great_circles_nearer_to_the_pole_than_parallels) {
  projection const earth{geo::from_degrees(0, 50)};
  auto const circle = earth.great_circles(degrees({{-40, 50}, {40, 50}}));
  auto const parallel = earth.straight_edges(degrees({{-40, 50}, {40, 50}}));
  EXPECT_LT(circle[circle.size() / 2].y, parallel[parallel.size() / 2].y - 0.05);
}

TEST(projection, fills_a_country_cut_at_180_degrees_on_both_sides_and_nothing_between) {
  projection const earth{geo::from_degrees(60, 50)};
  auto const west = degrees({{150, 60}, {180, 60}, {180, 70}, {150, 70}});
  auto const east = degrees({{-180, 60}, {-170, 60}, {-170, 70}, {-180, 70}});
  EXPECT_TRUE(is_filled(earth, west, 179, 65));
  EXPECT_TRUE(is_filled(earth, east, -179, 65));
  EXPECT_FALSE(is_filled(earth, west, 0, 65));
  EXPECT_FALSE(is_filled(earth, east, 0, 65));
}

// A ring as plate carrée maps have Antarctica: along the coast, down the antimeridian, along the pole, and up again.
line antarctica() {
  line ring;
  for (auto lon = -180; lon <= 180; lon += 10) {
    ring.push_back({lon * 1'000'000, -70'000'000});
  }
  for (auto lon = 180; lon >= -180; lon -= 90) {
    ring.push_back({lon * 1'000'000, -90'000'000});
  }
  return ring;
}

TEST(projection, fills_antarctica_seen_from_anywhere) {
  for (auto const& [lon, lat] : {std::pair{60.0, 50.0}, {0.0, -90.0}, {10.0, 90.0}, {180.0, 0.0}, {33.0, -69.0}}) {
    projection const earth{geo::from_degrees(lon, lat)};
    EXPECT_TRUE(is_filled(earth, antarctica(), 45, -80)) << lon << ' ' << lat;
    EXPECT_TRUE(is_filled(earth, antarctica(), -175, -71)) << lon << ' ' << lat;
    EXPECT_FALSE(is_filled(earth, antarctica(), 45, -69)) << lon << ' ' << lat;
    EXPECT_FALSE(is_filled(earth, antarctica(), 100, 60)) << lon << ' ' << lat;
  }
}

TEST(projection, fills_a_polygon_that_covers_the_point_opposite_the_centre_on_its_outside) {
  projection const earth{geo::from_degrees(0, 0)};
  auto const ring = degrees({{170, -10}, {-170, -10}, {-170, 10}, {170, 10}});
  EXPECT_THAT(earth.polygon(ring), SizeIs(2));
  EXPECT_TRUE(is_filled(earth, ring, 179, 1));
  EXPECT_FALSE(is_filled(earth, ring, 160, 0));
  EXPECT_FALSE(is_filled(earth, ring, 0, 0));
}

TEST(projection, fills_a_polygon_with_a_corner_or_an_edge_exactly_opposite_the_centre) {
  projection const earth{geo::from_degrees(-178, 17)};
  for (auto const& [west, south] : {std::pair{-26.0, -29.0}, {2.0, -17.0}, {-12.0, -29.0}, {-26.0, -23.0}}) {
    auto const ring = degrees({{west, south}, {west + 28, south}, {west + 28, south + 12}, {west, south + 12}});
    EXPECT_TRUE(is_filled(earth, ring, west + 3, south + 3));
    EXPECT_FALSE(is_filled(earth, ring, west - 3, south + 3));
    EXPECT_FALSE(is_filled(earth, ring, west + 31, south + 9));
    EXPECT_FALSE(is_filled(earth, ring, -178, 17.5));
  }
}

RC_GTEST_PROP(projection, fills_inside_a_box_of_degrees_and_not_outside_from_any_centre, ()) {
  auto const pick = [](int const from, int const to) { return *rc::gen::inRange(from, to); };
  projection const earth{geo::from_degrees(pick(-180, 180), pick(-90, 91))};
  auto const west = pick(-180, 180);
  auto const south = pick(-80, 60);
  auto const width = pick(2, 60);
  auto const height = pick(2, 20);
  auto const ring =
      degrees({{west, south}, {west + width, south}, {west + width, south + height}, {west, south + height}});
  auto const lon = west + width * (pick(1, 10) / 10.0);
  auto const lat = south + height * (pick(1, 10) / 10.0);
  // Within 11° of the point opposite the centre, the chords of an outline lie farther from the rim than a place does.
  auto const is_right = [&](double const x, double const y, bool const wanted) {
    auto const p = earth.to_plane(geo::from_degrees(x, y));
    return std::hypot(p.x, p.y) > 1.99 || is_filled(earth, ring, x, y) == wanted;
  };
  RC_ASSERT(is_right(lon, lat, true));
  RC_ASSERT(is_right(lon, lat + height, false));
  RC_ASSERT(is_right(lon + width, lat, false));
  RC_ASSERT(is_right(lon - width - 1, lat, false));
}

TEST(projection, draws_no_polygon_of_fewer_than_three_points) {
  EXPECT_THAT(projection{geo::from_degrees(0, 0)}.polygon(degrees({{1, 1}, {2, 2}})), SizeIs(0));
}

}  // namespace
}  // namespace wakhan::draw
