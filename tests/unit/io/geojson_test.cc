// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/geojson.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "unit/io/thrown_by.h"

namespace wakhan::io {
namespace {

using test::thrown_by;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

std::string collection(std::string const& features) {
  return R"({"type": "FeatureCollection", "features": [)" + features + "]}";
}

std::string feature(std::string const& type, std::string const& coordinates, std::string const& properties = "{}") {
  return fmt::format(R"({{"type": "Feature", "properties": {}, "geometry": {{"type": "{}", "coordinates": {}}}}})",
                     properties, type, coordinates);
}

std::vector<geojson_feature> parsed(std::string const& features) {
  return parse_geojson(collection(features), "sea.geojson");
}

std::string error_of_text(std::string const& text) {
  return thrown_by([&] { parse_geojson(text, "sea.geojson"); });
}
std::string geojson_error(std::string const& features) { return error_of_text(collection(features)); }

TEST(geojson, reads_points_and_lines) {
  auto const features =
      parsed(feature("Point", "[19.4, 41.3, 12.0]") + "," + feature("LineString", "[[43.7, 12.4], [43, 12.7]]"));
  ASSERT_EQ(features.size(), 2U);
  ASSERT_EQ(features[0].points.size(), 1U);
  EXPECT_EQ(features[0].points[0].lon, 19.4);
  EXPECT_EQ(features[0].points[0].lat, 41.3);
  ASSERT_EQ(features[1].points.size(), 2U);
  EXPECT_EQ(features[1].points[1].lon, 43.0);
}

TEST(geojson, makes_a_feature_of_every_line_of_a_multi_line_string) {
  auto const features =
      parsed(feature("MultiLineString", "[[[1, 2], [3, 4]], [[5, 6], [7, 8], [9, 10]]]", R"({"passage": "suez"})"));
  ASSERT_EQ(features.size(), 2U);
  EXPECT_EQ(features[1].points.size(), 3U);
  for (auto const& line : features) {
    EXPECT_THAT(line.properties, ElementsAre(Pair("passage", "suez")));
  }
}

TEST(geojson, gives_properties_as_they_are_written) {
  auto const features = parsed(feature(
      "Point", "[1, 2]",
      R"({"s": "Dur\u00ebs", "i": 12 , "x": 1.0, "e": 1e3, "t": true, "f": false, "n": null, "l": ["GR", 7, null], "none": []})"));
  EXPECT_THAT(features[0].properties,
              ElementsAre(Pair("e", "1e3"), Pair("f", "false"), Pair("i", "12"), Pair("l", "GR;7;"), Pair("n", ""),
                          Pair("none", ""), Pair("s", "Durës"), Pair("t", "true"), Pair("x", "1.0")));
  EXPECT_TRUE(parsed(feature("Point", "[1, 2]", "null"))[0].properties.empty());
}

TEST(geojson, takes_members_in_any_order) {
  auto const features = parse_geojson(
      R"({"features": [{"geometry": {"coordinates": [1, 2], "type": "Point"}, "id": 7, "properties": {"a": 1}, "type": "Feature"}], "crs": {}, "type": "FeatureCollection"})",
      "sea.geojson");
  ASSERT_EQ(features.size(), 1U);
  EXPECT_THAT(features[0].properties, ElementsAre(Pair("a", "1")));
}

TEST(geojson, keeps_longitudes_beyond_the_antimeridian) {
  EXPECT_EQ(parsed(feature("Point", "[187.69, -90]"))[0].points[0].lon, 187.69);
  EXPECT_EQ(parsed(feature("Point", "[-720, 90]"))[0].points[0].lon, -720.0);
}

TEST(geojson, reads_a_collection_of_nothing) { EXPECT_TRUE(parsed("").empty()); }

TEST(geojson, refuses_coordinates_out_of_range_with_the_number_of_the_feature) {
  auto const good = feature("Point", "[1, 2]") + ",";
  EXPECT_EQ(geojson_error(good + feature("Point", "[720.5, 0]")),
            "bad_input: sea.geojson: feature 2: [720.5, 0] is out of range; it must be [lon, lat] in degrees");
  EXPECT_THAT(geojson_error(feature("Point", "[0, 90.1]")), HasSubstr("feature 1: [0, 90.1] is out of range"));
  EXPECT_THAT(geojson_error(feature("LineString", "[[0, 0], [0, -90.1]]")),
              HasSubstr("feature 1: [0, -90.1] is out of range"));
}

TEST(geojson, refuses_other_geometries) {
  EXPECT_EQ(geojson_error(feature("Polygon", "[[[0, 0], [1, 0], [1, 1], [0, 0]]]")),
            "bad_input: sea.geojson: feature 1: 'type': 'Polygon' is not read; only Point, LineString and "
            "MultiLineString are");
  EXPECT_EQ(geojson_error(feature("Point", "[1]")),
            "bad_input: sea.geojson: feature 1: a position of 1 numbers; it must be [lon, lat]");
  EXPECT_EQ(geojson_error(feature("LineString", "[[1, 2]]")),
            "bad_input: sea.geojson: feature 1: a line of 1 positions; it must have two");
  auto const not_a_feature =
      "bad_input: sea.geojson: feature 1: not a feature with numbers as coordinates and plain values as properties";
  EXPECT_EQ(geojson_error(feature("Point", "[\"1\", 2]")), not_a_feature);
  EXPECT_EQ(geojson_error(feature("LineString", "[1, 2]")), not_a_feature);
  EXPECT_EQ(geojson_error(feature("Point", "[1, 2]", R"({"a": {}})")), not_a_feature);
  EXPECT_EQ(geojson_error(feature("Point", "[1, 2]", R"({"a": [[]]})")), not_a_feature);
  EXPECT_EQ(geojson_error(feature("Point", "[1, 2]", "[]")), not_a_feature);
  EXPECT_EQ(geojson_error("7"), not_a_feature);
}

TEST(geojson, refuses_a_property_that_is_there_twice) {
  EXPECT_EQ(geojson_error(feature("Point", "[1, 2]", R"({"name": "a", "name": "b"})")),
            "bad_input: sea.geojson: feature 1: property 'name' is there twice");
}

TEST(geojson, holds_the_longest_text_of_a_property_on_both_sides) {
  auto const with = [](std::size_t const length) {
    return feature("Point", "[1, 2]", fmt::format(R"({{"name": "{}"}})", std::string(length, 'x')));
  };
  EXPECT_EQ(geojson_error(with(4096)), "nothing");
  EXPECT_THAT(geojson_error(with(4097)), HasSubstr("is a text over 4096 bytes"));
}

TEST(geojson, says_which_member_is_missing_or_of_another_kind) {
  EXPECT_EQ(geojson_error(R"({"type": "Feature", "properties": {}})"),
            "bad_input: sea.geojson: feature 1: 'geometry' is missing");
  EXPECT_EQ(geojson_error(R"({"type": "Feature", "properties": {}, "geometry": null})"),
            "bad_input: sea.geojson: feature 1: 'geometry': 'null' is not an object");
  EXPECT_EQ(geojson_error(R"({"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}})"),
            "bad_input: sea.geojson: feature 1: 'properties' is missing");
  EXPECT_EQ(geojson_error(R"({"type": "Place", "geometry": {}})"),
            "bad_input: sea.geojson: feature 1: 'type': 'Place' must be 'Feature'");
  EXPECT_EQ(error_of_text(R"({"type": "FeatureCollection"})"), "bad_input: sea.geojson: 'features' is missing");
  EXPECT_EQ(error_of_text(R"({"type": "FeatureCollection", "features": {}})"),
            "bad_input: sea.geojson: 'features': '{' is not a list");
  EXPECT_EQ(error_of_text(R"({"type": "Topology", "features": []})"),
            "bad_input: sea.geojson: 'type': 'Topology' must be 'FeatureCollection'");
}

