// SPDX-License-Identifier: Apache-2.0
#include "wakhan/geo/kd_tree.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

namespace wakhan::geo {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kAnywhere = std::numeric_limits<double>::infinity();

// The order of a sum of roundings: two distances closer than this may come in either order.
constexpr auto kSlack = 1e-3;

rc::Gen<lonlat> point_between(std::int32_t const degrees) {
  auto const e6 = degrees * 1'000'000;
  auto const point = rc::gen::build<lonlat>(rc::gen::set(&lonlat::lon_e6, rc::gen::inRange(-e6 * 2, e6 * 2)),
                                            rc::gen::set(&lonlat::lat_e6, rc::gen::inRange(-e6, e6 + 1)));
  return rc::gen::resize(rc::kNominalSize, point);
}

// Points all over the earth, or crowded into four square degrees where many distances are alike.
std::vector<lonlat> some_points() {
  auto const degrees = *rc::gen::element(1, 90);
  return *rc::gen::container<std::vector<lonlat>>(point_between(degrees));
}

std::vector<std::uint32_t> items_of(std::vector<neighbour> const& found) {
  auto items = std::vector<std::uint32_t>{};
  for (auto const& n : found) {
    items.push_back(n.item);
  }
  return items;
}

// All accepted items with their distances, nearest first: what a search by hand would find.
template <typename Accept>
std::vector<neighbour> by_hand(std::vector<lonlat> const& points, lonlat const at, Accept const& accept) {
  auto all = std::vector<neighbour>{};
  for (auto i = 0U; i < points.size(); ++i) {
    if (accept(i)) {
      all.push_back({i, rough_distance_m(at, points[i])});
    }
  }
  std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.metres < b.metres; });
  return all;
}

RC_GTEST_PROP(kd_order, holds_every_item_once, ()) {
  auto const points = some_points();
  auto order = kd_order(points);
  auto all = std::vector<std::uint32_t>(points.size());
  std::iota(all.begin(), all.end(), 0U);
  std::sort(order.begin(), order.end());
  RC_ASSERT(order == all);
}

RC_GTEST_PROP(kd_order, is_the_same_for_the_same_points, ()) {
  auto const points = some_points();
  auto items = std::vector<std::uint32_t>(points.size());
  std::iota(items.rbegin(), items.rend(), 0U);
  RC_ASSERT(kd_order(points) == kd_order(points, items));
}

RC_GTEST_PROP(kd_tree, finds_what_a_search_by_hand_finds, ()) {
  auto const points = some_points();
  auto const order = kd_order(points);
  auto const at = *point_between(*rc::gen::element(1, 90));
  auto const k = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, 12));
  auto const odd_only = *rc::gen::arbitrary<bool>();
  auto const accept = [&](std::uint32_t const item) { return !odd_only || item % 2 == 1; };

  auto const found = kd_tree{points, order}.nearest(at, k, kAnywhere, accept);
  auto const expected = by_hand(points, at, accept);
  RC_ASSERT(found.size() == std::min(k, expected.size()));
  for (std::size_t i = 0; i < found.size(); ++i) {
    RC_ASSERT(accept(found[i].item));
    RC_ASSERT(std::abs(found[i].metres - expected[i].metres) <= kSlack + 1e-6 * expected[i].metres);
    RC_ASSERT(std::abs(found[i].metres - rough_distance_m(at, points[found[i].item])) <=
              kSlack + 1e-6 * found[i].metres);
  }
}

RC_GTEST_PROP(kd_tree, finds_all_within_a_radius_and_nothing_beyond, ()) {
  auto const points = some_points();
  auto const order = kd_order(points);
  auto const at = *point_between(*rc::gen::element(1, 90));
  auto const radius = static_cast<double>(*rc::gen::element(0, 1'000, 50'000, 2'000'000, 15'000'000));

  auto const found = items_of(kd_tree{points, order}.nearest(at, points.size(), radius));
  for (auto const& n : by_hand(points, at, [](std::uint32_t) { return true; })) {
    auto const is_found = std::find(found.begin(), found.end(), n.item) != found.end();
    RC_ASSERT(is_found || n.metres > radius - kSlack);
    RC_ASSERT(!is_found || n.metres < radius + kSlack);
  }
}

RC_GTEST_PROP(kd_tree, over_a_subset_finds_only_its_items, ()) {
  auto const points = some_points();
  auto subset = std::vector<std::uint32_t>{};
  for (auto i = 0U; i < points.size(); i += 3) {
    subset.push_back(i);
  }
  auto const order = kd_order(points, subset);
  auto found = items_of(kd_tree{points, order}.nearest({}, points.size(), kAnywhere));
  std::sort(found.begin(), found.end());
  RC_ASSERT(found == subset);
}

TEST(kd_tree, breaks_ties_by_item) {
  auto const points = std::vector<lonlat>(5, lonlat{7'000'000, 45'000'000});
  auto const order = kd_order(points);
  EXPECT_THAT(items_of(kd_tree{points, order}.nearest({}, 3, kAnywhere)), ElementsAre(0, 1, 2));
}

TEST(kd_tree, sees_across_the_antimeridian_and_the_pole) {
  auto const points = std::vector<lonlat>{from_degrees(170, 60), from_degrees(-179.9, 60), from_degrees(0, 89)};
  auto const order = kd_order(points);
  auto const tree = kd_tree{points, order};
  EXPECT_THAT(items_of(tree.nearest(from_degrees(179.9, 60), 1, kAnywhere)), ElementsAre(1));
  EXPECT_THAT(items_of(tree.nearest(from_degrees(180, 89), 1, kAnywhere)), ElementsAre(2));
}

TEST(kd_tree, without_items_finds_nothing) { EXPECT_THAT(kd_tree{}.nearest({}, 3, kAnywhere), IsEmpty()); }

}  // namespace
}  // namespace wakhan::geo
