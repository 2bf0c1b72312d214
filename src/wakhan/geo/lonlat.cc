// SPDX-License-Identifier: Apache-2.0
#include "wakhan/geo/lonlat.h"

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <numbers>

namespace wakhan::geo {

lonlat from_degrees(double lon, double const lat) {
  lon -= 360.0 * std::floor((lon + 180.0) / 360.0);
  auto point = lonlat{static_cast<std::int32_t>(std::lround(lon * 1e6)),
                      static_cast<std::int32_t>(std::lround(std::clamp(lat, -90.0, 90.0) * 1e6))};
  if (point.lon_e6 >= 180'000'000) {
    point.lon_e6 -= 360'000'000;
  }
  return point;
}

double distance_m(lonlat const a, lonlat const b) {
  auto metres = 0.0;
  GeographicLib::Geodesic::WGS84().Inverse(a.lat(), a.lon(), b.lat(), b.lon(), metres);
  return metres;
}

double rough_distance_m(lonlat const a, lonlat const b) {
  auto const half_lat = std::sin((b.lat() - a.lat()) * kRadians / 2);
  auto const half_lon = std::sin((b.lon() - a.lon()) * kRadians / 2);
  auto const h =
      half_lat * half_lat + std::cos(a.lat() * kRadians) * std::cos(b.lat() * kRadians) * half_lon * half_lon;
  return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

double lon_difference(double const a, double const b) {
  auto const d = b - a;
  return d - 360.0 * std::floor((d + 180.0) / 360.0);
}

}  // namespace wakhan::geo
