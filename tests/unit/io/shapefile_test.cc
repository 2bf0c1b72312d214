// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/shapefile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "unit/io/made_shapefile.h"
#include "unit/io/thrown_by.h"

namespace wakhan::io {
namespace {

using namespace test::shp;
using test::thrown_by;
using ::testing::HasSubstr;

std::string error_of(shapefile const& file) {
  return thrown_by([&] { parse_shapefile_parts(file.shp, file.shx, "land"); });
}

parts const kTwoLines = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}, {9, 10}}};

TEST(shapefile, reads_the_parts_of_all_shapes) {
  auto const file =
      shapefile{kLineType, {shape_of(kLineType, kTwoLines), shape_of(kLineType, {{{-180, -90}, {180, 90}}})}};
  auto const read = parse_shapefile_parts(file.shp, file.shx, "land");
  ASSERT_EQ(read.size(), 3U);
  EXPECT_EQ(read[0].size(), 2U);
  ASSERT_EQ(read[1].size(), 3U);
  EXPECT_EQ(read[1][2].lon, 9.0);
  EXPECT_EQ(read[1][2].lat, 10.0);
  EXPECT_EQ(read[2][0].lat, -90.0);
}

TEST(shapefile, reads_rings_of_polygons) {
  auto const file = shapefile{kPolygonType, {shape_of(kPolygonType, {{{0, 0}, {0, 1}, {1, 1}, {0, 0}}})}};
  auto const read = parse_shapefile_parts(file.shp, file.shx, "land");
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].size(), 4U);
}

TEST(shapefile, passes_over_shapes_without_geometry) {
  auto const file = shapefile{kLineType, {little(0), shape_of(kLineType, kTwoLines)}};
  EXPECT_EQ(parse_shapefile_parts(file.shp, file.shx, "land").size(), 2U);
  auto const empty = shapefile{kLineType, {}};
  EXPECT_TRUE(parse_shapefile_parts(empty.shp, empty.shx, "land").empty());
}

TEST(shapefile, puts_a_pole_that_rounding_moved_back) {
  auto const file = shapefile{kLineType, {shape_of(kLineType, {{{0, 90.00000000000003}, {1, -90.00000000000003}}})}};
  auto const read = parse_shapefile_parts(file.shp, file.shx, "land");
  EXPECT_EQ(read[0][0].lat, 90.0);
  EXPECT_EQ(read[0][1].lat, -90.0);
}

TEST(shapefile, refuses_coordinates_out_of_range_with_the_number_of_the_shape) {
  auto const file = [](double const lon, double const lat) {
    return shapefile{kLineType, {shape_of(kLineType, kTwoLines), shape_of(kLineType, {{{0, 0}, {lon, lat}}})}};
  };
  EXPECT_EQ(error_of(file(0, 90.5)),
            "bad_input: land: shape 2: [0, 90.5] is out of range; it must be lon, lat in degrees");
  EXPECT_THAT(error_of(file(-721, 0)), HasSubstr("land: shape 2: [-721, 0] is out of range"));
  EXPECT_THAT(error_of(file(std::numeric_limits<double>::quiet_NaN(), 0)),
              HasSubstr("land: shape 2: [nan, 0] is out of range"));
  EXPECT_THAT(error_of(file(0, std::numeric_limits<double>::infinity())),
              HasSubstr("land: shape 2: [0, inf] is out of range"));
}

TEST(shapefile, refuses_points) {
  auto const file = shapefile{kPointType, {little(kPointType) + little(1.0) + little(2.0)}};
  EXPECT_EQ(error_of(file), "bad_input: land: shape 1: points without parts; only lines and polygons are read");
}

TEST(shapefile, refuses_files_cut_short_at_every_byte) {
  auto const whole = shapefile{kLineType, {shape_of(kLineType, kTwoLines)}};
  for (auto n = std::size_t{0}; n < whole.shp.size(); ++n) {
    auto cut = whole;
    cut.shp.resize(n);
    EXPECT_THAT(error_of(cut), HasSubstr("bad_input: land: the .shp")) << n;
  }
  for (auto n = std::size_t{0}; n < whole.shx.size(); ++n) {
    auto cut = whole;
    cut.shx.resize(n);
    EXPECT_THAT(error_of(cut), HasSubstr("bad_input: land: the .shx")) << n;
  }
}

TEST(shapefile, refuses_an_index_that_points_elsewhere) {
  auto file = shapefile{kLineType, {shape_of(kLineType, kTwoLines)}};
  file.shx.replace(100, 4, big(1'000'000));
  EXPECT_EQ(error_of(file), "bad_input: land: shape 1 does not lie where the .shx says");
  file.shx.replace(100, 4, big(0));
  EXPECT_EQ(error_of(file), "bad_input: land: shape 1 does not lie where the .shx says");
  file.shx.replace(100, 8, big(50) + big(4));
  EXPECT_EQ(error_of(file), "bad_input: land: shape 1 does not lie where the .shx says");
}

TEST(shapefile, refuses_an_index_that_ends_inside_a_record) {
  auto file = shapefile{kLineType, {shape_of(kLineType, kTwoLines)}};
  file.shx += "xx";
  file.shx.replace(24, 4, big(file.shx.size() / 2));
  EXPECT_EQ(error_of(file), "bad_input: land: the .shx ends inside a record");
}

TEST(shapefile, refuses_counts_and_starts_of_parts_that_do_not_fit) {
  auto const record = shape_of(kLineType, kTwoLines);
  auto const with = [&](std::size_t const at, int const value) {
    auto changed = record;
    changed.replace(at, 4, little(value));
    return error_of({kLineType, {changed}});
  };
  for (auto const value : {-1, 3, 1'000'000, std::numeric_limits<int>::max()}) {
    EXPECT_THAT(with(36, value), HasSubstr("bad_input: land: shape 1")) << value << " parts";
    EXPECT_THAT(with(48, value == 3 ? 6 : value), HasSubstr("bad_input: land: shape 1")) << value << " as a start";
  }
  for (auto const value : {-1, 6, 1'000'000, std::numeric_limits<int>::max()}) {
    EXPECT_THAT(with(40, value), HasSubstr("bad_input: land: shape 1")) << value << " points";
  }
}

TEST(shapefile, never_reads_outside_when_a_bit_is_turned) {
  auto const whole = shapefile{kLineType, {shape_of(kLineType, kTwoLines), shape_of(kLineType, kTwoLines)}};
  for (auto bit = std::size_t{0}; bit < (whole.shp.size() + whole.shx.size()) * 8; ++bit) {
    auto turned = whole;
    auto& bytes = bit / 8 < whole.shp.size() ? turned.shp : turned.shx;
    auto& byte = bytes[bit / 8 < whole.shp.size() ? bit / 8 : bit / 8 - whole.shp.size()];
    byte = static_cast<char>(byte ^ 1 << bit % 8);
    auto const message = error_of(turned);
    EXPECT_TRUE(message == "nothing" || message.starts_with("bad_input: land")) << bit << ": " << message;
  }
}

}  // namespace
}  // namespace wakhan::io
