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

lonlat between(lonlat const a, lonlat const b, double const share) {
  return from_degrees(a.lon() + lon_difference(a.lon(), b.lon()) * share, a.lat() + (b.lat() - a.lat()) * share);
}

double nearest_share(lonlat const a, lonlat const b, lonlat const at) {
  auto const narrow = std::cos(at.lat() * kRadians);
  auto const x = lon_difference(a.lon(), b.lon()) * narrow;
  auto const y = b.lat() - a.lat();
  auto const square = x * x + y * y;
  auto const along = lon_difference(a.lon(), at.lon()) * narrow * x + (at.lat() - a.lat()) * y;
  return square > 0 ? std::clamp(along / square, 0.0, 1.0) : 0.0;
}

}  // namespace wakhan::geo
