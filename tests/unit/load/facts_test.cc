// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::int32_t day(int const y, unsigned const m, unsigned const d) {
  using namespace std::chrono;
  return static_cast<std::int32_t>(sys_days{year{y} / month{m} / std::chrono::day{d}}.time_since_epoch().count());
}

// The validity of a crossing with this status and these days.
net::validity validity(std::string const& status, std::string const& from, std::string const& until) {
  auto const rows =
      small_facts{}
          .add(fact_table::border_crossings, {{"status", status}, {"open_from", from}, {"open_until", until}})
          .parse();
  return validity_of(rows[fact_table::border_crossings][0]);
}

TEST(facts, a_date_counts_days_from_1970) {
  EXPECT_EQ(parse_date("1970-01-01", false), 0);
  EXPECT_EQ(parse_date("1969-12-31", false), -1);
  EXPECT_EQ(parse_date("2026-11-01", false), day(2026, 11, 1));
}

TEST(facts, a_month_or_year_means_its_first_or_last_day) {
  EXPECT_EQ(parse_date("2026", false), day(2026, 1, 1));
  EXPECT_EQ(parse_date("2026", true), day(2026, 12, 31));
  EXPECT_EQ(parse_date("2026-04", false), day(2026, 4, 1));
  EXPECT_EQ(parse_date("2026-04", true), day(2026, 4, 30));
  EXPECT_EQ(parse_date("2024-02", true), day(2024, 2, 29));
  EXPECT_EQ(parse_date("2023-02", true), day(2023, 2, 28));
  EXPECT_EQ(parse_date("2100-02", true), day(2100, 2, 28));
  EXPECT_EQ(parse_date("2000-02", true), day(2000, 2, 29));
}

TEST(facts, the_twenty_ninth_of_february_is_a_day_only_in_leap_years) {
  EXPECT_EQ(parse_date("2024-02-29", false), day(2024, 2, 29));
  EXPECT_EQ(parse_date("2023-02-29", false), std::nullopt);
}

TEST(facts, what_is_no_date_is_none) {
  for (auto const* const text : {"", "26", "2026-13", "2026-00", "2026-04-31", "2026-04-00", "2026-4-01", "2026/04",
                                 "2026-04-01-01", "soon", "-2026", "2026-", "2026-04-", "2026 -04", " 2026"}) {
    EXPECT_EQ(parse_date(text, false), std::nullopt) << "'" << text << "'";
  }
}

TEST(facts, a_bad_date_in_a_row_is_named_with_file_and_line) {
  EXPECT_THAT(thrown_by([] { validity("open", "2026-02-30", ""); }),
              AllOf(HasSubstr("bad_input: data/border_crossings.csv:2"), HasSubstr("open_from"),
                    HasSubstr("2026-02-30"), HasSubstr("YYYY-MM-DD")));
}

TEST(facts, an_open_row_holds_between_its_dates) {
  auto const always = validity("open", "", "");
  EXPECT_TRUE(always.holds(day(1800, 1, 1)));
  EXPECT_TRUE(always.holds(day(2100, 1, 1)));
  auto const valid = validity("open", "2020-05", "2024-02");
  EXPECT_FALSE(valid.holds(day(2020, 4, 30)));
  EXPECT_TRUE(valid.holds(day(2020, 5, 1)));
  EXPECT_TRUE(valid.holds(day(2024, 2, 29)));
  EXPECT_FALSE(valid.holds(day(2024, 3, 1)));
}

TEST(facts, a_closed_or_suspended_row_holds_until_its_last_day_if_stated) {
  for (auto const* const status : {"closed", "suspended"}) {
    auto const valid = validity(status, "", "1993-07-10");
    EXPECT_TRUE(valid.holds(day(1993, 7, 10))) << status;
    EXPECT_FALSE(valid.holds(day(1993, 7, 11))) << status;
    EXPECT_FALSE(validity(status, "1990", "").holds(day(1991, 1, 1))) << status;
  }
}

TEST(facts, a_planned_or_unfinished_row_holds_from_its_first_day_if_stated) {
  for (auto const* const status : {"planned", "under-construction"}) {
    auto const valid = validity(status, "2028", "");
    EXPECT_FALSE(valid.holds(day(2027, 12, 31))) << status;
    EXPECT_TRUE(valid.holds(day(2028, 1, 1))) << status;
    EXPECT_FALSE(validity(status, "", "").holds(day(2050, 1, 1))) << status;
  }
}

TEST(facts, an_unknown_row_never_holds) { EXPECT_FALSE(validity("unknown", "2000", "2050").holds(day(2026, 1, 1))); }

TEST(facts, a_status_that_is_none_is_refused) {
  EXPECT_THAT(thrown_by([] { validity("maybe", "", ""); }),
              AllOf(HasSubstr("border_crossings.csv:2"), HasSubstr("status"), HasSubstr("'maybe'")));
}

TEST(facts, the_tests_know_the_columns_of_every_table) {
  auto const rows = small_facts{}.parse();
  ASSERT_EQ(rows.tables.size(), kFactTables);
  EXPECT_EQ(rows.bytes, small_facts{}.bytes());
}