TEST(geojson, refuses_what_is_no_json_anywhere_in_the_text) {
  for (auto const* const text : {"", "{", "[1,2", "{\"type\": \"FeatureCollection\", \"features\": [], \"x\": tru}",
                                 "{\"type\": \"FeatureCollection\", \"features\": []} x", "\xFF"}) {
    EXPECT_THAT(error_of_text(text), HasSubstr("bad_input: sea.geojson: not valid JSON")) << text;
  }
  EXPECT_THAT(geojson_error(feature("Point", "[NaN, 2]")), HasSubstr("not valid JSON"));
  EXPECT_THAT(geojson_error(feature("Point", "[1e999, 2]")), HasSubstr("not valid JSON"));
  EXPECT_THAT(error_of_text("[]"), HasSubstr("bad_input: sea.geojson: not a FeatureCollection"));
  EXPECT_THAT(error_of_text(std::string(100'000, '[')), HasSubstr("not valid JSON"));
}

RC_GTEST_PROP(geojson, reads_every_coordinate_that_was_written, ()) {
  auto const lon = *rc::gen::inRange(-720'000'000, 720'000'001) * 1e-6;
  auto const lat = *rc::gen::inRange(-90'000'000, 90'000'001) * 1e-6;
  auto const features = parsed(feature("Point", fmt::format("[{}, {}]", lon, lat)));
  RC_ASSERT(features[0].points[0].lon == lon);
  RC_ASSERT(features[0].points[0].lat == lat);
}

}  // namespace
}  // namespace wakhan::io
