// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/published_lines.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/io/thrown_by.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr auto kGauge = net::carriage::rail_1520;

// The two tables, row by row.
struct tables {
  std::string sections{"id,country,points,left_out\n"};
  std::string stations{"id,country,lon,lat,crossing\n"};

  tables& station(std::string const& code, double const lon, double const lat, std::string const& crossing = {}) {
    stations += fmt::format("{},AA,{},{},{}\n", code, lon, lat, crossing);
    return *this;
  }
  tables& section(std::string const& id, std::string const& points, std::string const& left_out = {}) {
    sections += fmt::format("{},AA,{},{}\n", id, points, left_out);
    return *this;
  }
};

// Three stations of AA 100 km of published line apart, the last near the border at 10° east.
tables to_the_border() {
  return tables{}
      .station("1", 8.4, 0)
      .station("2", 9.2, 0)
      .station("3", 9.6, 0.2, "post")
      .section("main", "1 0;2 100;3 200");
}

crossing_table one_post() {
  auto post = net::crossing{};
  post.by = net::mode::rail;
  post.position = geo::from_degrees(9.9, 0.1);
  post.country_a = kLeft;
  post.country_b = kRight;
  return {{post}, {"post"}, {"Post"}};
}

// The layer of the source: a line of AA and BB over the border, 1,520 mm in AA and 1,435 mm in BB.
struct drawn_line {
  drawing d;
  std::vector<border_cut> cuts;
  findings found;

  drawn_line() {
    auto const a = d.point(8, 0.01);
    auto const b = d.point(12, 0.01, kRight);
    d.edge(a, b);
    cuts = cut_at_borders(d.lines, two_countries());
    for (auto& e : d.lines.edges) {
      e.by = d.lines.country[e.a] == kLeft ? kGauge : net::carriage::rail_1435;
    }
  }

  published_layer lay(tables const& rows) {
    auto const sections = io::parse_csv(rows.sections, "rail_sections.csv");
    auto const stations = io::parse_csv(rows.stations, "odbl/rail_stations.csv");
    return lay_published_lines({sections, stations, 7}, {d.lines, cuts, one_post(), two_codes(), two_countries()},
                               found);
  }
  std::vector<char> replace(tables const& rows) {
    return replace_by_published(d.lines, cuts, lay(rows), one_post(), found);
  }
};

std::vector<layer::edge> broad(layer const& lines) {
  auto edges = std::vector<layer::edge>{};
  std::copy_if(lines.edges.begin(), lines.edges.end(), std::back_inserter(edges),
               [](auto const& e) { return e.by == kGauge; });
  return edges;
}

