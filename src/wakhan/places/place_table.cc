// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/place_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "wakhan/base/error.h"

namespace wakhan::places {

namespace {

void check_columns(place_table const& table, std::size_t const n_countries) {
  auto const n = table.position.size();
  verify(table.kind.size() == n && table.has_terminal.size() == n && table.population.size() == n &&
             table.country.size() == n && table.name.size() == n,
         errc::damaged_pack, "places: columns of different lengths (position has {} rows)", n);
  for (auto const kind : table.kind.all()) {
    verify(kind <= place_kind::passenger_station, errc::damaged_pack, "places: kind {} does not exist",
           static_cast<unsigned>(kind));
  }
  for (auto const country : table.country.all()) {
    verify(country < n_countries || country == kNoCountry, errc::damaged_pack,
           "places: country {} is not one of the {} rows of the country table", country, n_countries);
  }
  for (auto const offset : table.name.all()) {
    verify(offset < table.strings.size(), errc::damaged_pack, "places: name offset {} lies beyond the strings", offset);
  }
}

void check_index(place_table const& table) {
  auto const n = table.key_offset.size();
  verify(table.key_place.size() == n && table.key_kind.size() == n, errc::damaged_pack,
         "places: name index with columns of different lengths ({} keys)", n);
  for (auto const offset : table.key_offset) {
    verify(offset < table.strings.size(), errc::damaged_pack, "places: key offset {} lies beyond the strings", offset);
  }
  for (auto const place : table.key_place) {
    verify(place.index() < table.position.size(), errc::damaged_pack, "places: the name index names place {} of {}",
           place.value, table.position.size());
  }
  for (auto const kind : table.key_kind) {
    verify(kind <= name_kind::alternate, errc::damaged_pack, "places: kind of name {} does not exist",
           static_cast<unsigned>(kind));
  }
}

}  // namespace

void check(place_table const& table, std::size_t const n_countries) {
  verify(table.strings.empty() || table.strings.back() == '\0', errc::damaged_pack,
         "places: the strings do not end with a NUL");
  check_columns(table, n_countries);
  check_index(table);
}

std::string_view name_of(place_table const& table, place_id const place) {
  return table.strings.data() + table.name[place];
}

std::string_view key_of(place_table const& table, std::size_t const row) {
  return table.strings.data() + table.key_offset[row];
}

key_range find_key(place_table const& table, std::string_view const key) {
  auto const offsets = table.key_offset;
  auto const found =
      std::lower_bound(offsets.begin(), offsets.end(), key, [&](std::uint32_t const offset, std::string_view const k) {
        return std::string_view{table.strings.data() + offset} < k;
      });
  auto const first = static_cast<std::size_t>(found - offsets.begin());
  auto last = first;
  while (last < offsets.size() && key_of(table, last) == key) {
    ++last;
  }
  return {first, last};
}

char const* name_of(place_kind const kind) {
  switch (kind) {
    case place_kind::city: return "city";
    case place_kind::port: return "port";
    case place_kind::terminal: return "terminal";
    case place_kind::airport: return "airport";
    case place_kind::station: return "station";
    case place_kind::border_post: return "border post";
    case place_kind::passenger_station: return "station";
  }
  return "place";
}

std::string label(place_table const& table, country_code_of const& country_code, place_id const place) {
  auto const country = table.country[place];
  if (country == kNoCountry) {
    return std::string{name_of(table, place)};
  }
  return fmt::format("{},{}", name_of(table, place), country_code(country));
}

}  // namespace wakhan::places
