// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/geo/lonlat.h"

namespace wakhan::geo {

// Appends the points as zig-zag variable-length deltas of 1e-6 degree; the first point is a delta from (0, 0).
void encode_polyline(std::span<lonlat const> points, std::vector<std::uint8_t>& out);

// The points of an encoded polyline. Reads nothing beyond `bytes`; a damaged tail ends the line.
std::vector<lonlat> decode_polyline(std::span<std::uint8_t const> bytes);

// Sum of geodesic lengths in metres.
double length_m(std::span<lonlat const> points);

}  // namespace wakhan::geo
