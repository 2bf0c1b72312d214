// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "wakhan/draw/plane.h"
#include "wakhan/draw/squares.h"

namespace wakhan::draw {

// Numbered boxes in a frame that may come and go, found by what they overlap.
class areas {
 public:
  explicit areas(box const& frame);

  void add(std::size_t number, box const& area);
  void remove(std::size_t number, box const& area);  // the area that it was added with

  // The numbers of the boxes that overlap an area, ascending, each once.
  std::vector<std::size_t> overlapping(box const& area) const;

 private:
  using entry = std::pair<std::size_t, box>;

  squares tiling_;
  std::vector<std::vector<entry>> entries_;  // by square
};

}  // namespace wakhan::draw
