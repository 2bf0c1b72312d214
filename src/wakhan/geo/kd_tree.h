// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "wakhan/geo/lonlat.h"

namespace wakhan::geo {

// Nearest-point search on the sphere: an implicit balanced k-d tree (Bentley 1975) over unit vectors.
// The tree is only an order of the items: the middle of a range splits it, axis by depth modulo 3.
// Build once, store the order in the pack, search over the mapped columns.
std::vector<std::uint32_t> kd_order(std::span<lonlat const> points);

struct neighbour {
  std::uint32_t item{};
  double metres{};  // great circle on the sphere
};

class kd_tree {
 public:
  kd_tree() = default;
  // `points[item]` is the position of an item; `order` is kd_order(points) or the same over a subset of items.
  kd_tree(std::span<lonlat const> points, std::span<std::uint32_t const> order) : points_{points}, order_{order} {}

  // At most `k` items nearest to `at` within `radius_m` that `accept` lets pass, nearest first, ties by item.
  std::vector<neighbour> nearest(lonlat at, std::size_t k, double radius_m,
                                 std::function<bool(std::uint32_t)> const& accept = {}) const;

 private:
  std::span<lonlat const> points_;
  std::span<std::uint32_t const> order_;
};

// Same order over a subset of items.
std::vector<std::uint32_t> kd_order(std::span<lonlat const> points, std::vector<std::uint32_t> items);

}  // namespace wakhan::geo
