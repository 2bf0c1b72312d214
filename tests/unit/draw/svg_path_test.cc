// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/svg_path.h"

#include <gtest/gtest.h>

namespace wakhan::draw {
namespace {

std::string data(path const& points, bool const closed) {
  std::string out;
  append_path_data(out, points, closed);
  return out;
}

TEST(svg_path, writes_numbers_with_one_decimal) {
  EXPECT_EQ(tenths(12.34), "12.3");
  EXPECT_EQ(tenths(-0.26), "-0.3");
  EXPECT_EQ(tenths(-0.01), "0.0");
  EXPECT_EQ(tenths(7), "7.0");
}

TEST(svg_path, writes_steps_that_add_up_without_error) {
  EXPECT_EQ(data({{0, 0}, {0.14, 0.14}, {0.28, 0.28}, {0.42, -1}}, false), "M0.0 0.0l0.1 0.1l0.2 0.2l0.1-1.3");
}

TEST(svg_path, leaves_out_steps_of_nothing_and_paths_that_shrink_to_a_point) {
  EXPECT_EQ(data({{1, 1}, {1.01, 1}, {2, 1}}, false), "M1.0 1.0l1.0 0.0");
  EXPECT_EQ(data({{1, 1}, {1.01, 1.01}}, false), "");
  EXPECT_EQ(data({{1, 1}, {2, 2}, {2.01, 2}}, true), "");
  EXPECT_EQ(data({}, true), "");
}

TEST(svg_path, closes_rings) { EXPECT_EQ(data({{1, 1}, {2, 1}, {2, 2}}, true), "M1.0 1.0l1.0 0.0l0.0 1.0z"); }

}  // namespace
}  // namespace wakhan::draw
