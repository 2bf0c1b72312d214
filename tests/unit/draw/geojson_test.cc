// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/geojson.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstddef>
#include <cstdlib>

#include "degrees.h"

namespace wakhan::draw {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Pair;
using ::testing::SizeIs;

TEST(geojson, cuts_a_line_at_the_antimeridian_with_the_latitude_between) {
  auto const parts = split_at_antimeridian(degrees({{170, 50}, {-170, 60}, {-160, 61}}));
  EXPECT_THAT(parts, ElementsAre(ElementsAre(Pair(170'000'000, 50'000'000), Pair(180'000'000, 55'000'000)),
                                 ElementsAre(Pair(-180'000'000, 55'000'000), Pair(-170'000'000, 60'000'000),
                                             Pair(-160'000'000, 61'000'000))));
}

TEST(geojson, cuts_at_a_vertex_on_the_antimeridian_without_an_empty_part) {
  auto const parts = split_at_antimeridian(degrees({{170, 50}, {180, 55}, {-170, 60}}));
  EXPECT_THAT(parts, ElementsAre(ElementsAre(Pair(170'000'000, 50'000'000), Pair(180'000'000, 55'000'000)),
                                 ElementsAre(Pair(-180'000'000, 55'000'000), Pair(-170'000'000, 60'000'000))));
}

TEST(geojson, keeps_a_line_whole_that_only_touches_the_antimeridian_or_runs_along_it) {
  EXPECT_THAT(split_at_antimeridian(degrees({{170, 50}, {180, 55}, {180, 56}, {170, 60}})),
              ElementsAre(ElementsAre(Pair(170'000'000, 50'000'000), Pair(180'000'000, 55'000'000),
                                      Pair(180'000'000, 56'000'000), Pair(170'000'000, 60'000'000))));
  EXPECT_THAT(split_at_antimeridian(degrees({{-180, 1}, {-170, 2}})), SizeIs(1));
}

TEST(geojson, keeps_a_line_whole_that_crosses_the_prime_meridian) {
  EXPECT_THAT(split_at_antimeridian(degrees({{-80, 0}, {80, 10}})), SizeIs(1));
}

TEST(geojson, cuts_a_line_round_the_world_as_often_as_it_crosses) {
  EXPECT_THAT(split_at_antimeridian(degrees({{170, 0}, {-70, 0}, {50, 0}, {170, 0}, {-70, 0}})), SizeIs(3));
}

TEST(geojson, leaves_out_lines_of_one_point) {
  EXPECT_THAT(split_at_antimeridian(degrees({{1, 2}})), IsEmpty());
  EXPECT_THAT(split_at_antimeridian({}), IsEmpty());
}

RC_GTEST_PROP(geojson, never_draws_a_part_over_the_antimeridian, ()) {
  line whole;
  auto const size = *rc::gen::inRange(2, 12);
  for (auto i = 0; i < size; ++i) {
    whole.push_back({*rc::gen::inRange(-180, 180) * 1'000'000, *rc::gen::inRange(-90, 91) * 1'000'000});
  }
  auto const parts = split_at_antimeridian(whole);
  auto steps = std::size_t{0};
  for (auto const& part : parts) {
    RC_ASSERT(part.size() >= 2U);
    for (std::size_t i = 0; i < part.size(); ++i) {
      RC_ASSERT(std::abs(part[i].first) <= 180'000'000);
      auto const step = i == 0 ? 0 : std::abs(part[i].first - part[i - 1].first);
      RC_ASSERT(step <= 180'000'000);
    }
    steps += part.size() - 1;
  }
  RC_ASSERT(steps >= whole.size() - 1);
  RC_ASSERT(steps <= 2 * (whole.size() - 1));
}

TEST(geojson, writes_a_collection_of_features_with_six_decimals) {
  std::vector<feature> const features = {
      {{degrees({{106.55, 29.56}, {6.7654321, -0.5}})}, std::nullopt, {{"mode", "\"rail\""}, {"km", "12.5"}}},
      {{}, geo::from_degrees(-0.25, 51), {}},
  };
  EXPECT_EQ(to_geojson(features),
            "{\"type\":\"FeatureCollection\",\"features\":[\n"
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[106.550000,29.560000],"
            "[6.765432,-0.500000]]},\"properties\":{\"mode\":\"rail\",\"km\":12.5}},\n"
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[-0.250000,51.000000]},"
            "\"properties\":{}}\n]}\n");
}

TEST(geojson, writes_several_lines_lines_with_a_point_and_nothing_as_rfc_7946_has_them) {
  feature const both{{degrees({{170, 0}, {-170, 0}})}, geo::from_degrees(1, 2), {}};
  auto const text = to_geojson(std::vector{both, feature{}});
  EXPECT_THAT(
      text, HasSubstr(R"({"type":"GeometryCollection","geometries":[{"type":"MultiLineString","coordinates":[[[170)"));
  EXPECT_THAT(text, HasSubstr(R"({"type":"Point","coordinates":[1.000000,2.000000]}]})"));
  EXPECT_THAT(text, HasSubstr(R"("geometry":null)"));
  EXPECT_EQ(to_geojson({}), "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
  EXPECT_EQ(to_geojson({}, std::vector{std::pair<std::string, std::string>{"a\"b", "[1]"}}),
            "{\"type\":\"FeatureCollection\",\"a\\\"b\":[1],\"features\":[\n]}\n");
}

TEST(geojson, escapes_property_keys_and_copies_values) {
  feature const odd{{}, std::nullopt, {{"a\"b\\c\n", R"({"x":[1]})"}}};
  EXPECT_THAT(to_geojson(std::vector{odd}), HasSubstr(R"("properties":{"a\"b\\c\u000a":{"x":[1]}})"));
}

}  // namespace
}  // namespace wakhan::draw
