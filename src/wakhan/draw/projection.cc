// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/projection.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace wakhan::draw {

namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kStep = 1.0;         // degrees between the points of a bent edge
constexpr double kLongChord = 0.03;   // on the plane, where the disc has radius 2: bend further
constexpr int kDeepest = 28;          // halvings of an edge that runs past the point opposite the centre
constexpr double kSampleStep = 0.25;  // degrees, closer points do not move the centre
constexpr int kCentreRounds = 300;

}  // namespace

projection::vector projection::on_sphere(double const lon, double const lat) {
  auto const u = lon * kRadians;
  auto const v = lat * kRadians;
  return {std::cos(v) * std::cos(u), std::cos(v) * std::sin(u), std::sin(v)};
}

projection::vector projection::middle(vector const& a, vector const& b) {
  vector const sum{a.x + b.x, a.y + b.y, a.z + b.z};
  auto const size = std::sqrt(dot(sum, sum));
  return size < 1e-12 ? a : vector{sum.x / size, sum.y / size, sum.z / size};
}

// Points lie on a grid of 1e-6 degree; the axis lies between its lines, so that no vertex, and no edge along a meridian
// or a parallel, meets the point opposite the centre, which has no picture. On the map that is 5 cm.
projection::projection(geo::lonlat const centre) : centre_{centre} {
  auto const lon = centre.lon() + 0.3137e-6;
  auto const lat = centre.lat() + 0.4271e-6;
  forward_ = on_sphere(lon, lat);
  east_ = on_sphere(lon + 90, 0);
  south_ = on_sphere(lon, lat - 90);
}

// Steps towards the farthest point, each shorter than the last (Badoiu and Clarkson, 2003); error about 1/rounds.
projection::vector projection::enclosing_centre(std::vector<vector> const& points) {
  auto centre = points.front();
  for (auto round = 1; round <= kCentreRounds; ++round) {
    auto const far = *std::min_element(points.begin(), points.end(), [&](vector const& a, vector const& b) {
      return dot(centre, a) < dot(centre, b);
    });
    auto const share = 1.0 / (round + 1);
    vector const moved{centre.x + share * (far.x - centre.x), centre.y + share * (far.y - centre.y),
                       centre.z + share * (far.z - centre.z)};
    auto const size = std::sqrt(dot(moved, moved));
    if (size > 1e-9) {
      centre = {moved.x / size, moved.y / size, moved.z / size};
    }
  }
  return centre;
}

projection projection::around(std::span<geo::lonlat const> const points) {
  std::vector<vector> samples;
  for (auto const point : points) {
    auto const v = on_sphere(point.lon(), point.lat());
    if (samples.empty() || dot(samples.back(), v) < std::cos(kSampleStep * kRadians)) {
      samples.push_back(v);
    }
  }
  auto const c = enclosing_centre(samples);
  auto const tenth = [](double const degrees) { return std::round(degrees * 10) / 10; };
  return projection{geo::from_degrees(tenth(std::atan2(c.y, c.x) / kRadians),
                                      tenth(std::asin(std::clamp(c.z, -1.0, 1.0)) / kRadians))};
}

xy projection::to_plane(vector const& v) const {
  // sqrt(2 / (1 + cos c)) of Snyder's 24-2 from the length of a sum, which keeps its digits opposite the centre.
  vector const sum{v.x + forward_.x, v.y + forward_.y, v.z + forward_.z};
  auto const k = 2 / std::max(std::sqrt(dot(sum, sum)), 1e-15);
  return {k * dot(v, east_), k * dot(v, south_)};
}

xy projection::to_plane(geo::lonlat const point) const { return to_plane(on_sphere(point.lon(), point.lat())); }

// Adds b, and before it halves of a-b as long as they are long on the plane.
void projection::bend(path& out, vector const& a, vector const& b, int const depth) const {
  auto const to = to_plane(b);
  if (depth > 0 && std::hypot(to.x - out.back().x, to.y - out.back().y) > kLongChord) {
    auto const half = middle(a, b);
    bend(out, a, half, depth - 1);
    bend(out, half, b, depth - 1);
  } else {
    out.push_back(to);
  }
}

// Points along the great circle from a to b, without a itself (Shoemake, 1985).
std::vector<projection::vector> projection::along(vector const& a, vector const& b) {
  auto const angle = std::acos(std::clamp(dot(a, b), -1.0, 1.0));
  auto const steps = std::max(1, static_cast<int>(std::ceil(angle / (kStep * kRadians))));
  auto const sine = std::sin(angle);
  std::vector<vector> out;
  for (auto step = 1; step < steps && sine > 1e-9; ++step) {
    auto const p = std::sin(angle - angle * step / steps) / sine;
    auto const q = std::sin(angle * step / steps) / sine;
    out.push_back({p * a.x + q * b.x, p * a.y + q * b.y, p * a.z + q * b.z});
  }
  out.push_back(b);
  return out;
}

// Points along the edge from a to b that is straight in longitude and latitude, without a itself.
std::vector<projection::vector> projection::along_degrees(geo::lonlat const a, geo::lonlat const b) {
  auto const lon = geo::lon_difference(a.lon(), b.lon());
  auto const lat = b.lat() - a.lat();
  auto const steps = std::max(1, static_cast<int>(std::ceil(std::max(std::abs(lon), std::abs(lat)) / kStep)));
  std::vector<vector> out;
  for (auto step = 1; step < steps; ++step) {
    out.push_back(on_sphere(a.lon() + lon * step / steps, a.lat() + lat * step / steps));
  }
  out.push_back(on_sphere(b.lon(), b.lat()));
  return out;
}

// The picture of a chain of points on the sphere.
path projection::bent(std::vector<vector> const& points) const {
  path out;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i == 0) {
      out.push_back(to_plane(points[i]));
    } else {
      bend(out, points[i - 1], points[i], kDeepest);
    }
  }
  return out;
}

path projection::great_circles(line const& points) const {
  std::vector<vector> chain;
  for (auto const point : points) {
    auto const to = on_sphere(point.lon(), point.lat());
    auto const step = chain.empty() ? std::vector{to} : along(chain.back(), to);
    chain.insert(chain.end(), step.begin(), step.end());
  }
  return bent(chain);
}

path projection::straight_edges(line const& points) const {
  std::vector<vector> chain;
  for (std::size_t i = 0; i < points.size(); ++i) {
    auto const step = along_degrees(points[i == 0 ? 0 : i - 1], points[i]);
    chain.insert(chain.end(), step.begin(), step.end());
  }
  return bent(chain);
}

std::vector<path> projection::polygon(line const& ring) const {
  if (ring.size() < 3) {
    return {};
  }
  auto closed = ring;
  closed.push_back(ring.front());
  auto outline = straight_edges(closed);
  outline.pop_back();
  // The projection keeps areas: the earth is 4π, and what lies inside the outline is the side with the centre.
  auto const area = ring_area(outline);
  if (std::abs(area) <= 2 * std::numbers::pi) {
    return {std::move(outline)};
  }
  path rim;
  for (auto degree = 0; degree < 360; ++degree) {
    auto const angle = (area > 0 ? -degree : degree) * kRadians;
    rim.push_back({2.01 * std::cos(angle), 2.01 * std::sin(angle)});
  }
  return {std::move(outline), std::move(rim)};
}

}  // namespace wakhan::draw
