// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timing/rides.h"

#include <gmock/gmock.h>

#include "corridor_with_train.h"
#include "random_rides.h"

namespace {

using namespace wakhan;
using test::kHour;
using test::small_corridor;

TEST(rides, are_where_an_itinerary_waits_for_departures) {
  auto world = test::corridor_with_train{{}};
  auto const whole = world.way();
  auto const parts = timing::cut(world.view(), whole);
  ASSERT_EQ(parts.rides.size(), 2U);
  auto const& train = parts.rides[0];
  EXPECT_EQ(train.leg, 1U);
  EXPECT_EQ(train.by, net::mode::rail);
  EXPECT_EQ(train.from, small_corridor::kInland);
  EXPECT_EQ(train.to, small_corridor::kPort) << "over the border, where another leg begins";
  EXPECT_THAT(train.waited_for, testing::ElementsAre(net::service_id{0U}));
  EXPECT_EQ(train.loaded - train.comes, 3 * kHour);
  EXPECT_EQ(train.leaves - train.loaded, 56 * kHour);
  EXPECT_EQ(train.ends - train.leaves, 24 * kHour);
  auto const& ship = parts.rides[1];
  EXPECT_EQ(ship.leg, 3U);
  EXPECT_EQ(ship.from, small_corridor::kPort);
  EXPECT_EQ(ship.comes - train.ends, 3 * kHour) << "unloaded from the train";
  EXPECT_EQ(ship.ends - ship.leaves, 27 * kHour);
  EXPECT_FALSE(ship.goes_on) << "by another mode";
  EXPECT_EQ(parts.ends, whole.total.sum.time / cost::kMicroseconds);
  EXPECT_EQ(parts.legs_begin.size(), whole.legs.size());
}

route::step a_step(route::step_kind const kind, net::mode const by, std::int64_t const hours,
                   std::int64_t const waiting = 0) {
  auto s = route::step{};
  s.kind = kind;
  s.by = by;
  s.bill.sum.time = (hours + waiting) * kHour * cost::kMicroseconds;
  s.bill.waiting = waiting * kHour * cost::kMicroseconds;
  s.bill.transfer = kind == route::step_kind::sailing ? 0 : hours * kHour * cost::kMicroseconds;
  return s;
}

// A train is loaded, rolls onto a ferry, which is waited for, and off it; its load is taken off at the port.
TEST(rides, by_a_ferry_that_carries_wagons_end_where_these_stand_at_a_terminal_again) {
  using route::step_kind;
  auto world = test::corridor_with_train{{}};
  auto whole = route::itinerary{};
  whole.legs.resize(3);
  whole.legs[0].from_terminal = small_corridor::kInland;
  whole.legs[0].steps = {a_step(step_kind::load, net::mode::rail, 3, 56),
                         a_step(step_kind::line_haul, net::mode::rail, 10)};
  whole.legs[1].ferry = net::ferry_id{7U};
  whole.legs[1].steps = {a_step(step_kind::board, net::mode::ferry, 2, 5),
                         a_step(step_kind::sailing, net::mode::ferry, 20),
                         a_step(step_kind::alight, net::mode::ferry, 1)};
  whole.legs[1].steps[1].is_backwards = true;
  whole.legs[2].to_terminal = small_corridor::kPort;
  whole.legs[2].steps = {a_step(step_kind::line_haul, net::mode::rail, 10),
                         a_step(step_kind::unload, net::mode::rail, 4)};
  for (auto const& l : whole.legs) {
    for (auto const& s : l.steps) {
      whole.total += s.bill;
    }
  }
  auto const parts = timing::cut(world.view(), whole);
  ASSERT_EQ(parts.rides.size(), 2U);
  auto const& train = parts.rides[0];
  EXPECT_EQ(train.from, small_corridor::kInland);
  EXPECT_EQ(train.to, small_corridor::kPort);
  EXPECT_EQ(train.ends - train.leaves, 10 * kHour) << "the ferry is waited for by itself";
  auto const& ferry = parts.rides[1];
  EXPECT_EQ(ferry.ferry, net::ferry_id{7U});
  EXPECT_TRUE(ferry.is_backwards);
  EXPECT_FALSE(ferry.from.is_valid());
  EXPECT_EQ(ferry.to, small_corridor::kPort);
  EXPECT_EQ(ferry.leaves - ferry.loaded, 5 * kHour);
  EXPECT_EQ(parts.ends, whole.total.sum.time / cost::kMicroseconds);
}

}  // namespace
