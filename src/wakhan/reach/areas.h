// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/geo/lonlat.h"

namespace wakhan::reach {

using ring = std::vector<geo::lonlat>;  // closed: the last point is the first

// A piece of land: its outer ring counterclockwise, then its holes clockwise (RFC 7946, 3.1.6).
struct polygon {
  std::vector<ring> rings;
};

// The land that belongs to the towns of one class, e.g. of one band or gateway.
struct area {
  std::size_t of_class{};
  std::vector<polygon> polygons;
};

// The class of towns whose land is not asked for, but is no other town's either.
constexpr auto kNoClass = ~std::size_t{0};

// Where a town stands and which class it is of.
struct classed_town {
  geo::lonlat at;
  std::size_t of_class{};
};

// No land is given to a town further off than this.
constexpr double kTownMetres = 200'000;

// Shares out the land among the towns, each point to the nearest one within kTownMetres, and gives what the towns of
// each class hold, classes ascending; classes without land and kNoClass are left out. `land`: outlines of countries.
// Nearness is measured on a Mercator map, which is conformal, so borders between towns are off by far less than the
// towns stand apart. Towns at one point share the land of the first.
std::vector<area> share_out_land(std::span<classed_town const> towns, std::span<std::vector<geo::lonlat> const> land);

}  // namespace wakhan::reach
