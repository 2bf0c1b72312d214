// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "fuzz/target.h"
#include "wakhan/io/geojson.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  return wakhan::fuzz::run([&] {
    for (auto const& feature : wakhan::io::parse_geojson(wakhan::fuzz::as_text(data, size), "input.geojson")) {
      wakhan::fuzz::require(!feature.points.empty(), "a feature has a point");
      for (auto const& point : feature.points) {
        wakhan::fuzz::require(std::abs(point.lon) <= 720.0 && std::abs(point.lat) <= 90.0, "coordinates are in range");
      }
    }
  });
}
