// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/viewport.h"

#include <gtest/gtest.h>

namespace wakhan::draw {
namespace {

TEST(viewport, shows_the_whole_extent_with_room_at_the_sides) {
  box const extent{-0.5, -0.2, 0.7, 0.3};
  auto const view = fit(extent, 1000, 0);
  auto const corner = view.to_px(xy{extent.left, extent.top});
  auto const other = view.to_px(xy{extent.right, extent.bottom});
  EXPECT_NEAR(corner.x, 100, 1e-6);
  EXPECT_NEAR(other.x, 900, 1e-6);
  EXPECT_TRUE(view.frame().grown(-30).contains(corner));
  EXPECT_TRUE(view.frame().grown(-30).contains(other));
}

TEST(viewport, is_neither_too_flat_nor_too_tall) {
  EXPECT_DOUBLE_EQ(fit({0, 0, 1, 0.01}, 1000, 0).height, 450);
  EXPECT_DOUBLE_EQ(fit({0, 0, 0.01, 1}, 1000, 0).height, 800);
  EXPECT_DOUBLE_EQ(fit({0, 0, 1, 1}, 1000, 300).height, 300);
}

TEST(viewport, shows_a_hundred_kilometres_around_a_single_point) {
  auto const view = fit({0.1, 0.1, 0.1, 0.1}, 1000, 500);
  EXPECT_NEAR(view.km_per_px() * 800, 100, 1);
}

TEST(viewport, draws_a_scale_bar_of_a_round_length_that_fits) {
  auto view = fit({0, 0, 1, 0.5}, 1000, 0);
  for (auto const scale : {0.7, 3.0, 90.0, 500.0, 12'345.0}) {
    view.scale = scale;
    auto const bar = scale_bar_of(view, 140);
    EXPECT_LE(bar.px, 140);
    EXPECT_GE(bar.px, 55);
    EXPECT_NEAR(bar.km, bar.px * 6371.0088 / scale, 1e-6);
  }
  view.scale = 6371.0088 / 10;
  EXPECT_DOUBLE_EQ(scale_bar_of(view, 140).km, 1000);
}

TEST(viewport, spaces_the_graticule_by_scale) {
  EXPECT_DOUBLE_EQ(graticule_step({1000, 500, 600, {}}), 15);
  EXPECT_DOUBLE_EQ(graticule_step({1000, 500, 4000, {}}), 2);
  EXPECT_DOUBLE_EQ(graticule_step({1000, 500, 100, {}}), 30);
}

}  // namespace
}  // namespace wakhan::draw
