// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "wakhan/draw/plane.h"

namespace wakhan::draw {

// A frame cut into small squares, numbered row by row: what lies at a place is looked for in few of them, however much
// lies in the frame. Places beyond the frame belong to the squares at its edge.
class squares {
 public:
  static constexpr double kSide = 24;  // px: about as much as a name is high

  explicit squares(box const& frame) : frame_{frame}, columns_{count(frame.width())}, rows_{count(frame.height())} {}

  std::size_t size() const { return columns_ * rows_; }
  std::size_t at(xy const p) const { return row(p.y) * columns_ + column(p.x); }

  // Calls `visit` with each square that a window reaches into.
  template <typename Visit>
  void for_each(box const& window, Visit const& visit) const {
    for (auto y = row(window.top); y <= row(window.bottom); ++y) {
      for (auto x = column(window.left); x <= column(window.right); ++x) {
        visit(y * columns_ + x);
      }
    }
  }

 private:
  static std::size_t count(double const length) {
    return static_cast<std::size_t>(std::ceil(std::max(length, 1.0) / kSide));
  }
  static std::size_t index(double const offset, std::size_t const count) {
    return static_cast<std::size_t>(std::clamp(std::floor(offset / kSide), 0.0, static_cast<double>(count - 1)));
  }
  std::size_t column(double const x) const { return index(x - frame_.left, columns_); }
  std::size_t row(double const y) const { return index(y - frame_.top, rows_); }

  box frame_;
  std::size_t columns_, rows_;
};

}  // namespace wakhan::draw
