// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/missing_links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using ::testing::HasSubstr;

// A line from 2° to 3° and one from 5° to 6° in AA.
drawing two_lines(net::mode const kind) {
  auto d = drawing{kind};
  for (auto const lon : {2.0, 3.0, 5.0, 6.0}) {
    d.point(lon, 0);
  }
  d.edge(0, 1);
  d.edge(2, 3);
  return d;
}

small_facts::fields row(double const from_lon, double const to_lon, std::string const& status = "open",
                        std::string const& from = "") {
  return {{"from", "A"},        {"from_lon", std::to_string(from_lon)},
          {"from_lat", "0.01"}, {"to", "B"},
          {"to_lat", "0.01"},   {"to_lon", std::to_string(to_lon)},
          {"snap_km", "8"},     {"distance_km", "250"},
          {"gauge_mm", "1520"}, {"status", status},
          {"open_from", from}};
}

findings add(drawing& d, small_facts const& rows, fact_table const table = fact_table::rail_links) {
  auto found = findings{};
  add_missing_links(d.lines, rows.parse(), table, two_countries(), *parse_date("2026-11-01", false), found);
  return found;
}

TEST(missing_links, a_row_ties_both_ends_to_the_nearest_points) {
  auto d = two_lines(net::mode::rail);
  EXPECT_TRUE(add(d, small_facts{}.add(fact_table::rail_links, row(3.05, 4.95))).empty());
  ASSERT_EQ(d.lines.edges.size(), 3U);
  auto const& added = d.lines.edges[2];
  EXPECT_EQ(added.a, 1U);
  EXPECT_EQ(added.b, 2U);
  EXPECT_EQ(added.metres, 250'000U);
  EXPECT_EQ(added.by, net::carriage::rail_1520);
  EXPECT_EQ(added.fact, net::fact_id::of(static_cast<std::uint32_t>(fact_table::rail_links), 0));
}

TEST(missing_links, a_road_is_a_road) {
  auto d = two_lines(net::mode::road);
  auto fields = row(3.05, 4.95);
  fields.erase("gauge_mm");
  add(d, small_facts{}.add(fact_table::road_links, fields), fact_table::road_links);
  ASSERT_EQ(d.lines.edges.size(), 3U);
  EXPECT_EQ(d.lines.edges[2].by, net::carriage::road);
}

TEST(missing_links, an_end_without_a_line_near_is_a_finding_and_a_loose_point) {
  auto d = two_lines(net::mode::rail);
  auto const found = add(d, small_facts{}.add(fact_table::rail_links, row(3.05, 4)));
  ASSERT_EQ(of_check(found, "loose-end").size(), 1U);
  EXPECT_THAT(found[0].what, HasSubstr("rail_links.csv:row-1"));
  EXPECT_THAT(found[0].message, HasSubstr("'B'"));
  ASSERT_EQ(d.lines.edges.size(), 3U);
  EXPECT_EQ(d.lines.edges[2].b, 4U);
  EXPECT_EQ(d.lines.points[4], geo::from_degrees(4, 0.01));
  EXPECT_EQ(d.lines.country[4], kLeft);
}

TEST(missing_links, two_rows_meet_in_a_loose_point) {
  auto d = two_lines(net::mode::rail);
  add(d, small_facts{}.add(fact_table::rail_links, row(3.05, 4)).add(fact_table::rail_links, row(4.03, 4.95)));
  ASSERT_EQ(d.lines.edges.size(), 4U);
  EXPECT_EQ(d.lines.edges[2].b, d.lines.edges[3].a);
  EXPECT_EQ(d.lines.edges[3].b, 2U);
  EXPECT_EQ(d.lines.points.size(), 5U);
}

TEST(missing_links, an_end_ties_to_no_line_of_another_country) {
  auto d = two_lines(net::mode::rail);
  d.lines.country[1] = kRight;
  auto const found = add(d, small_facts{}.add(fact_table::rail_links, row(3.05, 4.95)));
  EXPECT_EQ(of_check(found, "loose-end").size(), 1U);
}

TEST(missing_links, a_row_with_both_ends_at_one_point_adds_nothing) {
  auto d = two_lines(net::mode::rail);
  auto const found = add(d, small_facts{}.add(fact_table::rail_links, row(3.05, 3.02)));
  EXPECT_EQ(d.lines.edges.size(), 2U);
  ASSERT_EQ(of_check(found, "link").size(), 1U);
  EXPECT_EQ(found[0].level, severity::problem);
}

TEST(missing_links, a_row_that_is_not_open_on_the_day_adds_nothing) {
  auto d = two_lines(net::mode::rail);
  add(d, small_facts{}
             .add(fact_table::rail_links, row(3.05, 4.95, "planned", "2027"))
             .add(fact_table::rail_links, row(3.05, 4.95, "unknown")));
  EXPECT_EQ(d.lines.edges.size(), 2U);
}

TEST(missing_links, a_bad_gauge_or_length_is_named_with_file_and_line) {
  auto d = two_lines(net::mode::rail);
  auto gauge = row(3.05, 4.95);
  gauge["gauge_mm"] = "1521";
  EXPECT_THAT(test::thrown_by([&] { add(d, small_facts{}.add(fact_table::rail_links, gauge)); }),
              HasSubstr("data/rail_links.csv:2: column 'gauge_mm': '1521'"));
  auto length = row(3.05, 4.95);
  length["distance_km"] = "0";
  EXPECT_THAT(test::thrown_by([&] { add(d, small_facts{}.add(fact_table::rail_links, length)); }),
              HasSubstr("data/rail_links.csv:2: column 'distance_km': '0'"));
}

}  // namespace
}  // namespace wakhan::load