TEST(facts, a_missing_column_is_named_with_its_file) {
  for (std::size_t t = 0; t < kFactTables; ++t) {
    auto const table = static_cast<fact_table>(t);
    auto text = small_facts{}.bytes()[t];
    auto const second = text.find(',') + 1;
    auto const name = text.substr(second, text.find(',', second) - second);
    text.replace(second, name.size(), "other");
    EXPECT_THAT(thrown_by([&] { small_facts{}.set(table, text).parse(); }),
                AllOf(HasSubstr(fmt::format("bad_input: data/{}:1", file_of(table))),
                      HasSubstr(fmt::format("column '{}' is missing", name))));
  }
}

TEST(facts, a_double_or_empty_id_is_named_with_file_and_line) {
  auto const twice = [] {
    small_facts{}.add(fact_table::gauges, {{"id", "x"}}).add(fact_table::gauges, {{"id", "x"}}).parse();
  };
  EXPECT_THAT(thrown_by(twice), AllOf(HasSubstr("data/gauges.csv:3"), HasSubstr("column 'id'"), HasSubstr("'x'")));
  EXPECT_THAT(thrown_by([] {
                small_facts{}.add(fact_table::gauges, {{"id", ""}}).parse();
              }),
              AllOf(HasSubstr("data/gauges.csv:2"), HasSubstr("column 'id'")));
}

TEST(facts, the_same_id_in_two_tables_is_fine) {
  EXPECT_EQ(thrown_by([] {
              small_facts{}.add(fact_table::gauges, {{"id", "x"}}).add(fact_table::ports, {{"id", "x"}}).parse();
            }),
            "nothing");
}

TEST(facts, an_unknown_source_kind_is_named_with_file_and_line) {
  EXPECT_THAT(thrown_by([] {
                small_facts{}.add(fact_table::ports, {}).add(fact_table::ports, {{"kind", "hearsay"}}).parse();
              }),
              AllOf(HasSubstr("data/ports.csv:3"), HasSubstr("column 'kind'"), HasSubstr("'hearsay'")));
}

TEST(facts, a_folder_is_read_as_its_bytes_stand) {
  auto const folder = test::temporary_folder{};
  std::filesystem::create_directories(folder / "odbl");
  auto const made = small_facts{}.add(fact_table::little_used_lines, {{"id", "a"}});
  for (std::size_t t = 0; t < kFactTables; ++t) {
    std::ofstream{folder / std::string{file_of(static_cast<fact_table>(t))}} << made.bytes()[t];
  }
  auto const read = read_facts(folder / "");
  EXPECT_EQ(read.bytes, made.bytes());
  EXPECT_EQ(read[fact_table::little_used_lines].size(), 1U);
  std::filesystem::remove(folder / "gauges.csv");
  EXPECT_THAT(thrown_by([&] { read_facts(folder / ""); }), HasSubstr("gauges.csv"));
}

TEST(facts, a_fact_id_holds_table_and_row) {
  auto const rows = small_facts{}.add(fact_table::gauges, {}).add(fact_table::gauges, {}).parse();
  auto const id = fact_of(fact_table::gauges, rows[fact_table::gauges][1]);
  EXPECT_EQ(id.table(), static_cast<std::uint32_t>(fact_table::gauges));
  EXPECT_EQ(id.row(), 1U);
}

TEST(facts, a_list_is_split_without_blanks) {
  EXPECT_THAT(split_list(" a ;b;  c d "), ElementsAre("a", "b", "c d"));
  EXPECT_THAT(split_list(""), IsEmpty());
  EXPECT_THAT(split_list("2026-11", '-'), ElementsAre("2026", "11"));
}

std::vector<geo::lonlat> path(std::string const& text) {
  auto const rows = small_facts{}.add(fact_table::rail_exclusions, {{"path", text}}).parse();
  return parse_path(rows[fact_table::rail_exclusions][0], "path");
}

TEST(facts, a_path_is_read_in_order) {
  EXPECT_THAT(path("10 20;-10.5 -20.25; 180 90"),
              ElementsAre(geo::from_degrees(10, 20), geo::from_degrees(-10.5, -20.25), geo::from_degrees(180, 90)));
}

TEST(facts, what_is_no_path_is_refused_with_file_and_line) {
  for (auto const* const text :
       {"", "10 20", "10 20;30", "10 20;30 x", "10 20;30 40 50", "10 20;181 0", "10 20;0 91", "a b;c d", "10 20;nan 5",
        "10 20;5 nan", "10 20;inf 5", "10 20;;30 40", "10x20;30 40"}) {
    EXPECT_THAT(thrown_by([&] { path(text); }),
                AllOf(HasSubstr("bad_input: data/rail_exclusions.csv:2"), HasSubstr("path")))
        << text;
  }
}

TEST(facts, a_position_beyond_the_globe_is_refused) {
  auto const at = [](std::string const& lon, std::string const& lat) {
    auto const rows = small_facts{}.add(fact_table::ports, {{"lon", lon}, {"lat", lat}}).parse();
    return position_of(rows[fact_table::ports][0]);
  };
  EXPECT_EQ(at("12.5", "-7"), geo::from_degrees(12.5, -7));
  EXPECT_THAT(thrown_by([&] { at("181", "0"); }), HasSubstr("data/ports.csv:2: column 'lon'"));
  EXPECT_THAT(thrown_by([&] { at("0", "-91"); }), HasSubstr("data/ports.csv:2: column 'lat'"));
  EXPECT_THAT(thrown_by([&] { at("", "0"); }), HasSubstr("column 'lon'"));
}

}  // namespace
}  // namespace wakhan::load
