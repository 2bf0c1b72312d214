// SPDX-License-Identifier: Apache-2.0
// Packages made to do harm: each is refused with its file, member and place, nothing is written, memory stays small.
#include <gmock/gmock.h>
#include <sys/resource.h>

#include <fstream>
#include <map>

#include "unit/io/thrown_by.h"
#include "unit/load/packed_sources.h"
#include "unit/sanitized.h"
#include "wakhan/io/archive.h"
#include "wakhan/load/pack.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr bool kMayLimitMemory = !test::kIsSanitized;  // the sanitizers reserve more than any limit

// Two countries whose archive holds other contents in some members.
struct hostile_sources : packed_sources {
  void replace(std::string const& member, std::string contents) {
    changed[member] = std::move(contents);
    auto spoilt = members();
    for (auto& [name, text] : spoilt) {
      text = changed.contains(name) ? changed.at(name) : text;
    }
    pack_up(test::zip(spoilt));
  }

  void pack_up(std::string const& archive) {
    folder.write("cache/lines.zip", archive);
    what.packages[0].sha256 = io::sha256_hex(archive);
  }

  // What building a pack from the cache throws.
  std::string building() const {
    auto const error = thrown_by([&] {
      auto const fetched = read_sources(what, folder / "cache", {});
      write_pack(build_pack(what, fetched, 1, {}), folder / "out.pack");
    });
    if (error != "nothing") {
      EXPECT_FALSE(std::filesystem::exists(folder / "out.pack"));
    }
    for (auto const& file : std::filesystem::directory_iterator{folder / "cache"}) {
      EXPECT_THAT(file.path().filename().string(), AnyOf("lines.zip", "countries.gpkg"));
    }
    return error;
  }

  std::map<std::string, std::string> changed;
};

void expect_package_refused(std::string const& member, std::string const& contents, std::string const& place) {
  auto sources = hostile_sources{};
  sources.replace(member, contents);
  EXPECT_THAT(sources.building(),
              AllOf(StartsWith("bad_input: "), HasSubstr(fmt::format("lines.zip: {}", member)), HasSubstr(place)))
      << contents.substr(0, 200);
}

std::string one_port(std::string const& properties, std::string const& position) {
  return fmt::format(
      R"({{"type": "FeatureCollection", "features": [{{"type": "Feature", "properties": {{{}}}, "geometry": )"
      R"({{"type": "Point", "coordinates": {}}}}}]}})",
      properties, position);
}

std::string one_city(std::string const& name, std::string const& latitude) {
  return fmt::format(
      R"({{"7": {{"geonameid": 7, "name": "{}", "latitude": {}, "longitude": 6, "countrycode": "AA", "population": 1, )"
      R"("alternatenames": []}}}})",
      name, latitude);
}

TEST(hostile_packages, the_sources_that_these_tests_spoil_are_sound) {
  auto sources = hostile_sources{};
  sources.replace("l/cities.json", one_city("Westham", "0.05"));
  EXPECT_EQ(sources.building(), "nothing");
}

TEST(hostile_packages, numbers_beyond_all_bounds_are_refused_with_their_place) {
  auto const many = std::string(1'000'000, '9');
  expect_package_refused("l/rail.py", "graph=[{4294967296: 1}]\nnodes=[[0, 0]]\n", "l/rail.py:1:9: ");
  expect_package_refused("l/rail.py", "graph=[{0: " + many + "}]\nnodes=[[0, 0]]\n", "l/rail.py:1:12: ");
  expect_package_refused("l/road.py", "graph=[{}]\nnodes=[[1e400, 0]]\n", "l/road.py:2:9: ");
  expect_package_refused("l/ports.geojson", one_port("\"name\": \"x\"", "[" + many + ", 0]"), "not valid JSON");
  expect_package_refused("l/ports.geojson", one_port("\"name\": \"x\"", "[1e300, 0]"), "feature 1");
  expect_package_refused("l/cities.json", one_city("x", "1e300"), "entry '7': 'latitude'");
}

TEST(hostile_packages, numbers_that_are_none_are_refused_with_their_place) {
  for (auto const* const none : {"nan", "inf", "-inf", "NaN", "Infinity"}) {
    expect_package_refused("l/rail.py", fmt::format("graph=[{{}}]\nnodes=[[0, {}]]\n", none), "l/rail.py:2:12: ");
    expect_package_refused("l/rail.py", fmt::format("graph=[{{0: {}}}]\nnodes=[[0, 0]]\n", none), "l/rail.py:1:12: ");
    expect_package_refused("l/sea.geojson", one_port("", fmt::format("[{}, 0]", none)), "not valid JSON");
    expect_package_refused("l/cities.json", one_city("x", none), "not valid JSON");
  }
}

