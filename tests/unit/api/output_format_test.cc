// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/output_format.h"

#include <gmock/gmock.h>

#include "wakhan/api/option_table.h"
#include "wakhan/base/error.h"

namespace wakhan::api {
namespace {

using ::testing::HasSubstr;

std::vector<std::string> const& formats() { return find_option("--format", "route")->values; }

// "message | hint" of the error, or "nothing".
template <typename F>
std::string refusal_by(F const& f) {
  try {
    f();
  } catch (error const& e) {
    EXPECT_EQ(e.code(), errc::usage);
    return e.what() + std::string{" | "} + e.hint();
  }
  return "nothing";
}

std::string refused(output_words const& written) {
  return refusal_by([&] { format_of_output(formats(), written); });
}

TEST(output_format, is_that_of_the_command_line_then_of_the_ending_then_of_a_setting) {
  EXPECT_EQ(format_of_output(formats(), {"", "csv", ""}), "csv");
  EXPECT_EQ(format_of_output(formats(), {"way.dat", "csv", ""}), "csv");
  EXPECT_EQ(format_of_output(formats(), {"way.svg", "", "csv"}), "svg");
  EXPECT_EQ(format_of_output(formats(), {"WAY.SVG", "", ""}), "svg");
  EXPECT_EQ(format_of_output(formats(), {"way.txt", "", "csv"}), "table");
  EXPECT_EQ(format_of_output(formats(), {"-", "", "csv"}), "csv");
  EXPECT_EQ(format_of_output(formats(), {"way", "", "csv"}), "csv");
  EXPECT_EQ(format_of_output(formats(), {"", "", ""}), "table");
}

TEST(output_format, is_refused_where_the_ending_speaks_of_another) {
  EXPECT_EQ(
      refused({"x.svg", "csv", ""}),
      "--format: 'csv' is not what -o 'x.svg' ends in | leave out --format to write svg, or end the file's name in "
      ".csv");
  EXPECT_THAT(refused({"x.csv", "table", ""}), HasSubstr("or end the file's name in .txt"));
  EXPECT_EQ(refused({"x.csv", "csv", ""}), "nothing");
  EXPECT_EQ(refused({"x.txt", "csv", ""}), "nothing") << "any text may stand in such a file";
  EXPECT_EQ(refused({"x.json", "geojson", ""}), "nothing") << "GeoJSON is JSON";
  EXPECT_THAT(refused({"x.geojson", "json", ""}), HasSubstr("ends in"));
}

TEST(output_format, of_an_ending_that_is_none_is_refused) {
  EXPECT_EQ(refused({"x.png", "", ""}),
            "-o: 'x.png' does not end in .json, .ndjson, .csv, .geojson, .gpkg, .svg or .txt | name the format with "
            "--format");
  EXPECT_THAT(refused({"x.png", "", "svg"}), HasSubstr("does not end in"));
  EXPECT_EQ(refusal_by([] {
              format_of_output({"table", "csv"}, {"x.svg", "", ""});
            }),
            "-o: 'x.svg' does not end in .csv or .txt | write one of these endings");
}

TEST(output_format, that_is_the_only_one_takes_its_own_ending_or_none) {
  EXPECT_EQ(refusal_by([] { verify_ending("c.png", "svg"); }),
            "-o: 'c.png' does not end in .svg | svg is all that is written here: end the file's name in .svg");
  for (auto const* const file : {"c.svg", "C.SVG", "c", "-", "", "/dev/full"}) {
    EXPECT_EQ(refusal_by([&] { verify_ending(file, "svg"); }), "nothing") << file;
  }
}

}  // namespace
}  // namespace wakhan::api
