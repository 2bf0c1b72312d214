// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "wakhan/geo/kd_tree.h"
#include "wakhan/load/layer.h"

namespace wakhan::load {

// Finds the nearest point of a layer that a line of a carriage system passes; points added to the layer later are not
// seen.
class nearest_on_layer {
 public:
  explicit nearest_on_layer(layer const& lines);

  struct hit {
    std::uint32_t point;
    double metres;
  };
  // `system` unset takes any; `country` invalid takes any.
  std::optional<hit> find(geo::lonlat at, double radius_m, std::optional<net::carriage> system,
                          net::country_id country) const;
  // All points of the system at exactly that place: a station that lies on several lines has a copy on each.
  std::vector<std::uint32_t> copies_of(std::uint32_t point, net::carriage system) const;
  // Bit per carriage system that passes the point.
  std::uint32_t systems_at(std::uint32_t const point) const { return systems_[point]; }

 private:
  layer const& lines_;
  std::vector<geo::lonlat> points_;  // the layer's at the start: it may grow while it is asked
  std::vector<std::uint32_t> systems_;
  std::vector<std::uint32_t> order_;
  geo::kd_tree tree_;
};

}  // namespace wakhan::load
