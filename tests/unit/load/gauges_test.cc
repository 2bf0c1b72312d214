// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/gauges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using net::carriage;
using ::testing::AllOf;
using ::testing::HasSubstr;

small_facts defaults() {
  return small_facts{}
      .add(fact_table::gauges, {{"country", "AA"}, {"gauge_mm", "1520"}})
      .add(fact_table::gauges, {{"country", "BB"}, {"gauge_mm", "1000"}});
}

// One edge along the 0th parallel in AA, one in BB.
drawing an_edge_in_each() {
  auto d = drawing{};
  auto const a = d.point(5, 0);
  auto const b = d.point(5.1, 0);
  auto const c = d.point(15, 0, kRight);
  auto const e = d.point(15.1, 0, kRight);
  d.edge(a, b);
  d.edge(c, e);
  return d;
}

findings assign(drawing& d, small_facts const& rows) {
  auto found = findings{};
  assign_gauges(d.lines, rows.parse(), two_codes(), found);
  return found;
}

TEST(gauges, every_edge_takes_its_countrys_default) {
  auto d = an_edge_in_each();
  EXPECT_TRUE(assign(d, defaults()).empty());
  EXPECT_EQ(d.lines.edges[0].by, carriage::rail_1520);
  EXPECT_EQ(d.lines.edges[0].also, carriage::hub);
  EXPECT_EQ(d.lines.edges[1].by, carriage::rail_1000);
}

TEST(gauges, an_exception_holds_near_its_path_in_its_country_only) {
  auto rows = defaults();
  rows.add(fact_table::gauges,
           {{"country", "AA"}, {"line", "old"}, {"gauge_mm", "1435"}, {"path", "4 0;16 0"}, {"within_km", "2"}});
  auto d = an_edge_in_each();
  auto const far_a = d.point(5, 0.1);
  auto const far_b = d.point(5.1, 0.1);
  d.edge(far_a, far_b);
  assign(d, rows);
  EXPECT_EQ(d.lines.edges[0].by, carriage::rail_1435);
  EXPECT_EQ(d.lines.edges[1].by, carriage::rail_1000);
  EXPECT_EQ(d.lines.edges[2].by, carriage::rail_1520);
}

TEST(gauges, a_dual_gauge_line_has_both) {
  auto rows = defaults();
  rows.add(fact_table::gauges, {{"country", "AA"},
                                {"line", "both"},
                                {"gauge_mm", "1520"},
                                {"also_gauge_mm", "1435"},
                                {"path", "4 0;6 0"},
                                {"within_km", "2"}});
  auto d = an_edge_in_each();
  assign(d, rows);
  EXPECT_EQ(d.lines.edges[0].by, carriage::rail_1520);
  EXPECT_EQ(d.lines.edges[0].also, carriage::rail_1435);
}

TEST(gauges, an_edge_of_a_row_keeps_the_rows_gauge) {
  auto d = an_edge_in_each();
  d.lines.edges[0].fact = net::fact_id::of(5, 0);
  d.lines.edges[0].by = carriage::rail_1676;
  assign(d, defaults());
  EXPECT_EQ(d.lines.edges[0].by, carriage::rail_1676);
}

TEST(gauges, a_country_without_a_default_is_a_doubt_and_taken_as_standard_gauge) {
  auto d = an_edge_in_each();
  auto const found = assign(d, small_facts{}.add(fact_table::gauges, {{"country", "AA"}, {"gauge_mm", "1520"}}));
  EXPECT_EQ(d.lines.edges[1].by, carriage::rail_1435);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].level, severity::doubt);
  EXPECT_EQ(found[0].what, "BB");
  EXPECT_THAT(found[0].message, HasSubstr("11 km"));
}

TEST(gauges, an_unknown_gauge_or_country_is_named_with_file_and_line) {
  auto d = an_edge_in_each();
  EXPECT_THAT(test::thrown_by([&] {
                assign(d, small_facts{}.add(fact_table::gauges, {{"country", "AA"}, {"gauge_mm", "1436"}}));
              }),
              AllOf(HasSubstr("data/gauges.csv:2: column 'gauge_mm': '1436'"), HasSubstr("1520")));
  EXPECT_THAT(test::thrown_by([&] {
                assign(d, small_facts{}.add(fact_table::gauges, {{"country", "ZZ"}, {"gauge_mm", "1435"}}));
              }),
              HasSubstr("data/gauges.csv:2: column 'country': 'ZZ'"));
}

TEST(gauges, an_unused_line_is_dropped_and_its_neighbour_stays) {
  auto d = an_edge_in_each();
  auto const a = d.point(5, 0.1);
  auto const b = d.point(5.1, 0.1);
  d.edge(a, b);
  d.edge(a, 0);  // from the unused line away to the one that stays
  auto found = findings{};
  auto const rows =
      small_facts{}.add(fact_table::rail_exclusions, {{"path", "4 0.1;6 0.1"}, {"within_km", "1"}}).parse();
  drop_unused_lines(d.lines, rows, fact_table::rail_exclusions, found);
  ASSERT_EQ(d.lines.edges.size(), 3U);
  EXPECT_EQ(d.lines.edges[0].a, 0U);
  EXPECT_EQ(d.lines.edges[1].a, 2U);
  EXPECT_EQ(d.lines.edges[2].b, 0U);
  ASSERT_EQ(of_check(found, "unused-line").size(), 1U);
  EXPECT_THAT(found[0].message, HasSubstr("11 km"));
}

TEST(gauges, a_line_that_only_touches_an_unused_one_with_both_ends_stays) {
  auto d = drawing{};
  auto const a = d.point(5, 0);
  auto const b = d.point(5, 1);
  d.edge(a, b);
  auto found = findings{};
  // A bow: near both ends, far from the middle.
  auto const rows =
      small_facts{}.add(fact_table::rail_exclusions, {{"path", "5 0;6 0.5;5 1"}, {"within_km", "2"}}).parse();
  drop_unused_lines(d.lines, rows, fact_table::rail_exclusions, found);
  EXPECT_EQ(d.lines.edges.size(), 1U);
}

}  // namespace
}  // namespace wakhan::load
