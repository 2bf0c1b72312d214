// SPDX-License-Identifier: Apache-2.0
#include "wakhan/geo/kd_tree.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace wakhan::geo {

namespace {

using vector3 = std::array<double, 3>;

vector3 unit_vector(lonlat const p) {
  auto const cos_lat = std::cos(p.lat() * kRadians);
  return {cos_lat * std::cos(p.lon() * kRadians), cos_lat * std::sin(p.lon() * kRadians), std::sin(p.lat() * kRadians)};
}

double squared_chord(vector3 const& a, vector3 const& b) {
  auto const x = a[0] - b[0];
  auto const y = a[1] - b[1];
  auto const z = a[2] - b[2];
  return x * x + y * y + z * z;
}

void arrange(std::span<std::uint32_t> const items, std::vector<vector3> const& at, std::size_t const axis) {
  if (items.size() < 2) {
    return;
  }
  auto const middle = items.size() / 2;
  std::nth_element(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(middle), items.end(),
                   [&](auto const a, auto const b) {
                     return std::pair{at[a][axis], a} < std::pair{at[b][axis], b};
                   });
  arrange(items.first(middle), at, (axis + 1) % 3);
  arrange(items.subspan(middle + 1), at, (axis + 1) % 3);
}

struct search_state {
  vector3 at;
  std::size_t k;
  double worst;  // squared chord that still interests
  std::vector<std::pair<double, std::uint32_t>> heap{};
};

}  // namespace

std::vector<std::uint32_t> kd_order(std::span<lonlat const> const points, std::vector<std::uint32_t> items) {
  auto at = std::vector<vector3>(points.size());
  for (auto const i : items) {
    at[i] = unit_vector(points[i]);
  }
  arrange(items, at, 0);
  return items;
}

std::vector<std::uint32_t> kd_order(std::span<lonlat const> const points) {
  auto items = std::vector<std::uint32_t>(points.size());
  std::iota(items.begin(), items.end(), 0U);
  return kd_order(points, std::move(items));
}

std::vector<neighbour> kd_tree::nearest(lonlat const at, std::size_t const k, double const radius_m,
                                        std::function<bool(std::uint32_t)> const& accept) const {
  auto const half_angle = std::min(radius_m / kEarthRadius, std::numbers::pi) / 2;
  auto const chord = 2 * std::sin(half_angle);
  auto state = search_state{unit_vector(at), k, chord * chord * (1 + 1e-12)};
  auto const visit = [&](auto const& self, std::span<std::uint32_t const> const items, std::size_t const axis) -> void {
    if (items.empty()) {
      return;
    }
    auto const middle = items.size() / 2;
    auto const item = items[middle];
    auto const position = unit_vector(points_[item]);
    auto const distance = squared_chord(position, state.at);
    if (distance <= state.worst && (!accept || accept(item))) {
      state.heap.emplace_back(distance, item);
      std::push_heap(state.heap.begin(), state.heap.end());
      if (state.heap.size() > state.k) {
        std::pop_heap(state.heap.begin(), state.heap.end());
        state.heap.pop_back();
      }
      if (state.heap.size() == state.k) {
        state.worst = std::min(state.worst, state.heap.front().first);
      }
    }
    auto const gap = state.at[axis] - position[axis];
    auto const near = gap < 0 ? items.first(middle) : items.subspan(middle + 1);
    auto const far = gap < 0 ? items.subspan(middle + 1) : items.first(middle);
    self(self, near, (axis + 1) % 3);
    if (gap * gap <= state.worst) {
      self(self, far, (axis + 1) % 3);
    }
  };
  if (k > 0) {
    visit(visit, order_, 0);
  }
  std::sort(state.heap.begin(), state.heap.end());
  auto found = std::vector<neighbour>{};
  for (auto const& [distance, item] : state.heap) {
    found.push_back({item, 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(distance) / 2))});
  }
  return found;
}

}  // namespace wakhan::geo
