// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/covered_area.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "wakhan/api/degrees_box.h"

namespace wakhan::api {

std::string covered_area_words(net::network const& n) {
  auto box = degrees_box{180, 90, -180, -90};
  for (auto const road : n.road_near.all()) {
    auto const at = n.nodes.position[net::node_id{road}];
    box = {std::min(box.west, at.lon()), std::min(box.south, at.lat()), std::max(box.east, at.lon()),
           std::max(box.north, at.lat())};
  }
  if (box.west > box.east) {
    return "this pack has no roads";
  }
  return fmt::format(
      "this pack knows places in {} only",
      degrees_box{std::floor(box.west), std::floor(box.south), std::ceil(box.east), std::ceil(box.north)}.words());
}

}  // namespace wakhan::api
