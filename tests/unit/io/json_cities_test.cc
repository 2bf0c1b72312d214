// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/json_cities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"

namespace wakhan::io {
namespace {

using test::thrown_by;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// What one entry is made of; each test changes one thing.
struct entry {
  std::string id = "1526273";
  std::string name = "\"Astana\"";
  std::string latitude = "51.1801";
  std::string longitude = "71.446";
  std::string country = "\"KZ\"";
  std::string population = "345604";
  std::string alternate = R"(["Nur-Sultan", "\u0410\u0441\u0442\u0430\u043d\u0430", ""])";

  std::string text() const {
    return fmt::format(
        R"("k": {{"geonameid": {}, "name": {}, "latitude": {}, "longitude": {}, "countrycode": {}, "population": {}, "timezone": "Asia/Almaty", "admin1code": "05", "alternatenames": {}}})",
        id, name, latitude, longitude, country, population, alternate);
  }
};

std::string cities_error(std::string const& text) {
  return thrown_by([&] { parse_cities(text, "cities.json"); });
}
std::string error_of(entry const& one) { return cities_error(fmt::format("{{{}}}", one.text())); }

TEST(json_cities, reads_a_place_with_its_names) {
  auto const cities = parse_cities(fmt::format("{{{}}}", entry{}.text()), "cities.json");
  ASSERT_EQ(cities.size(), 1U);
  EXPECT_EQ(cities[0].geonames_id, 1526273U);
  EXPECT_EQ(cities[0].name, "Astana");
  EXPECT_EQ(cities[0].lat, 51.1801);
  EXPECT_EQ(cities[0].lon, 71.446);
  EXPECT_EQ(cities[0].country_code, "KZ");
  EXPECT_EQ(cities[0].population, 345604U);
  EXPECT_THAT(cities[0].alternate_names, ElementsAre("Nur-Sultan", "Астана"));  // without the empty one
}

TEST(json_cities, gives_places_in_the_order_of_their_ids) {
  auto const text =
      fmt::format("{{{},{},{}}}", entry{.id = "30"}.text(), entry{.id = "4"}.text(), entry{.id = "200"}.text());
  auto const cities = parse_cities(text, "cities.json");
  ASSERT_EQ(cities.size(), 3U);
  EXPECT_EQ(cities[0].geonames_id, 4U);
  EXPECT_EQ(cities[1].geonames_id, 30U);
  EXPECT_EQ(cities[2].geonames_id, 200U);
}

TEST(json_cities, takes_fields_in_any_order_and_an_empty_file_of_places) {
  auto const cities = parse_cities(
      R"({"1": {"alternatenames": [], "population": 0, "countrycode": "CN", "longitude": 180, "latitude": -90, "name": "x", "geonameid": 1}})",
      "cities.json");
  EXPECT_EQ(cities[0].lat, -90.0);
  EXPECT_EQ(cities[0].lon, 180.0);
  EXPECT_TRUE(parse_cities("{}", "cities.json").empty());
}

TEST(json_cities, names_the_entry_and_the_field_that_is_missing) {
  EXPECT_EQ(cities_error(R"({"7": {"geonameid": 7, "name": "x", "latitude": 1}})"),
            "bad_input: cities.json: entry '7': 'longitude' is missing");
  EXPECT_EQ(cities_error(R"({"7": {}})"), "bad_input: cities.json: entry '7': 'geonameid' is missing");
}

TEST(json_cities, refuses_values_out_of_range_with_the_value) {
  EXPECT_EQ(error_of({.latitude = "90.5"}),
            "bad_input: cities.json: entry 'k': 'latitude': '90.5' is not between -90 and 90");
  EXPECT_EQ(error_of({.longitude = "-180.5"}),
            "bad_input: cities.json: entry 'k': 'longitude': '-180.5' is not between -180 and 180");
  EXPECT_EQ(error_of({.id = "4294967296"}),
            "bad_input: cities.json: entry 'k': 'geonameid': '4294967296' is too large a number");
  EXPECT_EQ(error_of({.population = "-1"}),
            "bad_input: cities.json: entry 'k': 'population': '-1' is not a whole number");
  EXPECT_EQ(error_of({.population = "1.5"}),
            "bad_input: cities.json: entry 'k': 'population': '1.5' is not a whole number");
  EXPECT_EQ(error_of({.latitude = "\"51\""}),
            "bad_input: cities.json: entry 'k': 'latitude': '\"51\"' is not a number");
  EXPECT_EQ(error_of({.name = "null"}), "bad_input: cities.json: entry 'k': 'name': 'null' is not a string");
  EXPECT_EQ(error_of({.name = "\"\""}), "bad_input: cities.json: entry 'k': 'name': '' is empty");
  EXPECT_EQ(error_of({.alternate = "{}"}), "bad_input: cities.json: entry 'k': 'alternatenames': '{' is not a list");
  EXPECT_THAT(error_of({.alternate = "[7]"}), HasSubstr("bad_input: cities.json: entry 'k': not a place"));
  for (auto const* const code : {"\"KAZ\"", "\"kz\"", "\"\"", "\"K1\""}) {
    EXPECT_THAT(error_of({.country = code}), HasSubstr("is not an ISO 3166-1 alpha-2 code")) << code;
  }
}

TEST(json_cities, holds_names_to_one_kibibyte) {
  auto const longest = std::string(1024, 'x');
  EXPECT_EQ(error_of({.name = '"' + longest + '"', .alternate = "[\"" + longest + "\"]"}), "nothing");
  EXPECT_THAT(error_of({.name = "\"y" + longest + '"'}), HasSubstr("cities.json: entry 'k': 'name': 'yxxx"));
  EXPECT_THAT(error_of({.name = "\"y" + longest + '"'}), HasSubstr("is a name over 1 KiB"));
  EXPECT_THAT(error_of({.alternate = "[\"y" + longest + "\"]"}), HasSubstr("'alternatenames': 'yxxx"));
}

TEST(json_cities, refuses_one_id_twice) {
  EXPECT_EQ(cities_error(fmt::format("{{{0},{0}}}", entry{}.text())),
            "bad_input: cities.json: geonameid 1526273 is there twice");
}

TEST(json_cities, refuses_what_is_no_object_of_objects) {
  EXPECT_THAT(cities_error("[]"), HasSubstr("bad_input: cities.json: not an object of places"));
  EXPECT_THAT(cities_error("{\"1\": 7}"), HasSubstr("bad_input: cities.json: entry '1': not a place"));
  EXPECT_THAT(cities_error("{\"1\": {}"), HasSubstr("bad_input: cities.json: not valid JSON"));
  EXPECT_THAT(cities_error(""), HasSubstr("bad_input: cities.json: not valid JSON"));
  EXPECT_THAT(cities_error("{} trailing"), HasSubstr("bad_input: cities.json: not valid JSON"));
}

}  // namespace
}  // namespace wakhan::io
