// SPDX-License-Identifier: Apache-2.0
#include "wakhan/reach/areas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace wakhan::reach {
namespace {

ring square(double const west, double const south, double const east, double const north) {
  auto out = ring{};
  for (auto const& [lon, lat] : {std::pair{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}) {
    out.push_back(geo::from_degrees(lon, lat));
  }
  return out;
}

// Twice the signed area in square degrees; above 0 where the ring runs counterclockwise.
double twice_the_area(ring const& r) {
  auto sum = 0.0;
  for (std::size_t i = 1; i < r.size(); ++i) {
    sum += r[i - 1].lon() * r[i].lat() - r[i].lon() * r[i - 1].lat();
  }
  return sum;
}

bool is_inside(ring const& r, geo::lonlat const p) {
  auto inside = false;
  for (std::size_t i = 1; i < r.size(); ++i) {
    auto const a = r[i - 1];
    auto const b = r[i];
    if ((a.lat() > p.lat()) != (b.lat() > p.lat()) &&
        p.lon() < (b.lon() - a.lon()) * (p.lat() - a.lat()) / (b.lat() - a.lat()) + a.lon()) {
      inside = !inside;
    }
  }
  return inside;
}

bool holds(area const& a, geo::lonlat const p) {
  for (auto const& one : a.polygons) {
    auto rings = 0;
    for (auto const& r : one.rings) {
      rings += is_inside(r, p) ? 1 : 0;
    }
    if (rings == 1) {
      return true;
    }
  }
  return false;
}

TEST(share_out_land, gives_each_half_to_the_nearer_town) {
  auto const land = std::vector<ring>{square(0, -1, 3, 1)};
  auto const areas =
      share_out_land(std::vector<classed_town>{{geo::from_degrees(1, 0), 7}, {geo::from_degrees(2, 0), 3}}, land);
  ASSERT_EQ(areas.size(), 2U);
  EXPECT_EQ(areas[0].of_class, 3U) << "ascending";
  EXPECT_TRUE(holds(areas[0], geo::from_degrees(1.6, 0.3)));
  EXPECT_TRUE(holds(areas[1], geo::from_degrees(1.4, 0.3)));
  EXPECT_FALSE(holds(areas[1], geo::from_degrees(1.6, 0.3)));
  EXPECT_FALSE(holds(areas[0], geo::from_degrees(1.6, 1.1))) << "in the sea";
}

TEST(share_out_land, joins_the_land_of_one_class_and_turns_rings_as_geojson_wants) {
  auto const land = std::vector<ring>{square(0, -1, 3, 1)};
  auto const areas =
      share_out_land(std::vector<classed_town>{{geo::from_degrees(1, 0), 0}, {geo::from_degrees(2, 0), 0}}, land);
  ASSERT_EQ(areas.size(), 1U);
  ASSERT_EQ(areas[0].polygons.size(), 1U) << "no line between the two";
  EXPECT_EQ(areas[0].polygons[0].rings[0].front(), areas[0].polygons[0].rings[0].back());
  EXPECT_GT(twice_the_area(areas[0].polygons[0].rings[0]), 0);
}

TEST(share_out_land, keeps_the_land_of_towns_that_were_not_asked_for_from_the_others) {
  auto const land = std::vector<ring>{square(0, -1, 3, 1)};
  auto const areas = share_out_land(
      std::vector<classed_town>{{geo::from_degrees(1, 0), 0}, {geo::from_degrees(2, 0), kNoClass}}, land);
  ASSERT_EQ(areas.size(), 1U);
  EXPECT_TRUE(holds(areas[0], geo::from_degrees(1.4, 0.3)));
  EXPECT_FALSE(holds(areas[0], geo::from_degrees(1.6, 0.3)));
}

TEST(share_out_land, joins_cells_without_a_crack) {
  auto towns = std::vector<classed_town>{};
  for (auto i = 0; i < 60; ++i) {
    towns.push_back({geo::from_degrees(1 + i % 8 * 0.37 + i * 0.011, 40 + i / 8 * 0.41 + i % 3 * 0.05), 0});
  }
  auto const areas = share_out_land(towns, std::vector<ring>{square(-20, 20, 30, 60)});
  ASSERT_EQ(areas.size(), 1U);
  ASSERT_EQ(areas[0].polygons.size(), 1U);
  EXPECT_EQ(areas[0].polygons[0].rings.size(), 1U);
}

TEST(share_out_land, a_class_round_another_has_a_hole) {
  auto towns = std::vector<classed_town>{{geo::from_degrees(5, 5), 1}};
  for (auto const& [lon, lat] : {std::pair{4, 4}, {5, 4}, {6, 4}, {4, 5}, {6, 5}, {4, 6}, {5, 6}, {6, 6}}) {
    towns.push_back({geo::from_degrees(lon, lat), 0});
  }
  auto const areas = share_out_land(towns, std::vector<ring>{square(0, 0, 10, 10)});
  ASSERT_EQ(areas.size(), 2U);
  ASSERT_EQ(areas[0].polygons.size(), 1U);
  ASSERT_EQ(areas[0].polygons[0].rings.size(), 2U);
  EXPECT_LT(twice_the_area(areas[0].polygons[0].rings[1]), 0) << "holes run clockwise";
}

TEST(share_out_land, gives_nothing_far_from_every_town) {
  auto const land = std::vector<ring>{square(0, 0, 20, 20)};
  auto const areas = share_out_land(std::vector<classed_town>{{geo::from_degrees(5, 5), 0}}, land);
  ASSERT_EQ(areas.size(), 1U);
  EXPECT_TRUE(holds(areas[0], geo::from_degrees(6.7, 5))) << "188 km";
  EXPECT_FALSE(holds(areas[0], geo::from_degrees(6.9, 5))) << "210 km";
  EXPECT_TRUE(share_out_land({}, land).empty());
  EXPECT_TRUE(share_out_land(std::vector<classed_town>{{geo::from_degrees(50, 5), 0}}, land).empty()) << "at sea";
}

TEST(share_out_land, takes_outlines_that_touch_themselves_or_are_not_closed) {
  auto bow = ring{};
  for (auto const& [lon, lat] : {std::pair{0, 0}, {2, 2}, {2, 0}, {0, 2}}) {
    bow.push_back(geo::from_degrees(lon, lat));
  }
  auto const areas =
      share_out_land(std::vector<classed_town>{{geo::from_degrees(1.5, 1), 0}}, std::vector<ring>{bow, {}, {bow[0]}});
  ASSERT_EQ(areas.size(), 1U);
  EXPECT_TRUE(holds(areas[0], geo::from_degrees(1.7, 1)));
}

// The slow way: for each place the nearest town on a Mercator map by looking at all of them.
RC_GTEST_PROP(share_out_land, agrees_with_looking_at_every_town, ()) {
  auto const count = *rc::gen::inRange(1, 40);
  auto towns = std::vector<classed_town>{};
  for (auto i = 0; i < count; ++i) {
    towns.push_back({geo::lonlat{*rc::gen::inRange(0, 3'000'000), *rc::gen::inRange(40'000'000, 43'000'000)},
                     *rc::gen::inRange<std::size_t>(0, 4)});
  }
  auto const areas = share_out_land(towns, std::vector<ring>{square(-10, 30, 13, 53)});
  auto const y_of = [](geo::lonlat const p) { return std::asinh(std::tan(p.lat() * std::numbers::pi / 180)); };
  for (auto k = 0; k < 50; ++k) {
    auto const at = geo::lonlat{*rc::gen::inRange(0, 3'000'000), *rc::gen::inRange(40'000'000, 43'000'000)};
    auto best = std::numeric_limits<double>::max();
    auto second = best;  // of another class
    auto best_class = std::size_t{0};
    for (auto const& t : towns) {
      auto const metres = std::hypot((t.at.lon() - at.lon()) * std::numbers::pi / 180, y_of(t.at) - y_of(at));
      if (metres < best) {
        second = t.of_class == best_class ? second : best;
        best = metres;
        best_class = t.of_class;
      } else if (t.of_class != best_class) {
        second = std::min(second, metres);
      }
    }
    auto const is_clear = second - best > 1e-5 && geo::rough_distance_m(towns.front().at, at) >= 0;
    for (auto const& a : areas) {
      // Only places well inside the circle of the nearest town belong to it for sure.
      if (is_clear && best < 0.02) {
        RC_ASSERT(holds(a, at) == (a.of_class == best_class));
      }
    }
  }
}

}  // namespace
}  // namespace wakhan::reach
