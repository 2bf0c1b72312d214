// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/country_map.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

geo::lonlat at(double const lon, double const lat) { return geo::from_degrees(lon, lat); }

TEST(country_map, knows_the_country_that_holds_a_point) {
  auto const map = two_countries();
  EXPECT_EQ(map.at(at(5, 5)), kLeft);
  EXPECT_EQ(map.at(at(15, -5)), kRight);
  EXPECT_EQ(map.at(at(0, 0)), kLeft);
  EXPECT_FALSE(map.at(at(5, 10.1)).is_valid());
  EXPECT_FALSE(map.at(at(-0.000001, 0)).is_valid());
}

TEST(country_map, gives_a_shared_edge_to_the_first_whatever_was_asked_before) {
  auto const map = two_countries();
  EXPECT_EQ(map.at(at(10, 0)), kLeft);
  EXPECT_EQ(map.at(at(15, 0)), kRight);
  EXPECT_EQ(map.at(at(10, 0)), kLeft);
}

RC_GTEST_PROP(country_map, agrees_with_the_rectangles_in_any_order_of_asking, ()) {
  auto const map = two_countries();
  auto const n = *rc::gen::inRange(1, 50);
  for (int i = 0; i < n; ++i) {
    auto const p = geo::lonlat{*rc::gen::inRange(-5'000'000, 25'000'000), *rc::gen::inRange(-15'000'000, 15'000'000)};
    auto const is_inside = p.lon_e6 >= 0 && p.lon_e6 <= 20'000'000 && std::abs(p.lat_e6) <= 10'000'000;
    auto const expected = !is_inside ? net::country_id{} : p.lon_e6 <= 10'000'000 ? kLeft : kRight;
    RC_ASSERT(map.at(p) == expected);
  }
}

