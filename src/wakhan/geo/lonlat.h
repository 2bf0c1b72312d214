// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <numbers>

namespace wakhan::geo {

// A point on the earth (WGS 84) in units of 1e-6 degree, about 0.1 m; longitude in [-180e6, 180e6), latitude in [-90e6,
// 90e6].
struct lonlat {
  std::int32_t lon_e6{};
  std::int32_t lat_e6{};

  constexpr double lon() const { return lon_e6 * 1e-6; }
  constexpr double lat() const { return lat_e6 * 1e-6; }
  friend constexpr auto operator<=>(lonlat, lonlat) = default;
};

// Mean radius of the earth in metres (IUGG), for distances on a sphere.
inline constexpr double kEarthRadius = 6'371'008.8;
inline constexpr double kRadians = std::numbers::pi / 180.0;  // in a degree
inline constexpr double kMetresPerDegree = 111'195.0;         // of latitude, on that sphere

// From degrees; longitudes beyond ±180 are wrapped, latitudes are clamped.
lonlat from_degrees(double lon, double lat);

// Geodesic distance in metres on WGS 84 (Karney 2013, by GeographicLib).
double distance_m(lonlat a, lonlat b);

// Great-circle distance in metres on a sphere of 6,371,008.8 m; within 0.6 % of the geodesic, for searching only.
double rough_distance_m(lonlat a, lonlat b);

// The difference b - a of two longitudes in degrees, taken the short way round, in [-180, 180).
double lon_difference(double a, double b);

// The point at a share of the straight line from a to b on a map of longitudes and latitudes, the short way round.
lonlat between(lonlat a, lonlat b, double share);

// At which share of that line, 0 to 1, lies its point nearest to `at`, as on a flat map around `at`.
double nearest_share(lonlat a, lonlat b, lonlat at);

}  // namespace wakhan::geo
