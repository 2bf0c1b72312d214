// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/viewport.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace wakhan::draw {

namespace {

constexpr double kEarthRadiusKm = 6371.0088;
constexpr double kSmallestExtent = 100 / kEarthRadiusKm;
constexpr double kFlattest = 0.45;
constexpr double kTallest = 0.8;
constexpr double kSide = 110;  // px left and right of the routes for names

box at_least(box const& b, double const width, double const height) {
  auto const x = std::max(0.0, width - b.width()) / 2;
  auto const y = std::max(0.0, height - b.height()) / 2;
  return {b.left - x, b.top - y, b.right + x, b.bottom + y};
}

}  // namespace

path viewport::to_px(path points) const {
  for (auto& p : points) {
    p = to_px(p);
  }
  return points;
}

double viewport::km_per_px() const { return kEarthRadiusKm / scale; }

viewport fit(box extent, double const width, double height) {
  extent = at_least(extent, kSmallestExtent, 0.5 * kSmallestExtent);
  auto const side = std::min(kSide, 0.1 * width);
  auto const inner_width = width - 2 * side;
  if (height <= 0) {
    auto const wanted = extent.height() * inner_width / extent.width() + 1.2 * side;
    height = std::round(std::clamp(wanted, kFlattest * width, kTallest * width));
  }
  auto const inner_height = height - std::min(1.2 * side, 0.2 * height);
  return {width, height, std::min(inner_width / extent.width(), inner_height / extent.height()), extent.centre()};
}

scale_bar scale_bar_of(viewport const& view, double const room_px) {
  auto const room = room_px * view.km_per_px();
  auto const power = std::pow(10, std::floor(std::log10(room)));
  auto const km = room >= 5 * power ? 5 * power : room >= 2 * power ? 2 * power : power;
  return {km, km / view.km_per_px()};
}

double graticule_step(viewport const& view) {
  auto const px_per_degree = view.scale * std::numbers::pi / 180;
  for (auto const step : {0.5, 1.0, 2.0, 5.0, 10.0, 15.0}) {
    if (step * px_per_degree >= 120) {
      return step;
    }
  }
  return 30;
}

}  // namespace wakhan::draw
