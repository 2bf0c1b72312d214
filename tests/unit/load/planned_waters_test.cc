// SPDX-License-Identifier: Apache-2.0
// Planned canals and ports, laid in a sea.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"
#include "wakhan/load/planned_lines.h"

namespace wakhan::load {
namespace {

using net::carriage;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

small_facts::fields a_canal(std::string const& way, std::string const& vessels) {
  return {{"id", "cut"}, {"project", "new"}, {"from", "A"},        {"to", "B"},
          {"way", way},  {"mode", "canal"},  {"vessels", vessels}, {"snap_km", "30"}};
}

small_facts with_plan(small_facts::fields line, std::string const& by, std::string const& unit = {}) {
  return small_facts{}
      .add(fact_table::countries, {{"id", "AA"}, {"code", "AA"}, {"name", "A"}, {"region", "west"}})
      .add(fact_table::projects, {{"id", "new"},
                                  {"name", "New cut"},
                                  {"mode", by},
                                  {"countries", "AA"},
                                  {"status", "planned"},
                                  {"capacity_value", unit.empty() ? "" : "5"},
                                  {"capacity_unit", unit}})
      .add(fact_table::project_lines, std::move(line));
}

// Two seas: ocean ships from 1° to 2°, river-sea ships from 5° to 6°; both kinds from 3° to 4°. A railway of 1,435 mm
// from 2.5° north of it.
struct waters {
  drawing sea{net::mode::sea}, rail{net::mode::rail};
  std::vector<char> rail_keep;
  planned_lines planned;
  findings found;
  laid_lines made;

