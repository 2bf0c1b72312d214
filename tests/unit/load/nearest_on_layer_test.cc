// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/nearest_on_layer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using net::carriage;

// A 1435 mm line at 5.0°–5.1° in AA, a dual 1520/1000 mm line at 5.2°–5.3° in BB, and a point at 5.01° without a line.
drawing lines() {
  auto d = drawing{};
  d.point(5, 0);
  d.point(5.1, 0);
  d.point(5.2, 0, kRight);
  d.point(5.3, 0, kRight);
  d.point(5.01, 0);
  d.edge(0, 1);
  auto& dual = d.edge(2, 3);
  dual.by = carriage::rail_1520;
  dual.also = carriage::rail_1000;
  return d;
}

geo::lonlat const kAsked = geo::from_degrees(5.01, 0);

TEST(nearest_on_layer, finds_the_nearest_point_that_a_line_passes) {
  auto const d = lines();
  auto const hit = nearest_on_layer{d.lines}.find(kAsked, 50'000, {}, {});
  ASSERT_TRUE(hit.has_value());
  EXPECT_EQ(hit->point, 0U);
  EXPECT_NEAR(hit->metres, 1112, 1);
}

TEST(nearest_on_layer, finds_nothing_beyond_the_radius) {
  auto const d = lines();
  EXPECT_FALSE(nearest_on_layer{d.lines}.find(kAsked, 1000, {}, {}).has_value());
}

TEST(nearest_on_layer, passes_over_other_gauges_and_countries) {
  auto const d = lines();
  auto const near = nearest_on_layer{d.lines};
  EXPECT_EQ(near.find(kAsked, 50'000, carriage::rail_1520, {})->point, 2U);
  EXPECT_EQ(near.find(kAsked, 50'000, carriage::rail_1000, {})->point, 2U);
  EXPECT_EQ(near.find(kAsked, 50'000, {}, kRight)->point, 2U);
  EXPECT_FALSE(near.find(kAsked, 50'000, carriage::rail_1435, kRight).has_value());
  EXPECT_FALSE(near.find(kAsked, 50'000, carriage::rail_1668, {}).has_value());
}

TEST(nearest_on_layer, tells_the_systems_at_a_point) {
  auto const d = lines();
  auto const near = nearest_on_layer{d.lines};
  auto const bit = [](carriage const c) { return 1U << static_cast<unsigned>(c); };
  EXPECT_EQ(near.systems_at(0), bit(carriage::rail_1435));
  EXPECT_EQ(near.systems_at(2), bit(carriage::rail_1520) | bit(carriage::rail_1000));
  EXPECT_EQ(near.systems_at(4), 0U);
}

TEST(nearest_on_layer, passes_over_points_that_only_give_a_line_its_shape) {
  auto d = lines();
  d.lines.is_shape_only = {1};
  EXPECT_EQ(nearest_on_layer{d.lines}.find(kAsked, 50'000, {}, {})->point, 1U);
}

TEST(nearest_on_layer, tells_the_copies_of_a_station_that_lies_on_several_lines) {
  auto d = lines();
  auto const copy = d.point(5.2, 0, kRight);
  auto const shape = d.point(5.2, 0, kRight);
  auto const abroad = d.point(5.2, 0);
  for (auto const p : {copy, shape, abroad}) {
    d.edge(p, d.point(5.4, 0, kRight)).by = carriage::rail_1520;
  }
  d.lines.is_shape_only.assign(d.lines.points.size(), 0);
  d.lines.is_shape_only[shape] = 1;
  auto const near = nearest_on_layer{d.lines};
  EXPECT_THAT(near.copies_of(2, carriage::rail_1520), testing::UnorderedElementsAre(2U, copy));
  EXPECT_THAT(near.copies_of(2, carriage::rail_1000), testing::ElementsAre(2U));
}

// Stations of a great city are published as a copy for each line that leads there.
TEST(nearest_on_layer, tells_all_copies_however_many_there_are) {
  auto d = lines();
  auto copies = std::vector<std::uint32_t>{2};
  for (int i = 0; i < 40; ++i) {
    copies.push_back(d.point(5.2, 0, kRight));
    d.edge(copies.back(), d.point(5.4, 0, kRight)).by = carriage::rail_1520;
  }
  EXPECT_THAT((nearest_on_layer{d.lines}.copies_of(2, carriage::rail_1520)),
              testing::UnorderedElementsAreArray(copies));
}

}  // namespace
}  // namespace wakhan::load
