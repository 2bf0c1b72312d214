// SPDX-License-Identifier: Apache-2.0
#include "wakhan/geo/lonlat.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdint>

namespace wakhan::geo {
namespace {

constexpr auto kFullCircle = std::int64_t{360'000'000};

// Any number of a range with the same chance, in the first cases as in the last.
template <typename T>
T any_between(T const low, T const high) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(low, high));
}

lonlat any_point() { return {any_between(-180'000'000, 180'000'000), any_between(-90'000'000, 90'000'001)}; }

TEST(from_degrees, rounds_to_the_nearest_millionth) {
  EXPECT_EQ(from_degrees(106.5507, 29.5637), (lonlat{106'550'700, 29'563'700}));
  EXPECT_EQ(from_degrees(0.0000006, -0.0000004), (lonlat{1, 0}));
}

TEST(from_degrees, wraps_longitudes_into_one_turn) {
  EXPECT_EQ(from_degrees(180, 0).lon_e6, -180'000'000);
  EXPECT_EQ(from_degrees(-180, 0).lon_e6, -180'000'000);
  EXPECT_EQ(from_degrees(190, 0).lon_e6, -170'000'000);
  EXPECT_EQ(from_degrees(-541, 0).lon_e6, 179'000'000);
  EXPECT_EQ(from_degrees(179.9999999, 0).lon_e6, -180'000'000) << "rounding must not leave the range";
}

TEST(from_degrees, clamps_latitudes_at_the_poles) {
  EXPECT_EQ(from_degrees(0, 91).lat_e6, 90'000'000);
  EXPECT_EQ(from_degrees(0, -200).lat_e6, -90'000'000);
}

RC_GTEST_PROP(from_degrees, gives_back_the_point_whose_degrees_it_is_told, ()) {
  auto const p = any_point();
  auto const turns = any_between(-2, 3);
  RC_ASSERT(from_degrees(p.lon() + 360.0 * turns, p.lat()) == p);
}

TEST(distance_m, agrees_with_published_geodesics) {
  // One degree of latitude at the equator and the quarter meridian of WGS 84.
  EXPECT_NEAR(distance_m(from_degrees(0, 0), from_degrees(0, 1)), 110'574.389, 0.01);
  EXPECT_NEAR(distance_m(from_degrees(0, 0), from_degrees(0, 90)), 10'001'965.729, 0.01);
  // One degree of longitude on the equator: the equatorial radius times pi / 180.
  EXPECT_NEAR(distance_m(from_degrees(10, 0), from_degrees(11, 0)), 111'319.491, 0.01);
}

TEST(distance_m, takes_the_short_way_across_the_antimeridian) {
  EXPECT_NEAR(distance_m(from_degrees(179.5, 0), from_degrees(-179.5, 0)), 111'319.491, 0.01);
}

RC_GTEST_PROP(distance_m, is_the_same_both_ways, ()) {
  auto const a = any_point();
  auto const b = any_point();
  RC_ASSERT(std::abs(distance_m(a, b) - distance_m(b, a)) < 1e-6);
}

RC_GTEST_PROP(rough_distance_m, is_within_six_per_mille_of_the_geodesic, ()) {
  auto const a = any_point();
  auto const b = any_point();
  auto const exact = distance_m(a, b);
  RC_ASSERT(std::abs(rough_distance_m(a, b) - exact) <= 0.006 * exact + 1e-3);
}

TEST(lon_difference, goes_the_short_way_round) {
  EXPECT_DOUBLE_EQ(lon_difference(10, 30), 20);
  EXPECT_DOUBLE_EQ(lon_difference(170, -170), 20);
  EXPECT_DOUBLE_EQ(lon_difference(-170, 170), -20);
  EXPECT_DOUBLE_EQ(lon_difference(0, 180), -180) << "half a turn is said westward";
}

RC_GTEST_PROP(lon_difference, leads_from_one_to_the_other, ()) {
  auto const a = any_between(-kFullCircle, kFullCircle);
  auto const b = any_between(-kFullCircle, kFullCircle);
  auto const d = lon_difference(static_cast<double>(a) * 1e-6, static_cast<double>(b) * 1e-6);
  RC_ASSERT(d >= -180.0 && d < 180.0);
  RC_ASSERT((a + std::llround(d * 1e6) - b) % kFullCircle == 0);
}

TEST(between, lies_on_the_way_also_over_the_antimeridian) {
  EXPECT_EQ(between(from_degrees(10, 20), from_degrees(20, 40), 0.25), from_degrees(12.5, 25));
  EXPECT_EQ(between(from_degrees(179, 0), from_degrees(-179, 2), 0.75), from_degrees(-179.5, 1.5));
}

TEST(nearest_share, is_where_a_plumb_line_falls_or_an_end) {
  auto const a = from_degrees(10, 60);
  auto const b = from_degrees(12, 61);
  EXPECT_NEAR(nearest_share(a, b, between(a, b, 0.3)), 0.3, 1e-5);
  EXPECT_DOUBLE_EQ(nearest_share(a, b, from_degrees(9, 59)), 0);
  EXPECT_DOUBLE_EQ(nearest_share(a, b, from_degrees(13, 62)), 1);
  EXPECT_DOUBLE_EQ(nearest_share(a, a, b), 0) << "a line without length has one point";
  EXPECT_NEAR(nearest_share(from_degrees(179, 0), from_degrees(-179, 0), from_degrees(-179.5, 1)), 0.75, 1e-6);
  // At 60° a degree of longitude is half as long: the plumb line is not that of the plane of degrees.
  EXPECT_NEAR(nearest_share(from_degrees(0, 60), from_degrees(2, 61), from_degrees(2, 60)), 0.5, 0.01);
}

}  // namespace
}  // namespace wakhan::geo