TEST(country_map, finds_the_nearest_country_and_about_how_far_it_is) {
  auto const map = two_countries();
  auto metres = -1.0;
  EXPECT_EQ(map.nearest(at(-1, 0), metres), kLeft);
  EXPECT_NEAR(metres, 111'195, 1);
  EXPECT_EQ(map.nearest(at(23, 0), metres), kRight);
  EXPECT_NEAR(metres, 3 * 111'195, 1);
  EXPECT_EQ(map.nearest(at(5, 5), metres), kLeft);
  EXPECT_EQ(metres, 0.0);
}

TEST(country_map, leaves_out_polygons_of_other_codes) {
  auto const rows = std::vector{rectangle("ZZ", {0, 0, 1, 1}), rectangle("BB", {2, 0, 3, 1})};
  auto const map = country_map{rows, two_codes()};
  EXPECT_FALSE(map.at(at(0.5, 0.5)).is_valid());
  EXPECT_EQ(map.at(at(2.5, 0.5)), kRight);
}

TEST(country_map, may_be_moved) {
  auto first = two_countries();
  auto const second = country_map{std::move(first)};
  EXPECT_EQ(second.at(at(15, 0)), kRight);
}

TEST(country_map, refuses_a_map_without_any_known_country_and_polygons_that_are_none) {
  auto const codes = two_codes();
  EXPECT_THAT(thrown_by([&] { country_map(std::vector<io::geopackage_row>{}, codes); }), StartsWith("bad_input: "));
  auto broken = rectangle("BB", {2, 0, 3, 1});
  for (auto const length : {std::size_t{0}, std::size_t{5}, broken.wkb.size() - 1}) {
    auto const rows = std::vector{io::geopackage_row{broken.wkb.substr(0, length), {"BB"}}};
    EXPECT_THAT(thrown_by([&] { country_map(rows, codes); }), AllOf(StartsWith("bad_input: "), HasSubstr("'BB'")))
        << length;
  }
}

TEST(country_map, refuses_polygons_whose_rings_do_not_close) {
  auto open = rectangle("BB", {2, 0, 3, 1});
  open.wkb[open.wkb.size() - 1] = static_cast<char>(open.wkb[open.wkb.size() - 1] ^ 1);
  auto const rows = std::vector{open};
  EXPECT_THAT(thrown_by([&] { country_map(rows, two_codes()); }), HasSubstr("the polygon of 'BB' cannot be read"));
}

TEST(outlines, are_closed_rings_of_the_larger_polygons) {
  auto const rows =
      std::vector{rectangle("AA", {0, 0, 10, 10}), rectangle("AA", {11, 0, 12, 1}), rectangle("BB", {179, 0, 180, 9})};
  auto const rings = country_map{rows, two_codes()}.outlines(0.01, 2.0);
  ASSERT_EQ(rings.size(), 2U);
  ASSERT_EQ(rings[0].size(), 5U);
  EXPECT_EQ(rings[0].front(), rings[0].back());
  // 180° stays on the east side.
  for (auto const p : rings[1]) {
    EXPECT_GE(p.lon_e6, 179'000'000);
    EXPECT_LT(p.lon_e6, 180'000'000);
  }
}

TEST(outlines, draw_land_that_the_map_gives_to_nobody) {
  auto const rows = std::vector{rectangle("AA", {0, 0, 10, 10}), rectangle("-1", {10, 0, 12, 10})};
  auto const map = country_map{rows, two_codes()};
  EXPECT_EQ(map.outlines(0.01, 2.0).size(), 2U);
  EXPECT_FALSE(map.at(at(11, 5)).is_valid());
}

constexpr net::country_id kStripTerritory{std::uint16_t{2}};
constexpr net::country_id kBay{std::uint16_t{3}};

std::vector<geo::lonlat> square(double const west, double const south, double const east, double const north) {
  return {at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)};
}

TEST(country_map, has_a_territory_lie_over_the_countries) {
  auto map = two_countries();
  EXPECT_TRUE(map.add_territory(kStripTerritory, {}, square(8, 0, 12, 2)));
  EXPECT_EQ(map.at(at(9, 1)), kStripTerritory);
  EXPECT_EQ(map.at(at(11, 1)), kStripTerritory);
  EXPECT_EQ(map.at(at(9, 3)), kLeft);
  EXPECT_EQ(map.at(at(9, 1)), kStripTerritory);  // whatever was asked before
  EXPECT_TRUE(map.add_territory(kBay, {}, square(11, 1, 13, 3)));
  EXPECT_EQ(map.at(at(11.5, 1.5)), kStripTerritory);  // the first one laid
  EXPECT_EQ(map.at(at(12.5, 1.5)), kBay);
}

TEST(country_map, cuts_the_provinces_of_a_territory_to_its_ring) {
  auto map = two_countries();
  auto const west = rectangle("P", {10, 0, 12, 4});
  auto const east = rectangle("P", {12, 0, 14, 4});
  auto const provinces = std::vector{&west, &east};
  EXPECT_TRUE(map.add_territory(kStripTerritory, provinces, square(9, 1, 13, 2)));
  EXPECT_EQ(map.at(at(12, 1.5)), kStripTerritory);
  EXPECT_EQ(map.at(at(9.5, 1.5)), kLeft);
  EXPECT_EQ(map.at(at(13.5, 1.5)), kRight);
  EXPECT_EQ(map.at(at(12, 3)), kRight);
  EXPECT_FALSE(map.add_territory(kBay, provinces, square(0, 0, 1, 1)));
  EXPECT_FALSE(map.at(at(0.5, 20)).is_valid());
}

TEST(country_map, refuses_a_territory_whose_ring_crosses_itself) {
  auto map = two_countries();
  auto const province = rectangle("P", {10, 0, 12, 4});
  auto const crossed = std::vector{at(9, 1), at(13, 2), at(13, 1), at(9, 2), at(9, 1)};
  EXPECT_THAT(thrown_by([&] { map.add_territory(kStripTerritory, std::vector{&province}, crossed); }),
              HasSubstr("cannot be joined"));
}

TEST(country_map, finds_the_territory_of_a_place_at_its_coast) {
  auto map = two_countries();
  map.add_territory(kStripTerritory, {}, square(10, 8, 12, 10));
  EXPECT_EQ(map.entry_of(at(11, 9), kRight), kStripTerritory);
  EXPECT_EQ(map.entry_of(at(11, 10.05), kRight), kStripTerritory);  // a quay 5 km out
  EXPECT_EQ(map.entry_of(at(11, 10.5), kRight), kRight);            // far out
  EXPECT_EQ(map.entry_of(at(14, 10.05), kRight), kRight);
  EXPECT_EQ(map.entry_of(at(5, 5), kRight), kRight);  // what is said of a place inside another country stays
}

TEST(country_map, draws_the_boundary_of_a_territory_only_between_land_and_land) {
  auto map = two_countries();
  map.add_territory(kStripTerritory, {}, square(10, 8, 12, 10));
  auto const lines = map.disputed_lines(0.01, {});
  ASSERT_EQ(lines.size(), 1U);  // west, south and east in one; the north is coast
  EXPECT_EQ(lines[0].size(), 4U);
  EXPECT_EQ(map.disputed_lines(0.01, std::vector{kRight}).size(), 2U);
}

}  // namespace
}  // namespace wakhan::load
