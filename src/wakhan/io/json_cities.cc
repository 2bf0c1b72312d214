// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/json_cities.h"

#include <algorithm>

#include "wakhan/base/error.h"
#include "wakhan/io/detail/json.h"

namespace wakhan::io {

namespace {

using detail::json_object;

constexpr std::size_t kMaxName = 1024;

std::string read_name(std::string_view const name, json_object const& entry, std::string_view const key) {
  if (name.size() > kMaxName) {
    entry.reject(key, name, "is a name over 1 KiB");
  }
  return std::string{name};
}

// Empty names, of which the source has a few, are left out.
std::vector<std::string> read_alternate_names(json_object& entry) {
  constexpr auto kKey = std::string_view{"alternatenames"};
  auto names = std::vector<std::string>{};
  for (auto element : entry.list(kKey)) {
    auto const name = std::string_view{element.get_string()};
    if (!name.empty()) {
      names.push_back(read_name(name, entry, kKey));
    }
  }
  return names;
}

std::string read_country(json_object& entry) {
  auto const code = entry.text("countrycode");
  auto const is_upper = [](char const c) { return c >= 'A' && c <= 'Z'; };
  if (code.size() != 2 || !std::all_of(code.begin(), code.end(), is_upper)) {
    entry.reject("countrycode", code, "is not an ISO 3166-1 alpha-2 code");
  }
  return std::string{code};
}

// The keys in the order of the file, so that none is looked for twice.
city read_city(json_object entry) {
  auto result = city{};
  result.geonames_id = entry.count("geonameid");
  result.name = read_name(entry.text("name"), entry, "name");
  if (result.name.empty()) {
    entry.reject("name", "", "is empty");
  }
  result.lat = entry.number("latitude", -90.0, 90.0);
  result.lon = entry.number("longitude", -180.0, 180.0);
  result.country_code = read_country(entry);
  result.population = entry.count("population");
  result.alternate_names = read_alternate_names(entry);
  return result;
}

std::vector<city> read_cities(simdjson::ondemand::object entries, std::string const& name) {
  auto cities = std::vector<city>{};
  for (auto field : entries) {
    auto const where = fmt::format("{}: entry '{}'", name, detail::excerpt(std::string_view{field.unescaped_key()}));
    try {
      cities.push_back(read_city({field.value().get_object(), where}));
    } catch (simdjson::simdjson_error const& failure) {
      throw error{errc::bad_input, fmt::format("{}: not a place: {}", where, failure.what())};
    }
  }
  return cities;
}

}  // namespace

std::vector<city> parse_cities(std::string_view const text, std::string const& name) {
  auto const json = detail::checked_json(text, name);
  auto parser = simdjson::ondemand::parser{};
  auto cities = std::vector<city>{};
  try {
    auto document = simdjson::ondemand::document{parser.iterate(json)};
    cities = read_cities(document.get_object(), name);
  } catch (simdjson::simdjson_error const& failure) {
    throw error{errc::bad_input, fmt::format("{}: not an object of places: {}", name, failure.what())};
  }
  std::sort(cities.begin(), cities.end(), [](auto const& a, auto const& b) { return a.geonames_id < b.geonames_id; });
  auto const twice = std::adjacent_find(cities.begin(), cities.end(),
                                        [](auto const& a, auto const& b) { return a.geonames_id == b.geonames_id; });
  verify(twice == cities.end(), errc::bad_input, "{}: geonameid {} is there twice", name,
         twice == cities.end() ? 0 : twice->geonames_id);
  return cities;
}

}  // namespace wakhan::io
