// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "wakhan/draw/ink.h"
#include "wakhan/draw/plane.h"
#include "wakhan/draw/text.h"

namespace wakhan::draw {

inline constexpr double kDotRadius = 3.5;  // px

// A name that would like to stand at or beside a point of the map, in px.
struct label_wish {
  xy at;
  std::string text;
  int rank{};  // lower is more important
  bool dot{};  // a dot marks the point, so the name stands beside it; otherwise the name may cover the point
  font face{};
};

// Where a name is printed: its baseline point, which part of the text stands there, and the box no other name enters.
struct label_place {
  std::size_t wish;    // index of the wish
  char const* anchor;  // start, middle or end (text-anchor of SVG)
  xy baseline;
  box area;
};

// The eight positions around the point that a name may take (Imhof 1962; Christensen, Marks, Shieber 1995), the best
// first; before them the point itself for a name without dot. `index` is that of the wish.
std::vector<label_place> label_positions(std::size_t index, label_wish const& wish);

// Places names, important ones first (then in the order given): of a name's positions the one that fits into the frame,
// clears all names placed before, and covers the least of what is drawn. Then names move aside where that gives others
// a place or a better one, and to better positions that have become free. So a name covers a line or another's dot only
// where each clear position is outside the frame or has a name in it, and a name is left out only where every position
// is, or where it repeats a name close by. `drawn` need not hold the dots of the names themselves.
std::vector<label_place> place_labels(std::span<label_wish const> wishes, ink drawn);

}  // namespace wakhan::draw