TEST(hostile_packages, a_name_of_a_megabyte_is_refused_and_told_in_short) {
  auto const name = std::string(1'000'000, 'x');
  expect_package_refused("l/ports.geojson", one_port("\"name\": \"" + name + "\"", "[3, -9.9]"),
                         "feature 1: 'name': 'xxx");
  expect_package_refused("l/cities.json", one_city(name, "0"), "entry '7': 'name': 'xxx");
  auto sources = hostile_sources{};
  sources.replace("l/cities.json", one_city(name, "0"));
  EXPECT_LT(sources.building().size(), 500U);
}

TEST(hostile_packages, deep_nesting_is_refused) {
  auto const deep = std::string(1'000'000, '[');
  expect_package_refused("l/sea.geojson", deep, "not valid JSON");
  expect_package_refused("l/cities.json", "{\"a\": " + deep, "not valid JSON");
  expect_package_refused("l/ports.geojson", one_port("\"name\": " + deep, "[0, 0]"), "not valid JSON");
  expect_package_refused("l/rail.py", "graph=" + deep + "\nnodes=[[0, 0]]\n", "l/rail.py:1:8: ");
}

TEST(hostile_packages, texts_that_are_not_utf8_are_refused) {
  expect_package_refused("l/ports.geojson", one_port("\"name\": \"\xC3\x28\"", "[3, -9.9]"), "not valid JSON");
  expect_package_refused("l/cities.json", one_city("\xED\xA0\x80", "0"), "not valid JSON");
  expect_package_refused("l/rail.py", "graph=[{\xFF: 1}]\nnodes=[[0, 0]]\n", "l/rail.py:1:9: ");
}

TEST(hostile_packages, what_is_there_twice_is_refused) {
  expect_package_refused("l/ports.geojson", one_port(R"("name": "x", "name": "y")", "[3, -9.9]"),
                         "feature 1: property 'name' is there twice");
  expect_package_refused("l/rail.py", "graph=[{}]\ngraph=[{}]\nnodes=[[0, 0]]\n",
                         "l/rail.py:2: a second line 'graph='");
  auto sources = hostile_sources{};
  sources.pack_up(test::zip({{"a/l/rail.py", "x"}, {"b/l/rail.py", "y"}}));
  EXPECT_THAT(sources.building(),
              AllOf(StartsWith("bad_input: "), HasSubstr("lines.zip: 'l/rail.py' stands for two members"),
                    HasSubstr("'a/l/rail.py' and 'b/l/rail.py'")));
}

TEST(hostile_packages, nothing_is_taken_from_outside_the_archive) {
  auto sources = hostile_sources{};
  sources.folder.write("secret.py", "graph=[{}]\nnodes=[[0, 0]]\n");
  for (auto const& path :
       {std::string{"../secret.py"}, sources.folder / "secret.py", std::string{"l/../../secret.py"}}) {
    sources.what.rail.path = path;
    EXPECT_THAT(sources.building(), AllOf(StartsWith("bad_input: "), HasSubstr("lines.zip: no member")));
  }
}

TEST(hostile_packages, polygons_of_countries_that_are_none_are_refused) {
  auto const error_of = [](io::geopackage_row const& row) {
    return thrown_by([&] { country_map{std::vector{row}, two_codes()}; });
  };
  auto const aa = rectangle("AA", {0, 0, 10, 10});
  ASSERT_EQ(error_of(aa), "nothing");
  auto const with_point = [&](std::size_t const at, double const value) {
    auto row = aa;
    std::memcpy(row.wkb.data() + 13 + 8 * at, &value, sizeof(value));
    return row;
  };
  for (auto const bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 1e300}) {
    EXPECT_THAT(
        error_of(with_point(3, bad)),
        AllOf(StartsWith("bad_input: countries: the polygon of 'AA' cannot be read: "), HasSubstr("ring 1, point 2")));
  }
  for (auto size = std::size_t{0}; size < aa.wkb.size(); ++size) {
    EXPECT_THAT(error_of({aa.wkb.substr(0, size), {"AA"}}), HasSubstr("the polygon of 'AA' cannot be read")) << size;
  }
  EXPECT_THAT(error_of({aa.wkb + "x", {"AA"}}), HasSubstr("1 bytes follow the polygon"));
  auto many_rings = aa;
  many_rings.wkb.replace(5, 4, "\xFF\xFF\xFF\xFF");
  EXPECT_THAT(error_of(many_rings), HasSubstr("it ends too early"));
  auto point = aa;
  point.wkb[1] = 1;
  EXPECT_THAT(error_of(point), HasSubstr("geometry type 1 is no polygon"));
}

