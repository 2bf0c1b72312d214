// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/plane.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace wakhan::draw {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr box kWindow{0, 0, 10, 10};

TEST(plane, gives_a_clockwise_ring_on_the_screen_a_positive_area) {
  EXPECT_DOUBLE_EQ(ring_area(path{{0, 0}, {4, 0}, {4, 3}, {0, 3}}), 12);
  EXPECT_DOUBLE_EQ(ring_area(path{{0, 3}, {4, 3}, {4, 0}, {0, 0}}), -12);
}

TEST(plane, clips_a_ring_to_the_window) {
  EXPECT_DOUBLE_EQ(ring_area(clip_ring({{-5, -5}, {5, -5}, {5, 5}, {-5, 5}}, kWindow)), 25);
  EXPECT_DOUBLE_EQ(ring_area(clip_ring({{-50, -50}, {50, -50}, {50, 50}, {-50, 50}}, kWindow)), 100);
  EXPECT_THAT(clip_ring({{20, 20}, {30, 20}, {30, 30}}, kWindow), IsEmpty());
}

TEST(plane, cuts_a_line_into_the_pieces_inside_the_window) {
  auto const pieces = clip_line(path{{-5, 5}, {5, 5}, {15, 5}, {15, 8}, {-5, 8}}, kWindow);
  EXPECT_THAT(pieces, ElementsAre(ElementsAre(xy{0, 5}, xy{5, 5}, xy{10, 5}), ElementsAre(xy{10, 8}, xy{0, 8})));
}

TEST(plane, keeps_no_piece_of_a_line_that_passes_a_corner_outside) {
  EXPECT_THAT(clip_line(path{{-5, 2}, {2, -5}}, kWindow), IsEmpty());
}

TEST(plane, measures_how_much_of_a_segment_is_inside) {
  EXPECT_DOUBLE_EQ(length_inside({-5, 5}, {5, 5}, kWindow), 5);
  EXPECT_DOUBLE_EQ(length_inside({11, 0}, {11, 10}, kWindow), 0);
}

TEST(plane, leaves_out_points_within_the_tolerance_only) {
  path const bent{{0, 0}, {1, 0.4}, {2, 0}, {3, 2}, {4, 0}};
  EXPECT_THAT(simplify_line(bent, 0.5), ElementsAre(xy{0, 0}, xy{2, 0}, xy{3, 2}, xy{4, 0}));
  EXPECT_THAT(simplify_line(path{{0, 0}}, 0.5), SizeIs(1));
}

TEST(plane, keeps_the_corners_of_a_ring) {
  path const square{{0, 0}, {5, 0.1}, {10, 0}, {10, 10}, {5, 10.1}, {0, 10}, {0.1, 5}};
  EXPECT_THAT(simplify_ring(square, 0.5), ElementsAre(xy{0, 0}, xy{10, 0}, xy{10, 10}, xy{0, 10}));
}

path any_path(int const smallest) {
  path points;
  auto const size = *rc::gen::inRange(smallest, 30);
  for (auto i = 0; i < size; ++i) {
    points.push_back({*rc::gen::inRange(-200, 300) / 10.0, *rc::gen::inRange(-200, 300) / 10.0});
  }
  return points;
}

RC_GTEST_PROP(plane, clips_lines_to_the_same_length_that_lies_inside, ()) {
  auto const points = any_path(2);
  auto wanted = 0.0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    wanted += length_inside(points[i - 1], points[i], kWindow);
  }
  auto found = 0.0;
  for (auto const& piece : clip_line(points, kWindow)) {
    for (std::size_t i = 0; i < piece.size(); ++i) {
      RC_ASSERT(kWindow.grown(1e-9).contains(piece[i]));
      found += i == 0 ? 0 : std::hypot(piece[i].x - piece[i - 1].x, piece[i].y - piece[i - 1].y);
    }
  }
  RC_ASSERT(std::abs(found - wanted) < 1e-6);
}

RC_GTEST_PROP(plane, keeps_every_point_of_a_clipped_ring_inside_the_window, ()) {
  for (auto const p : clip_ring(any_path(3), kWindow)) {
    RC_ASSERT(kWindow.grown(1e-9).contains(p));
  }
}

double distance_to(path const& points, xy const p) {
  auto best = 1e9;
  for (std::size_t i = 1; i < points.size(); ++i) {
    for (auto step = 0; step <= 100; ++step) {
      auto const x = points[i - 1].x + (points[i].x - points[i - 1].x) * step / 100;
      auto const y = points[i - 1].y + (points[i].y - points[i - 1].y) * step / 100;
      best = std::min(best, std::hypot(x - p.x, y - p.y));
    }
  }
  return best;
}

RC_GTEST_PROP(plane, stays_within_the_tolerance_when_it_simplifies, ()) {
  auto const points = any_path(2);
  auto const fewer = simplify_line(points, 2);
  RC_ASSERT(fewer.front() == points.front() && fewer.back() == points.back());
  for (auto const p : points) {
    RC_ASSERT(distance_to(fewer, p) < 2.4);
  }
}

}  // namespace
}  // namespace wakhan::draw
