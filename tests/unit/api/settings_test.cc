// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/settings.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "unit/io/temporary_folder.h"
#include "wakhan/base/error.h"

namespace wakhan::api {
namespace {

using test::temporary_folder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using variables = std::map<std::string, std::string>;

environment of(variables const& all) {
  return [&all](std::string const& name) {
    auto const found = all.find(name);
    return found == all.end() ? nullptr : found->second.c_str();
  };
}

// "message | hint" of the error, or "nothing".
template <typename F>
std::string said_by(F const& f) {
  try {
    f();
  } catch (error const& e) {
    EXPECT_EQ(exit_code(e.code()), 3);
    return e.what() + std::string{" | "} + e.hint();
  }
  return "nothing";
}

std::string said_of(std::string const& toml) {
  return said_by([&] { read_settings(toml, "my.toml"); });
}

std::string said_of_variable(std::string const& name, std::string const& value) {
  auto const all = variables{{name, value}};
  return said_by([&] { read_settings(of(all)); });
}

void write_config(std::string const& path, std::string const& text) {
  std::filesystem::create_directories(std::filesystem::path{path}.parent_path());
  std::ofstream{path} << text;
}

setting const& named(std::vector<setting> const& all, std::string const& name) {
  for (auto const& s : all) {
    if (s.row->setting == name) {
      return s;
    }
  }
  throw std::out_of_range{name};
}

TEST(settings, are_read_with_file_and_line) {
  auto const found = read_settings(
      "# remarks\nload = \"teu\"\n\navoid = [\"suez\", \"RU\"]\nquiet = true\nanswers = 3\n"
      "date = 2026-05-01\n",
      "my.toml");
  EXPECT_THAT(found, SizeIs(5));
  EXPECT_THAT(named(found, "load").values, ElementsAre("teu"));
  EXPECT_EQ(named(found, "load").origin, "my.toml:2");
  EXPECT_THAT(named(found, "avoid").values, ElementsAre("suez", "RU"));
  EXPECT_EQ(named(found, "avoid").origin, "my.toml:4");
  EXPECT_THAT(named(found, "quiet").values, ElementsAre("true"));
  EXPECT_THAT(named(found, "answers").values, ElementsAre("3"));
  EXPECT_THAT(named(found, "date").values, ElementsAre("2026-05-01"));
}

TEST(settings, name_file_line_setting_value_and_what_to_do_when_they_are_wrong) {
  EXPECT_EQ(said_of("\nlaod = \"teu\"\n"), "my.toml:2: 'laod' is no setting | did you mean load?");
  EXPECT_THAT(said_of("[route]\nload = \"teu\"\n"),
              HasSubstr("my.toml:1: 'route' is no setting | `wakhan help settings`"));
  EXPECT_EQ(said_of("format = \"jsn\"\n"),
            "my.toml:1: format: 'jsn' is none of table, json, ndjson, csv, geojson, gpkg, svg | did you mean json?");
  EXPECT_THAT(said_of("answers = \"six\"\n"),
              HasSubstr("my.toml:1: answers: 'six' is no whole number | write a number"));
  EXPECT_THAT(said_of("answers = 1001\n"),
              HasSubstr("answers: '1001' is no whole number from 0 to 1000 | answers: How"));
  EXPECT_THAT(said_of("answers = 1.5\n"), HasSubstr("answers: 1.5 is no whole number"));
  EXPECT_THAT(said_of("quiet = \"yes\"\n"), HasSubstr("quiet: 'yes' is no truth, true or false | write quiet = true"));
  EXPECT_THAT(said_of("avoid = \"suez\"\n"), HasSubstr("avoid: 'suez' is no list of texts | write a list in brackets"));
  EXPECT_THAT(said_of("avoid = [\"suez\", 3]\n"), HasSubstr("is no list of texts"));
  EXPECT_THAT(said_of("date = 3\n"), HasSubstr("date: 3 is no text | write a text in quotes"));
  EXPECT_THAT(said_of("load = teu\n"), HasSubstr("my.toml:1: "));
  EXPECT_THAT(said_of("output = \"x\"\n"), HasSubstr("'output' is no setting"));
}

TEST(settings, have_files_relative_to_their_own_file) {
  EXPECT_THAT(read_settings("pack = \"my.pack\"", "wakhan.toml").front().values, ElementsAre("my.pack"));
  EXPECT_THAT(read_settings("pack = \"../my.pack\"", "/srv/etc/x.toml").front().values, ElementsAre("/srv/my.pack"));
  EXPECT_THAT(read_settings("pack = \"/my.pack\"", "/srv/etc/x.toml").front().values, ElementsAre("/my.pack"));
}

TEST(settings, of_the_environment_have_one_variable_each) {
  auto const all = variables{{"WAKHAN_MAX_LABELS", "5000"},
                             {"WAKHAN_AVOID", "suez,RU"},
                             {"WAKHAN_QUIET", "1"},
                             {"WAKHAN_LOAD", ""},
                             {"LOAD", "tonne"}};
  auto const found = read_settings(of(all));
  EXPECT_THAT(found, SizeIs(3));
  EXPECT_EQ(named(found, "max-labels").origin, "WAKHAN_MAX_LABELS");
  EXPECT_THAT(named(found, "avoid").values, ElementsAre("suez", "RU"));
}

TEST(settings, of_the_environment_name_the_variable_when_they_are_wrong) {
  EXPECT_EQ(
      said_of_variable("WAKHAN_FORMAT", "jsn"),
      "WAKHAN_FORMAT: format: 'jsn' is none of table, json, ndjson, csv, geojson, gpkg, svg | did you mean json?");
  EXPECT_THAT(said_of_variable("WAKHAN_QUIET", "maybe"), HasSubstr("'maybe' is neither true nor false"));
  EXPECT_THAT(said_of_variable("WAKHAN_ANSWERS", "3 "), HasSubstr("'3 ' is no whole number"));
  EXPECT_THAT(notes_on_variables({"WAKHAN_LAOD", "WAKHAN_HOME", "WAKHAN_LOAD", "PATH", "WAKHAN_KILLS"}),
              ElementsAre("WAKHAN_LAOD is no setting; did you mean WAKHAN_LOAD?"));
  EXPECT_THAT(notes_on_variables({"WAKHAN_ELEPHANT", "WAKHAN_", "WAKHAN_UPDATE"}),
              ElementsAre("WAKHAN_ELEPHANT is no setting; `wakhan help settings` lists them"));
}

TEST(settings, are_spelt_as_the_table_does) {
  auto const all = variables{{"WAKHAN_LOAD", "TEU"}, {"WAKHAN_QUIET", "Yes"}};
  auto const found = read_settings(of(all));
  EXPECT_THAT(named(found, "load").values, ElementsAre("teu"));
  EXPECT_THAT(named(found, "quiet").values, ElementsAre("true"));
  EXPECT_THAT(read_settings("format = \"CSV\"", "my.toml").front().values, ElementsAre("csv"));
}

TEST(settings, have_no_empty_values_and_nothing_twice) {
  EXPECT_THAT(said_of("date = \"\"\n"), HasSubstr("my.toml:1: date: its value is empty | leave it out"));
  EXPECT_THAT(said_of_variable("WAKHAN_MODES", "rail,rail"), HasSubstr("modes: 'rail' stands twice"));
}

TEST(settings, of_the_environment_go_before_the_folder_and_that_before_the_user) {
  auto const folder = temporary_folder{};
  auto const before = std::filesystem::current_path();
  std::filesystem::current_path(folder / "");
  auto all = variables{{"HOME", folder / "home"}};
  write_config(folder / "home/.config/wakhan/config.toml", "load = \"tonne\"\nanswers = 1\nquiet = true\n");
  write_config(folder / "wakhan.toml", "load = \"teu\"\nanswers = 2\n");
  all["WAKHAN_ANSWERS"] = "3";
  auto const found = read_all_settings({}, of(all));
  EXPECT_THAT(found, SizeIs(3));
  EXPECT_EQ(named(found, "answers").origin, "WAKHAN_ANSWERS");
  EXPECT_EQ(named(found, "load").origin, "wakhan.toml:1");
  EXPECT_EQ(named(found, "quiet").origin, folder / "home/.config/wakhan/config.toml:3");

  all["XDG_CONFIG_HOME"] = folder / "none";
  EXPECT_THAT(settings_files({}, of(all)), ElementsAre("wakhan.toml"));
  all["WAKHAN_CONFIG"] = "/dev/null";
  EXPECT_THAT(read_all_settings({}, of(all)), SizeIs(1));
  EXPECT_THAT(settings_files("named.toml", of(all)), ElementsAre("named.toml"));
  EXPECT_THAT(said_by([&] { read_all_settings("named.toml", of(all)); }), HasSubstr("named.toml"));
  std::filesystem::current_path(before);
}

TEST(settings, have_a_variable_and_a_row_each_and_no_two_the_same_variable) {
  auto seen = std::map<std::string, std::string>{};
  for (auto const* const row : rows_of_settings()) {
    EXPECT_TRUE(seen.emplace(variable_of(*row), row->setting).second) << row->setting;
  }
  EXPECT_FALSE(seen.empty());
}

RC_GTEST_PROP(settings, are_read_back_as_they_were_written, ()) {
  auto const text = *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127)));
  auto const* const date = find_option("--date", "route");
  RC_ASSERT(read_settings(to_toml(*date, {text}), "my.toml").front().values == std::vector{text});
  auto const* const avoid = find_option("--avoid", "route");
  auto const list = std::vector<std::string>{text, text + "-other"};
  RC_ASSERT(read_settings(to_toml(*avoid, list), "my.toml").front().values == list);
}

TEST(to_toml, makes_a_remark_of_a_setting_without_a_value_and_an_empty_list_of_one_that_is_a_list) {
  EXPECT_EQ(to_toml(*find_option("--date", "route"), {}), "# date =");
  EXPECT_EQ(to_toml(*find_option("--threads", "route"), {}), "# threads =");
  EXPECT_EQ(to_toml(*find_option("--avoid", "route"), {}), "avoid = []");
}

}  // namespace
}  // namespace wakhan::api
