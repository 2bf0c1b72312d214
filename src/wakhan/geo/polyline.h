// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "wakhan/geo/lonlat.h"

namespace wakhan::geo {

// Appends the points as zig-zag variable-length deltas of 1e-6 degree; the first point is a delta from (0, 0).
void encode_polyline(std::span<lonlat const> points, std::vector<std::uint8_t>& out);

// The points of an encoded polyline. Reads nothing beyond `bytes`; a damaged tail ends the line.
std::vector<lonlat> decode_polyline(std::span<std::uint8_t const> bytes);

// The same line with points on the geodesics between its own, so that no piece is longer than `longest_m` metres, which
// must be positive. For programs that draw straight in longitude and latitude.
std::vector<lonlat> with_geodesic_points(std::span<lonlat const> points, double longest_m);

// The share of a→b at which it crosses c→d, in the plane of longitude and latitude around a; nothing where it does not.
std::optional<double> crossing_share(lonlat a, lonlat b, lonlat c, lonlat d);

// Sum of geodesic lengths in metres.
double length_m(std::span<lonlat const> points);

}  // namespace wakhan::geo
