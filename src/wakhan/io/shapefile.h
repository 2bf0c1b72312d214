// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wakhan/io/geojson.h"

namespace wakhan::io {

// The parts (rings or polylines) of all shapes of a shapefile given as its .shp, .shx bytes (no files needed), by
// shapelib with in-memory hooks. Throws error{bad_input} with `name` for damaged files, shapes without parts (points)
// and coordinates out of range
// (|lon| > 720 or |lat| > 90; a pole that rounding moved by 1e-9 degree or less is put back).
std::vector<std::vector<degrees>> parse_shapefile_parts(std::string_view shp, std::string_view shx,
                                                        std::string const& name);

}  // namespace wakhan::io
