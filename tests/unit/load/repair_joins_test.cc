// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/repair_joins.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using ::testing::HasSubstr;

constexpr double kKmNorth = 1 / 111.195;  // degrees of latitude

bool never(net::country_id, net::country_id, geo::lonlat) { return false; }
bool always(net::country_id, net::country_id, geo::lonlat) { return true; }

// Two lines north of one another whose ends are `gap_km` apart; all else is far away.
drawing two_lines(double const gap_km, net::country_id const second = kLeft) {
  auto d = drawing{};
  auto const a = d.point(5, -1);
  auto const b = d.point(5, 0);
  auto const c = d.point(5, gap_km * kKmNorth, second);
  auto const e = d.point(5, 1, second);
  d.edge(a, b);
  d.edge(c, e);
  return d;
}

// A hairpin whose ends are `gap_km` apart and `way_km` apart along the line.
drawing hairpin(double const gap_km, double const way_km) {
  auto d = drawing{};
  auto const a = d.point(5, 0);
  auto const turn = d.point(5.5, gap_km / 2 * kKmNorth);
  auto const b = d.point(5, gap_km * kKmNorth);
  d.edge(a, turn, static_cast<std::uint32_t>(way_km * 500));
  d.edge(turn, b, static_cast<std::uint32_t>(way_km * 500));
  return d;
}

std::size_t joins(drawing d, std::function<bool(net::country_id, net::country_id, geo::lonlat)> const& may_cross) {
  auto const before = d.lines.edges.size();
  auto found = findings{};
  repair_joins(d.lines, may_cross, found);
  auto const added = d.lines.edges.size() - before;
  EXPECT_EQ(of_check(found, "join").size(), added);
  return added;
}

TEST(repair_joins, a_gap_of_up_to_eight_kilometres_is_closed) {
  EXPECT_EQ(joins(two_lines(0.5), never), 1U);
  EXPECT_EQ(joins(two_lines(7.9), never), 1U);
  EXPECT_EQ(joins(two_lines(8.1), never), 0U);
}

TEST(repair_joins, the_join_is_as_long_as_the_gap_and_a_finding) {
  auto d = two_lines(3);
  d.lines.edges[0].fact = net::fact_id::of(5, 1);
  auto found = findings{};
  repair_joins(d.lines, never, found);
  ASSERT_EQ(d.lines.edges.size(), 3U);
  auto const& added = d.lines.edges[2];
  EXPECT_EQ(added.a, 1U);
  EXPECT_EQ(added.b, 2U);
  EXPECT_NEAR(added.metres, 3000, 2);
  EXPECT_FALSE(added.fact.is_valid());
  EXPECT_TRUE(added.is_guess);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].what, HasSubstr("rail 5.000,0.000"));
}

TEST(repair_joins, the_join_takes_over_no_drawn_length_of_a_stretched_edge) {
  auto d = two_lines(3);
  d.lines.edges[0].drawn = 90'000;
  auto found = findings{};
  repair_joins(d.lines, never, found);
  ASSERT_EQ(d.lines.edges.size(), 3U);
  EXPECT_EQ(drawn_metres(d.lines.edges[2]), d.lines.edges[2].metres);
}

TEST(repair_joins, ends_within_eight_kilometres_along_the_line_are_not_joined) {
  EXPECT_EQ(joins(hairpin(0.3, 7.9), never), 0U);
  EXPECT_EQ(joins(hairpin(0.3, 8.2), never), 1U);
}

TEST(repair_joins, a_detour_of_less_than_eight_gaps_is_no_reason_to_join) {
  EXPECT_EQ(joins(hairpin(3, 23.5), never), 0U);
  EXPECT_EQ(joins(hairpin(3, 24.5), never), 1U);
}

TEST(repair_joins, over_a_border_only_where_it_is_allowed) {
  EXPECT_EQ(joins(two_lines(2, kRight), never), 0U);
  EXPECT_EQ(joins(two_lines(2, kRight), always), 1U);
}

TEST(repair_joins, the_border_rule_is_asked_for_both_countries_and_the_place) {
  auto asked = std::vector<geo::lonlat>{};
  joins(two_lines(2, kRight), [&](net::country_id const a, net::country_id const b, geo::lonlat const at) {
    EXPECT_NE(a, b);
    asked.push_back(at);
    return false;
  });
  EXPECT_THAT(asked, ::testing::Contains(geo::from_degrees(5, 0)));
}

TEST(repair_joins, a_loose_end_meets_a_line_in_its_middle) {
  auto d = drawing{};
  auto const a = d.point(5, 0);
  auto const end = d.point(5.5, 0);
  auto const low = d.point(5.52, -1);
  auto const middle = d.point(5.52, 0);
  auto const high = d.point(5.52, 1);
  d.edge(a, end);
  d.edge(low, middle);
  d.edge(middle, high);
  auto found = findings{};
  repair_joins(d.lines, never, found);
  ASSERT_EQ(d.lines.edges.size(), 4U);
  EXPECT_EQ(d.lines.edges[3].a, end);
  EXPECT_EQ(d.lines.edges[3].b, middle);
}

TEST(repair_joins, the_nearest_gap_is_closed_first) {
  auto d = two_lines(3);
  auto const near = d.point(5 + 2 * kKmNorth, 0);
  auto const far = d.point(6, 0);
  d.edge(near, far);
  auto found = findings{};
  repair_joins(d.lines, never, found);
  ASSERT_GE(d.lines.edges.size(), 4U);
  EXPECT_EQ(d.lines.edges[3].a, 1U);
  EXPECT_EQ(d.lines.edges[3].b, near);
}

TEST(repair_joins, a_layer_without_lines_stays_empty) { EXPECT_EQ(joins(drawing{}, always), 0U); }

}  // namespace
}  // namespace wakhan::load
