// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/draw/plane.h"

namespace wakhan::draw {

// Which part of the projected earth fills the map frame; pixels count from the frame's top left corner.
struct viewport {
  double width{};   // of the frame, px
  double height{};  // of the frame, px
  double scale{};   // px per earth radius at the centre of the projection
  xy centre{};      // of the frame, on the plane

  xy to_px(xy p) const { return {(p.x - centre.x) * scale + width / 2, (p.y - centre.y) * scale + height / 2}; }
  path to_px(path points) const;
  box frame() const { return {0, 0, width, height}; }
  double km_per_px() const;
};

// The largest view of `extent` (on the plane) in a frame of this width with some room for names around it; a height of
// 0 follows the extent, between 0.45 and 0.8 of the width. Tiny extents are shown with about 100 km around them.
viewport fit(box extent, double width, double height);

// A scale bar: a round length and the pixels it takes at the centre of the map, at most `room_px`.
struct scale_bar {
  double km;
  double px;
};
scale_bar scale_bar_of(viewport const& view, double room_px);

// The distance between lines of a graticule in degrees, so that they are some 120 to 300 px apart.
double graticule_step(viewport const& view);

}  // namespace wakhan::draw
