// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "wakhan/draw/svg_map.h"
#include "wakhan/geo/lonlat.h"

namespace wakhan::api {

// Land and borders from the outlines of countries: a border is an edge of one whose ends lie on another. Outlines cut
// at ±179.9° are closed at ±180°, and cuts along that meridian are no borders.
draw::basemap make_basemap(std::vector<std::vector<geo::lonlat>> outlines,
                           std::vector<std::vector<geo::lonlat>> disputed = {});

}  // namespace wakhan::api
