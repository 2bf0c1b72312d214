// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/squares.h"

#include <gtest/gtest.h>

#include <vector>

namespace wakhan::draw {
namespace {

std::vector<std::size_t> reached(squares const& tiling, box const& window) {
  std::vector<std::size_t> found;
  tiling.for_each(window, [&](std::size_t const square) { found.push_back(square); });
  return found;
}

TEST(squares, tile_the_frame_row_by_row) {
  squares const tiling{{100, 50, 100 + 3 * squares::kSide, 50 + 1.5 * squares::kSide}};
  EXPECT_EQ(tiling.size(), 6U);
  EXPECT_EQ(tiling.at({101, 51}), 0U);
  EXPECT_EQ(tiling.at({101 + 2 * squares::kSide, 51 + squares::kSide}), 5U);
}

TEST(squares, at_the_edge_hold_what_lies_beyond_the_frame) {
  squares const tiling{{0, 0, 2 * squares::kSide, 2 * squares::kSide}};
  EXPECT_EQ(tiling.at({-500, -500}), 0U);
  EXPECT_EQ(tiling.at({500, 500}), 3U);
}

TEST(squares, of_a_window_are_all_that_it_reaches_into) {
  squares const tiling{{0, 0, 3 * squares::kSide, 3 * squares::kSide}};
  EXPECT_EQ(reached(tiling, {1, 1, 2, 2}), (std::vector<std::size_t>{0}));
  EXPECT_EQ(reached(tiling, {1, 1, squares::kSide + 1, squares::kSide + 1}), (std::vector<std::size_t>{0, 1, 3, 4}));
  EXPECT_EQ(reached(tiling, {-99, -99, 999, 999}).size(), 9U);
}

}  // namespace
}  // namespace wakhan::draw
