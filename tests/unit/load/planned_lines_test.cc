// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/planned_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using net::mode;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

small_facts::fields a_line(std::string const& way) {
  return {{"id", "new-line"}, {"project", "new"},   {"from", "A"}, {"to", "B"},
          {"mode", "rail"},   {"gauge_mm", "1435"}, {"way", way},  {"snap_km", "5"}};
}

small_facts with_project(small_facts::fields line, std::string const& by = "rail") {
  return small_facts{}
      .add(fact_table::countries, {{"id", "AA"}, {"code", "AA"}, {"name", "A"}, {"region", "west"}})
      .add(fact_table::projects,
           {{"id", "other"}, {"name", "Other"}, {"mode", "rail"}, {"countries", "AA"}, {"status", "planned"}})
      .add(fact_table::projects,
           {{"id", "new"}, {"name", "New line"}, {"mode", by}, {"countries", "AA"}, {"status", "planned"}})
      .add(fact_table::border_dwells, {{"mode", "rail"},
                                       {"scope_a", "*"},
                                       {"scope_b", "*"},
                                       {"dwell_h", "40"},
                                       {"dwell_sd_h", "20"},
                                       {"fee_usd", "200"}})
      .add(fact_table::project_lines, std::move(line));
}

// What a row says, laid over a line of 1,435 mm from 1° to 3° and one of 1,520 mm from 16° to 18°.
struct laid {
  drawing d;
  facts rows;
  std::vector<std::string> codes{two_codes()}, regions{two_regions()};
  border_rules rules;
  planned_lines planned;
  findings found;
  laid_lines made;

  explicit laid(small_facts const& from)
      : rows{from.parse()}, rules{rows, codes, regions, 0}, planned{read_planned_lines(rows, 3)} {
    d.point(1, 0);
    d.point(3, 0);
    d.edge(0, 1);
    d.point(16, 0, kRight);
    d.point(18, 0, kRight);
    d.edge(2, 3).by = net::carriage::rail_1520;
    made = lay_planned_lines(planned, d.lines, two_countries(), {rows, regions, rules}, found);
  }
  std::uint64_t metres() const {
    return std::accumulate(d.lines.edges.begin() + 2, d.lines.edges.end(), std::uint64_t{0},
                           [](auto const sum, auto const& e) { return sum + e.metres; });
  }
};

TEST(planned_lines, only_projects_with_a_line_are_passages_and_they_are_shut) {
  auto const planned = read_planned_lines(with_project(a_line("3 0;6 0")).parse(), 7);
  EXPECT_EQ(planned.first_passage, 7U);
  ASSERT_THAT(planned.ids, ElementsAre("new"));
  EXPECT_THAT(planned.names, ElementsAre("New line"));
  EXPECT_EQ(planned.passages[0].is_planned, 1U);
  EXPECT_EQ(planned.passages[0].is_shut, 1U);
  EXPECT_EQ(planned.passages[0].position, geo::from_degrees(6, 0));
  EXPECT_EQ(planned.passages[0].fact.row(), 1U);
}

TEST(planned_lines, a_published_length_is_spread_over_the_way_to_the_metre) {
  auto line = a_line("3 0;4 0;6 0");
  line["length_km"] = "400.001";
  auto const planned = read_planned_lines(with_project(line).parse(), 0);
  ASSERT_EQ(planned.lines.size(), 1U);
  EXPECT_THAT(planned.lines[0].metres, ElementsAre(133'334, 266'667));
}

