// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/basemap.h"

#include <gtest/gtest.h>

#include <set>

namespace wakhan::api {

namespace {

std::vector<geo::lonlat> ring(std::vector<std::pair<double, double>> const& points) {
  auto out = std::vector<geo::lonlat>{};
  for (auto const& [lon, lat] : points) {
    out.push_back(geo::from_degrees(lon, lat));
  }
  return out;
}

std::size_t n_edges(draw::basemap const& base) {
  auto n = std::size_t{0};
  for (auto const& b : base.borders) {
    n += b.size() - 1;
  }
  return n;
}

}  // namespace

TEST(make_basemap, takes_the_edge_that_two_outlines_share_for_a_border) {
  auto const base =
      make_basemap({ring({{0, 0}, {10, 0}, {10, 10}, {0, 10}}), ring({{10, 0}, {20, 0}, {20, 10}, {10, 10}})});
  EXPECT_EQ(base.land_rings.size(), 2U);
  ASSERT_EQ(base.borders.size(), 1U);
  EXPECT_EQ(base.borders[0], ring({{10, 0}, {10, 10}}));
}

TEST(make_basemap, joins_the_edges_of_a_border_into_one_line) {
  auto const base = make_basemap(
      {ring({{0, 0}, {10, 0}, {11, 5}, {10, 10}, {0, 10}}), ring({{10, 0}, {20, 0}, {20, 10}, {10, 10}, {11, 5}})});
  ASSERT_EQ(base.borders.size(), 1U);
  EXPECT_EQ(base.borders[0].size(), 3U);
}

TEST(make_basemap, draws_a_border_that_one_outline_has_in_more_detail) {
  auto const base = make_basemap(
      {ring({{0, 0}, {10, 0}, {10.1, 5}, {10, 10}, {0, 10}}), ring({{10, 0}, {20, 0}, {20, 10}, {10, 10}})});
  ASSERT_EQ(base.borders.size(), 1U);
  EXPECT_EQ(base.borders[0], ring({{10, 10}, {10, 0}}));
}

TEST(make_basemap, finds_no_border_between_islands) {
  EXPECT_TRUE(make_basemap({ring({{0, 0}, {1, 0}, {1, 1}}), ring({{5, 5}, {6, 5}, {6, 6}})}).borders.empty());
}

TEST(make_basemap, closes_outlines_at_the_antimeridian_without_a_border_there) {
  auto const base = make_basemap({ring({{170, 60}, {179.9, 60}, {179.899945, 70}, {170, 70}}),
                                  ring({{-179.9, 60}, {-170, 60}, {-170, 70}, {-179.9, 70}})});
  EXPECT_EQ(n_edges(base), 0U);
  for (auto const& r : base.land_rings) {
    for (auto const p : r) {
      EXPECT_NE(std::abs(p.lon_e6), 179'900'000);
    }
  }
}

}  // namespace wakhan::api
