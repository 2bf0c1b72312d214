// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/corridor_svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/api/small_pack.h"
#include "unit/io/thrown_by.h"
#include "wakhan/api/figures.h"
#include "wakhan/api/pack_svg.h"

namespace wakhan::api {
namespace {

using test::the_small_pack;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char const* kId = "land-bridge-alashankou";

TEST(corridor_svg, draws_the_way_with_its_waypoints_and_posts) {
  auto const& world = the_small_pack();
  auto const& length_m = world.pack.network().links.length_m;
  auto const km = grouped((length_m[world.links.rail_cn] + length_m[world.links.rail_kz]) / 1000.0);
  EXPECT_THAT(corridor_svg(the_small_pack().pack, kId),
              AllOf(HasSubstr("New Eurasian Land Bridge: Alashankou – Dostyk – Brest"), HasSubstr(">Rail<"),
                    HasSubstr(">Alashankou-Dostyk<"), HasSubstr(">Brest<"), HasSubstr(">Alashankou–Dostyk<"),
                    HasSubstr("Shortest open way through its waypoints: rail " + km + " km"), HasSubstr("none by road"),
                    Not(HasSubstr(">Road<"))));
}

TEST(corridor_svg, is_what_a_map_of_a_pack_draws_for_a_corridor) {
  auto request = map_of_pack{};
  request.corridor = kId;
  EXPECT_EQ(pack_svg(the_small_pack().pack, request), corridor_svg(the_small_pack().pack, kId));
  request.country = "KZ";
  EXPECT_THAT(test::thrown_by([&] { pack_svg(the_small_pack().pack, request); }), HasSubstr("usage: --corridor"));
}

TEST(corridor_svg, says_that_no_way_is_open) {
  auto folder = test::temporary_folder{};
  auto maker = test::small_pack_maker{};
  maker.crossing().valid.until = 20'000;  // 2024-10-04
  maker.write(folder / "small.pack");
  auto const pack = load::pack{folder / "small.pack"};
  EXPECT_THAT(test::thrown_by([&] { corridor_svg(pack, kId); }),
              HasSubstr("no_route: --corridor: no way through the waypoints of 'land-bridge-alashankou' is open"));
}

std::string with_waypoints(std::vector<net::waypoint> const& circles) {
  auto folder = test::temporary_folder{};
  auto maker = test::small_pack_maker{};
  maker.waypoints() = circles;
  maker.corridor().waypoints = static_cast<std::uint32_t>(circles.size());
  maker.write(folder / "small.pack");
  return corridor_svg(load::pack{folder / "small.pack"}, kId);
}

constexpr std::uint32_t kRadius = 50'000;

TEST(corridor_svg, marks_a_waypoint_where_the_way_passes_it) {
  auto const end = net::waypoint{geo::from_degrees(51.2, 43.6), kRadius};
  EXPECT_EQ(with_waypoints({{geo::from_degrees(106.6, 29.4), kRadius}, end}), corridor_svg(the_small_pack().pack, kId));
}

TEST(corridor_svg, draws_no_way_that_comes_back_over_its_own_line) {
  auto const start = net::waypoint{geo::from_degrees(106.4, 29.6), kRadius};
  auto const there = net::waypoint{geo::from_degrees(51.2, 43.6), kRadius};
  EXPECT_THAT(with_waypoints({start, there}), HasSubstr(">Rail<"));
  EXPECT_THAT(test::thrown_by([&] { with_waypoints({start, there, start}); }), HasSubstr("no_route"));
}

TEST(corridor_svg, draws_no_way_that_stays_where_it_is) {
  auto const start = net::waypoint{geo::from_degrees(106.4, 29.6), kRadius};
  EXPECT_THAT(test::thrown_by([&] { with_waypoints({start, start}); }), HasSubstr("no_route"));
}

TEST(corridor_svg, leaves_posts_to_the_trade_of_two_countries) {
  auto folder = test::temporary_folder{};
  auto maker = test::small_pack_maker{};
  maker.crossing().is_bilateral = 1;
  maker.write(folder / "small.pack");
  auto const pack = load::pack{folder / "small.pack"};
  EXPECT_THAT(test::thrown_by([&] { corridor_svg(pack, kId); }), HasSubstr("no_route"));
}

TEST(corridor_svg, names_the_corridors_that_may_have_been_meant) {
  for (auto const* const written : {"land-bridge-alashanku", "silk-road"}) {
    try {
      corridor_svg(the_small_pack().pack, written);
      FAIL() << written;
    } catch (error const& e) {
      EXPECT_EQ(e.code(), errc::usage);
      EXPECT_THAT(e.hint(), HasSubstr(kId));
    }
  }
}

}  // namespace
}  // namespace wakhan::api
