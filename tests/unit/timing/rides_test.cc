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

}  // namespace
