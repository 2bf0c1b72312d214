// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/api/route.h"
#include "wakhan/load/pack.h"

namespace wakhan::api {

// A map of one answer by its number, or of all that are shown (0), as an SVG document with the places where freight
// changes hands, crosses borders and passes straits, and the attribution of the pack's sources. Throws error{usage} for
// a number that no answer has, error{no_route} where there is nothing to draw.
std::string route_svg(load::pack const& pack, route_answer const& answer, int drawn = 0);

}  // namespace wakhan::api
