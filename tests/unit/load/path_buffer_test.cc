// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/path_buffer.h"

#include <gtest/gtest.h>

namespace wakhan::load {
namespace {

constexpr double kDegree = 111'195.0;  // metres of latitude

TEST(path_buffer, holds_points_beside_a_segment_within_its_width) {
  auto const near = path_buffer{{geo::from_degrees(10, 0), geo::from_degrees(11, 0)}, 2000};
  EXPECT_TRUE(near.holds(geo::from_degrees(10.5, 1990 / kDegree)));
  EXPECT_TRUE(near.holds(geo::from_degrees(10.5, -1990 / kDegree)));
  EXPECT_FALSE(near.holds(geo::from_degrees(10.5, 2010 / kDegree)));
}

TEST(path_buffer, ends_round_beyond_its_ends) {
  auto const near = path_buffer{{geo::from_degrees(10, 0), geo::from_degrees(11, 0)}, 2000};
  EXPECT_TRUE(near.holds(geo::from_degrees(11 + 1990 / kDegree, 0)));
  EXPECT_FALSE(near.holds(geo::from_degrees(11 + 1990 / kDegree, 1990 / kDegree)));
}

TEST(path_buffer, measures_longitude_shorter_in_the_north) {
  auto const near = path_buffer{{geo::from_degrees(10, 60), geo::from_degrees(10, 61)}, 2000};
  EXPECT_TRUE(near.holds(geo::from_degrees(10 + 2 * 1980 / kDegree, 60.1)));
  EXPECT_FALSE(near.holds(geo::from_degrees(10 + 2 * 2020 / kDegree, 60)));
}

TEST(path_buffer, follows_every_bend_of_the_path) {
  auto const near = path_buffer{{geo::from_degrees(0, 0), geo::from_degrees(1, 0), geo::from_degrees(1, 1)}, 1000};
  EXPECT_TRUE(near.holds(geo::from_degrees(1, 0.5)));
  EXPECT_FALSE(near.holds(geo::from_degrees(0.5, 0.5)));
}

}  // namespace
}  // namespace wakhan::load
