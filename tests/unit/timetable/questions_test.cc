// SPDX-License-Identifier: Apache-2.0
// Answers that can be checked by hand, and questions that are refused.
#include <gtest/gtest.h>

#include "random_schedule.h"
#include "wakhan/base/error.h"
#include "wakhan/timetable/planner.h"

namespace {

using namespace wakhan;
using namespace wakhan::timetable;

constexpr std::int64_t kWeekBegins = 1'793'577'600;  // 2026-11-02
constexpr std::int64_t kHour = 3600;
constexpr auto kYiwu = stop_id{0U}, kNingbo = stop_id{1U}, kHamburg = stop_id{2U}, kPrague = stop_id{3U};

// A feeder train on Tuesdays and Fridays, a ship on Thursdays that takes 30 days, a truck at the other end, and a train
// all the way that is dearer.
schedule eurasia() {
  auto s = schedule{};
  s.stops = {{6 * kHour}, {24 * kHour}, {24 * kHour}, {0}};
  s.links = {{kHamburg, kPrague, 20 * kHour, 90'000, 400'000}};
  auto feeder = service{};
  feeder.calls = {{kYiwu, 0, 0, 3 * kHour}, {kNingbo, 8 * kHour, 0, 0, 20'000, 100}};
  feeder.departures = weekly{{0b0010010, 21 * kHour}};
  auto ship = service{};
  ship.calls = {{kNingbo, 0, 0, 24 * kHour}, {kHamburg, 30 * kDaySeconds, 0, 0, 150'000, 900}};
  ship.departures = weekly{{0b0001000, 12 * kHour}};
  ship.boarding_cents = 10'000;
  auto train = service{};
  train.calls = {{kYiwu, 0, 0, 12 * kHour}, {kHamburg, 16 * kDaySeconds, 0, 0, 700'000, 500}};
  train.departures = weekly{{0b1000000, 0}};
  s.services = {feeder, ship, train};
  return s;
}

std::vector<stop_at> at(stop_id const s, std::int64_t const moment) { return {{s, moment}}; }

TEST(questions, several_voyages_are_at_sea_at_once) {
  auto const compiled = compiled_timetable{eurasia()};
  auto ask = planner{compiled};
  // Tuesday's feeder arrives on Wednesday 05:00, is handled until Thursday 05:00, after that day's cut-off.
  auto rows = eurasia();
  rows.services.pop_back();
  auto const by_sea = compiled_timetable{rows};
  auto const way = planner{by_sea}.earliest_arrival(at(kYiwu, kWeekBegins), kPrague);
  ASSERT_TRUE(way);
  ASSERT_EQ(way->legs.size(), 3U);
  EXPECT_EQ(way->leave_by, kWeekBegins + kDaySeconds + 18 * kHour);  // Tuesday 18:00
  EXPECT_EQ(way->legs[0].departs, kWeekBegins + kDaySeconds + 21 * kHour);
  EXPECT_EQ(way->legs[0].waiting_s, kDaySeconds + 21 * kHour);
  EXPECT_EQ(way->legs[1].departs, kWeekBegins + 10 * kDaySeconds + 12 * kHour);
  EXPECT_EQ(way->legs[1].cut_off, kWeekBegins + 9 * kDaySeconds + 12 * kHour);
  EXPECT_EQ(way->arrives, kWeekBegins + 40 * kDaySeconds + 32 * kHour);
  EXPECT_EQ(way->cents, 270'000);
  EXPECT_EQ(way->grams_co2e, 401'000);
  EXPECT_EQ(way->services, 2U);
}

TEST(questions, leave_by_to_arrive_by_a_date) {
  auto rows = eurasia();
  rows.services.pop_back();
  auto const compiled = compiled_timetable{rows};
  auto const way = planner{compiled}.latest_departure(kYiwu, at(kPrague, kWeekBegins + 45 * kDaySeconds));
  ASSERT_TRUE(way);
  // Friday's feeder makes the same ship as Tuesday's.
  EXPECT_EQ(way->begins, kWeekBegins + 4 * kDaySeconds + 18 * kHour);
  EXPECT_EQ(way->leave_by, way->begins);
  EXPECT_EQ(way->arrives, kWeekBegins + 40 * kDaySeconds + 32 * kHour);
  EXPECT_EQ(way->legs[0].departure, 1U);
}

TEST(questions, money_finds_what_time_alone_does_not) {
  auto const compiled = compiled_timetable{eurasia()};
  auto ask = planner{compiled};
  auto const fast = ask.arrivals_by_services(at(kYiwu, kWeekBegins), kPrague);
  ASSERT_EQ(fast.size(), 1U);
  EXPECT_EQ(fast[0].cents, 790'000);
  auto const all = ask.arrivals_by_services_and_money(at(kYiwu, kWeekBegins), kPrague);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].services, 1U);
  EXPECT_EQ(all[1].services, 2U);
  EXPECT_EQ(all[1].cents, 270'000);
}

TEST(questions, a_profile_lists_what_is_worth_leaving_for) {
  auto const compiled = compiled_timetable{eurasia()};
  auto ask = planner{compiled};
  auto const found = ask.departures_between(kYiwu, kHamburg, kWeekBegins, kWeekBegins + 3 * kWeekSeconds);
  EXPECT_TRUE(found.is_complete);
  ASSERT_EQ(found.journeys.size(), 3U);
  for (std::size_t week = 0; week < 3; ++week) {
    auto const sunday = kWeekBegins + 6 * kDaySeconds + static_cast<std::int64_t>(week) * kWeekSeconds;
    EXPECT_EQ(found.journeys[week].begins, sunday - 12 * kHour);
    EXPECT_EQ(found.journeys[week].arrives, sunday + 16 * kDaySeconds);
  }
  EXPECT_EQ(ask.departures_between(kYiwu, kHamburg, kWeekBegins, kWeekBegins + 3 * kWeekSeconds, 2).journeys.size(),
            2U);
  EXPECT_FALSE(ask.departures_between(kHamburg, kPrague, kWeekBegins, kWeekBegins + 100, 50).is_complete);
  EXPECT_EQ(ask.departures_between(kHamburg, kPrague, kWeekBegins, kWeekBegins + 10, 50).journeys.size(), 11U);
}

TEST(questions, who_is_there_already_takes_no_service) {
  auto const compiled = compiled_timetable{eurasia()};
  auto ask = planner{compiled};
  auto const here = ask.earliest_arrival(at(kYiwu, kWeekBegins), kYiwu);
  ASSERT_TRUE(here);
  EXPECT_TRUE(here->legs.empty());
  EXPECT_EQ(here->arrives, kWeekBegins);
  EXPECT_EQ(ask.arrivals_by_services_and_money(at(kYiwu, kWeekBegins), kYiwu).size(), 1U);
  EXPECT_FALSE(ask.earliest_arrival(at(kPrague, kWeekBegins), kYiwu));
  EXPECT_FALSE(ask.latest_departure(kPrague, at(kYiwu, kWeekBegins)));
}

TEST(questions, the_same_whatever_was_asked_before) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto r = test::random_schedule{seed};
    auto const compiled = compiled_timetable{r.rows};
    auto used = planner{compiled, r.horizon_s};
    for (std::uint32_t s = 0; s < r.rows.stops.size(); ++s) {
      used.latest_departures(at(stop_id{s}, r.moment));
      used.arrivals_by_services_and_money(at(stop_id{s}, r.moment), r.to);
      auto const again = used.earliest_arrival(r.from, r.to);
      auto const fresh = planner{compiled, r.horizon_s}.earliest_arrival(r.from, r.to);
      ASSERT_EQ(again.has_value(), fresh.has_value());
      if (again) {
        ASSERT_EQ(again->legs.size(), fresh->legs.size());
        for (std::size_t i = 0; i < again->legs.size(); ++i) {
          ASSERT_EQ(again->legs[i].by, fresh->legs[i].by);
          ASSERT_EQ(again->legs[i].over, fresh->legs[i].over);
          ASSERT_EQ(again->legs[i].departs, fresh->legs[i].departs);
        }
      }
    }
  }
}

// So many services one after the other, each at the highest price there is.
schedule dear_chain(std::uint32_t const services) {
  auto rows = schedule{};
  rows.stops.resize(services + 1);
  for (std::uint32_t i = 0; i < services; ++i) {
    auto dear = service{};
    dear.calls = {{stop_id{i}}, {stop_id{i + 1}, kHour}};
    dear.departures = weekly{{0x7F, 0}};
    dear.boarding_cents = 10'000'000;
    rows.services.push_back(dear);
  }
  return rows;
}

TEST(questions, money_that_cannot_be_added_up_is_refused) {
  auto const from = at(stop_id{0U}, kWeekBegins);
  auto const most = compiled_timetable{dear_chain(107)};
  EXPECT_EQ(planner{most}.arrivals_by_services_and_money(from, stop_id{107U}).front().cents, 1'070'000'000);
  auto const more = compiled_timetable{dear_chain(120)};
  auto ask = planner{more};
  EXPECT_EQ(ask.earliest_arrival(from, stop_id{120U})->cents, 1'200'000'000);
  try {
    ask.arrivals_by_services_and_money(from, stop_id{120U});
    FAIL() << "not refused";
  } catch (error const& e) {
    EXPECT_EQ(e.code(), errc::limit);
  }
}

TEST(questions, an_empty_schedule_has_no_stops_to_ask_about) {
  auto const compiled = compiled_timetable{schedule{}};
  EXPECT_THROW(planner{compiled}.earliest_arrivals(at(kYiwu, 0)), error);
}

TEST(questions, that_make_no_sense_are_refused) {
  auto const compiled = compiled_timetable{eurasia()};
  auto ask = planner{compiled, 30 * kDaySeconds};
  EXPECT_THROW((planner{compiled, -1}), error);
  EXPECT_THROW(ask.earliest_arrivals({}), error);
  EXPECT_THROW(ask.earliest_arrival(at(kYiwu, 0), stop_id{4U}), error);
  EXPECT_THROW(ask.latest_departure(stop_id{4U}, at(kYiwu, 0)), error);
  EXPECT_THROW(ask.arrivals_by_services(at(kYiwu, INT64_MAX), kPrague), error);
  auto const apart = std::vector<stop_at>{{kYiwu, 0}, {kNingbo, 31 * kDaySeconds}};
  EXPECT_THROW(ask.earliest_arrivals(apart), error);
}

}  // namespace
