// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "wakhan/geo/lonlat.h"

namespace wakhan::load {

// The neighbourhood of a polyline: which points lie within so many metres of it. Flat-earth arithmetic around each
// point: for a few km.
class path_buffer {
 public:
  path_buffer(std::vector<geo::lonlat> path, double within_m);
  bool holds(geo::lonlat point) const;

 private:
  std::vector<geo::lonlat> path_;
  double within_m_;
  double west_, south_, east_, north_;
};

}  // namespace wakhan::load
