// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/redrawn_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

small_facts::fields redrawn_row(std::string const& from_lon, std::string const& to_lon, std::string const& path,
                                std::string const& mode = "rail") {
  return {{"mode", mode},     {"from_lon", from_lon}, {"from_lat", "0"},
          {"to_lon", to_lon}, {"to_lat", "0"},        {"path", path}};
}

// A line from 1° to 2° and on to 3°.
drawing one_line() {
  auto d = drawing{};
  for (auto const lon : {1.0, 2.0, 3.0}) {
    d.point(lon, 0);
  }
  d.edge(0, 1);
  d.edge(1, 2);
  return d;
}

std::uint64_t metres_of(layer const& lines) {
  return std::accumulate(lines.edges.begin(), lines.edges.end(), std::uint64_t{0},
                         [](auto const sum, auto const& e) { return sum + e.metres; });
}

findings redraw(layer& lines, small_facts const& made) {
  auto found = findings{};
  auto rows = redrawn_lines{made.parse(), lines.kind};
  redraw_edges(lines, rows);
  rows.note_unused(found);
  return found;
}

TEST(redrawn_lines, an_edge_runs_along_the_path_of_its_row) {
  auto d = one_line();
  auto const made = small_facts{}.add(fact_table::redrawn_lines, redrawn_row("1", "2", "1.3 0.1;1.6 0.1"));
  EXPECT_THAT(redraw(d.lines, made), IsEmpty());
  ASSERT_EQ(d.lines.edges.size(), 4U);
  ASSERT_EQ(d.lines.points.size(), 5U);
  EXPECT_EQ(d.lines.points[3], geo::from_degrees(1.3, 0.1));
  EXPECT_EQ(d.lines.points[4], geo::from_degrees(1.6, 0.1));
  auto ends = std::vector<std::pair<std::uint32_t, std::uint32_t>>{};
  for (auto const& e : d.lines.edges) {
    ends.emplace_back(e.a, e.b);
  }
  EXPECT_THAT(ends, ElementsAre(std::pair{0U, 3U}, std::pair{3U, 4U}, std::pair{4U, 1U}, std::pair{1U, 2U}));
}

TEST(redrawn_lines, a_row_may_name_the_ends_the_other_way_round) {
  auto d = one_line();
  redraw(d.lines, small_facts{}.add(fact_table::redrawn_lines, redrawn_row("2", "1", "1.6 0.1;1.3 0.1")));
  ASSERT_EQ(d.lines.points.size(), 5U);
  EXPECT_EQ(d.lines.points[3], geo::from_degrees(1.3, 0.1));
}

TEST(redrawn_lines, the_length_stays_where_the_source_gives_a_longer_one) {
  auto d = one_line();
  d.lines.edges[0].metres = 200'001;
  d.lines.edges[1].metres = 7;
  redraw(d.lines, small_facts{}.add(fact_table::redrawn_lines, redrawn_row("1", "2", "1.25 0.1;1.5 0.2;1.75 0.1")));
  EXPECT_EQ(metres_of(d.lines), 200'008U);
}

TEST(redrawn_lines, the_length_is_that_of_the_drawing_where_that_is_longer) {
  auto d = one_line();
  redraw(d.lines, small_facts{}.add(fact_table::redrawn_lines, redrawn_row("1", "2", "1.5 1")));
  auto const side = geo::rough_distance_m(geo::from_degrees(1, 0), geo::from_degrees(1.5, 1));
  EXPECT_NEAR(d.lines.edges[0].metres, side, 1);
  EXPECT_NEAR(d.lines.edges[1].metres, side, 1);
}

TEST(redrawn_lines, a_row_without_a_path_leaves_the_edge_out) {
  auto d = one_line();
  redraw(d.lines, small_facts{}.add(fact_table::redrawn_lines, redrawn_row("1", "2", "")));
  ASSERT_EQ(d.lines.edges.size(), 1U);
  EXPECT_EQ(d.lines.edges[0].a, 1U);
}

TEST(redrawn_lines, rows_of_another_mode_are_not_asked) {
  auto d = one_line();
  EXPECT_THAT(redraw(d.lines, small_facts{}.add(fact_table::redrawn_lines, redrawn_row("1", "2", "", "road"))),
              IsEmpty());
  EXPECT_EQ(d.lines.edges.size(), 2U);
}

TEST(redrawn_lines, a_row_that_names_no_edge_is_a_problem) {
  auto d = one_line();
  auto const found = redraw(d.lines, small_facts{}.add(fact_table::redrawn_lines, redrawn_row("1", "3", "2 1")));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].level, severity::problem);
  EXPECT_EQ(found[0].check, "redrawn-line");
  EXPECT_EQ(found[0].what, "odbl/redrawn_lines.csv:row-1");
}

TEST(redrawn_lines, a_link_runs_along_the_path_of_its_row_and_keeps_what_it_is) {
  auto d = one_line();
  auto const made = small_facts{}
                        .add(fact_table::rail_links, {{"id", "a-b"}})
                        .add(fact_table::redrawn_lines, {{"mode", "rail"}, {"link", "a-b"}, {"path", "9.9 1;10.1 1"}})
                        .parse();
  auto link = layer::edge{};
  link.a = 0;
  link.b = 2;
  link.metres = 3'000'000;
  link.by = net::carriage::rail_1520;
  link.fact = fact_of(fact_table::rail_links, made[fact_table::rail_links][0]);
  d.lines.edges.push_back(link);
  auto rows = redrawn_lines{made, net::mode::rail};
  redraw_links(d.lines, rows, made[fact_table::rail_links], fact_table::rail_links, two_countries());
  auto found = findings{};
  rows.note_unused(found);
  EXPECT_THAT(found, IsEmpty());
  ASSERT_EQ(d.lines.edges.size(), 5U);
  EXPECT_EQ(d.lines.edges[3].by, net::carriage::rail_1520);
  EXPECT_EQ(d.lines.edges[3].fact, link.fact);
  EXPECT_EQ(d.lines.country[3], kLeft);
  EXPECT_EQ(d.lines.country[4], kRight);
  EXPECT_EQ(d.lines.edges[2].metres + d.lines.edges[3].metres + d.lines.edges[4].metres, 3'000'000U);
}

TEST(redrawn_lines, refuse_what_they_cannot_mean) {
  auto const refusal = [](small_facts::fields fields) {
    return test::thrown_by([&] {
      redrawn_lines(small_facts{}.add(fact_table::redrawn_lines, std::move(fields)).parse(), net::mode::rail);
    });
  };
  EXPECT_THAT(refusal(redrawn_row("1", "2", "", "air")), HasSubstr("is none of rail, road, sea, ferry"));
  EXPECT_THAT(refusal({{"mode", "rail"}, {"link", "a-b"}}), HasSubstr("path"));
  EXPECT_THAT(refusal(redrawn_row("1", "2", "1.5")), HasSubstr("is not a path"));
}

}  // namespace
}  // namespace wakhan::load
