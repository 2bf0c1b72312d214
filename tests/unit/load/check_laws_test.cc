// SPDX-License-Identifier: Apache-2.0
// check_laws, check_borders, check_passages and check_lengths on networks of a few nodes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/load/check_world.h"
#include "unit/load/small_facts.h"
#include "wakhan/load/check_pack.h"

namespace wakhan::load {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::int32_t kLawDay = 20'000;

check_report laws_of(check_world& world, small_facts const& rows = {}) {
  auto report = check_report{};
  auto const n = world.finish();
  check_laws(n, report);
  check_borders(n, rows.parse(), kLawDay, report);
  return report;
}

TEST(laws, hold_for_a_line_in_one_country) {
  auto world = check_world{};
  world.line(world.rail(10, 50), world.rail(10, 51), 115);
  EXPECT_EQ(bad_lines(laws_of(world)), 0U);
}

TEST(laws, count_a_line_that_changes_its_gauge) {
  auto world = check_world{};
  world.line(world.rail(10, 50), world.node(10, 51, net::carriage::rail_1520, check_world::kA), 115);
  EXPECT_THAT(lines_with(laws_of(world), "change their gauge"), ElementsAre(HasSubstr("1 lines")));
}

TEST(laws, count_a_line_that_leaves_its_country) {
  auto world = check_world{};
  world.line(world.rail(10, 50), world.rail(10, 51, check_world::kB), 115);
  auto const report = laws_of(world);
  EXPECT_EQ(bad_lines(report), 1U);
  EXPECT_THAT(lines_with(report, "without a border"), ElementsAre(HasSubstr("1 lines")));
}

TEST(laws, count_a_line_shorter_than_the_way_straight_on) {
  auto world = check_world{};
  world.line(world.rail(10, 50), world.rail(10, 51), 90);
  EXPECT_THAT(lines_with(laws_of(world), "great circle"), ElementsAre(HasSubstr("1 lines")));
}

TEST(laws, leave_published_lengths_to_the_findings) {
  auto world = check_world{};
  auto const link = world.line(world.rail(10, 50), world.rail(10, 51), 60);
  world.data().links.fact[link] = net::fact_id::of(static_cast<std::uint32_t>(fact_table::rail_sections), 0);
  auto report = check_report{};
  check_laws(world.finish(), report);
  EXPECT_TRUE(report.is_good());
}

TEST(laws, count_a_border_that_changes_the_gauge_without_a_crossing) {
  auto world = check_world{};
  world.border(world.rail(10, 50), world.node(10, 50, net::carriage::rail_1520, check_world::kB), UINT32_MAX);
  EXPECT_THAT(lines_with(laws_of(world), "another gauge"), ElementsAre(HasSubstr("1 borders")));
}

TEST(laws, allow_a_border_with_a_crossing_of_its_two_countries_only) {
  for (auto const other : {check_world::kB, check_world::kC}) {
    auto world = check_world{};
    auto const post = world.crossing("post", other, check_world::kA);
    world.border(world.rail(10, 50), world.rail(10, 50, check_world::kB), post);
    EXPECT_EQ(bad_lines(laws_of(world)), other == check_world::kB ? 0U : 1U);
  }
}

TEST(laws, allow_a_border_without_a_crossing_where_the_pair_is_open_that_day) {
  auto world = check_world{};
  world.border(world.rail(10, 50), world.rail(10, 50, check_world::kB), UINT32_MAX);
  EXPECT_EQ(bad_lines(laws_of(world)), 1U);
  for (auto const& [rule, until, bad] :
       {std::tuple{"open", "", 0U}, std::tuple{"open", "2000-01-01", 1U}, std::tuple{"controls", "", 1U}}) {
    auto again = check_world{};
    again.border(again.rail(10, 50), again.rail(10, 50, check_world::kB), UINT32_MAX);
    auto rows = small_facts{};
    rows.add(fact_table::border_pairs,
             {{"mode", "rail"}, {"country_a", "BB"}, {"country_b", "AA"}, {"rule", rule}, {"valid_until", until}});
    EXPECT_EQ(bad_lines(laws_of(again, rows)), bad) << rule << " until " << until;
  }
}

TEST(laws, count_a_link_that_one_of_its_ends_does_not_know) {
  auto world = check_world{};
  auto const a = world.rail(10, 50);
  auto const b = world.rail(10, 51);
  world.line(a, b, 115);
  world.line(a, b, 116);
  world.finish();
  auto& incident = world.data().incident.raw();
  incident.back() = incident.front();
  auto report = check_report{};
  check_laws(net::view_of(world.data()), report);
  EXPECT_THAT(lines_with(report, "missing at one of their ends"), ElementsAre(HasSubstr("1 links")));
}

// Two seas joined by a strait; `goes_round` adds another way inside the box, `is_cut` leaves the strait out.
check_report straits(bool const goes_round, bool const is_cut) {
  auto world = check_world{};
  auto const west = world.sea(1, 1);
  auto const narrow_west = world.sea(2, 1);
  auto const narrow_east = world.sea(3, 1);
  auto const east = world.sea(4, 1);
  auto const outside = world.sea(3, 20);
  auto const p = world.passage("strait", geo::from_degrees(1, 1), geo::from_degrees(4, 1), geo::from_degrees(0, 0),
                               geo::from_degrees(5, 2), 1);
  world.line(west, narrow_west, 112);
  world.line(narrow_east, east, 112);
  world.line(west, outside, 3000);  // a way round outside the box does not count
  world.line(outside, east, 3000);
  if (!is_cut) {
    world.strait(narrow_west, narrow_east, 112, p);
  }
  if (goes_round) {
    world.line(west, east, 400);
  }
  auto report = check_report{};
  check_passages(world.finish(), report);
  return report;
}

TEST(passages, join_their_probes_and_nothing_else_in_the_box_does) { EXPECT_TRUE(straits(false, false).is_good()); }

TEST(passages, are_bad_when_a_way_leads_round_them) {
  auto const report = straits(true, false);
  EXPECT_FALSE(report.is_good());
  EXPECT_THAT(report.lines.front().text, HasSubstr("joined with them and joined without"));
}

TEST(passages, are_bad_when_no_link_crosses_their_gate) {
  EXPECT_THAT(straits(false, true).lines.front().text, HasSubstr("apart with them and apart without"));
}

TEST(passages, are_bad_without_water_in_their_box) {
  auto world = check_world{};
  auto const at = geo::from_degrees(50, 50);
  world.passage("dry", at, at, at, geo::from_degrees(51, 51), 0);
  auto report = check_report{};
  check_passages(world.finish(), report);
  EXPECT_FALSE(report.is_good());
}

TEST(kilometres, must_lie_in_the_band_of_their_country) {
  for (auto const& [published, is_good] :
       {std::pair{"100", false}, std::pair{"120", true}, std::pair{"150", true}, std::pair{"200", false}}) {
    auto world = check_world{};
    world.line(world.rail(10, 50), world.rail(10, 51), 120);
    world.line(world.rail(20, 50, check_world::kB), world.rail(20, 51, check_world::kB), 1000);
    auto rows = small_facts{};
    rows.add(fact_table::network_bands, {{"mode", "rail"},
                                         {"country", "AA"},
                                         {"published_km", published},
                                         {"low_share", "0.8"},
                                         {"high_share", "1.1"}});
    auto report = check_report{};
    check_lengths(world.finish(), rows.parse(), 0, report);
    ASSERT_EQ(report.lines.size(), 1U);
    EXPECT_EQ(report.is_good(), is_good) << report.lines.front().text;
    EXPECT_THAT(report.lines.front().text, HasSubstr("rail AA: 120 km"));
  }
}

// Between the same two places 120 km, 125 km and 300 km by rows of rail_sections.csv, the last along lines of others.
TEST(kilometres, count_published_lines_once) {
  auto world = check_world{};
  auto const a = world.rail(10, 50);
  auto const b = world.rail(10, 51);
  auto const far = world.rail(10, 53);
  auto rows = small_facts{};
  auto add = [&, number = std::uint32_t{0}](char const* const id, char const* const points, net::node_id const to,
                                            double const km) mutable {
    rows.add(fact_table::rail_sections, {{"id", id}, {"points", points}});
    auto const link = world.line(a, to, km);
    world.data().links.fact[link] = net::fact_id::of(static_cast<std::uint32_t>(fact_table::rail_sections), number++);
  };
  add("main", "1 0;2 120", b, 120);
  add("beside", "1 0;2@2 125", b, 125);
  add("pair-1", "1 0;3 300", far, 300);
  world.line(a, b, 7);  // of no row
  rows.add(fact_table::network_bands,
           {{"mode", "rail"}, {"country", "AA"}, {"published_km", "120"}, {"low_share", "0.8"}, {"high_share", "1.1"}});
  auto report = check_report{};
  check_lengths(world.finish(), rows.parse(), 0, report);
  ASSERT_EQ(report.lines.size(), 1U);
  EXPECT_THAT(report.lines.front().text, HasSubstr("rail AA: 127 km"));
}

}  // namespace
}  // namespace wakhan::load
