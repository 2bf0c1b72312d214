// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "wakhan/geo/lonlat.h"

namespace wakhan::draw {

// A chain of points on the earth; consecutive points are joined the short way round, also over 180°.
using line = std::vector<geo::lonlat>;

}  // namespace wakhan::draw