  explicit waters(small_facts const& rows) : planned{read_planned_lines(rows.parse(), 3)} {
    for (auto const lon : {1.0, 2.0, 3.0, 4.0, 5.0, 6.0}) {
      sea.point(lon, 0);
    }
    sea.edge(0, 1);
    auto& both = sea.edge(2, 3);
    both.also = carriage::river_sea;
    sea.edge(4, 5).by = carriage::river_sea;
    rail.edge(rail.point(2.5, 0.1), rail.point(2.5, 0.5));
    rail_keep.assign(2, 0);
    made = lay_planned_waters(planned, sea.lines, rail.lines, rail_keep, two_countries(), found);
  }
  std::vector<layer::edge> laid() const { return {sea.lines.edges.begin() + 3, sea.lines.edges.end()}; }
};

TEST(planned_waters, a_canal_joins_two_seas_for_the_ships_that_fit) {
  auto row = a_canal("2.001 0;2.5 0;2.99 0", "ocean");
  row["length_km"] = "120";
  row["draught_m"] = "17.5";
  auto const w = waters{with_plan(row, "canal")};
  auto const laid = w.laid();
  ASSERT_EQ(laid.size(), 2U);
  EXPECT_EQ(laid[0].a, 1U);
  EXPECT_EQ(laid[1].b, 2U);
  EXPECT_EQ(laid[0].b, laid[1].a);
  EXPECT_EQ(laid[0].metres + laid[1].metres, 120'000U);
  for (auto const& e : laid) {
    EXPECT_EQ(e.by, carriage::sea);
    EXPECT_EQ(e.passage, 3U);
    EXPECT_EQ(e.fact.table(), static_cast<std::uint32_t>(fact_table::project_lines));
  }
  EXPECT_EQ(w.planned.passages[0].draught_cm, 1750U);
  EXPECT_EQ(w.planned.passages[0].is_planned, 1U);
  EXPECT_THAT(w.made.nodes, ::testing::UnorderedElementsAre(1U, 2U));
  EXPECT_THAT(w.made.terminals, IsEmpty());
  EXPECT_THAT(w.found, IsEmpty());
}

TEST(planned_waters, both_kinds_of_ships_have_a_line_each) {
  auto const w = waters{with_plan(a_canal("3.99 0;4.5 0;5.01 0", "ocean;river-sea"), "canal")};
  // No ocean ship passes at the far end.
  ASSERT_EQ(of_check(w.found, "planned-line-loose-end").size(), 1U);
  EXPECT_THAT(w.found[0].message, AllOf(HasSubstr("no ocean ships"), HasSubstr("'B'")));
  ASSERT_EQ(w.laid().size(), 2U);
  EXPECT_EQ(w.laid()[0].by, carriage::river_sea);
}

TEST(planned_waters, a_joint_far_off_makes_a_canal_longer) {
  auto const near = waters{with_plan(a_canal("2 0;3 0", "ocean"), "canal")};
  auto const far = waters{with_plan(a_canal("2.2 0;3 0", "ocean"), "canal")};
  ASSERT_EQ(near.laid().size(), 1U);
  ASSERT_EQ(far.laid().size(), 1U);
  EXPECT_NEAR(near.laid()[0].metres, far.laid()[0].metres, 2);
}

TEST(planned_waters, a_port_is_a_terminal_of_its_project_with_a_channel_and_a_railway) {
  auto row = a_canal("2.5 0.05;2.1 0", "ocean;river-sea");
  row["mode"] = "port";
  row["gauge_mm"] = "1435";
  auto const w = waters{with_plan(row, "port", "TEU/year")};
  ASSERT_EQ(w.made.terminals.size(), 1U);
  auto const& t = w.made.terminals[0];
  EXPECT_EQ(t.id, "planned-cut");
  EXPECT_EQ(t.name, "A (planned)");
  EXPECT_EQ(t.type, "container-port");
  EXPECT_EQ(t.row.kind, net::terminal_kind::port);
  EXPECT_EQ(t.row.country, kLeft);
  EXPECT_EQ(t.row.project, net::passage_id{3U});
  ASSERT_EQ(t.ties.size(), 2U);
  EXPECT_EQ(t.ties[0].by, net::mode::sea);
  EXPECT_EQ(t.ties[0].system, carriage::sea);
  EXPECT_EQ(t.ties[1].by, net::mode::rail);
  EXPECT_EQ(w.rail_keep[t.ties[1].point], 1);
  ASSERT_EQ(w.laid().size(), 1U);
  EXPECT_EQ(w.laid()[0].a, t.ties[0].point);
  EXPECT_EQ(w.laid()[0].b, 1U);
  EXPECT_EQ(of_check(w.found, "planned-line-loose-end").size(), 1U) << "no river-sea ships there";
}

TEST(planned_waters, a_port_without_boxes_or_railway_says_so) {
  auto row = a_canal("3.5 0.3;3.3 0", "river-sea");
  row["mode"] = "port";
  row["gauge_mm"] = "1435";
  row["snap_km"] = "60";
  auto const w = waters{with_plan(row, "port", "Mt/year")};
  ASSERT_EQ(w.made.terminals.size(), 1U);
  EXPECT_EQ(w.made.terminals[0].type, "port");
  EXPECT_EQ(w.made.terminals[0].ties.size(), 1U);
  EXPECT_EQ(of_check(w.found, "terminal-without-rail").size(), 1U);
}

TEST(planned_waters, a_port_that_no_ship_reaches_is_none) {
  auto row = a_canal("8 0.3;8 0", "ocean");
  row["mode"] = "port";
  auto const w = waters{with_plan(row, "port")};
  EXPECT_THAT(w.made.terminals, IsEmpty());
  EXPECT_THAT(w.laid(), IsEmpty());
  EXPECT_EQ(of_check(w.found, "planned-line-loose-end").size(), 1U);
}

TEST(planned_waters, a_port_may_have_its_railway_and_road_as_rows) {
  auto line = a_canal("3 0;6 0", "");
  line["mode"] = "rail";
  line["gauge_mm"] = "1435";
  EXPECT_EQ(read_planned_lines(with_plan(line, "port").parse(), 0).lines.size(), 1U);
  EXPECT_THAT(thrown_by([&] { read_planned_lines(with_plan(line, "canal").parse(), 0); }),
              HasSubstr("not that of its project, canal"));
}

TEST(planned_waters, bad_rows_are_told_with_file_field_and_value) {
  auto const refused = [](std::string const& column, std::string const& value) {
    auto row = a_canal("2 0;3 0", "ocean");
    row[column] = value;
    return thrown_by([&] { read_planned_lines(with_plan(row, "canal").parse(), 0); });
  };
  EXPECT_THAT(refused("vessels", ""), AllOf(HasSubstr("project_lines.csv:2"), HasSubstr("neither ocean nor")));
  EXPECT_THAT(refused("vessels", "barge"), HasSubstr("'barge'"));
  EXPECT_THAT(refused("vessels", "ocean;canoe"), HasSubstr("neither ocean nor"));
  EXPECT_THAT(refused("draught_m", "41"), HasSubstr("draught_m"));
  EXPECT_THAT(refused("gauge_mm", "1435"), HasSubstr("only railways and ports"));
  EXPECT_THAT(refused("stations", "Town 3 0"), HasSubstr("only trains stop there"));
}

}  // namespace
}  // namespace wakhan::load
