// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"
#include "wakhan/io/file.h"

namespace wakhan::io {
namespace {

using test::thrown_by;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string error_of(std::string_view const text) {
  return thrown_by([&] { parse_csv(text, "t.csv"); });
}

csv_table gauges() { return parse_csv("id,gauge_mm,note\nru,1520,\nde,1435,x\n", "data/gauges.csv"); }

TEST(csv, gives_fields_by_the_name_of_their_column) {
  auto const table = gauges();
  EXPECT_EQ(table.name(), "data/gauges.csv");
  EXPECT_THAT(table.header(), ElementsAre("id", "gauge_mm", "note"));
  ASSERT_EQ(table.size(), 2U);
  EXPECT_EQ(table[0].text("id"), "ru");
  EXPECT_EQ(table[1].number("gauge_mm"), 1435.0);
  EXPECT_EQ(table[1].integer("gauge_mm"), 1435);
  EXPECT_EQ(table[1].number_in_table(), 1U);
  EXPECT_TRUE(table[0].is_empty("note"));
  EXPECT_FALSE(table[1].is_empty("note"));
  EXPECT_EQ(table[0].optional_number("note"), std::nullopt);
  EXPECT_EQ(table[0].optional_number("gauge_mm"), 1520.0);
}

TEST(csv, reads_commas_quotes_and_line_breaks_inside_quotes) {
  auto const table = parse_csv("a,b\n\"x, y\",\"say \"\"no\"\"\"\n\"two\r\nlines\",\"\"\nlast,z", "t.csv");
  ASSERT_EQ(table.size(), 3U);
  EXPECT_EQ(table[0].text("a"), "x, y");
  EXPECT_EQ(table[0].text("b"), "say \"no\"");
  EXPECT_EQ(table[1].text("a"), "two\r\nlines");
  EXPECT_EQ(table[1].text("b"), "");
  EXPECT_EQ(table[2].text("b"), "z");
}

TEST(csv, counts_lines_of_the_file_through_quoted_line_breaks) {
  auto const table = parse_csv("a,b\n\"1\n2\n3\",x\nnext,y\n", "t.csv");
  EXPECT_EQ(table[0].where(), "t.csv:2");
  EXPECT_EQ(table[1].where(), "t.csv:5");
}

TEST(csv, takes_crlf_a_byte_order_mark_and_a_missing_last_line_break) {
  auto const table = parse_csv("\xEF\xBB\xBFid,name\r\n1,Достык\r\n2,霍尔果斯", "t.csv");
  EXPECT_THAT(table.header(), ElementsAre("id", "name"));
  ASSERT_EQ(table.size(), 2U);
  EXPECT_EQ(table[0].text("name"), "Достык");
  EXPECT_EQ(table[1].text("name"), "霍尔果斯");
}

TEST(csv, reads_a_header_without_rows) { EXPECT_EQ(parse_csv("a,b\n", "t.csv").size(), 0U); }

TEST(csv, refuses_texts_that_are_no_table) {
  EXPECT_EQ(error_of(""), "bad_input: t.csv:1: the file is empty; a header row is needed");
  EXPECT_EQ(error_of("\xEF\xBB\xBF"), "bad_input: t.csv:1: the file is empty; a header row is needed");
  EXPECT_EQ(error_of("a,,b\n"), "bad_input: t.csv:1: column 2 has no name");
  EXPECT_EQ(error_of("a,b,a\n"), "bad_input: t.csv:1: column 'a' is there twice");
  EXPECT_EQ(error_of("a,b\n1,2\n3\n"), "bad_input: t.csv:3: 1 fields where the header has 2");
  EXPECT_EQ(error_of("a,b\n1,2,3\n"), "bad_input: t.csv:2: 3 fields where the header has 2");
  EXPECT_EQ(error_of("a,b\n1,2\n\n"), "bad_input: t.csv:3: 1 fields where the header has 2");
}

TEST(csv, refuses_broken_quoting_with_its_line) {
  EXPECT_EQ(error_of("a,b\n1,2\n3,\"open\n\n"), "bad_input: t.csv:3: a quote that is opened here is never closed");
  EXPECT_THAT(error_of("a,b\nx\"y,2\n"), HasSubstr("t.csv:2: a quote inside a field without quotes"));
  EXPECT_THAT(error_of("a,b\n\"x\"y,2\n"), HasSubstr("t.csv:2: text after the closing quote"));
  EXPECT_THAT(error_of("a,b\n1\r,2\n"), HasSubstr("t.csv:2: a carriage return that is not followed by a line feed"));
}

TEST(csv, refuses_bytes_that_are_not_utf8_with_their_line) {
  EXPECT_EQ(error_of("a,b\n1,2\n3,\xFF\n4,5\n"), "bad_input: t.csv:3: not valid UTF-8; save the file as UTF-8");
  EXPECT_EQ(error_of("a,b\n1,\xC3"), "bad_input: t.csv:2: not valid UTF-8; save the file as UTF-8");
}

TEST(csv, refuses_a_field_over_one_mebibyte_and_takes_one_of_it) {
  auto const mebibyte = std::string(std::size_t{1} << 20U, 'x');
  EXPECT_EQ(parse_csv("a\n" + mebibyte + "\n", "t.csv")[0].text("a").size(), mebibyte.size());
  EXPECT_EQ(error_of("a\n" + mebibyte + "x\n"), "bad_input: t.csv:2: a field over 1 MiB; is a quote missing?");
  EXPECT_EQ(error_of("a\n\"" + mebibyte + "x\"\n"), "bad_input: t.csv:2: a field over 1 MiB; is a quote missing?");
}

TEST(csv, says_which_column_is_missing) {
  auto const table = gauges();
  EXPECT_TRUE(table.has_column("note"));
  EXPECT_FALSE(table.has_column("nota"));
  auto const expected = "bad_input: data/gauges.csv:1: column 'nota' is missing; the header is id,gauge_mm,note";
  EXPECT_EQ(thrown_by([&] { table.require_columns({"id", "nota"}); }), expected);
  EXPECT_EQ(thrown_by([&] { table[0].text("nota"); }), expected);
  EXPECT_EQ(thrown_by([&] { table.require_columns({"id", "note"}); }), "nothing");
}

TEST(csv, refuses_fields_that_are_no_finite_number_naming_line_column_and_value) {
  for (auto const* const bad : {"abc", "1,5", "1.5x", " 1", "1 ", "+1", "inf", "nan", "1e999", "0x10"}) {
    auto const table = parse_csv(fmt::format("id,km\nok,1\nbad,\"{}\"\n", bad), "t.csv");
    EXPECT_EQ(table[0].number("km"), 1.0);
    EXPECT_EQ(thrown_by([&] { table[1].number("km"); }),
              fmt::format("bad_input: t.csv:3: column 'km': '{}' is not a number; write it like -12.5", bad));
  }
}

TEST(csv, refuses_an_empty_field_where_a_number_is_needed) {
  EXPECT_EQ(thrown_by([&] { gauges()[0].number("note"); }),
            "bad_input: data/gauges.csv:2: column 'note': '' is empty; a number is needed here");
  EXPECT_EQ(thrown_by([&] { gauges()[0].integer("note"); }),
            "bad_input: data/gauges.csv:2: column 'note': '' is empty; a whole number is needed here");
}

TEST(csv, holds_numbers_to_their_range_on_both_sides) {
  auto const row = [](std::string const& lat) { return parse_csv("lat\n" + lat + "\n", "t.csv"); };
  EXPECT_EQ(row("90")[0].number("lat", -90, 90), 90.0);
  EXPECT_EQ(row("-90")[0].number("lat", -90, 90), -90.0);
  EXPECT_EQ(thrown_by([&] { row("90.001")[0].number("lat", -90, 90); }),
            "bad_input: t.csv:2: column 'lat': '90.001' is not between -90 and 90");
  EXPECT_EQ(thrown_by([&] { row("-90.001")[0].number("lat", -90, 90); }),
            "bad_input: t.csv:2: column 'lat': '-90.001' is not between -90 and 90");
}

TEST(csv, reads_whole_numbers_and_no_others) {
  auto const table = parse_csv("n\n-9223372036854775808\n1.0\n9223372036854775808\n", "t.csv");
  EXPECT_EQ(table[0].integer("n"), INT64_MIN);
  EXPECT_EQ(thrown_by([&] { table[1].integer("n"); }),
            "bad_input: t.csv:3: column 'n': '1.0' is not a whole number; write it like 1520");
  EXPECT_EQ(thrown_by([&] { table[2].integer("n"); }),
            "bad_input: t.csv:4: column 'n': '9223372036854775808' is too large a number");
}

TEST(csv, shows_long_and_many_line_values_on_one_short_line) {
  auto const table = parse_csv("a\n\"x\n" + std::string(200, 'y') + "\"\n", "t.csv");
  EXPECT_EQ(thrown_by([&] { table[0].reject("a", "is no mode"); }),
            "bad_input: t.csv:2: column 'a': 'x?" + std::string(58, 'y') + "…' is no mode");
}

TEST(csv, says_once_what_is_wrong_with_a_list_of_one_part) {
  auto const table = parse_csv("modes\ncamel\nrail;camel\n", "data/corridors.csv");
  EXPECT_EQ(thrown_by([&] { table[0].reject("modes", "holds 'camel', which is none of rail, road"); }),
            "bad_input: data/corridors.csv:2: column 'modes': 'camel' is none of rail, road");
  EXPECT_EQ(thrown_by([&] { table[1].reject("modes", "holds 'camel', which is none of rail, road"); }),
            "bad_input: data/corridors.csv:3: column 'modes': 'rail;camel' holds 'camel', which is none of rail, road");
}

TEST(csv, cuts_long_values_between_characters) {
  auto const table = parse_csv("a\n" + std::string(59, 'y') + "ж…\n", "t.csv");
  EXPECT_EQ(thrown_by([&] { table[0].reject("a", "is no mode"); }),
            "bad_input: t.csv:2: column 'a': '" + std::string(59, 'y') + "…' is no mode");
}

TEST(csv, reads_a_file_and_calls_it_by_its_path) {
  auto const folder = test::temporary_folder{};
  write_file_atomically(folder / "t.csv", "a\nx\n");
  auto const table = read_csv(folder / "t.csv");
  EXPECT_EQ(table[0].where(), (folder / "t.csv") + ":2");
  EXPECT_THAT(thrown_by([&] { read_csv(folder / "no.csv"); }), HasSubstr("io_failure: cannot open"));
}

// A table written with every field in quotes, as RFC 4180 says.
std::string quoted_csv(std::vector<std::vector<std::string>> const& rows) {
  auto text = std::string{};
  for (auto const& row : rows) {
    auto const* separator = "";
    for (auto const& field : row) {
      text += separator;
      text += '"';
      for (auto const c : field) {
        text += c == '"' ? std::string{"\"\""} : std::string(1, c);
      }
      text += '"';
      separator = ",";
    }
    text += '\n';
  }
  return text;
}

RC_GTEST_PROP(csv, gives_back_every_field_that_was_quoted, ()) {
  auto const field = rc::gen::container<std::string>(
      rc::gen::oneOf(rc::gen::element('"', ',', '\n', '\r', ' ', ';'), rc::gen::inRange(' ', '~')));
  auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
      rc::gen::container<std::vector<std::string>>(3, field));
  rows.insert(rows.begin(), {"a", "b", "c"});
  auto const table = parse_csv(quoted_csv(rows), "t.csv");
  RC_ASSERT(table.size() + 1 == rows.size());
  for (auto i = std::size_t{0}; i < table.size(); ++i) {
    auto const row = std::vector{table[i].text("a"), table[i].text("b"), table[i].text("c")};
    RC_ASSERT(row == rows[i + 1]);
  }
}

RC_GTEST_PROP(csv, reads_every_number_that_was_written, (double const value)) {
  auto const table = parse_csv(fmt::format("x\n{}\n", value), "t.csv");
  RC_ASSERT(table[0].number("x") == value);
}

}  // namespace
}  // namespace wakhan::io
