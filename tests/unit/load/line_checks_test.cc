// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/line_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr box kWholeEarth{-180, -90, 180, 90};

sea_layer sea_line(double const from_lon, double const to_lon, double const lat) {
  auto d = drawing{net::mode::sea};
  d.point(from_lon, lat);
  d.point(to_lon, lat);
  d.edge(0, 1);
  auto sea = sea_layer{};
  sea.lines = std::move(d.lines);
  return sea;
}

findings over_land(sea_layer const& sea, small_facts const& made = {}, box const& within = kWholeEarth) {
  auto found = findings{};
  note_lines_over_land(sea, two_countries(), made.parse(), within, found);
  return found;
}

TEST(line_checks, a_sea_line_over_land_is_a_problem) {
  auto const found = over_land(sea_line(19.5, 20.5, 0));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].level, severity::problem);
  EXPECT_EQ(found[0].check, "line-over-land");
  EXPECT_THAT(found[0].message, HasSubstr("56 km of land"));
}

TEST(line_checks, a_sea_line_may_touch_the_shore) {
  EXPECT_THAT(over_land(sea_line(19.94, 20.5, 0)), IsEmpty());
  EXPECT_THAT(over_land(sea_line(20.01, 21, 0)), IsEmpty());
}

TEST(line_checks, lines_of_passages_are_looked_at_too) {
  auto sea = sea_line(19.5, 20.5, 0);
  sea.passages.push_back({sea.lines.edges[0], 0});
  sea.lines.edges.clear();
  EXPECT_THAT(over_land(sea), SizeIs(1));
}

TEST(line_checks, hidden_waters_are_no_land) {
  auto const made =
      small_facts{}.add(fact_table::hidden_waters, {{"name", "canal"}, {"ring", "19 -1;20 -1;20 1;19 1"}});
  EXPECT_THAT(over_land(sea_line(19.5, 20.5, 0), made), IsEmpty());
}

TEST(line_checks, lines_out_of_the_box_are_left_alone) {
  EXPECT_THAT(over_land(sea_line(19.5, 20.5, 0), {}, {0, 5, 30, 10}), IsEmpty());
}

findings abroad(drawing& d) {
  auto found = findings{};
  note_lines_abroad(d.lines, two_countries(), found);
  return found;
}

TEST(line_checks, a_line_through_a_third_country_is_a_problem) {
  // From the sea south of BB to the sea east of it.
  auto d = drawing{};
  d.point(19.5, -10.5, {});
  d.point(20.5, -9.5, {});
  d.edge(0, 1);
  EXPECT_THAT(abroad(d), IsEmpty());  // touches the corner only
  d.point(19, -10.5, {});
  d.edge(2, 1);
  auto const found = abroad(d);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].check, "line-abroad");
  EXPECT_EQ(found[0].level, severity::problem);
}

TEST(line_checks, a_road_through_a_third_country_is_a_doubt) {
  auto d = drawing{net::mode::road};
  d.point(19, -10.5, {});
  d.point(20.5, -9.5, {});
  d.edge(0, 1);
  auto const found = abroad(d);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].check, "road-abroad");
  EXPECT_EQ(found[0].level, severity::doubt);
}

TEST(line_checks, a_line_of_the_country_it_was_given_to_is_at_home) {
  auto d = drawing{};
  d.point(19, -10.5, kRight);
  d.point(20.5, -9.5, kRight);
  d.edge(0, 1);
  EXPECT_THAT(abroad(d), IsEmpty());
}

TEST(line_checks, a_row_that_draws_a_line_abroad_is_believed) {
  auto d = drawing{};
  d.point(19, -10.5, {});
  d.point(20.5, -9.5, {});
  d.edge(0, 1).fact = net::fact_id::of(0, 0);
  EXPECT_THAT(abroad(d), IsEmpty());
}

TEST(line_checks, long_straight_edges_of_the_source_are_doubts) {
  auto d = drawing{};
  for (auto const lon : {1.0, 1.8, 3.0, 4.0}) {
    d.point(lon, 0);
  }
  d.edge(0, 1);  // 89 km
  d.edge(1, 2);  // 134 km
  d.edge(2, 3).fact = net::fact_id::of(0, 0);
  auto found = findings{};
  note_straight_lines(d.lines, two_codes(), found);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].level, severity::doubt);
  EXPECT_EQ(found[0].what, "AA 1.800,0.000 to 3.000,0.000");
}

TEST(line_checks, a_point_on_a_long_straight_line_does_not_hide_it) {
  auto d = drawing{};
  for (auto const& [lon, lat] : {std::pair{1.0, 0.0}, {1.7, 0.0}, {2.4, 0.0}, {3.1, 0.2}}) {
    d.point(lon, lat);
  }
  d.edge(0, 1);
  d.edge(1, 2);  // 156 km in one line with the first
  d.edge(2, 3);  // bends by 16 degrees
  auto found = findings{};
  note_straight_lines(d.lines, two_codes(), found);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].what, "AA 1.000,0.000 to 2.400,0.000");
}

TEST(line_checks, published_sections_are_drawn_as_well) {
  auto d = drawing{};
  d.point(1, 0);
  d.point(3, 0);
  d.edge(0, 1).fact = net::fact_id::of(static_cast<std::uint32_t>(fact_table::rail_sections), 0);
  auto found = findings{};
  note_straight_lines(d.lines, two_codes(), found);
  EXPECT_THAT(found, SizeIs(1));
}

}  // namespace
}  // namespace wakhan::load
