// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_geojson.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "unit/api/small_answer.h"
#include "wakhan/api/route_points.h"
#include "wakhan/geo/lonlat.h"

namespace wakhan::api {

using nlohmann::json;
using test::no_answer;
using test::small_answer;

TEST(route_geojson, says_what_it_was_made_from_and_why_there_is_no_way) {
  auto const answer = small_answer();
  auto const document = json::parse(route_geojson(answer));
  EXPECT_EQ(document["version"], answer.version);
  EXPECT_EQ(document["pack"]["hash"], answer.pack_hash);
  EXPECT_EQ(document["scenario_hash"], answer.scenario_hash);
  EXPECT_TRUE(document["reason"].is_null());
  EXPECT_EQ(json::parse(route_geojson(no_answer()))["reason"], no_answer().reason->message);
}

TEST(route_geojson, tells_moments_where_they_are_asked_for) {
  auto const train = json::parse(route_geojson(test::timed_answer()))["features"][2]["properties"];
  EXPECT_EQ(train["departs"], "2026-12-06T18:00:00Z");
  EXPECT_EQ(train["wait"], "published");
  EXPECT_EQ(train["wait_hours"], 40);
  EXPECT_EQ(train["departing_services"], json::array({"xian-baku"}));
  EXPECT_FALSE(json::parse(route_geojson(small_answer()))["features"][2]["properties"].contains("departs"));
}

TEST(route_geojson, has_a_feature_for_each_leg_on_its_line) {
  auto const document = json::parse(route_geojson(small_answer()));
  EXPECT_EQ(document["type"], "FeatureCollection");
  ASSERT_EQ(document["features"].size(), 7U);
  auto const& rail = document["features"][2];
  EXPECT_EQ(rail["geometry"]["type"], "LineString");
  // The great circle, which other programs would not draw between its ends alone.
  auto const& line = rail["geometry"]["coordinates"];
  ASSERT_GT(line.size(), 2U);
  EXPECT_EQ(line.front(), json::parse("[106.4,29.6]"));
  EXPECT_EQ(line.back(), json::parse("[82.5,45.2]"));
  for (std::size_t i = 1; i < line.size(); ++i) {
    auto const at = [&](std::size_t const k) { return geo::from_degrees(line[k][0], line[k][1]); };
    EXPECT_LE(geo::distance_m(at(i - 1), at(i)), kLongestPieceMetres + 1);
  }
}

TEST(route_geojson, gives_each_feature_the_figures_of_its_leg) {
  auto const answer = small_answer();
  auto const document = json::parse(route_geojson(answer));
  auto const& properties = document["features"][2]["properties"];
  auto const& leg = answer.answers[1].legs[1];
  EXPECT_EQ(properties["answer"], 2);
  EXPECT_EQ(properties["leg"], 2);
  EXPECT_EQ(properties["title"], answer.answers[1].title);
  EXPECT_EQ(properties["gauge_mm"], 1435);
  EXPECT_NEAR(properties["distance_km"], leg.distance_km, 0.051);
  EXPECT_NEAR(properties["cost_usd"], leg.cost_usd, 0.0051);
  EXPECT_EQ(properties["countries"], json::parse(R"(["CN"])"));
  EXPECT_TRUE(properties["service"].is_null());
}

TEST(route_geojson, escapes_names) {
  auto answer = small_answer();
  answer.answers[0].legs[0].from = "a\"b\\";
  EXPECT_EQ(json::parse(route_geojson(answer))["features"][0]["properties"]["from"], "a\"b\\");
}

TEST(route_geojson, is_an_empty_collection_without_answers) {
  EXPECT_TRUE(json::parse(route_geojson(no_answer()))["features"].empty());
}

}  // namespace wakhan::api
