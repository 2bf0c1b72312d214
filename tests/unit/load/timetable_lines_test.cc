// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/timetable_lines.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr auto kGauge = net::carriage::rail_1676;

// Rows of both tables, and a drawn layer of broad gauge in AA (0° to 10° east) and BB.
struct timetable_world {
  small_facts rows;
  drawing d{net::mode::rail};
  std::vector<border_cut> cuts;
  findings found;

  timetable_world& station(std::string const& code, double const lon, double const lat) {
    rows.add(fact_table::rail_stations_india,
             {{"id", code}, {"country", "AA"}, {"lon", fmt::format("{}", lon)}, {"lat", fmt::format("{}", lat)}});
    return *this;
  }
  timetable_world& section(std::string const& points, std::string const& gauge_mm = "1676") {
    rows.add(fact_table::rail_sections_india, {{"country", "AA"}, {"gauge_mm", gauge_mm}, {"points", points}});
    return *this;
  }
  layer::edge& edge(std::uint32_t const a, std::uint32_t const b, std::uint32_t const metres = 0) {
    auto& made = d.edge(a, b, metres);
    made.by = kGauge;
    return made;
  }
  timetable_lines draw() { return draw_timetable_lines(rows.parse(), two_codes(), two_countries(), found); }
  void lay() { lay_timetable_lines(d.lines, cuts, rows.parse(), two_codes(), two_countries(), found); }

  // Edges by where their length comes from.
  std::vector<layer::edge> edges(bool const is_published) const {
    auto chosen = std::vector<layer::edge>{};
    std::copy_if(d.lines.edges.begin(), d.lines.edges.end(), std::back_inserter(chosen),
                 [&](auto const& e) { return is_of_published_line(e.fact) == is_published; });
    return chosen;
  }
};

std::uint64_t metres_of(std::vector<layer::edge> const& edges) {
  auto sum = std::uint64_t{0};
  for (auto const& e : edges) {
    sum += e.metres;
  }
  return sum;
}

// Points that can be reached from one of them.
std::vector<char> reached_from(layer const& lines, std::uint32_t const start) {
  auto seen = std::vector<char>(lines.points.size(), 0);
  auto const links = incidence{lines};
  auto queue = std::vector<std::uint32_t>{start};
  seen[start] = 1;
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (auto const e : links.at(queue[i])) {
      auto const next = other_end(lines.edges[e], queue[i]);
      if (seen[next] == 0) {
        seen[next] = 1;
        queue.push_back(next);
      }
    }
  }
  return seen;
}

// Along the equator: A, B 22 km on, C another 44 km on.
timetable_world three_stations() {
  auto world = timetable_world{};
  world.station("A", 8, 0).station("B", 8.2, 0).station("C", 8.6, 0).section("A 0;B 24.5;C 72");
  return world;
}

