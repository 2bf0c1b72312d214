// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/outlines.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

namespace wakhan::load {
namespace {

geo::lonlat corner(double const lon, double const lat) { return geo::from_degrees(lon, lat); }

std::set<std::pair<geo::lonlat, geo::lonlat>> edges_of(ring const& r) {
  auto edges = std::set<std::pair<geo::lonlat, geo::lonlat>>{};
  for (std::size_t i = 1; i < r.size(); ++i) {
    edges.insert(std::minmax(r[i - 1], r[i]));
  }
  return edges;
}

// Two countries with a jagged border from (10, 0) to (10, 20), each ring beginning elsewhere on its own side.
std::vector<ring> neighbours(std::vector<int> const& offsets_e6) {
  auto border = ring{};
  for (std::size_t i = 0; i < offsets_e6.size(); ++i) {
    auto const lat = 20.0 * static_cast<double>(i + 1) / static_cast<double>(offsets_e6.size() + 1);
    border.push_back({10'000'000 + offsets_e6[i], corner(0, lat).lat_e6});
  }
  auto left = ring{corner(0, 0), corner(10, 0)};
  left.insert(left.end(), border.begin(), border.end());
  left.insert(left.end(), {corner(10, 20), corner(0, 20), corner(0, 0)});
  auto right = ring{corner(20, 20), corner(10, 20)};
  right.insert(right.end(), border.rbegin(), border.rend());
  right.insert(right.end(), {corner(10, 0), corner(20, 0), corner(20, 20)});
  return {left, right};
}

RC_GTEST_PROP(outlines, neighbours_keep_one_border_between_them, ()) {
  auto const offsets = *rc::gen::container<std::vector<int>>(30, rc::gen::inRange(-300'000, 300'000));
  auto const rings = simplify_together(neighbours(offsets), 0.1);
  auto const left = edges_of(rings[0]);
  auto const right = edges_of(rings[1]);
  auto shared = std::vector<std::pair<geo::lonlat, geo::lonlat>>{};
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(shared));
  // All but the three outer sides of each.
  RC_ASSERT(shared.size() + 3 == left.size());
  RC_ASSERT(shared.size() + 3 == right.size());
  RC_ASSERT(rings[0].front() == rings[0].back());
  RC_ASSERT(rings[1].front() == rings[1].back());
}

TEST(outlines, drop_points_within_the_tolerance_and_keep_those_beyond) {
  auto const rings = simplify_together(neighbours({50'000, -60'000, 700'000, 20'000}), 0.1);
  EXPECT_THAT(rings[0], ::testing::Contains(corner(10.7, 12)));
  EXPECT_THAT(rings[0], ::testing::Not(::testing::Contains(corner(10.05, 4))));
  EXPECT_EQ(edges_of(rings[0]).size(), edges_of(rings[1]).size());
}

TEST(outlines, an_island_stays_closed_and_a_line_finer_on_one_side_meets_the_other) {
  auto const island =
      ring{corner(50, 0), corner(55, 0.01), corner(60, 0), corner(60, 10), corner(50, 10), corner(50, 0)};
  // The second ring has a point on the border that the first lacks.
  auto const coarse = ring{corner(0, 0), corner(10, 0), corner(10, 10), corner(0, 10), corner(0, 0)};
  auto const fine = ring{corner(10, 0), corner(20, 0), corner(20, 10), corner(10, 10), corner(10.01, 5), corner(10, 0)};
  auto const rings = simplify_together({island, coarse, fine}, 0.1);
  EXPECT_EQ(rings[0], (ring{corner(50, 0), corner(60, 0), corner(60, 10), corner(50, 10), corner(50, 0)}));
  EXPECT_TRUE(edges_of(rings[1]).contains(std::minmax(corner(10, 0), corner(10, 10))));
  EXPECT_TRUE(edges_of(rings[2]).contains(std::minmax(corner(10, 0), corner(10, 10))));
}

}  // namespace
}  // namespace wakhan::load
