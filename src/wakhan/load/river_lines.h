// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/geo/kd_tree.h"
#include "wakhan/io/geojson.h"

namespace wakhan::load {

// The centre lines of rivers and of the lakes they pass, as a graph to follow from place to place.
class river_lines {
 public:
  explicit river_lines(std::span<std::vector<io::degrees> const> parts);

  // The points of the shortest way along the lines between the points of the lines next to two places, without the
  // places themselves; none where a place has no line within 20 km, or the way is no river's between them (over three
  // times the great circle and 50 km).
  std::vector<geo::lonlat> follow(geo::lonlat from, geo::lonlat to) const;

 private:
  struct edge {
    std::uint32_t to;
    float metres;
  };
  std::uint32_t add(geo::lonlat at);
  void join(std::uint32_t a, std::uint32_t b);
  void join_ends(std::span<std::vector<io::degrees> const> parts, std::span<std::uint32_t const> first);

  std::vector<geo::lonlat> points_;
  std::vector<std::vector<edge>> edges_;  // by point
  std::vector<std::uint32_t> order_;
  geo::kd_tree tree_;
};

}  // namespace wakhan::load
