// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "wakhan/geo/lonlat.h"

namespace wakhan::load {

using ring = std::vector<geo::lonlat>;  // closed: the last point repeats the first

// The rings with fewer points, none moved more than `tolerance` degrees. What two rings have in common stays common,
// point by point, so that neither gaps nor overlaps open along a border: every stretch between two points where more
// than two lines meet is simplified once (Douglas and Peucker 1973) and used by all rings that share it.
std::vector<ring> simplify_together(std::vector<ring> const& rings, double tolerance);

}  // namespace wakhan::load
