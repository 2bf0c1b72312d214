// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/check_schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "wakhan/base/error.h"
#include "wakhan/timetable/compiled_timetable.h"

namespace {

using namespace wakhan;
using namespace wakhan::timetable;

// Two stops, a link and a weekly service between them, which is in order.
schedule sound_schedule() {
  auto s = schedule{};
  s.stops = {{3600}, {0}};
  s.links = {{stop_id{0U}, stop_id{1U}, 7200, 100, 5}};
  auto one = service{};
  one.calls = {{stop_id{0U}}, {stop_id{1U}, kDaySeconds, 0, 0, 500, 9}};
  one.departures = weekly{{1, 0}};
  s.services = {one};
  return s;
}

void expect_refused(std::function<void(schedule&)> const& spoil, errc const code, std::string const& words) {
  auto s = sound_schedule();
  spoil(s);
  try {
    auto const compiled = compiled_timetable{s};
    ADD_FAILURE() << "not refused: " << words;
  } catch (error const& e) {
    EXPECT_EQ(e.code(), code);
    EXPECT_THAT(e.what(), testing::HasSubstr(words));
  }
}

TEST(check_schedule, lets_a_sound_schedule_pass) { EXPECT_NO_THROW(check_schedule(sound_schedule())); }

TEST(check_schedule, refuses_stops_and_links_that_make_no_sense) {
  expect_refused([](auto& s) { s.stops[1].handling_s = -1; }, errc::bad_input, "stop 1: handling of -1 s");
  expect_refused([](auto& s) { s.stops[0].handling_s = kMostSeconds + 1; }, errc::bad_input, "stop 0: handling");
  expect_refused([](auto& s) { s.links[0].to = stop_id{2U}; }, errc::bad_input, "link 0: there is no stop 2");
  expect_refused([](auto& s) { s.links[0].from = stop_id{}; }, errc::bad_input, "link 0: there is no stop");
  expect_refused([](auto& s) { s.links[0].duration_s = -5; }, errc::bad_input, "link 0: duration of -5 s");
  expect_refused([](auto& s) { s.links[0].cents = kMostCents + 1; }, errc::bad_input, "link 0: price of");
  expect_refused([](auto& s) { s.links[0].grams_co2e = -2; }, errc::bad_input, "link 0: -2 g of CO2e");
}

TEST(check_schedule, refuses_courses_that_make_no_sense) {
  expect_refused([](auto& s) { s.services[0].calls.pop_back(); }, errc::bad_input, "service 0: 1 calls");
  expect_refused([](auto& s) { s.services[0].boarding_cents = -1; }, errc::bad_input, "boarding at -1 cents");
  expect_refused([](auto& s) { s.services[0].calls[1].at = stop_id{7U}; }, errc::bad_input,
                 "service 0, call 1: there is no stop 7");
  expect_refused([](auto& s) { s.services[0].calls[1].run_s = -60; }, errc::bad_input,
                 "service 0, call 1: times go back (run of -60 s, dwell of 0 s)");
  expect_refused([](auto& s) { s.services[0].calls[1].dwell_s = -60; }, errc::bad_input, "times go back");
  expect_refused([](auto& s) { s.services[0].calls[0].run_s = 60; }, errc::bad_input, "of the first call");
  expect_refused([](auto& s) { s.services[0].calls[0].cut_off_s = -1; }, errc::bad_input, "call 0: cut-off of -1 s");
  expect_refused([](auto& s) { s.services[0].calls[1].cents = -1; }, errc::bad_input, "call 1: -1 cents");
}

TEST(check_schedule, refuses_more_than_a_search_can_add_up) {
  expect_refused([](auto& s) { s.services[0].calls[1].run_s = kMostSeconds + 1; }, errc::limit, "a course of more");
  expect_refused([](auto& s) { s.services[0].calls[1].run_s = s.services[0].calls[1].dwell_s = kMostSeconds; },
                 errc::limit, "a course of more");
  expect_refused([](auto& s) { s.services[0].boarding_cents = kMostCents; }, errc::limit, "10000000 cents");
}

TEST(check_schedule, refuses_departures_that_make_no_sense) {
  expect_refused([](auto& s) { s.services[0].departures = weekly{}; }, errc::bad_input, "without departures");
  expect_refused([](auto& s) { s.services[0].departures = weekly{{0, 0}}; }, errc::bad_input, "pattern without days");
  expect_refused([](auto& s) { s.services[0].departures = weekly{{0x80, 0}}; }, errc::bad_input, "days 0x80");
  expect_refused(
      [](auto& s) {
        s.services[0].departures = weekly{{1, kDaySeconds}};
      },
      errc::bad_input, "86400 s is no time of a day");
  expect_refused([](auto& s) { s.services[0].departures = dated{}; }, errc::bad_input, "none is given");
  expect_refused([](auto& s) { s.services[0].departures = dated{INT64_MIN}; }, errc::bad_input, "too far off");
  expect_refused([](auto& s) { s.services[0].departures = frequency{0}; }, errc::bad_input, "0 departures");
  expect_refused([](auto& s) { s.services[0].departures = frequency{1}; }, errc::limit, "one departure a year");
}

TEST(check_schedule, refuses_days_that_make_no_sense) {
  expect_refused([](auto& s) { s.services[0].open_until_day = 3'000'001; }, errc::bad_input, "day 3000001 lies");
  expect_refused(
      [](auto& s) {
        s.services[0].open_from_day = 5;
        s.services[0].open_until_day = 4;
      },
      errc::bad_input, "open until day 4, before it opens on day 5");
  expect_refused([](auto& s) { s.services[0].runs_in = season{{2, 30}, {3, 1}}; }, errc::bad_input, "day 02-30");
  expect_refused([](auto& s) { s.services[0].runs_in = season{{1, 1}, {13, 1}}; }, errc::bad_input, "day 13-01");
}

}  // namespace
