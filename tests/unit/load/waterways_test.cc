// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/waterways.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"
#include "wakhan/load/river_ports.h"

namespace wakhan::load {
namespace {

using net::carriage;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Le;

small_facts::fields section(std::string const& id, std::string const& path, small_facts::fields const& more = {}) {
  auto row = small_facts::fields{{"id", id},        {"waterway", "river"}, {"waterway_name", "River"},
                                 {"name", id},      {"country", "AA"},     {"path", path},
                                 {"follows", "no"}, {"vessels", "barge"},  {"status", "open"}};
  for (auto const& [column, text] : more) {
    row[column] = text;
  }
  return row;
}

struct made_waterways {
  findings found;
  facts rows;
  waterways all;
  explicit made_waterways(small_facts const& from, std::vector<std::vector<io::degrees>> const& rivers = {})
      : rows{from.parse()},
        all{read_waterways(rows, two_codes(), length_factors{1100, 1000, 1000}, river_lines{rivers}, 7, found)} {}
};

made_waterways made_of(std::vector<small_facts::fields> const& list) {
  auto rows = small_facts{};
  for (auto const& row : list) {
    rows.add(fact_table::waterways, row);
  }
  return made_waterways{rows};
}

std::uint32_t metres_of(waterway_section const& s) { return std::accumulate(s.metres.begin(), s.metres.end(), 0U); }

std::string refusal(small_facts::fields const& row) {
  return thrown_by([&] { made_of({row}); });
}

TEST(waterways, spread_the_published_length_over_the_drawing) {
  auto const made = made_of({section("upper", "0 0;1 0;1 1", {{"length_km", "300"}})});
  ASSERT_EQ(made.all.sections.size(), 1U);
  auto const& s = made.all.sections[0];
  EXPECT_EQ(metres_of(s), 300'000U);
  ASSERT_EQ(s.metres.size() + 1, s.points.size());
  for (std::size_t i = 1; i < s.points.size(); ++i) {
    EXPECT_THAT(geo::distance_m(s.points[i - 1], s.points[i]), Le(5'001));
  }
}

TEST(waterways, without_a_published_length_are_as_long_as_drawn_times_the_factor) {
  auto const made = made_of({section("upper", "0 0;1 0")});
  EXPECT_NEAR(metres_of(made.all.sections[0]), 1.1 * 111'319, 20);
}

TEST(waterways, follow_the_river_where_there_is_one_and_say_where_there_is_none) {
  auto rows = small_facts{};
  rows.add(fact_table::waterways, section("upper", "0 0;2 0;5 5", {{"follows", "yes"}}));
  auto const made = made_waterways{rows, {{{0, 0.01}, {1, 0.5}, {2, 0.01}}}};
  auto const& points = made.all.sections[0].points;
  EXPECT_NE(std::find(points.begin(), points.end(), geo::from_degrees(1, 0.5)), points.end());
  ASSERT_EQ(made.found.size(), 1U);
  EXPECT_EQ(made.found[0].check, "waterway-off-river");
  EXPECT_THAT(made.found[0].message, HasSubstr("from 2.00,0.00 to 5.00,5.00"));
}

TEST(waterways, give_each_section_a_row_of_the_passages_and_one_to_the_whole) {
  auto const made = made_of({section("upper", "0 0;1 0",
                                     {{"season_open", "04-01"},
                                      {"season_close", "11-30"},
                                      {"draught_m", "3.6"},
                                      {"lock_hours", "18"},
                                      {"length_km", "100"}}),
                             section("lower", "1 0;2 0", {{"status", "suspended"}, {"open_until", "2022-02-23"}}),
                             section("canal", "2 0;3 0", {{"waterway", "canal"}, {"waterway_name", "Canal"}})});
  EXPECT_THAT(made.all.ids, ElementsAre("upper", "lower", "canal", "river"));
  EXPECT_THAT(made.all.names, ElementsAre("River, upper", "River, lower", "Canal", "River"));
  auto const& upper = made.all.passages[0];
  EXPECT_EQ(upper.waterway, net::passage_id{10U});
  EXPECT_EQ(upper.season_open, 401);
  EXPECT_EQ(upper.season_close, 1130);
  EXPECT_EQ(upper.draught_cm, 360U);
  EXPECT_EQ(upper.lock_ms_per_km, 648'000U);
  EXPECT_EQ(made.all.sections[0].passage, 7U);
  EXPECT_EQ(made.all.passages[1].valid.until, *parse_date("2022-02-23", true));
  EXPECT_EQ(made.all.passages[2].waterway, net::passage_id{9U}) << "a section of the waterway's id is the whole of it";
  EXPECT_EQ(made.all.passages[3].waterway, net::passage_id{10U});
}

TEST(waterways, that_make_no_sense_are_named_with_file_line_and_column) {
  EXPECT_THAT(refusal(section("a", "0 0;1 0", {{"vessels", "raft"}})),
              AllOf(HasSubstr("data/waterways.csv:2: column 'vessels': 'raft'"), HasSubstr("barge, river-sea, ocean")));
  EXPECT_THAT(refusal(section("a", "0 0;1 0", {{"vessels", ""}})), HasSubstr("column 'vessels'"));
  EXPECT_THAT(refusal(section("a", "0 0;1 0", {{"country", "ZZ"}})), HasSubstr("column 'country'"));
  EXPECT_THAT(refusal(section("a", "0 0;1 0", {{"shared_with", "BB;Z"}})), HasSubstr("column 'shared_with'"));
  EXPECT_THAT(refusal(section("a", "0 0;1 0", {{"follows", "maybe"}})), HasSubstr("column 'follows'"));
  EXPECT_THAT(refusal(section("a", "0 0")), HasSubstr("column 'path'"));
  EXPECT_THAT(refusal(section("a", "0 0;0 0")), HasSubstr("has no length"));
  EXPECT_THAT(refusal(section("a", "0 0;1 0", {{"waterway", ""}})), HasSubstr("column 'waterway'"));
  EXPECT_THAT(refusal(section("a", "0 0;1 0", {{"season_open", "04-01"}})), HasSubstr("column 'season_close'"));
  EXPECT_THAT(refusal(section("a", "0 0;1 0", {{"season_open", "april"}, {"season_close", "11-30"}})),
              HasSubstr("write MM-DD"));
  EXPECT_THAT(refusal(section("a", "0 0;1 0", {{"length_km", "-3"}})), HasSubstr("column 'length_km'"));
}

TEST(waterways, have_ids_of_their_own_among_the_passages) {
  auto rows = small_facts{};
  rows.add(fact_table::passages, {{"id", "river"}});
  rows.add(fact_table::waterways, section("upper", "0 0;1 0"));
  EXPECT_THAT(thrown_by([&] { made_waterways{rows}; }), HasSubstr("waterways.csv: id 'river' names another passage"));
}

TEST(vessels, are_of_a_known_kind) {
  auto rows = small_facts{};
  rows.add(fact_table::vessels, {{"id", "barge"}, {"least_draught_m", "1.5"}});
  auto const list = vessels_of(rows.parse());
  EXPECT_EQ(list[static_cast<std::size_t>(carriage::waterway)].least_draught_cm, 150U);
  EXPECT_EQ(list[static_cast<std::size_t>(carriage::river_sea)].least_draught_cm, 0U);
  rows.add(fact_table::vessels, {{"id", "raft"}, {"least_draught_m", "1"}});
  EXPECT_THAT(thrown_by([&] { vessels_of(rows.parse()); }), HasSubstr("vessels.csv:3: column 'id': 'raft'"));
}

TEST(barge_waters, meet_in_typed_points_and_are_cut_between_countries) {
  auto const made =
      made_of({section("a", "0 0;1 0", {{"length_km", "100"}}), section("b", "1 0;2 0", {{"length_km", "100"}}),
               section("c", "2 0;3 0", {{"country", "BB"}, {"length_km", "100"}}),
               section("d", "1 0;1 1", {{"vessels", "river-sea"}})});
  auto const waters = barge_waters_of(made.all);
  ASSERT_EQ(waters.cuts.size(), 1U);
  auto const& [a, b, post] = waters.cuts[0];
  EXPECT_EQ(post, UINT32_MAX);
  EXPECT_EQ(waters.lines.points[a], waters.lines.points[b]);
  EXPECT_EQ(waters.lines.country[a], kLeft);
  EXPECT_EQ(waters.lines.country[b], kRight);
  EXPECT_EQ(waters.keep[a], 1);
  auto metres = std::uint64_t{0};
  for (auto const& e : waters.lines.edges) {
    EXPECT_EQ(e.by, carriage::waterway);
    EXPECT_EQ(waters.lines.country[e.a], waters.lines.country[e.b]) << "no line passes a border";
    metres += e.metres;
  }
  EXPECT_EQ(metres, 300'000U) << "the fourth section is for river–sea ships only";
}

TEST(barge_waters, become_passages_of_their_sections) {
  auto const made =
      made_of({section("a", "0 0;1 0", {{"length_km", "100"}}), section("b", "1 0;2 0", {{"length_km", "120"}})});
  auto const waters = barge_waters_of(made.all);
  auto out = network_builder{};
  contract_layer(waters.lines, waters.keep, length_factors{1000, 1000, 1000}, out);
  ASSERT_EQ(out.data().links.from.size(), 2U);
  for (auto const i : {0U, 1U}) {
    auto const l = net::link_id{i};
    EXPECT_EQ(out.data().links.kind[l], net::link_kind::passage);
    EXPECT_EQ(out.data().links.by[l], net::mode::waterway);
    EXPECT_EQ(out.data().links.ref[l], 7 + i);
    EXPECT_EQ(out.data().links.length_m[l], i == 0 ? 100'000U : 120'000U);
  }
}

TEST(sea_sections, join_the_sea_for_the_ships_that_use_them) {
  auto const made = made_of({section("delta", "5 0;6 0", {{"vessels", "barge;river-sea;ocean"}}),
                             section("river", "6 0;7 0", {{"vessels", "river-sea"}, {"waterway", "river"}}),
                             section("creek", "7 0;8 0")});
  auto sea = sea_layer{};
  sea.lines.add_point(geo::from_degrees(5.01, 0), {});
  add_to_sea(made.all, sea);
  auto const& edges = sea.lines.edges;
  ASSERT_FALSE(edges.empty());
  EXPECT_EQ(edges.front().a, 0U) << "a node of the sea within two kilometres";
  EXPECT_EQ(edges.front().by, carriage::sea);
  EXPECT_EQ(edges.front().also, carriage::river_sea);
  EXPECT_EQ(edges.front().passage, 7U);
  EXPECT_EQ(edges.back().by, carriage::river_sea);
  EXPECT_EQ(edges.back().passage, 8U);
  EXPECT_EQ(sea.lines.points[edges.back().b], geo::from_degrees(7, 0)) << "barges stay in the creek";
}

planned_terminal quay(double const lon, double const lat, net::country_id const country,
                      std::initializer_list<net::mode> const modes) {
  auto t = planned_terminal{};
  t.id = "quay";
  t.row.position = geo::from_degrees(lon, lat);
  t.row.country = country;
  for (auto const m : modes) {
    t.row.modes = static_cast<std::uint8_t>(t.row.modes | 1U << static_cast<unsigned>(m));
  }
  return t;
}

TEST(river_ports, tie_to_the_waterway_of_their_country_or_over_a_cut_from_the_other_bank) {
  auto const made = made_of({section("a", "0 0;4 0", {{"shared_with", "BB"}}), section("b", "4 0;8 0")});
  auto waters = barge_waters_of(made.all);
  auto found = findings{};
  auto list = std::vector{quay(1, 0.1, kLeft, {net::mode::waterway}),  quay(2, 0.1, kRight, {net::mode::waterway}),
                          quay(6, 0.1, kRight, {net::mode::waterway}), quay(7, 0.1, kLeft, {net::mode::sea}),
                          quay(7, 0.2, kLeft, {net::mode::sea}),       quay(7, 0.1, kLeft, {net::mode::rail})};
  tie_to_waterways(list, made.all, waters, found);
  ASSERT_EQ(list[0].ties.size(), 1U);
  EXPECT_EQ(list[0].ties[0].system, carriage::waterway);
  EXPECT_EQ(waters.lines.country[list[0].ties[0].point], kLeft);
  ASSERT_EQ(list[1].ties.size(), 1U);
  EXPECT_EQ(waters.lines.country[list[1].ties[0].point], kRight);
  ASSERT_EQ(waters.cuts.size(), 1U);
  EXPECT_EQ(waters.lines.country[waters.cuts[0].point_a], kRight);
  EXPECT_EQ(waters.lines.country[waters.cuts[0].point_b], kLeft);
  EXPECT_THAT(list[2].ties, IsEmpty()) << "the river there is not its country's";
  EXPECT_EQ(list[3].ties.size(), 1U) << "a port on a waterway handles barges";
  EXPECT_THAT(list[4].ties, IsEmpty()) << "22 km away it lies beside it";
  EXPECT_THAT(list[5].ties, IsEmpty());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].check, "terminal-without-waterway");
  EXPECT_EQ(waters.keep.size(), waters.lines.points.size());
  EXPECT_EQ(waters.section.size(), waters.lines.points.size());
}

}  // namespace
}  // namespace wakhan::load
