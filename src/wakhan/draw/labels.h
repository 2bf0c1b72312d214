// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

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

// Places names greedily, important ones first (then in the order given): of eight positions around the point (and the
// point itself for a name without dot) the one that fits into the frame, clears all names placed before, and covers the
// least of the route and the dots. A name that fits nowhere, or repeats a name close by, has no place in the answer.
std::vector<label_place> place_labels(std::span<label_wish const> wishes, std::span<path const> routes,
                                      box const& frame);

}  // namespace wakhan::draw
