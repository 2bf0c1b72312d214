// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/load/pack.h"
#include "wakhan/reach/reach.h"

namespace wakhan::reach {

// An RFC 7946 FeatureCollection: the land of each band (one gateway) or of each gateway (several) as MultiPolygons with
// its towns and people, then a point for each town, then the gateways. Members of the collection say what was asked.
std::string reach_geojson(load::pack const& pack, reach_answer const& answer);

}  // namespace wakhan::reach
