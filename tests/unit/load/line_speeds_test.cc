// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/line_speeds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr auto kPassagesBefore = std::uint32_t{7};  // other passages before these

small_facts::fields fast_line() {
  return {{"id", "fast-2024"},       {"line", "fast"},    {"name", "Fast line"}, {"links", "west-half;east-half"},
          {"valid_from", "2024-01"}, {"speed_kmh", "60"}, {"cv", "0.25"}};
}

small_facts::fields drawn_link(std::string const& id, std::string const& open_from,
                               std::string const& status = "open") {
  return {{"id", id},      {"from", "A"},   {"from_lon", "1"},    {"from_lat", "0"},  {"to", "B"},
          {"to_lon", "3"}, {"to_lat", "0"}, {"gauge_mm", "1435"}, {"status", status}, {"open_from", open_from}};
}

small_facts with_drawn_links() {
  return small_facts{}
      .add(fact_table::rail_links, drawn_link("west-half", "2021-01-07"))
      .add(fact_table::rail_links, drawn_link("east-half", ""))
      .add(fact_table::rail_links, drawn_link("new-part", "", "under-construction"));
}

line_sections read_lines(small_facts const& rows) { return read_line_speeds(rows.parse(), kPassagesBefore); }

TEST(line_speeds, make_a_section_of_each_link_and_then_the_whole_line) {
  auto const made = read_lines(with_drawn_links().add(fact_table::line_speeds, fast_line()));
  EXPECT_THAT(made.ids, ElementsAre("west-half", "east-half", "fast"));
  EXPECT_THAT(made.names, ElementsAre("Fast line, A–B", "Fast line, A–B", "Fast line"));
  for (auto const& p : made.passages) {
    EXPECT_EQ(p.waterway, net::passage_id{kPassagesBefore + 2}) << "sections name the whole, and so does itself";
    EXPECT_EQ(p.is_planned, 0U);
    EXPECT_EQ(p.is_shut, 0U);
  }
  EXPECT_EQ(made.passages[0].valid.from, *parse_date("2021-01-07", false)) << "open from the link's day on";
  EXPECT_EQ(made.passages[1].valid.from, net::validity{}.from);
  ASSERT_THAT(made.speeds, SizeIs(2));
  EXPECT_EQ(made.speeds[0].at, net::passage_id{kPassagesBefore});
  EXPECT_EQ(made.speeds[0].pace_ms_per_km, 60'000U) << "60 km/h is a minute a kilometre";
  EXPECT_EQ(made.speeds[0].variation_permille, 250U);
  EXPECT_EQ(made.speeds[0].valid.from, *parse_date("2024-01-01", false));
  EXPECT_EQ(made.speeds[1].at, net::passage_id{kPassagesBefore + 1});
}

TEST(line_speeds, of_several_spans_stand_by_section_and_then_by_day) {
  auto before = fast_line();
  before["id"] = "fast-2023";
  before["valid_from"] = "";
  before["valid_until"] = "2023";
  before["speed_kmh"] = "30";
  auto const made =
      read_lines(with_drawn_links().add(fact_table::line_speeds, fast_line()).add(fact_table::line_speeds, before));
  ASSERT_THAT(made.speeds, SizeIs(4));
  EXPECT_EQ(made.passages.size(), 3U);
  auto const paces = std::array{made.speeds[0].pace_ms_per_km, made.speeds[1].pace_ms_per_km,
                                made.speeds[2].pace_ms_per_km, made.speeds[3].pace_ms_per_km};
  EXPECT_THAT(paces, ElementsAre(120'000U, 60'000U, 120'000U, 60'000U));
}

TEST(line_speeds, are_multiplied_by_the_factor_of_their_cause) {
  auto const made = read_lines(
      with_drawn_links()
          .add(fact_table::line_speeds, fast_line())
          .add(fact_table::calibration,
               {{"id", "f"}, {"table", "line_speeds"}, {"rows", "fast-2024"}, {"factor", "1.5"}, {"prior_sd", "0.2"}}));
  EXPECT_EQ(made.speeds[0].pace_ms_per_km, 90'000U);
}

TEST(line_speeds, mark_the_edges_that_their_links_draw) {
  auto const rows = with_drawn_links().add(fact_table::line_speeds, fast_line()).parse();
  auto d = drawing{};
  d.point(1, 0);
  d.point(2, 0);
  d.point(3, 0);
  d.edge(0, 1);
  d.edge(1, 2).fact = fact_of(fact_table::rail_links, rows[fact_table::rail_links][0]);
  auto sections = read_line_speeds(rows, kPassagesBefore);
  auto found = findings{};
  mark_line_sections(sections, d.lines, found);
  EXPECT_EQ(d.lines.edges[0].passage, UINT32_MAX);
  EXPECT_EQ(d.lines.edges[1].passage, kPassagesBefore);
  EXPECT_EQ(sections.passages[0].position, d.lines.points[1]) << "on the line, near the middle of its ends";
  ASSERT_THAT(found, SizeIs(1)) << "the other link is not drawn";
  EXPECT_EQ(found[0].check, "line-speed-without-line");
  EXPECT_THAT(found[0].what, HasSubstr("east-half"));
}

TEST(line_speeds, without_rows_make_nothing) {
  auto const made = read_lines(with_drawn_links());
  EXPECT_THAT(made.passages, IsEmpty());
  EXPECT_THAT(made.speeds, IsEmpty());
}

TEST(line_speeds, with_bad_fields_are_named_with_file_and_line) {
  auto const refusal = [](char const* const column, char const* const value, char const* const words) {
    auto fields = fast_line();
    fields[column] = value;
    EXPECT_THAT(thrown_by([&] {
                  read_lines(with_drawn_links()
                                 .add(fact_table::waterways, {{"id", "river"}, {"waterway", "river"}})
                                 .add(fact_table::line_speeds, fields));
                }),
                AllOf(HasSubstr("bad_input: data/line_speeds.csv:2"),
                      HasSubstr(fmt::format("column '{}': '{}'", column, value)), HasSubstr(words)));
  };
  refusal("line", "", "give the line an id of its own");
  refusal("line", "river", "give the line an id of its own");
  refusal("line", "west-half", "give the line an id of its own");
  refusal("name", "", "write what people call the line");
  refusal("links", "", "name rows of rail_links.csv");
  refusal("links", "nowhere", "is no id of rail_links.csv");
  refusal("links", "new-part", "is not open");
  refusal("links", "west-half;west-half", "let one span end before the other begins");
  refusal("valid_from", "2024-13", "");
  refusal("speed_kmh", "0", "");
  refusal("cv", "-1", "");
}

TEST(line_speeds, rows_that_contradict_each_other_are_refused) {
  auto const refusal = [](char const* const column, char const* const value, char const* const words) {
    auto second = fast_line();
    second["id"] = "second";
    second["valid_from"] = "";
    second["valid_until"] = "2023";
    second[column] = value;
    EXPECT_THAT(
        thrown_by([&] {
          read_lines(with_drawn_links().add(fact_table::line_speeds, fast_line()).add(fact_table::line_speeds, second));
        }),
        AllOf(HasSubstr("bad_input: data/line_speeds.csv:3"), HasSubstr(words)));
  };
  refusal("name", "Slow line", "is not that of an earlier row of the same line, 'Fast line'");
  refusal("line", "slow", "is a section of another line");
  refusal("valid_until", "2024-01-31", "whose speed an earlier row gives for some of these days");
}

}  // namespace
}  // namespace wakhan::load