TEST(timetable_lines, pieces_have_exactly_the_published_lengths) {
  auto world = three_stations();
  auto const made = world.draw();
  ASSERT_EQ(made.lines.edges.size(), 2U);
  EXPECT_EQ(made.lines.edges[0].metres, 24'500U);
  EXPECT_EQ(made.lines.edges[1].metres, 47'500U);
  EXPECT_EQ(made.lines.edges[0].by, kGauge);
  EXPECT_EQ(made.lines.edges[0].fact, net::fact_id::of(static_cast<std::uint32_t>(fact_table::rail_sections_india), 0));
  EXPECT_EQ(made.lines.country, std::vector<net::country_id>(3, kLeft));
  EXPECT_TRUE(made.cuts.empty());
}

TEST(timetable_lines, a_station_is_one_point_for_all_rows) {
  auto world = three_stations();
  EXPECT_EQ(world.station("D", 8.2, 0.3).section("B 0;D 36").draw().lines.points.size(), 4U);
}

TEST(timetable_lines, lines_of_other_gauges_stay_as_they_are_drawn) {
  auto world = three_stations();
  world.station("D", 8.2, 0.3).section("B 0;D 36", "762");
  auto const drawn = world.d.point(8.2, 0.25);
  world.edge(drawn, world.d.point(8.2, 0.02));
  world.lay();
  EXPECT_EQ(world.edges(true).size(), 2U);
  EXPECT_EQ(world.edges(false).size(), 1U);
}

// AA has broad lines, BB those of a register in standard gauge: each country's drawn lines give way to its own.
TEST(timetable_lines, each_country_has_its_gauge) {
  auto world = three_stations();
  for (auto const& [code, lon] : {std::pair{"N1", "12"}, std::pair{"N2", "12.5"}}) {
    world.rows.add(fact_table::rail_stations_nordic, {{"id", code}, {"country", "BB"}, {"lon", lon}, {"lat", "0"}});
  }
  world.rows.add(fact_table::rail_sections_nordic, {{"country", "BB"}, {"gauge_mm", "1435"}, {"points", "N1 0;N2 60"}});
  auto const left = world.d.point(8, 0.01);
  auto const right = world.d.point(12, 0.01, kRight);
  world.edge(left, world.d.point(8.3, 0.01));
  world.edge(right, world.d.point(12.5, 0.01, kRight)).by = net::carriage::rail_1435;
  world.edge(right, world.d.point(12.4, 0.01, kRight));                             // broad gauge in BB
  world.edge(left, world.d.point(8.2, 0.01)).by = net::carriage::rail_1435;         // the other way round
  world.edge(right, world.d.point(12, 0.5, kRight)).by = net::carriage::rail_1435;  // branches off
  world.lay();
  auto const laid = world.edges(true);
  EXPECT_EQ(metres_of(laid), 72'000U + 60'000U);
  EXPECT_EQ(std::count_if(laid.begin(), laid.end(), [](auto const& e) { return e.by == net::carriage::rail_1435; }), 1);
  auto drawn = world.edges(false);
  // Two of the wrong gauge, the branch, and a tie in each country's gauge.
  ASSERT_EQ(drawn.size(), 5U);
  EXPECT_EQ(drawn[0].by, kGauge);
  EXPECT_EQ(drawn[1].by, net::carriage::rail_1435);
  EXPECT_EQ(drawn[3].by, kGauge);
  EXPECT_EQ(drawn[4].by, net::carriage::rail_1435);
  EXPECT_LT(drawn[4].metres, 2'000U);
  EXPECT_EQ(laid.back().fact.table(), static_cast<std::uint32_t>(fact_table::rail_sections_nordic));
  EXPECT_TRUE(is_of_published_line(laid.back().fact));
}

TEST(timetable_lines, what_is_drawn_along_them_gives_way) {
  auto world = three_stations();
  auto const a = world.d.point(7.99, 0.01);
  auto const b = world.d.point(8.3, -0.01);
  auto const c = world.d.point(8.61, 0.01);
  world.edge(a, b);
  world.edge(b, c);
  world.lay();
  EXPECT_EQ(metres_of(world.edges(true)), 72'000U);
  EXPECT_TRUE(world.edges(false).empty());
  EXPECT_EQ(of_check(world.found, "published-lines").size(), 1U);
}

TEST(timetable_lines, a_line_that_branches_off_is_tied_where_it_was_torn_off) {
  auto world = three_stations();
  auto const a = world.d.point(8, 0.01);
  auto const fork = world.d.point(8.4, 0.01);
  auto const c = world.d.point(8.6, 0.01);
  auto const mine = world.d.point(8.4, 0.5);
  world.edge(a, fork);
  world.edge(fork, c);
  world.edge(fork, mine, 60'000);
  world.lay();
  auto const left = world.edges(false);
  ASSERT_EQ(left.size(), 2U) << "the branch and its tie";
  EXPECT_NEAR(static_cast<double>(metres_of(left)), 60'000 + 1.15 * 1'112, 20);
  EXPECT_EQ(world.edges(true).size(), 3U) << "B–C is split at the joint";
  EXPECT_EQ(metres_of(world.edges(true)), 72'000U);
  auto const seen = reached_from(world.d.lines, mine);
  for (auto const& e : world.d.lines.edges) {
    EXPECT_TRUE(seen[e.a] != 0 && seen[e.b] != 0);
  }
}

TEST(timetable_lines, a_joint_near_a_station_is_the_station) {
  auto world = three_stations();
  auto const a = world.d.point(8, 0);
  auto const fork = world.d.point(8.201, 0);
  world.edge(a, fork);
  world.edge(fork, world.d.point(8.2, 0.5));
  world.lay();
  EXPECT_EQ(world.edges(true).size(), 2U);
}

// A line from A to C that the layer draws 11 km further south than the stations lie.
timetable_world far_off_line(std::uint32_t const metres) {
  auto world = three_stations();
  auto const a = world.d.point(8, 0);
  auto const b = world.d.point(8.1, 0);
  auto const c = world.d.point(8.5, 0);
  auto const d = world.d.point(8.6, 0);
  auto const off = world.d.point(8.3, -0.1);
  world.edge(a, b);
  world.edge(b, off, metres / 2);
  world.edge(off, c, metres / 2);
  world.edge(c, d);
  return world;
}

TEST(timetable_lines, a_drawn_way_as_long_as_they_are_gives_way) {
  auto world = far_off_line(49'000);  // published: 12.25 + 35.625 km
  world.lay();
  EXPECT_TRUE(world.edges(false).empty());
  EXPECT_EQ(metres_of(world.edges(true)), 72'000U);
}

TEST(timetable_lines, a_drawn_way_that_is_longer_is_a_line_of_its_own) {
  auto world = far_off_line(80'000);
  world.lay();
  EXPECT_EQ(world.edges(false).size(), 4U) << "both halves and their ties";
}

TEST(timetable_lines, a_drawn_piece_between_lines_that_nothing_else_joins_stays) {
  auto world = timetable_world{};
  world.station("A", 8, 0).station("B", 8.4, 0).station("C", 8, 0.04).station("D", 8.4, 0.04);
  world.section("A 0;B 45").section("C 0;D 45");
  auto const a = world.d.point(8, 0);
  auto const south = world.d.point(8.1, 0.001);
  auto const north = world.d.point(8.15, 0.039);
  auto const d = world.d.point(8.4, 0.04);
  world.edge(a, south);
  world.edge(south, north);
  world.edge(north, d);
  world.lay();
  EXPECT_EQ(world.edges(false).size(), 3U) << "the piece and its ties";
  EXPECT_EQ(metres_of(world.edges(true)), 90'000U);
  auto const start = world.d.lines.edges.back().b;
  auto const reached = reached_from(world.d.lines, start);
  for (auto const& e : world.d.lines.edges) {
    EXPECT_NE(reached[e.a], 0);
  }
}

TEST(timetable_lines, a_gap_closed_by_guess_between_two_of_them_gives_way) {
  auto world = timetable_world{};
  world.station("A", 8, 0).station("B", 8.4, 0).station("C", 8, 0.05).station("D", 8.4, 0.05);
  world.section("A 0;B 45").section("C 0;D 45");
  auto const south = world.d.point(8.1, 0);
  auto const north = world.d.point(8.1, 0.05);
  world.edge(world.d.point(8, 0), south);
  world.edge(world.d.point(8, 0.05), north);
  world.edge(south, north).is_guess = true;
  world.lay();
  EXPECT_TRUE(world.edges(false).empty());
}

TEST(timetable_lines, what_rows_of_links_add_stays) {
  auto world = three_stations();
  auto const a = world.d.point(8, 0);
  auto const b = world.d.point(8.6, 0);
  world.edge(a, b, 70'000).fact = net::fact_id::of(static_cast<std::uint32_t>(fact_table::rail_links), 3);
  world.edge(a, world.d.point(8.1, 0));
  world.lay();
  auto const left = world.edges(false);
  ASSERT_EQ(left.size(), 3U) << "the row and the ties of its ends";
  EXPECT_EQ(left[0].metres, 70'000U);
  EXPECT_TRUE(left[0].fact.is_valid());
}

TEST(timetable_lines, a_row_of_links_that_ends_beside_them_is_tied) {
  auto world = three_stations();
  auto& link = world.edge(world.d.point(8.6, 0.02), world.d.point(8.6, 0.9), 99'000);
  link.fact = net::fact_id::of(static_cast<std::uint32_t>(fact_table::rail_links), 0);
  world.lay();
  auto const left = world.edges(false);
  ASSERT_EQ(left.size(), 2U) << "its other end is far from any line";
  EXPECT_NEAR(left[1].metres, 1.15 * 2'224, 20);
}

TEST(timetable_lines, the_way_on_over_a_border_stays_and_is_tied) {
  auto world = timetable_world{};
  world.station("A", 9, 0).station("B", 9.8, 0).section("A 0;B 90");
  auto const a = world.d.point(9, 0);
  auto const b = world.d.point(9.7, 0);
  world.edge(a, b);
  world.edge(b, world.d.point(10.2, 0, kRight));
  world.cuts = cut_at_borders(world.d.lines, two_countries());
  world.lay();
  ASSERT_EQ(world.cuts.size(), 1U);
  auto const seen = reached_from(world.d.lines, world.cuts[0].point_a);
  EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), 5) << "cut, torn end, joint, both stations";
}

TEST(timetable_lines, other_countries_and_gauges_keep_their_lines) {
  auto world = three_stations();
  world.edge(world.d.point(8, 0, kRight), world.d.point(8.6, 0, kRight));
  world.edge(world.d.point(8, 0), world.d.point(8.6, 0)).by = net::carriage::rail_1000;
  world.edge(world.d.point(8, 0), world.d.point(8.6, 0)).also = net::carriage::rail_1000;
  world.lay();
  EXPECT_EQ(world.edges(false).size(), 3U);
}

TEST(timetable_lines, a_line_across_is_none_along) {
  auto world = three_stations();
  world.edge(world.d.point(8.4, -0.02), world.d.point(8.4, 0.02));
  world.lay();
  EXPECT_EQ(world.edges(false).size(), 1U);
}

TEST(timetable_lines, without_rows_nothing_changes) {
  auto world = timetable_world{};
  world.edge(world.d.point(8, 0), world.d.point(9, 0));
  world.lay();
  EXPECT_EQ(world.d.lines.edges.size(), 1U);
  EXPECT_EQ(world.d.lines.points.size(), 2U);
  EXPECT_TRUE(world.found.empty());
}

TEST(timetable_lines, a_length_that_is_too_short_for_its_stations_is_a_finding) {
  auto world = timetable_world{};
  auto const made = world.station("A", 8, 0).station("B", 8.6, 0).section("A 0;B 50").draw();
  EXPECT_EQ(made.lines.edges.at(0).metres, 50'000U);
  ASSERT_EQ(of_check(world.found, "published-line-too-short").size(), 1U);
  EXPECT_THAT(world.found[0].message, HasSubstr("50000 m published from A to B"));
}

TEST(timetable_lines, what_cannot_be_read_is_named) {
  auto const said = [](std::string const& points, std::string const& gauge_mm = "1676") {
    return thrown_by([&] { three_stations().section(points, gauge_mm).draw(); });
  };
  EXPECT_THAT(said("A 0;Z 5"), AllOf(HasSubstr("rail_sections_india.csv:3"), HasSubstr("points"), HasSubstr("'Z'"),
                                     HasSubstr("rail_stations_india.csv")));
  EXPECT_THAT(said("A 5;B 4.5"), HasSubstr("holds 'B 4.5', which is no station with kilometres that do not fall"));
  EXPECT_THAT(said("A 0;B"), HasSubstr("'B'"));
  EXPECT_THAT(said("A 0;B 5x"), HasSubstr("'B 5x'"));
  EXPECT_THAT(said("A 0;B nan"), HasSubstr("'B nan'"));
  EXPECT_THAT(said("A -1;B 5"), HasSubstr("'A -1'"));
  EXPECT_THAT(said("A 0;B 20001"), HasSubstr("'B 20001'"));
  EXPECT_THAT(said("A 0"), HasSubstr("holds no two stations"));
  EXPECT_THAT(said("A 0;B 5", "1520"), AllOf(HasSubstr("gauge_mm"), HasSubstr("none of the gauges")));
  EXPECT_THAT(said("A 0;B 5", "1435"), AllOf(HasSubstr("gauge_mm"), HasSubstr("rows of its country before it")));
  EXPECT_THAT(thrown_by([] {
                auto world = three_stations();
                world.station("N", 200, 0).draw();
              }),
              AllOf(HasSubstr("rail_stations_india.csv:5"), HasSubstr("lon")));
}

}  // namespace
}  // namespace wakhan::load