TEST(hostile_packages, collections_within_collections_are_refused_before_a_library_follows_them) {
  for (auto const type : {'\6', '\7'}) {
    auto wkb = std::string{};
    for (auto i = 0; i < 1'000'000; ++i) {
      wkb += std::string{'\1', type, '\0', '\0', '\0', '\1', '\0', '\0', '\0'};
    }
    EXPECT_THAT(thrown_by([&] {
                  country_map{std::vector<io::geopackage_row>{{wkb, {"AA"}}}, two_codes()};
                }),
                HasSubstr(fmt::format("geometry type {} is no polygon", static_cast<int>(type))));
  }
}

// Lets this process take 200 MB more than it has.
void limit_memory() {
  if (kMayLimitMemory) {
    auto pages = std::size_t{0};
    std::ifstream{"/proc/self/statm"} >> pages;
    auto const most = static_cast<rlim_t>(pages) * 4096 + (rlim_t{200} << 20U);
    auto const limit = rlimit{most, most};
    setrlimit(RLIMIT_AS, &limit);
  }
}

// Expects that `action`, in a process of its own with little memory, ends without a failure.
template <typename Action>
void expect_within_memory(Action const& action) {
  auto const in_little_memory = [&] {
    limit_memory();
    action();
    std::exit(::testing::Test::HasFailure() ? 1 : 0);
  };
  EXPECT_EXIT(in_little_memory(), ::testing::ExitedWithCode(0), "");
}

TEST(hostile_packages, a_small_archive_that_unpacks_to_gigabytes_fills_no_memory) {
  // 48 MB of zeros in zip within a limit of 16 MB, as 4 GB would be within the usual one.
  auto const bomb = [] {
    auto const zeros = std::string(std::size_t{48} << 20U, '\0');
    return test::packed(archive_write_set_format_zip, archive_write_add_filter_none, {{"a.csv", zeros}});
  }();
  ASSERT_LT(bomb.size(), std::size_t{1} << 20U);
  auto const folder = test::temporary_folder{};
  folder.write("bomb.zip", bomb);
  expect_within_memory([&] {
    EXPECT_THAT(thrown_by([&] { io::read_archive_member(folder / "bomb.zip", "a.csv", std::size_t{16} << 20U); }),
                HasSubstr("bomb.zip: member 'a.csv' is over the limit of 16777216 bytes"));
  });
}

TEST(hostile_packages, a_member_that_says_it_has_four_gigabytes_fills_no_memory) {
  auto bytes = test::packed(archive_write_set_format_ustar, archive_write_add_filter_none, {{"a.csv", "short"}});
  bytes.replace(124, 12, std::string{"37777777777\0", 12});  // the size in octal, 8 GB
  auto sum = 0U;
  bytes.replace(148, 8, "        ");
  for (std::size_t i = 0; i < 512; ++i) {
    sum += static_cast<std::uint8_t>(bytes[i]);
  }
  bytes.replace(148, 8, fmt::format("{:06o}", sum) + std::string{"\0 ", 2});
  auto const folder = test::temporary_folder{};
  folder.write("big.tar", bytes);
  expect_within_memory([&] {
    EXPECT_THAT(thrown_by([&] { io::read_archive_member(folder / "big.tar", "a.csv"); }),
                AllOf(StartsWith("bad_input: "), HasSubstr("big.tar"), HasSubstr("a.csv")));
  });
}

TEST(hostile_packages, links_in_an_archive_are_not_followed) {
  auto const folder = test::temporary_folder{};
  for (auto const is_hard : {false, true}) {
    folder.write("links.tar", test::linked("a.csv", "/etc/passwd", is_hard));
    EXPECT_THAT(thrown_by([&] { io::read_archive_member(folder / "links.tar", "a.csv"); }),
                AllOf(StartsWith("bad_input: "), HasSubstr("links.tar: member 'a.csv' is no plain file")));
  }
}

}  // namespace
}  // namespace wakhan::load
