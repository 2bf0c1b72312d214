// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace wakhan::route {

// The undominated points of a plane, kept as a staircase: x rising, y falling.
class staircase {
 public:
  // Whether some point is no worse than (x, y) in both. O(log n).
  bool covers(std::int64_t const x, std::int64_t const y) const {
    auto const next = first_right_of(x);
    return next != points_.begin() && std::prev(next)->y <= y;
  }

  // Adds a point and drops those it dominates; false, with nothing changed, when one covers it.
  bool add(std::int64_t const x, std::int64_t const y) {
    if (covers(x, y)) {
      return false;
    }
    auto const first = std::lower_bound(points_.begin(), points_.end(), x,
                                        [](point const& p, std::int64_t const v) { return p.x < v; });
    auto last = first;
    while (last != points_.end() && last->y >= y) {
      ++last;
    }
    if (first == last) {
      points_.insert(first, {x, y});
    } else {
      *first = {x, y};
      points_.erase(first + 1, last);
    }
    return true;
  }

  std::size_t size() const { return points_.size(); }

 private:
  struct point {
    std::int64_t x, y;
  };
  std::vector<point>::const_iterator first_right_of(std::int64_t const x) const {
    return std::upper_bound(points_.begin(), points_.end(), x,
                            [](std::int64_t const v, point const& p) { return v < p.x; });
  }
  std::vector<point> points_;
};

}  // namespace wakhan::route
