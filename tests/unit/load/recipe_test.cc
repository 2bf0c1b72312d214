// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/recipe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"
#include "wakhan/io/file.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr char const* kRecipe = R"(name = "tiny"
reference_date = "2026-11-01"
price_year = 2024
facts = ".."

[box]
west = -12.0
south = 0.0
east = 150.0
north = 72

[terminals]
assumed_population = 50000

[river_sea]
only = "39.6 47;39.6 47.45;41 48.2"
also = "27.2 43.5; 27.2 46; 31 47.5"
drawn_by_rows = "40 47;48 47;48 49;40 49"

[[package]]
name = "first"
client = "pip"
version = "2.0.0"
file = "first-2.0.0.whl"
sha256 = "a8df15f4d9b4cce945f195b27c9e239ac49ebfa81aa948afc882b28653725406"
licence = "ODbL-1.0"
attribution = "mapmakers"

[[package]]
name = "second"
client = "apt"
version = "1:3.22+dfsg-1"
file = "second_3.22_all.deb"
sha256 = "8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960"
licence = "public domain"
attribution = "others"

[layer]
rail = ["first", "a/rail.py"]
road = ["first", "a/road.py"]
sea = ["second", "sea.geojson"]
ports = ["second", "ports.geojson"]
cities = ["first", "cities.json"]
countries = ["second", "usr/share/map.gpkg"]
rivers = ["second", "usr/share/rivers.shp"]
)";

// The recipe with one piece of text replaced; the piece must be there.
recipe read_with(std::string const& from, std::string const& to) {
  auto const folder = test::temporary_folder{};
  auto text = std::string{kRecipe};
  auto const at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  std::filesystem::create_directories(folder / "data/recipes");
  io::write_file_atomically(folder / "data/recipes/tiny.toml", text);
  return read_recipe(folder / "data/recipes/tiny.toml");
}

void expect_recipe_refused(std::string const& from, std::string const& to, std::string const& field) {
  EXPECT_THAT(thrown_by([&] { read_with(from, to); }),
              AllOf(HasSubstr("bad_recipe: "), HasSubstr("tiny.toml"), HasSubstr("'" + field + "'")))
      << from << " -> " << to;
}

