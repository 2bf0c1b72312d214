// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/ink.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace wakhan::draw {
namespace {

constexpr box kInkFrame{10, -20, 310, 200};

TEST(ink, counts_the_length_of_a_line_inside_times_its_width) {
  ink drawn{kInkFrame};
  drawn.add_lines(std::vector<path>{{{0, 50}, {400, 50}}}, 3);
  EXPECT_NEAR(drawn.area_of_lines({100, 40, 160, 60}), 3 * (60 + 3), 1e-9);
  EXPECT_EQ(drawn.area_of_lines({100, 60, 160, 80}), 0);
}

TEST(ink, counts_half_the_width_of_a_line_beside_the_window) {
  ink drawn{kInkFrame};
  drawn.add_lines(std::vector<path>{{{20, 50}, {300, 50}}}, 4);
  EXPECT_GT(drawn.area_of_lines({100, 51, 160, 60}), 0);
  EXPECT_EQ(drawn.area_of_lines({100, 53, 160, 60}), 0);
}

TEST(ink, knows_each_point_once_but_for_the_own_one) {
  ink drawn{kInkFrame};
  for (auto const at : {xy{50, 50}, xy{50, 50}, xy{60, 50}, xy{0, 50}}) {
    drawn.add_point(at);
  }
  EXPECT_EQ(drawn.points({0, 40, 70, 60}, {0, 0}), 2U);
  EXPECT_EQ(drawn.points({0, 40, 70, 60}, {60, 50}), 1U);
}

RC_GTEST_PROP(ink, is_what_going_through_all_lines_gives, ()) {
  auto const point = [] { return xy{*rc::gen::inRange(-50, 400) * 1.0, *rc::gen::inRange(-50, 250) * 1.0}; };
  ink drawn{kInkFrame};
  std::vector<path> lines;
  auto const count = *rc::gen::inRange(0, 20);
  for (auto i = 0; i < count; ++i) {
    lines.push_back({point(), point(), point(), point()});
  }
  drawn.add_lines(lines, 2);
  auto const corner = xy{*rc::gen::inRange(12, 250) * 1.0, *rc::gen::inRange(-18, 150) * 1.0};
  box const window{corner.x, corner.y, corner.x + 57.5, corner.y + 40.5};
  auto all = 0.0;
  for (auto const& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      all += 2 * length_inside(line[i - 1], line[i], window.grown(1));
    }
  }
  RC_ASSERT(std::abs(drawn.area_of_lines(window) - all) < 1e-6);
}

}  // namespace
}  // namespace wakhan::draw