TEST(published_lines, pieces_have_exactly_the_published_lengths) {
  auto world = drawn_line{};
  auto const made = world.lay(to_the_border());
  ASSERT_EQ(made.lines.edges.size(), 2U);
  EXPECT_EQ(made.lines.edges[0].metres, 100'000U);
  EXPECT_EQ(made.lines.edges[1].metres, 100'000U);
  EXPECT_TRUE(made.lines.edges[0].fact.is_valid());
  EXPECT_EQ(made.metres[kLeft.index()], 200'000U);
}

TEST(published_lines, a_border_point_moves_to_the_line_that_crosses_there) {
  auto world = drawn_line{};
  auto const made = world.lay(to_the_border());
  ASSERT_EQ(made.borders.size(), 1U);
  EXPECT_NEAR(made.lines.points[made.borders[0].point].lon(), 10, 0.01);
  EXPECT_EQ(made.lines.country[made.borders[0].point], kLeft);
}

TEST(published_lines, a_border_point_moves_no_further_than_its_kilometres_allow) {
  auto world = drawn_line{};
  auto rows = tables{};
  rows.station("1", 8.4, 0).station("2", 9.2, 0).station("3", 9.6, 0.2, "post").section("main", "1 0;2 100;3 150");
  auto const made = world.lay(rows);
  ASSERT_EQ(made.borders.size(), 1U);
  EXPECT_EQ(made.lines.points[made.borders[0].point], geo::from_degrees(9.6, 0.2)) << "the crossing is 89 km away";
  EXPECT_EQ(made.metres[kLeft.index()], 150'000U);
}

TEST(published_lines, tell_by_code_where_a_station_stands) {
  auto world = drawn_line{};
  auto rows = to_the_border().station("4", 8.8, 0.5).station("5", 7.5, 0.5).section("side", "4 0;2@2 70");
  world.replace(rows.section("unused", "5 0;4 90", "why"));
  auto const& lines = world.d.lines;
  ASSERT_EQ(lines.stations.at("2").size(), 2U) << "a copy on each of its two lines";
  for (auto const point : lines.stations.at("2")) {
    EXPECT_EQ(lines.points[point], geo::from_degrees(9.2, 0));
  }
  EXPECT_NE(lines.stations.at("2")[0], lines.stations.at("2")[1]);
  EXPECT_EQ(lines.points[lines.stations.at("4").at(0)], geo::from_degrees(8.8, 0.5));
  EXPECT_FALSE(lines.stations.contains("5")) << "no line passes it";
}

TEST(published_lines, a_row_left_out_lays_no_line) {
  auto world = drawn_line{};
  EXPECT_TRUE(
      world.lay(tables{}.station("1", 8, 0).station("2", 9, 0).section("a", "1 0;2 120", "why")).lines.edges.empty());
}

TEST(published_lines, copies_of_a_station_are_no_way_from_line_to_line) {
  auto world = drawn_line{};
  auto const made = world.lay(to_the_border().station("4", 8.8, 0.5).section("side", "4 0;2@2 70"));
  auto const twice = std::count(made.lines.points.begin(), made.lines.points.end(), geo::from_degrees(9.2, 0));
  EXPECT_EQ(twice, 2);
}

TEST(published_lines, points_for_the_drawing_are_no_places) {
  auto world = drawn_line{};
  auto const made = world.lay(to_the_border().section("pair-1-3", "1 0;2@via 110;3 210"));
  EXPECT_EQ(std::count(made.is_shape_only.begin(), made.is_shape_only.end(), 1), 1);
  EXPECT_EQ(made.metres[kLeft.index()], 200'000U) << "a row along others is no line more";
}

TEST(published_lines, a_length_under_the_straight_line_is_a_finding) {
  auto world = drawn_line{};
  auto const made = world.lay(to_the_border().section("short", "1 0;2 10"));
  EXPECT_EQ(of_check(world.found, "published-line-too-short").size(), 1U);
  EXPECT_EQ(made.lines.edges.back().metres, 10'000U) << "the published length stays";
}

TEST(published_lines, take_the_place_of_the_lines_of_their_gauge) {
  auto world = drawn_line{};
  world.replace(to_the_border());
  auto metres = std::uint64_t{0};
  for (auto const& e : broad(world.d.lines)) {
    EXPECT_TRUE(e.fact.is_valid());
    metres += e.metres;
  }
  EXPECT_EQ(metres, 200'000U);
  EXPECT_EQ(world.d.lines.edges.size(), 3U) << "the line of the other country stays";
}

TEST(published_lines, meet_the_neighbours_line_at_the_border) {
  auto world = drawn_line{};
  world.replace(to_the_border());
  ASSERT_EQ(world.cuts.size(), 1U);
  auto const& cut = world.cuts.front();
  EXPECT_EQ(world.d.lines.country[cut.point_a], kLeft);
  EXPECT_EQ(world.d.lines.country[cut.point_b], kRight);
  auto const ends_at = [&](std::uint32_t const point, net::carriage const by) {
    return std::any_of(world.d.lines.edges.begin(), world.d.lines.edges.end(),
                       [&](auto const& e) { return e.by == by && (e.a == point || e.b == point); });
  };
  EXPECT_TRUE(ends_at(cut.point_a, kGauge));
  EXPECT_TRUE(ends_at(cut.point_b, net::carriage::rail_1435));
}

TEST(published_lines, a_country_with_few_of_them_keeps_its_own) {
  auto world = drawn_line{};
  world.replace(tables{}.station("1", 8, 0).station("2", 8.2, 0).section("main", "1 0;2 25"));
  ASSERT_EQ(broad(world.d.lines).size(), 1U);
  EXPECT_FALSE(broad(world.d.lines).front().fact.is_valid());
}

TEST(published_lines, without_a_table_nothing_changes) {
  auto world = drawn_line{};
  auto const before = world.d.lines.edges.size();
  EXPECT_EQ(world.replace(tables{}).size(), world.d.lines.points.size());
  EXPECT_EQ(world.d.lines.edges.size(), before);
  EXPECT_EQ(world.cuts.size(), 1U);
}

TEST(published_lines, what_cannot_be_read_is_named) {
  auto const said = [](std::string const& points) {
    return thrown_by([&] { drawn_line{}.lay(to_the_border().section("odd", points)); });
  };
  EXPECT_THAT(said("1 0;9 5"), AllOf(HasSubstr("rail_sections.csv"), HasSubstr("'9'"), HasSubstr("rail_stations.csv")));
  EXPECT_THAT(said("1 5;2 4"), HasSubstr("kilometres that do not fall"));
  EXPECT_THAT(said("1 0;2 x"), HasSubstr("'2 x'"));
  EXPECT_THAT(said("1 0"), HasSubstr("no two stations"));
  auto abroad = to_the_border();
  abroad.sections += "odd,XX,1 0;2 100,\n";
  EXPECT_THAT(thrown_by([&] { drawn_line{}.lay(abroad); }), HasSubstr("no country of countries.csv"));
}

}  // namespace
}  // namespace wakhan::load
