// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "wakhan/draw/line.h"

namespace wakhan::draw {

// A line through points given as longitude and latitude in degrees.
inline line degrees(std::vector<std::pair<double, double>> const& points) {
  line out;
  for (auto const& [lon, lat] : points) {
    out.push_back(geo::from_degrees(lon, lat));
  }
  return out;
}

}  // namespace wakhan::draw
