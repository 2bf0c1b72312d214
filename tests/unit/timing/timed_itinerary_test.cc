// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timing/timed_itinerary.h"

#include <gmock/gmock.h>

#include "corridor_with_train.h"
#include "random_rides.h"

namespace {

using namespace wakhan;
using test::corridor_with_train;
using test::kDay;
using test::kHour;
using test::kMonday;
using testing::ElementsAre;
using testing::IsEmpty;
using timing::wait_kind;

constexpr auto kThursday = std::uint32_t{1U << 3U};
constexpr auto kWednesday = kMonday + 2 * kDay;  // 2026-12-02, when freight is ready in the town
// Picked up in 15 h, 83,396 m of road at 72 s/km: at Inland at 16:40:04.
constexpr auto kAtInland = kWednesday + 15 * kHour + 6'004;
constexpr auto kThursday18 = kMonday + 3 * kDay + 18 * kHour;
// From leaving Inland: 8 h of rail, 10 h at the post and 6 h of rail; unloaded, loaded and waited for in 18 h at the
// Port; 22 h and the 5 h of the strait aboard, 3 h of unloading.
constexpr auto kFromInland = (24 + 18 + 27 + 3) * kHour;

timing::timed_itinerary timed(corridor_with_train& world, std::int64_t const ready = kWednesday) {
  return timing::itinerary_timer{world.view(), world.way()}.ready_at(ready).value();
}

std::vector<wait_kind> waits_of(timing::timed_itinerary const& t) {
  auto waits = std::vector<wait_kind>{};
  for (auto const& l : t.legs) {
    waits.push_back(l.wait);
  }
  return waits;
}

corridor_with_train by_train(std::uint32_t const weekdays, std::int32_t const time_s) {
  auto days = corridor_with_train::days(weekdays);
  days.time_s = time_s;
  return corridor_with_train{{days}};
}

TEST(timed_itinerary, takes_the_train_of_the_published_day_and_half_the_headway_of_the_ship) {
  auto world = by_train(kThursday, 18 * kHour);
  auto const t = timed(world);
  EXPECT_EQ(t.arrives, kThursday18 + kFromInland);
  EXPECT_EQ(t.arrives, kMonday + 6 * kDay + 18 * kHour) << "Sunday 18:00";
  EXPECT_THAT(waits_of(t),
              ElementsAre(wait_kind::none, wait_kind::published, wait_kind::none, wait_kind::mean, wait_kind::none));
  ASSERT_EQ(t.legs.size(), 5U);
  EXPECT_EQ(t.legs[0].ready, kWednesday);
  EXPECT_EQ(t.legs[0].arrives, kAtInland);
  EXPECT_EQ(t.legs[1].ready, kAtInland);
  EXPECT_EQ(t.legs[1].departs, kThursday18);
  EXPECT_EQ(t.legs[1].wait_s, kThursday18 - 3 * kHour - kAtInland) << "beside three hours of loading";
  EXPECT_THAT(t.legs[1].services, ElementsAre(net::service_id{0U}));
  EXPECT_TRUE(t.legs[1].has_hour);
  EXPECT_EQ(t.legs[1].arrives, kThursday18 + 18 * kHour) << "over the border";
  EXPECT_EQ(t.legs[2].arrives, kThursday18 + 27 * kHour);
  EXPECT_EQ(t.legs[3].departs, t.legs[2].arrives + 15 * kHour);
  EXPECT_EQ(t.legs[3].wait_s, 12 * kHour);
  EXPECT_THAT(t.legs[3].services, IsEmpty()) << "the general frequency";
  EXPECT_EQ(t.leave_by, kWednesday + kThursday18 - 3 * kHour - kAtInland);
}

TEST(timed_itinerary, is_looked_back_upon_as_ahead) {
  auto world = by_train(kThursday, 18 * kHour);
  auto const timer = timing::itinerary_timer{world.view(), world.way()};
  auto const by = kThursday18 + kFromInland;
  auto const made = timer.there_by(by + 5 * kHour).value();
  EXPECT_EQ(made.arrives, by);
  EXPECT_EQ(made.ready, kWednesday + kThursday18 - 3 * kHour - kAtInland);
  EXPECT_EQ(timer.there_by(by - 1).value().ready, made.ready - 7 * kDay) << "the train of the week before";
}

TEST(timed_itinerary, without_an_hour_needs_freight_as_the_day_begins_and_leaves_at_noon) {
  auto world = by_train(kThursday, -1);
  auto const t = timed(world);
  EXPECT_EQ(t.legs[1].departs, kMonday + 3 * kDay + 12 * kHour);
  EXPECT_FALSE(t.legs[1].has_hour);
  // Loading takes three hours: at Inland by Wednesday 21:00, and no later.
  auto const latest = kWednesday + kMonday + 2 * kDay + 21 * kHour - kAtInland;
  EXPECT_EQ(t.leave_by, latest);
  EXPECT_EQ(timed(world, latest + 1).legs[1].departs, t.legs[1].departs + 7 * kDay);
}

TEST(timed_itinerary, keeps_a_published_cut_off_in_place_of_the_hours_of_handling) {
  auto days = corridor_with_train::days(kThursday);
  days.time_s = 18 * kHour;
  days.cut_off_s = 48 * kHour;
  auto late = corridor_with_train{{days}};
  EXPECT_EQ(timed(late).legs[1].departs, kThursday18 + 7 * kDay) << "it had to be there on Tuesday";
  days.cut_off_s = 1 * kHour;
  auto soon = corridor_with_train{{days}};
  auto const ready = kThursday18 - kHour - (kAtInland - kWednesday);
  auto const t = timed(soon, ready);
  EXPECT_EQ(t.legs[1].departs, kThursday18);
  EXPECT_EQ(t.legs[1].wait_s, 0);
  EXPECT_EQ(t.handling_s, -2 * kHour) << "loaded in one hour in place of three";
}

TEST(timed_itinerary, waits_by_the_general_frequency_out_of_the_season_of_all_that_leave) {
  auto days = corridor_with_train::days(kThursday);
  days.time_s = 18 * kHour;
  days.season_from = 301;
  days.season_until = 1031;
  auto world = corridor_with_train{{days}};
  auto const t = timed(world);
  EXPECT_EQ(t.legs[1].wait, wait_kind::mean);
  EXPECT_EQ(t.legs[1].wait_s, 12 * kHour);
  auto const june = kWednesday - 180 * kDay;
  EXPECT_EQ(timed(world, june).legs[1].wait, wait_kind::published);
  days.season_from = 101;
  days.season_until = 1231;
  auto all_year = corridor_with_train{{days}};
  EXPECT_EQ(timed(all_year).legs[1].departs, kThursday18) << "a season of the whole year has no rest";
}

TEST(timed_itinerary, of_unknown_days_waits_by_the_frequency_of_the_season) {
  auto days = corridor_with_train::days(0);
  days.season_from = 1101;
  days.season_until = 331;
  auto world = corridor_with_train{{days}};
  EXPECT_EQ(timed(world).legs[1].wait_s, 56 * kHour) << "three departures in two weeks";
  EXPECT_EQ(timed(world, kWednesday - 180 * kDay).legs[1].wait_s, 12 * kHour) << "in June as where none is named";
}

TEST(timed_itinerary, before_and_after_its_dates_waits_half_the_headway) {
  auto const today = static_cast<std::int32_t>(kMonday / kDay);
  auto days = corridor_with_train::days(0);
  days.dates = 2;
  days.time_s = 18 * kHour;
  auto world = corridor_with_train{{days}, {today + 10, today + 17}};
  EXPECT_EQ(timed(world).legs[1].wait_s, 56 * kHour);
  EXPECT_EQ(timed(world, kWednesday + 7 * kDay).legs[1].departs, kMonday + 10 * kDay + 18 * kHour);
  EXPECT_EQ(timed(world, kWednesday + 9 * kDay).legs[1].departs, kMonday + 17 * kDay + 18 * kHour);
  EXPECT_EQ(timed(world, kWednesday + 16 * kDay).legs[1].wait_s, 56 * kHour);
}

TEST(timed_itinerary, where_no_days_are_known_takes_the_seconds_of_its_bill) {
  auto world = corridor_with_train{{}};
  auto const whole = world.way();
  auto const seconds = whole.total.sum.time / cost::kMicroseconds;
  EXPECT_EQ(timed(world).seconds(), seconds);
  auto const back = world.way(true);
  auto const t = timing::itinerary_timer{world.view(), back}.ready_at(kWednesday).value();
  EXPECT_EQ(t.seconds(), back.total.sum.time / cost::kMicroseconds);
}

TEST(timed_itinerary, of_days_that_say_nothing_of_a_departure_waits_by_frequency) {
  auto row = test::row_of_terminals{3};
  auto const train = row.add_train({0, 1, 2}, 7'000);
  auto& ride = row.add_ride(0, kHour, 12 * kHour, 5 * kHour);
  ride.waited_for = {train};
  auto& days = row.publish(train, 0x7F);
  EXPECT_THAT(waits_of(row.timer().ready_at(kMonday).value()), ElementsAre(wait_kind::mean)) << "daily, hour unknown";
  days.time_s = 6 * kHour;
  EXPECT_EQ(row.timer().ready_at(kMonday).value().legs[0].departs, kMonday + 6 * kHour);
  ride.from = net::terminal_id{1U};
  ride.to = net::terminal_id{2U};
  EXPECT_THAT(waits_of(row.timer().ready_at(kMonday).value()), ElementsAre(wait_kind::mean)) << "at its second stop";
}

// Freight stays on a train over the change of gauge as far as the train calls.
TEST(timed_itinerary, stays_aboard_as_far_as_the_service_calls) {
  auto row = test::row_of_terminals{3};
  auto const train = row.add_train({0, 2}, 1'000);
  row.add_ride(0, kHour, 84 * kHour, 10 * kHour).waited_for = {train};
  row.add_ride(4 * kHour, 2 * kHour, 36 * kHour, 20 * kHour).goes_on = true;
  row.publish(train, kThursday).time_s = 18 * kHour;
  auto const t = row.timer().ready_at(kMonday).value();
  EXPECT_EQ(t.arrives, kThursday18 + (10 + 4 + 2 + 20) * kHour);
  EXPECT_THAT(waits_of(t), ElementsAre(wait_kind::published, wait_kind::aboard));
  EXPECT_EQ(t.legs[1].departs, kThursday18 + 16 * kHour);
  EXPECT_EQ(t.legs[1].wait_s, 0);
  EXPECT_THAT(t.legs[1].services, ElementsAre(train));
}

TEST(timed_itinerary, waits_by_frequency_for_a_train_that_does_not_call_where_it_gets_off) {
  auto row = test::row_of_terminals{4};
  auto const train = row.add_train({0, 3}, 1'000);
  row.add_ride(0, kHour, 84 * kHour, 10 * kHour).waited_for = {train};
  row.publish(train, kThursday).time_s = 18 * kHour;
  EXPECT_THAT(waits_of(row.timer().ready_at(kMonday).value()), ElementsAre(wait_kind::mean));
  row.data.terminals.raw()[3].position = geo::from_degrees(10.5, 50);
  auto const same_town = row.timer().ready_at(kMonday).value();
  EXPECT_THAT(waits_of(same_town), ElementsAre(wait_kind::published)) << "36 km from where the ride ends";
}

TEST(timed_itinerary, of_a_ferry_waits_for_its_season_for_a_year_at_most) {
  auto row = test::row_of_terminals{2};
  auto& ride = row.add_ride(0, kHour, 84 * kHour, 10 * kHour);
  ride.from = ride.to = {};
  ride.by = net::mode::ferry;
  ride.ferry = net::ferry_id{0U};
  auto season = net::published_days{};
  season.ferry = ride.ferry;
  season.season_from = 601;
  season.season_until = 831;
  row.data.departure_days.push_back(season);
  auto const t = row.timer().ready_at(kMonday).value();
  EXPECT_EQ(t.legs[0].departs / kDay, kMonday / kDay + 183) << "2027-06-01: a ferry waits for its season";
  row.data.departure_days.raw()[0].season_from = 229;
  row.data.departure_days.raw()[0].season_until = 229;
  EXPECT_FALSE(row.timer().ready_at(kMonday).has_value()) << "in 2028";
  EXPECT_FALSE(row.timer().there_by(kMonday).has_value()) << "in 2024";
}

}  // namespace
