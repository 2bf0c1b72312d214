// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace wakhan::draw {

// A point of the drawing plane: x to the right (east), y down (south).
struct xy {
  double x{};
  double y{};
  friend constexpr bool operator==(xy, xy) = default;
};

// A chain of points in the plane; as a ring, the last point is joined to the first, which is not repeated.
using path = std::vector<xy>;

// An upright rectangle, edges included.
struct box {
  double left{};
  double top{};
  double right{};
  double bottom{};

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  xy centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
  bool contains(xy p) const { return left <= p.x && p.x <= right && top <= p.y && p.y <= bottom; }
  bool contains(box const& b) const { return left <= b.left && b.right <= right && top <= b.top && b.bottom <= bottom; }
  bool overlaps(box const& b) const { return left < b.right && b.left < right && top < b.bottom && b.top < bottom; }
  box grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
};

// The smallest box around at least one point.
box bounds(std::span<xy const> points);

// Area of a ring, positive when it runs clockwise on the screen (y down).
double ring_area(std::span<xy const> ring);

// The part of a ring inside the window (Sutherland and Hodgman, 1974). Parts that only touch through the outside are
// joined along the edge of the window, so fill the answer but do not stroke it there.
path clip_ring(path ring, box const& window);

// The pieces of a line inside the window.
std::vector<path> clip_line(std::span<xy const> whole, box const& window);

// Length of the part of segment a-b that lies inside the window.
double length_inside(xy a, xy b, box const& window);

// Fewer points, none of the left-out ones farther than `tolerance` from the answer (Douglas and Peucker, 1973).
path simplify_line(std::span<xy const> whole, double tolerance);

// The same for a ring, which keeps its first point and the one farthest from it.
path simplify_ring(path const& ring, double tolerance);

}  // namespace wakhan::draw
