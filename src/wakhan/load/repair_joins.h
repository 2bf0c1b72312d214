// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"

namespace wakhan::load {

// Closes the false gaps of a layer: for radii of 1, 2, 4 and 8 km in turn, every loose end is joined to the nearest
// point within the radius whose distance along the lines is more than max(8 km, 8 × gap). Joins over a border only
// where `may_cross(a, b, position)` allows. Every join is a finding.
void repair_joins(layer& lines, std::function<bool(net::country_id, net::country_id, geo::lonlat)> const& may_cross,
                  findings& found);

}  // namespace wakhan::load
