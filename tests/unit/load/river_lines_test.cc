// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/river_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wakhan::load {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using parts = std::vector<std::vector<io::degrees>>;

geo::lonlat spot(double const lon, double const lat) { return geo::from_degrees(lon, lat); }

TEST(river_lines, are_followed_between_the_points_beside_two_places) {
  auto const rivers = river_lines{parts{{{0, 0}, {1, 0}, {2, 1}, {3, 0}}}};
  EXPECT_THAT(rivers.follow(spot(0, 0.1), spot(3, 0.05)), ElementsAre(spot(0, 0), spot(1, 0), spot(2, 1), spot(3, 0)));
  EXPECT_THAT(rivers.follow(spot(3, 0), spot(1, 0)), ElementsAre(spot(3, 0), spot(2, 1), spot(1, 0)));
}

TEST(river_lines, join_where_one_ends_beside_the_middle_of_another) {
  auto const rivers = river_lines{parts{{{0, 0}, {1, 0}, {2, 0}}, {{1, 0.02}, {1, 1}}, {{2, 0.1}, {2, 1}}}};
  EXPECT_THAT(rivers.follow(spot(0, 0), spot(1, 1)), ElementsAre(spot(0, 0), spot(1, 0), spot(1, 0.02), spot(1, 1)));
  EXPECT_THAT(rivers.follow(spot(0, 0), spot(2, 1)), IsEmpty()) << "a gap of 11 km is none";
}

TEST(river_lines, lead_nowhere_from_a_place_without_a_river) {
  auto const rivers = river_lines{parts{{{0, 0}, {1, 0}}}};
  EXPECT_THAT(rivers.follow(spot(0, 0.3), spot(1, 0)), IsEmpty());
  EXPECT_THAT(river_lines{parts{}}.follow(spot(0, 0), spot(1, 0)), IsEmpty());
}

TEST(river_lines, a_long_way_round_is_no_river_between_two_places) {
  auto const rivers = river_lines{parts{{{0, 0}, {0, 3}, {1, 3}, {1, 0}}}};
  EXPECT_THAT(rivers.follow(spot(0, 0), spot(1, 0)), IsEmpty());
}

}  // namespace
}  // namespace wakhan::load
