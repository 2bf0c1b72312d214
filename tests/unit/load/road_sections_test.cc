// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/road_sections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"
#include "wakhan/load/rates.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;

// A road along the equator in AA with points at 1°, 2°, … 6°: five edges of 112 km.
drawing straight_road() {
  auto d = drawing{net::mode::road};
  for (auto const lon : {1.0, 2.0, 3.0, 4.0, 5.0, 6.0}) {
    d.point(lon, 0);
  }
  for (std::uint32_t p = 0; p < 5; ++p) {
    d.edge(p, p + 1, 112'000);
  }
  return d;
}

small_facts::fields between(double const from_lon, double const to_lon, std::string const& km) {
  return {{"from", "A"},      {"from_lon", std::to_string(from_lon)}, {"from_lat", "0.01"}, {"to", "B"},
          {"to_lat", "0.01"}, {"to_lon", std::to_string(to_lon)},     {"distance_km", km}};
}

small_facts one_row(double const from_lon, double const to_lon, std::string const& km) {
  return small_facts{}.add(fact_table::road_sections, between(from_lon, to_lon, km));
}

findings lay_rows(drawing& d, small_facts const& rows, length_factors const& factors = {1000, 1000, 1000}) {
  auto found = findings{};
  lay_road_sections(d.lines, rows.parse(), factors, found);
  return found;
}

// Kilometres between two points of the road, as the network will have them.
double km(drawing const& d, std::uint32_t const from, std::uint32_t const to, double const factor = 1) {
  auto metres = 0.0;
  for (auto e = from; e < to; ++e) {
    metres += d.lines.edges[e].metres;
  }
  return metres * factor / 1000;
}

TEST(road_sections, a_road_gets_the_kilometres_of_its_row_and_others_keep_theirs) {
  auto d = straight_road();
  auto const found = lay_rows(d, one_row(2.02, 4.98, "390"));
  // 336 km drawn; some of the gap may be the towns' or the table's.
  EXPECT_GT(km(d, 1, 4), 375);
  EXPECT_LT(km(d, 1, 4), 390);
  EXPECT_NEAR(d.lines.edges[1].metres, d.lines.edges[3].metres, 2);
  EXPECT_EQ(d.lines.edges[0].metres, 112'000U);
  EXPECT_EQ(d.lines.edges[4].metres, 112'000U);
  auto const told = of_check(found, "road-sections");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].what, "road_sections.csv");
  EXPECT_THAT(told[0].message, AllOf(HasSubstr("1 of 1 sections"), HasSubstr("336 km before")));
}

TEST(road_sections, the_word_of_an_authority_or_operator_weighs_more) {
  auto lengths = std::vector<double>{};
  for (auto const* const kind : {"reference", "press", "operator", "official"}) {
    auto d = straight_road();
    auto row = between(2, 5, "390");
    row["kind"] = kind;
    lay_rows(d, small_facts{}.add(fact_table::road_sections, row));
    lengths.push_back(km(d, 1, 4));
  }
  EXPECT_EQ(lengths[0], lengths[1]);
  EXPECT_GT(lengths[2], lengths[1] + 3);
  EXPECT_EQ(lengths[2], lengths[3]);
}

TEST(road_sections, no_rows_change_and_say_nothing) {
  auto d = straight_road();
  EXPECT_TRUE(lay_rows(d, small_facts{}).empty());
  EXPECT_EQ(km(d, 0, 5), 560);
}

TEST(road_sections, the_factor_that_follows_is_divided_out) {
  auto d = straight_road();
  lay_rows(d, one_row(2, 5, "390"), {1100, 1000, 1000});
  // 370 km expected.
  EXPECT_GT(km(d, 1, 4, 1.1), 380);
  EXPECT_LT(km(d, 1, 4, 1.1), 390);
}

TEST(road_sections, an_edge_over_a_border_has_the_mean_of_both_factors) {
  auto d = straight_road();
  std::fill(d.lines.country.begin() + 3, d.lines.country.end(), kRight);
  lay_rows(d, one_row(3, 4, "124"), {1000, 1200, 1000});
  EXPECT_NEAR(d.lines.edges[2].metres * 1.1, 123'600, 500);
}

TEST(road_sections, a_row_that_says_clearly_less_than_is_drawn_speaks_of_another_road) {
  auto d = straight_road();
  auto const found = of_check(lay_rows(d, one_row(2, 5, "322")), "road-section-other-way");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].what, "road_sections.csv:row-1");
  EXPECT_EQ(found[0].level, severity::doubt);
  EXPECT_THAT(found[0].message, AllOf(HasSubstr("322 km published"), HasSubstr("drawn with 336 km")));
  EXPECT_EQ(km(d, 1, 4), 336);
}

TEST(road_sections, a_row_that_says_a_little_less_brings_the_road_down_to_what_is_drawn) {
  auto d = straight_road();
  // 370 km expected; 324 are 336 less what such a figure may be off.
  EXPECT_TRUE(of_check(lay_rows(d, one_row(2, 5, "324"), {1100, 1000, 1000}), "road-section-other-way").empty());
  EXPECT_NEAR(km(d, 1, 4, 1.1), 336, 0.01);
}

TEST(road_sections, and_so_does_one_that_says_far_more) {
  auto d = straight_road();
  EXPECT_EQ(of_check(lay_rows(d, one_row(2, 5, "438")), "road-section-other-way").size(), 1U);
  EXPECT_EQ(km(d, 1, 4), 336);
  EXPECT_TRUE(of_check(lay_rows(d, one_row(2, 5, "436")), "road-section-other-way").empty());
}

