// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/doctor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "unit/io/temporary_folder.h"

namespace wakhan::api {

using test::temporary_folder;
using testing::HasSubstr;

namespace {

check_result named(std::vector<check_result> const& results, std::string const& name) {
  for (auto const& r : results) {
    if (r.name == name) {
      return r;
    }
  }
  throw std::out_of_range{"no check is named " + name};
}

void write(std::string const& path, std::string const& text) { std::ofstream{path} << text; }

// Nothing is there but the real recipe.
doctor_request nothing_in(temporary_folder const& folder) {
  return {folder / "none.pack", WAKHAN_SOURCE_DIR "/data/recipes/eurasia.toml", folder / "cache"};
}

}  // namespace

TEST(doctor, names_the_build_where_there_is_no_pack) {
  auto const folder = temporary_folder{};
  auto const results = examine(nothing_in(folder));
  EXPECT_EQ(named(results, "pack").state, health::bad);
  EXPECT_THAT(named(results, "pack").message, HasSubstr("none.pack"));
  EXPECT_FALSE(named(results, "pack").mend.empty());
  EXPECT_FALSE(is_well(results));
}

TEST(doctor, tells_a_settings_file_that_cannot_be_read) {
  auto const folder = temporary_folder{};
  auto request = nothing_in(folder);
  request.settings_file = folder / "my.toml";
  write(request.settings_file, "load = \"teu\"\n");
  EXPECT_EQ(named(examine(request), "settings").state, health::good);
  EXPECT_THAT(named(examine(request), "settings").message, HasSubstr("my.toml"));
  write(request.settings_file, "answers = -1\n");
  EXPECT_EQ(named(examine(request), "settings").state, health::bad);
  EXPECT_THAT(named(examine(request), "settings").message, HasSubstr("my.toml:1: answers: '-1'"));
}

TEST(doctor, says_that_a_file_is_no_pack) {
  auto const folder = temporary_folder{};
  auto const request = nothing_in(folder);
  write(request.pack_path, std::string(200, 'x'));
  EXPECT_EQ(named(examine(request), "pack").state, health::bad);
}

TEST(doctor, tells_packages_that_are_missing_from_packages_that_are_others) {
  auto const folder = temporary_folder{};
  auto const request = nothing_in(folder);
  EXPECT_EQ(named(examine(request), "package scgraph-data").state, health::note);
  std::filesystem::create_directories(request.cache_folder);
  write(request.cache_folder + "/scgraph_data-2.0.0-py3-none-any.whl", "other");
  auto const bad = named(examine(request), "package scgraph-data");
  EXPECT_EQ(bad.state, health::bad);
  EXPECT_THAT(bad.message, HasSubstr("the recipe promises"));
  EXPECT_THAT(bad.mend, HasSubstr("rm '"));
}

TEST(doctor, says_what_is_wrong_with_a_recipe) {
  auto const folder = temporary_folder{};
  auto request = nothing_in(folder);
  request.recipe_path = folder / "bad.toml";
  EXPECT_EQ(named(examine(request), "recipe").state, health::bad);
  write(request.recipe_path, "name = ");
  EXPECT_THAT(named(examine(request), "recipe").message, HasSubstr("bad.toml"));
}

TEST(doctor, misses_no_recipe_that_nobody_named) {
  auto const folder = temporary_folder{};
  auto request = nothing_in(folder);
  request.recipe_path = folder / "none.toml";
  EXPECT_EQ(named(examine(request), "recipe").state, health::bad);
  EXPECT_EQ(named(examine(request), "recipe").mend, "wakhan doctor --recipe FILE") << "no git looks after it";
  request.needs_recipe = false;
  auto const results = examine(request);
  EXPECT_EQ(named(results, "recipe").state, health::note);
  EXPECT_THAT(named(results, "recipe").message, HasSubstr("no pack can be built here"));
  EXPECT_THROW(named(results, "writing packages"), std::out_of_range) << "only a build writes any";
}

TEST(doctor, notes_a_variable_that_is_no_setting) {
  auto const folder = temporary_folder{};
  ::setenv("WAKHAN_LAOD", "teu", 1);
  auto const found = named(examine(nothing_in(folder)), "settings");
  ::unsetenv("WAKHAN_LAOD");
  EXPECT_EQ(found.state, health::note);
  EXPECT_THAT(found.message, HasSubstr("did you mean WAKHAN_LOAD?"));
}

TEST(doctor, finds_a_file_in_the_place_of_a_folder) {
  auto const folder = temporary_folder{};
  auto request = nothing_in(folder);
  EXPECT_EQ(named(examine(request), "writing packages").state, health::good);
  write(folder / "file", "");
  request.cache_folder = folder / "file/cache";
  EXPECT_EQ(named(examine(request), "writing packages").state, health::bad);
  request.pack_path = folder / "file/my.pack";
  EXPECT_EQ(named(examine(request), "writing the pack").state, health::bad);
}

TEST(doctor, wants_room_for_a_new_pack_beside_the_old_one) {
  EXPECT_EQ(judge_room("/srv", 122'000'000, 122'000'000).state, health::good);
  auto const bad = judge_room("/srv", 121'000'000, 121'000'001);
  EXPECT_EQ(bad.state, health::bad);
  EXPECT_EQ(bad.message, "/srv: 121 MB are free, a new pack beside the old one takes 122 MB");
}

TEST(doctor, notes_a_locale_without_utf_8) {
  auto const folder = temporary_folder{};
  auto const before = std::getenv("LC_ALL") != nullptr ? std::string{std::getenv("LC_ALL")} : std::string{};
  ::setenv("LC_ALL", "C", 1);
  EXPECT_EQ(named(examine(nothing_in(folder)), "locale").state, health::note);
  ::setenv("LC_ALL", "C.UTF-8", 1);
  EXPECT_EQ(named(examine(nothing_in(folder)), "locale").state, health::good);
  before.empty() ? ::unsetenv("LC_ALL") : ::setenv("LC_ALL", before.c_str(), 1);
}

TEST(doctor, writes_text_and_json_of_the_same_checks) {
  auto const results = std::vector<check_result>{{"pack", health::bad, "is not there", "wakhan pack build"},
                                                 {"locale", health::good, "names are written in UTF-8", {}}};
  EXPECT_EQ(doctor_text(results),
            "bad   pack                      is not there\n"
            "                                mend: wakhan pack build\n"
            "good  locale                    names are written in UTF-8\n"
            "to be mended: 1\n");
  auto const json = nlohmann::json::parse(doctor_json(results));
  EXPECT_EQ(json["well"], false);
  EXPECT_EQ(json["checks"][0]["state"], "bad");
  EXPECT_EQ(json["checks"][0]["mend"], "wakhan pack build");
  EXPECT_TRUE(json["checks"][1]["mend"].is_null());
  EXPECT_THAT(doctor_text({results[1]}), HasSubstr("all is well"));
}

}  // namespace wakhan::api
