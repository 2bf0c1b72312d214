// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "fuzz/target.h"
#include "wakhan/io/json_cities.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  return wakhan::fuzz::run([&] {
    auto before = std::int64_t{-1};
    for (auto const& city : wakhan::io::parse_cities(wakhan::fuzz::as_text(data, size), "input.json")) {
      wakhan::fuzz::require(city.geonames_id > before, "ids rise");
      wakhan::fuzz::require(std::abs(city.lon) <= 180.0 && std::abs(city.lat) <= 90.0, "coordinates are in range");
      wakhan::fuzz::require(city.country_code.size() == 2, "a country has two letters");
      before = city.geonames_id;
    }
  });
}