TEST(planned_lines, without_a_length_a_line_winds_as_the_published_ones_do) {
  auto line = a_line("3 0;4 0");
  auto rows = with_project(line);
  line["id"] = "longer";
  line["length_km"] = "133.434";  // 1.2 times the great circle
  rows.add(fact_table::project_lines, line);
  auto const planned = read_planned_lines(rows.parse(), 0);
  EXPECT_NEAR(planned.lines[0].metres[0], 133'434, 10);
  EXPECT_NEAR(read_planned_lines(with_project(a_line("3 0;4 0")).parse(), 0).lines[0].metres[0], 1.15 * 111'195, 10);
}

TEST(planned_lines, an_end_beside_a_line_of_its_gauge_becomes_a_point_of_it) {
  auto const all = laid{with_project(a_line("3.01 0;5 0;6 0"))};
  ASSERT_EQ(all.d.lines.edges.size(), 4U);
  EXPECT_EQ(all.d.lines.edges[2].a, 1U);
  EXPECT_EQ(all.d.lines.edges[2].passage, 3U);
  EXPECT_EQ(all.d.lines.edges[2].fact, net::fact_id::of(static_cast<std::uint32_t>(fact_table::project_lines), 0));
  EXPECT_THAT(all.made.nodes, ElementsAre(1U));
  EXPECT_TRUE(all.made.terminals.empty());
  EXPECT_TRUE(all.d.lines.is_place(1));
  EXPECT_FALSE(all.d.lines.is_place(all.d.lines.edges[2].b)) << "nothing else may be tied to a planned line";
  auto const loose = of_check(all.found, "planned-line-loose-end");
  ASSERT_EQ(loose.size(), 1U);
  EXPECT_THAT(loose[0].message, HasSubstr("'B'"));
}

TEST(planned_lines, an_end_beside_a_long_line_without_points_parts_it) {
  auto line = a_line("2 0.04;5 3");
  line["stations"] = "End 5 3";
  auto const all = laid{with_project(line)};
  auto const& edges = all.d.lines.edges;
  ASSERT_EQ(edges.size(), 4U);
  auto const joint = edges[0].b;
  EXPECT_EQ(all.d.lines.points[joint], geo::from_degrees(2, 0));
  EXPECT_EQ(edges[2].a, joint);
  EXPECT_EQ(edges[2].b, 1U) << "the other half of the line";
  EXPECT_EQ(edges[0].metres + edges[2].metres,
            static_cast<std::uint32_t>(geo::rough_distance_m(all.d.lines.points[0], all.d.lines.points[1])));
  EXPECT_NEAR(edges[0].metres, edges[2].metres, 2);
  EXPECT_EQ(edges[3].a, joint);
  EXPECT_TRUE(all.d.lines.is_place(joint));
  EXPECT_THAT(all.made.nodes, testing::Contains(joint));
}

TEST(planned_lines, an_end_at_lines_of_other_projects_alone_is_told) {
  auto other = a_line("6 0;9 0");
  other["id"] = "other-line";
  other["project"] = "other";
  auto const all = laid{with_project(a_line("3 0;6 0")).add(fact_table::project_lines, other)};
  auto const loose = of_check(all.found, "planned-line-loose-end");
  ASSERT_EQ(loose.size(), 3U);
  EXPECT_THAT(loose[0].message, HasSubstr("'B' joins no line within 5 km, only planned ones of other projects"));
}

TEST(planned_lines, a_station_is_a_terminal_of_the_project) {
  auto line = a_line("3 0;5.5 0;6 0");
  line["stations"] = "New Town 5.5 0;End 6.0 0";
  auto const all = laid{with_project(line)};
  ASSERT_EQ(all.made.terminals.size(), 2U);
  auto const& town = all.made.terminals[0];
  EXPECT_EQ(town.name, "New Town (planned)");
  EXPECT_EQ(town.row.project, net::passage_id{3U});
  EXPECT_EQ(town.row.is_hub, 1);
  ASSERT_EQ(town.ties.size(), 1U);
  EXPECT_EQ(town.ties[0].system, net::carriage::rail_1435);
  EXPECT_EQ(all.d.lines.points[town.ties[0].point], geo::from_degrees(5.5, 0));
  EXPECT_TRUE(of_check(all.found, "planned-line-loose-end").empty()) << "a station is an end";
}

TEST(planned_lines, a_border_has_a_post_of_its_own_with_the_usual_hours) {
  auto line = a_line("3 0;9 0;15.98 0");
  line["length_km"] = "1500";
  auto const all = laid{with_project(line)};
  ASSERT_EQ(all.made.opened.size(), 1U);
  ASSERT_TRUE(all.made.opened[0].crossing);
  auto const& table = all.rules.crossings();
  auto const& post = table.rows[*all.made.opened[0].crossing];
  EXPECT_EQ(table.ids[*all.made.opened[0].crossing], "new-aa-bb");
  EXPECT_EQ(table.names[*all.made.opened[0].crossing], "New line, AA/BB border (planned)");
  EXPECT_EQ(post.project, net::passage_id{3U});
  EXPECT_EQ(post.dwell_s[0], 40U * 3600);
  EXPECT_EQ(post.is_dwell_assumed, 1);
  EXPECT_TRUE(post.valid.holds(0));
  EXPECT_NEAR(post.position.lon(), 10, 0.01);
  EXPECT_EQ(all.metres(), 1'500'000U);
}

TEST(planned_lines, a_post_takes_the_hours_of_a_listed_one_at_hand_whatever_its_status) {
  auto const rows = with_project(a_line("3 0;9 0;15.98 0"))
                        .add(fact_table::border_crossings, {{"id", "old-post"},
                                                            {"mode", "rail"},
                                                            {"country_a", "BB"},
                                                            {"country_b", "AA"},
                                                            {"name", "Old"},
                                                            {"lon", "10.05"},
                                                            {"lat", "0"},
                                                            {"status", "closed"},
                                                            {"transit", "no"},
                                                            {"dwell_h_ab", "7"},
                                                            {"dwell_h_ba", "5"},
                                                            {"fee_usd_ab", "10"}});
  auto const all = laid{rows};
  auto const& post = all.rules.crossings().rows[*all.made.opened.at(0).crossing];
  EXPECT_EQ(post.country_a, kRight);
  EXPECT_THAT(post.dwell_s, ElementsAre(7 * 3600, 5 * 3600));
  EXPECT_EQ(post.fee_cents[0], 1000U);
  EXPECT_EQ(post.is_bilateral, 0U);
  EXPECT_TRUE(post.valid.holds(0));
}

TEST(planned_lines, nothing_is_paid_or_waited_for_where_the_border_is_open) {
  auto const rows = with_project(a_line("3 0;9 0;15.98 0"))
                        .add(fact_table::border_pairs,
                             {{"mode", "rail"}, {"country_a", "AA"}, {"country_b", "BB"}, {"rule", "open"}});
  auto const all = laid{rows};
  auto const& table = all.rules.crossings();
  auto const& post = table.rows[*all.made.opened.at(0).crossing];
  EXPECT_THAT(post.dwell_s, ElementsAre(0, 0));
  EXPECT_THAT(post.fee_cents, ElementsAre(0, 0));
  EXPECT_EQ(post.is_pair_default, 0);
  EXPECT_EQ(table.ids[*all.made.opened[0].crossing], "new-aa-bb");
}

TEST(planned_lines, a_joint_far_off_makes_the_line_so_much_longer) {
  auto line = a_line("3.3 0;5 0;6 0");
  line["snap_km"] = "40";
  line["length_km"] = "320";
  auto const all = laid{with_project(line)};
  EXPECT_NEAR(static_cast<double>(all.metres()), 320'000 + 0.3 * 111'195, 30);
}

TEST(planned_lines, a_joint_of_two_pieces_of_a_project_joins_only_what_it_lies_on) {
  auto next = a_line("3.3 0;6 0");
  next["id"] = "next-part";
  next["snap_km"] = "40";
  auto first = a_line("3.3 0;3.3 3");
  first["snap_km"] = "40";
  auto const all = laid{with_project(first).add(fact_table::project_lines, next)};
  for (auto i = std::size_t{2}; i < all.d.lines.edges.size(); ++i) {
    EXPECT_NE(all.d.lines.edges[i].a, 1U);
    EXPECT_NE(all.d.lines.edges[i].b, 1U);
  }
}

TEST(planned_lines, two_gauges_that_end_together_each_join_their_own_line) {
  auto broad = a_line("16 0;14 2");
  broad["id"] = "broad-part";
  broad["gauge_mm"] = "1520";
  auto both = with_project(a_line("16 0;13 2")).add(fact_table::project_lines, broad);
  auto const all = laid{both};
  auto const& edges = all.d.lines.edges;
  ASSERT_EQ(edges.size(), 4U);
  EXPECT_NE(edges[2].a, 2U) << "there is no line of 1,435 mm";
  EXPECT_EQ(edges[3].a, 2U);
}

TEST(planned_lines, freight_changes_where_the_gauge_does) {
  auto const all = laid{with_project(a_line("3 0;15.98 0"))};
  ASSERT_EQ(all.made.terminals.size(), 1U);
  auto const& change = all.made.terminals[0];
  EXPECT_EQ(change.name, "B (planned change of gauge)");
  EXPECT_EQ(change.row.kind, net::terminal_kind::gauge_change);
  ASSERT_EQ(change.ties.size(), 2U);
  EXPECT_EQ(change.ties[0].system, net::carriage::rail_1435);
  EXPECT_EQ(change.ties[1].system, net::carriage::rail_1520);
  EXPECT_EQ(change.ties[1].point, 2U);
}

TEST(planned_lines, two_gauges_of_one_project_meet_in_a_change_too) {
  auto broad = a_line("6 0;9 0");
  broad["id"] = "broad-part";
  broad["gauge_mm"] = "1520";
  auto const all = laid{with_project(a_line("3 0;6 0")).add(fact_table::project_lines, broad)};
  ASSERT_EQ(all.made.terminals.size(), 1U);
  EXPECT_EQ(all.made.terminals[0].ties.size(), 2U);
  EXPECT_EQ(all.made.terminals[0].ties[0].point, all.made.terminals[0].ties[1].point);
}

TEST(planned_lines, a_station_of_two_projects_is_there_with_either) {
  auto line = a_line("3 0;6 0");
  line["stations"] = "Town 6 0";
  auto other = a_line("6 0;9 0");
  other["id"] = "other-line";
  other["project"] = "other";
  other["stations"] = "Town 6 0";
  auto const all = laid{with_project(line).add(fact_table::project_lines, other)};
  ASSERT_EQ(all.made.terminals.size(), 2U);
  EXPECT_EQ(all.made.terminals[0].row.project, net::passage_id{4U});
  EXPECT_EQ(all.made.terminals[1].row.project, net::passage_id{3U}) << "projects are numbered as projects.csv has them";
  EXPECT_EQ(all.made.terminals[0].ties[0].point, all.made.terminals[1].ties[0].point);
}

TEST(planned_lines, a_road_joins_roads_and_has_no_gauge) {
  auto line = a_line("3 0;6 0");
  line["mode"] = "road";
  line.erase("gauge_mm");
  auto const all = laid{with_project(line, "road")};
  EXPECT_EQ(all.planned.lines[0].system, net::carriage::road);
  EXPECT_EQ(all.d.lines.edges.size(), 2U) << "this layer is rail";
}

std::string refused(std::string const& column, std::string const& value, std::string const& by = "rail") {
  auto line = a_line("3 0;6 0");
  line[column] = value;
  auto const rows = with_project(line, by).parse();
  return thrown_by([&] { read_planned_lines(rows, 0); });
}

TEST(planned_lines, bad_rows_are_told_with_file_field_and_value) {
  EXPECT_THAT(refused("project", "old"),
              AllOf(HasSubstr("project_lines.csv:2"), HasSubstr("'old'"), HasSubstr("add the project there")));
  EXPECT_THAT(refused("mode", "sea"), HasSubstr("none of rail, road, canal, port"));
  EXPECT_THAT(refused("mode", "rail", "road"), HasSubstr("not that of its project, road"));
  EXPECT_THAT(refused("vessels", "ocean"), HasSubstr("are of canals and ports"));
  EXPECT_THAT(refused("draught_m", "5"), HasSubstr("are of canals and ports"));
  EXPECT_THAT(refused("gauge_mm", "1234"), HasSubstr("none of the gauges"));
  EXPECT_THAT(refused("snap_km", "61"), HasSubstr("snap_km"));
  EXPECT_THAT(refused("length_km", "300"), HasSubstr("shorter than the way"));
  EXPECT_THAT(refused("length_km", "3330"), HasSubstr("is over 4 times the way"));
  EXPECT_THAT(refused("way", "3 0;3 0;6 0"), HasSubstr("the same point twice"));
  EXPECT_THAT(refused("stations", "Town 4 0"), HasSubstr("no point of the way"));
  EXPECT_THAT(refused("stations", "Town"), HasSubstr("no name with a longitude"));
  auto many = std::string{};
  for (auto i = 0; i < 101; ++i) {
    many += "Town 6 0;";
  }
  EXPECT_THAT(refused("stations", many), HasSubstr("more than 100 stations"));
}

TEST(planned_lines, a_road_with_a_gauge_and_an_id_of_a_strait_are_refused) {
  auto line = a_line("3 0;6 0");
  line["mode"] = "road";
  auto const road = with_project(line, "road").parse();
  EXPECT_THAT(thrown_by([&] { read_planned_lines(road, 0); }), HasSubstr("only railways have a gauge"));
  line.erase("gauge_mm");
  line["stations"] = "Town 6 0";
  auto const with_stop = with_project(line, "road").parse();
  EXPECT_THAT(thrown_by([&] { read_planned_lines(with_stop, 0); }), HasSubstr("only trains stop there"));
  auto const twice = with_project(a_line("3 0;6 0")).add(fact_table::passages, {{"id", "new"}}).parse();
  EXPECT_THAT(thrown_by([&] { read_planned_lines(twice, 0); }), HasSubstr("also the id of a passage"));
}

}  // namespace
}  // namespace wakhan::load
