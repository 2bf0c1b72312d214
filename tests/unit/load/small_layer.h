// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "wakhan/load/country_map.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"

namespace wakhan::load {

inline constexpr net::country_id kLeft{std::uint16_t{0}};
inline constexpr net::country_id kRight{std::uint16_t{1}};

// Two countries side by side: AA from 0° to 10° east, BB from 10° to 20°, both from 10° south to 10° north.
inline std::vector<std::string> two_codes() { return {"AA", "BB"}; }
inline std::vector<std::string> two_regions() { return {"west", "east"}; }

// A polygon of a country as a row of a GeoPackage: a rectangle in degrees.
inline io::geopackage_row rectangle(std::string const& code, box const& within) {
  auto wkb = std::string{};
  auto const put = [&](auto const value) {
    auto bytes = std::string(sizeof(value), '\0');
    std::memcpy(bytes.data(), &value, sizeof(value));
    wkb += bytes;
  };
  wkb.push_back('\1');    // little-endian
  put(std::uint32_t{3});  // polygon
  put(std::uint32_t{1});  // rings
  put(std::uint32_t{5});  // points
  for (auto const& [x, y] : {std::pair{within.west, within.south}, std::pair{within.east, within.south},
                             std::pair{within.east, within.north}, std::pair{within.west, within.north},
                             std::pair{within.west, within.south}}) {
    put(x);
    put(y);
  }
  return {wkb, {code}};
}

inline country_map two_countries() {
  auto const rows = std::vector{rectangle("AA", {0.0, -10.0, 10.0, 10.0}), rectangle("BB", {10.0, -10.0, 20.0, 10.0})};
  return country_map{rows, two_codes()};
}

// A drawing of lines: points by degrees, edges as long as the great circle unless told.
class drawing {
 public:
  explicit drawing(net::mode const kind = net::mode::rail) { lines.kind = kind; }

  std::uint32_t point(double const lon, double const lat, net::country_id const country = kLeft) {
    return lines.add_point(geo::from_degrees(lon, lat), country);
  }
  layer::edge& edge(std::uint32_t const a, std::uint32_t const b, std::uint32_t const metres = 0) {
    auto made = layer::edge{};
    made.a = a;
    made.b = b;
    made.metres =
        metres > 0 ? metres : static_cast<std::uint32_t>(geo::rough_distance_m(lines.points[a], lines.points[b]));
    made.by = lines.kind == net::mode::rail   ? net::carriage::rail_1435
              : lines.kind == net::mode::road ? net::carriage::road
                                              : net::carriage::sea;
    return lines.edges.emplace_back(made);
  }

  layer lines;
};

// The findings of one check.
inline std::vector<finding> of_check(findings const& found, std::string_view const check) {
  auto out = std::vector<finding>{};
  std::copy_if(found.begin(), found.end(), std::back_inserter(out), [&](auto const& f) { return f.check == check; });
  return out;
}

}  // namespace wakhan::load
