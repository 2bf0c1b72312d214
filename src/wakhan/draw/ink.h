// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "wakhan/draw/plane.h"
#include "wakhan/draw/squares.h"

namespace wakhan::draw {

// What is drawn in a frame, sorted into small squares, so that the question what a name would cover costs the same on a
// map of one way and on a map of a whole network.
class ink {
 public:
  explicit ink(box const& frame);

  box const& frame() const { return frame_; }

  void add_lines(std::span<path const> lines, double width_px);
  void add_point(xy at);  // a second one at the same place counts for nothing

  // The area of lines inside a window, px²; lines on each other count each.
  double area_of_lines(box const& window) const;

  // The points inside a window, but for one at `own`.
  std::size_t points(box const& window, xy own) const;

 private:
  struct piece {
    xy a, b;
    double width;
  };

  void add_segment(xy a, xy b, double width);

  box frame_;
  squares tiling_;
  double widest_{};
  std::vector<std::vector<piece>> pieces_;  // by square
  std::vector<std::vector<xy>> points_;     // by square
};

}  // namespace wakhan::draw