TEST(recipe, is_read_whole) {
  auto const r = read_with("tiny", "tiny");
  EXPECT_EQ(r.name, "tiny");
  EXPECT_EQ(r.reference_date, "2026-11-01");
  EXPECT_EQ(r.price_year, 2024);
  EXPECT_EQ(std::filesystem::path{r.facts_folder}.filename(), "data");
  EXPECT_DOUBLE_EQ(r.within.west, -12);
  EXPECT_DOUBLE_EQ(r.within.north, 72);
  EXPECT_EQ(r.assumed_population, 50'000U);
  ASSERT_EQ(r.areas.river_sea_only.size(), 3U);
  EXPECT_EQ(r.areas.river_sea_also[1], geo::from_degrees(27.2, 46));
  EXPECT_EQ(r.areas.drawn_by_rows.size(), 4U);
  EXPECT_EQ(r.rivers.path, "usr/share/rivers.shp");
  ASSERT_EQ(r.packages.size(), 2U);
  EXPECT_EQ(r.packages[1].client, "apt");
  EXPECT_EQ(r.packages[1].version, "1:3.22+dfsg-1");
  EXPECT_EQ(r.rail.package, 0U);
  EXPECT_EQ(r.countries.package, 1U);
  EXPECT_EQ(r.countries.path, "usr/share/map.gpkg");
}

TEST(recipe, the_one_of_the_repository_is_read) {
  EXPECT_EQ(read_recipe(WAKHAN_SOURCE_DIR "/data/recipes/eurasia.toml").name, "eurasia");
}

TEST(recipe, an_absent_file_is_named) {
  EXPECT_THAT(thrown_by([] { read_recipe("/no/such/recipe.toml"); }), HasSubstr("/no/such/recipe.toml"));
}

TEST(recipe, broken_toml_is_named_with_its_line) {
  EXPECT_THAT(thrown_by([] { read_with("price_year = 2024", "price_year = = 2024"); }),
              AllOf(HasSubstr("bad_recipe: "), HasSubstr("tiny.toml:3")));
}

TEST(recipe, every_bad_field_is_named) {
  expect_recipe_refused("name = \"tiny\"", "name = \"\"", "name");
  expect_recipe_refused("name = \"tiny\"", "name = 7", "name");
  expect_recipe_refused("2026-11-01", "2026-11-31", "reference_date");
  expect_recipe_refused("price_year = 2024", "price_year = 1800", "price_year");
  expect_recipe_refused("price_year = 2024", "price_year = \"2024\"", "price_year");
  expect_recipe_refused("price_year = 2024", "price_year = nan", "price_year");
  expect_recipe_refused("facts = \"..\"\n", "", "facts");
  expect_recipe_refused("[box]", "[other]", "box");
  expect_recipe_refused("west = -12.0", "west = -181.0", "west");
  expect_recipe_refused("south = 0.0", "south = \"0\"", "south");
  expect_recipe_refused("east = 150.0", "east = -13.0", "box");
  expect_recipe_refused("north = 72", "north = 0", "box");
  expect_recipe_refused("assumed_population = 50000", "assumed_population = 0", "assumed_population");
  expect_recipe_refused("[terminals]", "[ends]", "terminals");
  expect_recipe_refused("[river_sea]", "[river]", "river_sea");
  expect_recipe_refused("only = \"39.6 47;", "only = \"39.6;", "only");
  expect_recipe_refused("only = \"39.6 47;", "only = \"nan 47;", "only");
  expect_recipe_refused("only = \"39.6 47;", "only = \"390.6 47;", "only");
  expect_recipe_refused("only = \"39.6 47;", "only = \"39.6 91;", "only");
  expect_recipe_refused("only = \"39.6 47;", "only = \"", "only");
  expect_recipe_refused("also = ", "maybe = ", "also");
  expect_recipe_refused("drawn_by_rows = ", "drawn = ", "drawn_by_rows");
  expect_recipe_refused("rivers.shp", "rivers.dbf", "rivers");
  expect_recipe_refused("client = \"pip\"", "client = \"curl\"", "client");
  expect_recipe_refused("version = \"2.0.0\"\n", "", "version");
  expect_recipe_refused("licence = \"ODbL-1.0\"\n", "", "licence");
  expect_recipe_refused("attribution = \"mapmakers\"\n", "", "attribution");
  expect_recipe_refused("a8df15", "A8DF15", "sha256");
  expect_recipe_refused("a8df15", "a8df1", "sha256");
  expect_recipe_refused("a8df15", "g8df15", "sha256");
  expect_recipe_refused("rail = [\"first\", \"a/rail.py\"]", "rail = [\"first\"]", "rail");
  expect_recipe_refused("road = [\"first\", \"a/road.py\"]", "road = \"first\"", "road");
  expect_recipe_refused("sea = [\"second\"", "sea = [\"third\"", "sea");
  expect_recipe_refused("ports = [\"second\", \"ports.geojson\"]\n", "", "ports");
  expect_recipe_refused("cities.json", "", "cities");
  expect_recipe_refused("[layer]", "[layers]", "layer");
}

// The line of the field, or of the table that lacks it.
TEST(recipe, a_bad_field_is_named_with_its_line) {
  auto const expect_line = [](std::string const& from, std::string const& to, std::string const& line) {
    EXPECT_THAT(thrown_by([&] { read_with(from, to); }), HasSubstr("tiny.toml:" + line + ": field"))
        << from << " -> " << to;
  };
  expect_line("facts = \"..\"\n", "", "1");
  expect_line("2026-11-01", "2026-11-31", "2");
  expect_line("price_year = 2024", "price_year = 1800", "3");
  expect_line("east = 150.0", "east = -13.0", "6");
  expect_line("west = -12.0", "west = -181.0", "7");
  expect_line("only = \"39.6 47;", "only = \"39.6;", "16");
  expect_line("version = \"2.0.0\"\n", "", "20");
  expect_line("client = \"pip\"", "client = \"curl\"", "22");
  expect_line("file = \"second", "file = \"../second", "29");
  expect_line("ports = [\"second\", \"ports.geojson\"]\n", "", "38");
  expect_line("sea = [\"second\"", "sea = [\"third\"", "41");
}

TEST(recipe, without_packages_is_refused) {
  auto const folder = test::temporary_folder{};
  auto text = std::string{kRecipe};
  auto const first = text.find("[[package]]");
  text.erase(first, text.find("[layer]") - first);
  io::write_file_atomically(folder / "tiny.toml", text);
  EXPECT_THAT(thrown_by([&] { read_recipe(folder / "tiny.toml"); }), HasSubstr("'package'"));
}

TEST(recipe, with_a_package_that_is_no_table_is_refused) {
  auto const folder = test::temporary_folder{};
  auto text = std::string{kRecipe};
  auto const first = text.find("[[package]]");
  text.erase(first, text.find("[layer]") - first);
  io::write_file_atomically(folder / "tiny.toml", "package = [\"first\"]\n" + text);
  EXPECT_THAT(thrown_by([&] { read_recipe(folder / "tiny.toml"); }), HasSubstr("'package' is no table"));
}

TEST(recipe, names_that_could_leave_the_cache_or_be_taken_for_options_are_refused) {
  for (auto const* const bad : {"../first.whl", "/etc/passwd", "a/b", "-first", ".hidden", "..", "1\\n--pre", "1 --pre",
                                "1\\u0000", "1;x", "é"}) {
    expect_recipe_refused("file = \"first-2.0.0.whl\"", fmt::format("file = \"{}\"", bad), "package");
    expect_recipe_refused("name = \"first\"", fmt::format("name = \"{}\"", bad), "package");
    expect_recipe_refused("version = \"2.0.0\"", fmt::format("version = \"{}\"", bad), "package");
  }
  expect_recipe_refused("file = \"first-2.0.0.whl\"", fmt::format("file = \"{}\"", std::string(201, 'x')), "package");
}

}  // namespace
}  // namespace wakhan::load
