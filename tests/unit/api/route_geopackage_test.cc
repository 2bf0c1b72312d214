// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_geopackage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/api/small_answer.h"
#include "unit/io/temporary_folder.h"
#include "wakhan/api/route_points.h"
#include "wakhan/geo/polyline.h"
#include "wakhan/io/geopackage.h"

namespace wakhan::api {
namespace {

using test::no_answer;
using test::small_answer;
using test::the_small_pack;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Layers of an answer's GeoPackage, read by our own reader.
class package {
 public:
  explicit package(route_answer const& answer) {
    folder_.write("x.gpkg", route_geopackage(the_small_pack().pack, answer));
  }
  std::vector<io::geopackage_row> layer(std::string const& name, std::vector<std::string> const& columns) const {
    return io::read_geopackage(folder_ / "x.gpkg", name, columns);
  }

 private:
  test::temporary_folder folder_;
};

TEST(route_geopackage, has_a_row_for_each_leg_with_its_figures) {
  auto const answer = small_answer();
  auto const rows = package{answer}.layer("legs", {"answer", "leg", "mode", "gauge_mm", "from", "to", "distance_km",
                                                   "cost_usd", "countries", "service", "assumed_terminal", "sources"});
  ASSERT_THAT(rows, SizeIs(7));
  auto const& rail = rows[2].values;
  auto const& leg = answer.answers[1].legs[1];
  EXPECT_THAT(std::vector(rail.begin(), rail.begin() + 6),
              ElementsAre("2", "2", "rail", "1435", "Chongqing Tuanjiecun", "Alashankou–Dostyk"));
  EXPECT_NEAR(std::stod(rail[6]), leg.distance_km, 0.051);
  EXPECT_NEAR(std::stod(rail[7]), leg.cost_usd, 0.0051);
  EXPECT_THAT(std::vector(rail.begin() + 8, rail.end()), ElementsAre("CN", "", "0", "speeds:rail tariffs:rail"));
  EXPECT_EQ(rows[4].values[9], "Aktau–Alat ferry");
  EXPECT_EQ(rows[4].values[10], "1");
}

TEST(route_geopackage, names_the_terminals_of_a_leg_and_the_services_that_freight_waits_for) {
  auto answer = small_answer();
  auto& leg = answer.answers[1].legs[1];
  leg.from_terminal = terminal_answer{"cn-chongqing", "Chongqing Tuanjiecun", std::nullopt};
  leg.services_waited_for = {"train-a", "train-b"};
  leg.departures_per_week = 2.5;
  auto const rows =
      package{answer}.layer("legs", {"from_terminal", "to_terminal", "services_waited_for", "departures_per_week"});
  EXPECT_THAT(rows[2].values, ElementsAre("cn-chongqing", "", "train-a train-b", "2.5"));
  EXPECT_THAT(rows[0].values, ElementsAre("", "", "", ""));
}

TEST(route_geopackage, has_a_row_for_each_answer_as_a_whole_way) {
  auto const answer = small_answer();
  auto const rows =
      package{answer}.layer("answers", {"answer", "corridor", "days_p50", "modes", "crossings", "fastest"});
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(rows[1].values[1], "middle-corridor");
  EXPECT_NEAR(std::stod(rows[1].values[2]), answer.answers[1].days_p50, 0.0051);
  EXPECT_THAT(std::vector(rows[1].values.begin() + 3, rows[1].values.end()),
              ElementsAre("rail ferry sea", "alashankou-dostyk", "0"));
  EXPECT_EQ(rows[0].values[5], "1");
  // The six legs of the second answer, along great circles, in one MultiLineString.
  auto points = std::size_t{0};
  for (auto const& leg : answer.answers[1].detail.legs) {
    points += geo::with_geodesic_points(leg.shape, kLongestPieceMetres).size();
  }
  EXPECT_GT(points, 2 * 6U);
  EXPECT_EQ(rows[1].wkb.size(), 9U + 6 * 9U + points * 16U);
}

TEST(route_geopackage, has_the_stops_with_the_hours_until_they_are_left) {
  auto const answer = small_answer();
  auto const rows = package{answer}.layer("stops", {"answer", "stop", "kind", "name", "terminal", "hours_since_start"});
  ASSERT_THAT(rows, SizeIs(2 + 7));
  EXPECT_THAT(rows[0].values, ElementsAre("1", "1", "origin", "Chongqing,CN", "", "0.0"));
  EXPECT_EQ(rows[3].values[2], "terminal");
  EXPECT_EQ(rows[3].values[3], "Chongqing Tuanjiecun");
  EXPECT_EQ(rows.back().values[2], "destination");
  EXPECT_NEAR(std::stod(rows.back().values[5]), answer.answers[1].days_mean * 24, 0.051);
}

TEST(route_geopackage, tells_what_borders_and_passages_take) {
  auto const file = package{small_answer()};
  auto const crossings = file.layer("crossings", {"answer", "id", "country_from", "country_to", "gauge_from_mm",
                                                  "gauge_to_mm", "hours", "cost_usd", "pair_default"});
  ASSERT_THAT(crossings, SizeIs(1));
  EXPECT_THAT(crossings[0].values,
              ElementsAre("2", "alashankou-dostyk", "CN", "KZ", "1435", "1520", "37.0", "341.0", "0"));
  auto const passages = file.layer("passages", {"answer", "id", "name", "cost_usd"});
  ASSERT_THAT(passages, SizeIs(1));
  EXPECT_EQ(passages[0].values[1], "suez");
  EXPECT_GE(std::stod(passages[0].values[3]), 172);
}

TEST(route_geopackage, puts_borders_without_a_post_where_the_way_passes_them) {
  auto const rows = crossing_rows(the_small_pack().pack.network(), small_answer());
  ASSERT_THAT(rows, SizeIs(1));
  auto n = the_small_pack().pack.network();
  auto posts = std::vector<net::crossing>(n.crossings.all().begin(), n.crossings.all().end());
  posts[0].is_pair_default = 1;
  posts[0].position = {};
  n.crossings = id_span<net::crossing_id, net::crossing>{posts};
  auto const passed = crossing_rows(n, small_answer());
  ASSERT_TRUE(passed[0].at.has_value());
  EXPECT_NEAR(passed[0].at->lon(), rows[0].at->lon(), 1);
  EXPECT_NEAR(passed[0].at->lat(), rows[0].at->lat(), 1);
}

TEST(route_geopackage, without_a_way_has_empty_layers) {
  auto const file = package{no_answer()};
  for (auto const* const layer : {"legs", "answers", "stops", "crossings", "passages"}) {
    EXPECT_THAT(file.layer(layer, {"answer"}), IsEmpty()) << layer;
  }
}

TEST(route_geopackage, is_styled_in_the_colours_of_our_maps_and_names_question_and_licences) {
  auto const bytes = route_geopackage(the_small_pack().pack, no_answer());
  EXPECT_THAT(bytes, HasSubstr("<category value=\"ferry\" label=\"Ferry\""));
  EXPECT_THAT(bytes, HasSubstr("Suez Canal is avoided, and there is no other way"));
  EXPECT_THAT(bytes, HasSubstr("© OpenStreetMap contributors"));
}

TEST(route_geopackage, carries_the_fact_rows_behind_the_figures) {
  auto answer = small_answer();
  answer.answers[1].sources = {"border_crossings:alashankou-dostyk", "passages:suez"};
  auto const bytes = route_geopackage(the_small_pack().pack, answer);
  EXPECT_THAT(bytes, HasSubstr("LINERLIB liner shipping benchmark"));
}

TEST(route_geopackage, gives_equal_bytes_for_equal_answers) {
  EXPECT_EQ(route_geopackage(the_small_pack().pack, small_answer()),
            route_geopackage(the_small_pack().pack, small_answer()));
}

}  // namespace
}  // namespace wakhan::api