TEST(road_sections, a_row_far_under_the_way_there_is_finds_none) {
  auto d = straight_road();
  auto const found = of_check(lay_rows(d, one_row(2, 5, "150")), "road-section-other-way");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].message, HasSubstr("no way of up to 245 km"));
}

TEST(road_sections, mountains_give_back_what_they_were_lengthened_by_but_no_more) {
  auto d = straight_road();
  auto rows = one_row(2, 5, "345");
  rows.add(fact_table::distance_factors,
           {{"mode", "road"}, {"scope", "ring"}, {"factor", "1.4"}, {"ring", "1.5 -1;1.5 1;5.5 1;5.5 -1"}});
  auto found = findings{};
  stretch_mountain_lines(d.lines, rows.parse(), {1000, 1000, 1000}, found);
  ASSERT_NEAR(km(d, 1, 4), 470.4, 0.1);
  lay_rows(d, rows);
  EXPECT_GE(km(d, 1, 4), 345);
  EXPECT_LT(km(d, 1, 4), 370);
  EXPECT_GE(d.lines.edges[2].metres, 112'000U);
}

TEST(road_sections, the_shortest_way_gets_them) {
  auto d = straight_road();
  d.point(3.5, 1);
  d.edge(1, 6, 200'000);
  d.edge(6, 4, 200'000);
  lay_rows(d, one_row(2, 5, "390"));
  EXPECT_GT(km(d, 1, 4), 375);
  EXPECT_EQ(d.lines.edges[5].metres, 200'000U);
  EXPECT_EQ(d.lines.edges[6].metres, 200'000U);
}

TEST(road_sections, published_links_keep_their_length) {
  auto d = straight_road();
  d.lines.edges[2].fact = net::fact_id::of(static_cast<std::uint32_t>(fact_table::road_links), 0);
  lay_rows(d, one_row(2, 5, "390"), {1100, 1000, 1000});
  EXPECT_EQ(d.lines.edges[2].metres, 112'000U);
  EXPECT_GT(d.lines.edges[1].metres, 120'000U);
}

TEST(road_sections, both_ends_are_taken_on_roads_that_hang_together) {
  auto d = straight_road();
  // A street at the very place that leads nowhere.
  d.point(2, 0.01);
  d.point(2.01, 0.01);
  d.edge(6, 7);
  EXPECT_TRUE(of_check(lay_rows(d, one_row(2, 5, "390")), "road-section-unplaced").empty());
  EXPECT_GT(km(d, 1, 4), 375);
}

TEST(road_sections, an_end_without_a_road_is_a_finding) {
  auto d = straight_road();
  auto row = between(2, 5, "390");
  row["to_lat"] = "0.2";
  auto const found = of_check(lay_rows(d, small_facts{}.add(fact_table::road_sections, row)), "road-section-unplaced");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].what, "road_sections.csv:row-1");
  EXPECT_THAT(found[0].message, HasSubstr("within 8 km"));
  EXPECT_EQ(km(d, 1, 4), 336);
}

TEST(road_sections, the_order_of_rows_is_all_the_same) {
  auto const first = between(1, 4, "360");
  auto const second = between(3, 6, "380");
  auto a = straight_road();
  auto b = straight_road();
  lay_rows(a, small_facts{}.add(fact_table::road_sections, first).add(fact_table::road_sections, second));
  lay_rows(b, small_facts{}.add(fact_table::road_sections, second).add(fact_table::road_sections, first));
  for (std::size_t e = 0; e < a.lines.edges.size(); ++e) {
    EXPECT_NEAR(a.lines.edges[e].metres, b.lines.edges[e].metres, 2) << e;
    EXPECT_GT(a.lines.edges[e].metres, 115'000U) << e;
  }
}

std::string error_of(small_facts const& rows) {
  auto d = straight_road();
  return thrown_by([&] { lay_rows(d, rows); });
}

TEST(road_sections, a_bad_length_is_named) {
  for (auto const* const bad : {"-5", "0", "5001", "", "far"}) {
    EXPECT_THAT(error_of(one_row(2, 5, bad)),
                AllOf(HasSubstr("bad_input: data/road_sections.csv:2"), HasSubstr("distance_km")))
        << bad;
  }
}

TEST(road_sections, a_place_off_the_earth_is_named) {
  EXPECT_THAT(error_of(one_row(2, 185, "100")), AllOf(HasSubstr("road_sections.csv:2"), HasSubstr("to_lon")));
}

TEST(road_sections, two_ends_at_one_place_are_refused) {
  EXPECT_THAT(error_of(one_row(2, 2.1, "12")),
              AllOf(HasSubstr("road_sections.csv:2"), HasSubstr("'B'"), HasSubstr("name two places")));
}

TEST(road_sections, what_judges_may_not_teach) {
  auto judged = between(2.05, 5, "400");
  judged["mode"] = "road";
  auto rows = one_row(5.05, 2, "390");
  EXPECT_THAT(error_of(small_facts{rows}.add(fact_table::distances, judged)),
              AllOf(HasSubstr("road_sections.csv:2"), HasSubstr("'B'"), HasSubstr("'A' a pair of distances.csv")));
  judged["mode"] = "rail";
  EXPECT_EQ(error_of(small_facts{rows}.add(fact_table::distances, judged)), "nothing");
  judged["mode"] = "road";
  judged["from_lon"] = "3";
  EXPECT_EQ(error_of(small_facts{rows}.add(fact_table::distances, judged)), "nothing");
}

}  // namespace
}  // namespace wakhan::load
