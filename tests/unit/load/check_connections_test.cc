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

constexpr std::int32_t kAskedDay = 20'000;
constexpr auto kPast = net::validity{0, kAskedDay - 1};

// A great system of five nodes around 10°E in AA; tests join a small one at 12°E in BB to it.
struct two_systems {
  check_world world;
  net::node_id great_end, small_end, small_far;

  explicit two_systems(net::carriage const small = net::carriage::rail_1435) {
    auto before = world.rail(10, 50);
    for (int i = 1; i < 5; ++i) {
      auto const next = world.rail(10 + 0.1 * i, 50);
      world.line(before, next, 8);
      before = next;
    }
    great_end = before;
    small_end = world.node(12, 50, small, check_world::kB);
    small_far = world.node(12.1, 50, small, check_world::kB);
    world.line(small_end, small_far, 8);
  }

  check_report check(double const lon = 12.05) {
    auto rows = small_facts{};
    rows.add(fact_table::control_places, {{"name", "Small"}, {"lon", std::to_string(lon)}, {"lat", "50"}});
    rows.add(fact_table::control_places, {{"name", "Great"}, {"lon", "10.1"}, {"lat", "50"}});
    auto report = check_report{};
    check_connections(world.finish(), rows.parse(), kAskedDay, report);
    return report;
  }
};

TEST(control_places, are_joined_over_an_open_crossing) {
  auto s = two_systems{};
  s.world.border(s.great_end, s.small_end, s.world.crossing("post", check_world::kA, check_world::kB));
  auto const report = s.check();
  EXPECT_THAT(lines_with(report, "2 of 2 control places"), SizeIs(1));
  EXPECT_THAT(lines_with(report, "1 of 1 open rail crossings"), SizeIs(1));
  EXPECT_TRUE(report.is_good());
}

TEST(control_places, are_cut_off_by_a_shut_crossing_which_the_report_names) {
  auto s = two_systems{};
  s.world.border(s.great_end, s.small_end, s.world.crossing("post", check_world::kA, check_world::kB, kPast));
  auto const report = s.check();
  EXPECT_THAT(lines_with(report, "1 of 2 control places"), SizeIs(1));
  EXPECT_THAT(lines_with(report, "2 of 2 would with every rail crossing open"), SizeIs(1));
  EXPECT_THAT(lines_with(report, "Small:"), ElementsAre(HasSubstr("cut off by shut crossings: post")));
  EXPECT_FALSE(report.is_good());  // half of the places is too few
}

TEST(control_places, change_gauge_only_at_hubs) {
  for (auto const is_hub : {true, false}) {
    auto s = two_systems{net::carriage::rail_1520};
    s.world.terminal("yard", is_hub, {s.great_end, s.small_end});
    EXPECT_EQ(lines_with(s.check(), "2 of 2 control places").size(), is_hub ? 1U : 0U);
  }
}

TEST(control_places, of_another_gauge_are_told_so) {
  auto s = two_systems{net::carriage::rail_1520};
  EXPECT_THAT(lines_with(s.check(), "Small:"), ElementsAre(HasSubstr("1435 mm instead of 1520 mm")));
}

TEST(control_places, far_from_any_railway_are_told_so_with_the_nearest_idle_crossing) {
  auto s = two_systems{};
  auto const post = s.world.crossing("idle", check_world::kA, check_world::kB, {}, false);
  s.world.data().crossings[net::crossing_id{post}].position = geo::from_degrees(14, 50);
  EXPECT_THAT(lines_with(s.check(13), "Small:"),
              ElementsAre(HasSubstr("no railway within 30 km; the nearest shut crossing row is idle")));
}

TEST(crossings, without_a_line_are_named_and_shut_ones_are_not_counted) {
  auto s = two_systems{};
  s.world.crossing("without", check_world::kA, check_world::kB, {}, false);
  s.world.crossing("shut", check_world::kA, check_world::kB, kPast, false);
  EXPECT_THAT(lines_with(s.check(), "open rail crossings"), ElementsAre(HasSubstr("0 of 1 open rail crossings have a "
                                                                                  "line; none: without")));
}

TEST(crossings, between_lines_apart_from_the_greatest_system_are_named) {
  auto s = two_systems{};
  auto const third = s.world.rail(12.2, 50, check_world::kC);
  auto const aside = s.world.crossing("aside", check_world::kB, check_world::kC);
  s.world.border(s.small_far, third, aside);
  EXPECT_THAT(lines_with(s.check(), "not on the greatest system"), ElementsAre(HasSubstr("aside")));
  auto joined = two_systems{};
  joined.world.border(joined.great_end, joined.small_end,
                      joined.world.crossing("post", check_world::kA, check_world::kB));
  EXPECT_THAT(lines_with(joined.check(), "not on the greatest system"), IsEmpty());
}

}  // namespace
}  // namespace wakhan::load
