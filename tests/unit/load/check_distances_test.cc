// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/load/check_world.h"
#include "unit/load/small_facts.h"
#include "wakhan/load/check_pack.h"

namespace wakhan::load {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Three towns on a line from west to east with a way round by the north, and hubs at the ends so that the line counts.
struct towns {
  check_world world;

  towns() {
    auto const west = world.rail(10, 50);
    auto const middle = world.rail(11, 50);
    auto const east = world.rail(12, 50);
    auto const north = world.rail(11, 52);
    world.line(west, middle, 100);
    world.line(middle, east, 100);
    world.line(west, north, 300);
    world.line(north, east, 300);
    world.terminal("w", true, {west});
    world.terminal("e", true, {east});
  }
};

small_facts::fields pair_row(std::string const& from_lon, std::string const& to_lon, std::string const& km,
                             std::string const& via = "", std::string const& by = "rail") {
  return {{"mode", by},       {"from", "Town " + from_lon}, {"from_lon", from_lon},
          {"from_lat", "50"}, {"to", "Town " + to_lon},     {"to_lon", to_lon},
          {"to_lat", "50"},   {"distance_km", km},          {"via", via}};
}

check_report compare(check_world& world, small_facts const& rows, unsigned const threads = 1) {
  auto report = check_report{};
  check_distances(world.finish(), rows.parse(), threads, report);
  return report;
}

TEST(distances, hold_when_the_network_is_as_long_as_published) {
  auto t = towns{};
  auto const report = compare(t.world, small_facts{}.add(fact_table::distances, pair_row("10", "12", "201")));
  EXPECT_THAT(lines_with(report, "rail: 1 pairs, median error 0.5 %"), SizeIs(1));
  EXPECT_TRUE(report.is_good());
}

TEST(distances, name_the_pairs_that_are_far_off) {
  auto t = towns{};
  auto rows = small_facts{};
  rows.add(fact_table::distances, pair_row("10", "12", "200")).add(fact_table::distances, pair_row("10", "11", "80"));
  auto const report = compare(t.world, rows);
  EXPECT_FALSE(report.is_good());
  EXPECT_THAT(lines_with(report, "published 80"), ElementsAre(HasSubstr("network 100 km, published 80 (+25 %)")));
  EXPECT_THAT(lines_with(report, "published 200"), IsEmpty());
}

TEST(distances, go_by_the_places_on_the_way_that_the_table_knows) {
  auto t = towns{};
  auto north = pair_row("11", "12", "300");
  north["from"] = "North (junction)";
  north["from_lat"] = "52";
  auto rows = small_facts{};
  rows.add(fact_table::distances, north).add(fact_table::distances, pair_row("10", "12", "600", "North;Nowhere"));
  auto const report = compare(t.world, rows);
  EXPECT_TRUE(report.is_good()) << report.text();
  EXPECT_THAT(lines_with(report, "median error 0.0 %"), SizeIs(1));
}

TEST(distances, are_measured_between_the_nearest_copies_of_a_place) {
  auto world = check_world{};
  auto const west = world.rail(10, 50);
  auto const beside = world.rail(10, 50);
  auto const north = world.rail(10, 53);
  auto const east = world.rail(12, 50);
  world.line(west, north, 400);
  world.line(north, east, 400);
  world.line(beside, east, 200);
  world.terminal("w", true, {west, beside});
  world.terminal("e", true, {east});
  auto const report = compare(world, small_facts{}.add(fact_table::distances, pair_row("10", "12", "200")));
  EXPECT_THAT(lines_with(report, "rail: 1 pairs, median error 0.0 %"), SizeIs(1));
}

TEST(distances, count_pairs_without_a_way_as_wrong) {
  auto t = towns{};
  auto const alone = t.world.rail(20, 50);
  auto const end = t.world.rail(20.1, 50);
  t.world.line(alone, end, 8);
  t.world.terminal("a", true, {alone});
  t.world.terminal("b", true, {end});
  auto rows = small_facts{};
  rows.add(fact_table::distances, pair_row("10", "12", "200")).add(fact_table::distances, pair_row("10", "20", "900"));
  auto const report = compare(t.world, rows);
  EXPECT_FALSE(report.is_good());
  EXPECT_THAT(lines_with(report, "without a way: row-2"), SizeIs(1));
  EXPECT_THAT(lines_with(report, "50 % within 15 %"), SizeIs(1));
}

TEST(distances, leave_out_pairs_with_an_end_off_the_network) {
  auto t = towns{};
  auto rows = small_facts{};
  rows.add(fact_table::distances, pair_row("10", "12", "200")).add(fact_table::distances, pair_row("10", "30", "900"));
  auto const report = compare(t.world, rows);
  EXPECT_TRUE(report.is_good());
  EXPECT_THAT(lines_with(report, "not compared: 1 pairs"), SizeIs(1));
}

TEST(distances, pass_borders_whatever_their_state) {
  auto world = check_world{};
  auto const a = world.rail(10, 50);
  auto const b = world.rail(10.5, 50);
  auto const c = world.rail(10.5, 50, check_world::kB);
  auto const d = world.rail(11, 50, check_world::kB);
  world.line(a, b, 40);
  world.line(c, d, 40);
  world.border(b, c, world.crossing("shut", check_world::kA, check_world::kB, {INT32_MAX, INT32_MIN}));
  world.terminal("a", true, {a});
  world.terminal("d", true, {d});
  auto const report = compare(world, small_facts{}.add(fact_table::distances, pair_row("10", "11", "80")));
  EXPECT_TRUE(report.is_good()) << report.text();
}

TEST(distances, by_the_cape_do_not_pass_suez_nor_any_shut_strait) {
  for (auto const& [id, via, km] : {std::tuple{"suez", "Suez Canal", "200"},
                                    std::tuple{"suez", "Cape of Good Hope", "600"}, std::tuple{"arctic", "", "600"}}) {
    auto world = check_world{};
    auto const west = world.sea(10, 50);
    auto const east = world.sea(12, 50);
    auto const south = world.sea(11, 48);
    auto const at = geo::from_degrees(0, 0);
    auto const p = world.passage(id, at, at, at, at, 1);
    world.data().passages[net::passage_id{p}].is_shut = std::string_view{id} == "arctic" ? 1 : 0;
    world.strait(west, east, 200, p);
    world.line(west, south, 300);
    world.line(south, east, 300);
    auto const report = compare(world, small_facts{}.add(fact_table::distances, pair_row("10", "12", km, via, "sea")));
    EXPECT_THAT(lines_with(report, "sea: 1 pairs, median error 0.0 %"), SizeIs(1)) << id << via << report.text();
  }
}

TEST(distances, are_the_same_for_any_number_of_threads) {
  auto rows = small_facts{};
  for (int i = 0; i < 20; ++i) {
    rows.add(fact_table::distances, pair_row("10", i % 2 == 0 ? "11" : "12", std::to_string(100 + 10 * i)));
  }
  auto one = towns{};
  auto four = towns{};
  EXPECT_EQ(compare(one.world, rows, 1).text(), compare(four.world, rows, 4).text());
}

}  // namespace
}  // namespace wakhan::load
