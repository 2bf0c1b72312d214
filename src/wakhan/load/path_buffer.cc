// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/path_buffer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace wakhan::load {

namespace {

// Distance in metres from `p` to the segment a–b on a plane that touches the earth at p.
double distance_to_segment(geo::lonlat const p, geo::lonlat const a, geo::lonlat const b) {
  auto const shrink = std::cos(p.lat() * std::numbers::pi / 180);
  auto const ax = geo::lon_difference(p.lon(), a.lon()) * shrink;
  auto const ay = a.lat() - p.lat();
  auto const bx = geo::lon_difference(p.lon(), b.lon()) * shrink;
  auto const by = b.lat() - p.lat();
  auto const dx = bx - ax;
  auto const dy = by - ay;
  auto const square = dx * dx + dy * dy;
  auto const t = square > 0 ? std::clamp(-(ax * dx + ay * dy) / square, 0.0, 1.0) : 0.0;
  return std::hypot(ax + t * dx, ay + t * dy) * geo::kMetresPerDegree;
}

}  // namespace

path_buffer::path_buffer(std::vector<geo::lonlat> path, double const within_m)
    : path_{std::move(path)}, within_m_{within_m}, west_{180}, south_{90}, east_{-180}, north_{-90} {
  for (auto const p : path_) {
    west_ = std::min(west_, p.lon());
    east_ = std::max(east_, p.lon());
    south_ = std::min(south_, p.lat());
    north_ = std::max(north_, p.lat());
  }
  auto const margin = within_m_ / geo::kMetresPerDegree;
  auto const wide =
      margin / std::max(0.1, std::cos(std::max(std::abs(south_), std::abs(north_)) * std::numbers::pi / 180));
  west_ -= wide;
  east_ += wide;
  south_ -= margin;
  north_ += margin;
}

bool path_buffer::holds(geo::lonlat const point) const {
  if (point.lon() < west_ || point.lon() > east_ || point.lat() < south_ || point.lat() > north_) {
    return false;
  }
  for (std::size_t i = 1; i < path_.size(); ++i) {
    if (distance_to_segment(point, path_[i - 1], path_[i]) <= within_m_) {
      return true;
    }
  }
  return false;
}

}  // namespace wakhan::load
