// SPDX-License-Identifier: Apache-2.0
#include "wakhan/geo/polyline.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace wakhan::geo {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::uint8_t> encoded(std::vector<lonlat> const& points) {
  auto bytes = std::vector<std::uint8_t>{};
  encode_polyline(points, bytes);
  return bytes;
}

rc::Gen<std::vector<lonlat>> any_line() {
  auto const point = rc::gen::build<lonlat>(rc::gen::set(&lonlat::lon_e6, rc::gen::inRange(-180'000'000, 180'000'000)),
                                            rc::gen::set(&lonlat::lat_e6, rc::gen::inRange(-90'000'000, 90'000'001)));
  return rc::gen::container<std::vector<lonlat>>(rc::gen::resize(rc::kNominalSize, point));
}

TEST(encode_polyline, writes_zig_zag_deltas_of_seven_bits_a_byte) {
  EXPECT_THAT(encoded({}), IsEmpty());
  EXPECT_THAT(encoded({{1, -1}, {1, 63}}), ElementsAre(2, 1, 0, 0x80, 1));
}

TEST(encode_polyline, appends_to_what_is_there) {
  auto bytes = std::vector<std::uint8_t>{42};
  encode_polyline(std::vector<lonlat>{{0, 0}}, bytes);
  EXPECT_THAT(bytes, ElementsAre(42, 0, 0));
}

RC_GTEST_PROP(polyline, comes_back_as_it_was_encoded, ()) {
  auto const line = *any_line();
  RC_ASSERT(decode_polyline(encoded(line)) == line);
}

TEST(polyline, survives_deltas_as_wide_as_the_numbers) {
  constexpr auto kLow = std::numeric_limits<std::int32_t>::min();
  constexpr auto kHigh = std::numeric_limits<std::int32_t>::max();
  auto const line = std::vector<lonlat>{{kLow, kHigh}, {kHigh, kLow}, {kLow, kLow}};
  EXPECT_EQ(decode_polyline(encoded(line)), line);
}

RC_GTEST_PROP(decode_polyline, keeps_the_whole_points_before_a_cut, ()) {
  auto const line = *any_line();
  auto const bytes = encoded(line);
  auto const cut = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, bytes.size() + 1));
  auto const points = decode_polyline(std::span{bytes}.first(cut));
  RC_ASSERT(points.size() <= line.size());
  RC_ASSERT(encoded(points).size() <= cut);
  for (std::size_t i = 0; i < points.size(); ++i) {
    RC_ASSERT(points[i] == line[i]);
  }
  RC_ASSERT(cut < bytes.size() || points.size() == line.size());
}

RC_GTEST_PROP(decode_polyline, reads_any_bytes_without_harm, (std::vector<std::uint8_t> const& bytes)) {
  RC_ASSERT(decode_polyline(bytes).size() <= bytes.size() / 2);
}

TEST(decode_polyline, ends_at_a_number_that_never_ends) {
  EXPECT_THAT(decode_polyline(std::vector<std::uint8_t>(100, 0xFF)), IsEmpty());
  EXPECT_THAT(decode_polyline(std::vector<std::uint8_t>{2, 2, 0x80}), SizeIs(1));
}

TEST(length_m, is_zero_for_fewer_than_two_points) {
  EXPECT_EQ(length_m({}), 0.0);
  EXPECT_EQ(length_m(std::vector<lonlat>{{5, 5}}), 0.0);
}

TEST(length_m, is_the_sum_of_its_parts) {
  auto const line = std::vector<lonlat>{from_degrees(0, 0), from_degrees(1, 0), from_degrees(1, 1)};
  EXPECT_DOUBLE_EQ(length_m(line), distance_m(line[0], line[1]) + distance_m(line[1], line[2]));
}

TEST(with_geodesic_points, leaves_short_lines_as_they_are) {
  auto const line = std::vector<lonlat>{from_degrees(1, 1), from_degrees(2, 2), from_degrees(2, 3)};
  EXPECT_EQ(with_geodesic_points(line, 200'000), line);
  EXPECT_THAT(with_geodesic_points({}, 200'000), IsEmpty());
  EXPECT_THAT(with_geodesic_points(std::vector{from_degrees(1, 1)}, 200'000), SizeIs(1));
}

TEST(with_geodesic_points, puts_points_on_the_shortest_way) {
  auto const from = from_degrees(106.64, 29.72);
  auto const to = from_degrees(7.14, 50.87);
  auto const bent = with_geodesic_points(std::vector{from, to}, 200'000);
  EXPECT_EQ(bent.front(), from);
  EXPECT_EQ(bent.back(), to);
  EXPECT_NEAR(length_m(bent), distance_m(from, to), 10);
  auto north = 0.0;
  for (std::size_t i = 1; i < bent.size(); ++i) {
    EXPECT_LE(distance_m(bent[i - 1], bent[i]), 200'001);
    north = std::max(north, bent[i].lat());
  }
  EXPECT_GT(north, 55);  // far north of both ends
}

}  // namespace
}  // namespace wakhan::geo
