// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/calendar.h"

#include <gtest/gtest.h>

namespace {

using namespace wakhan;
using namespace wakhan::timetable;

constexpr std::int64_t kMonday = 1'793'577'600;  // 2026-11-02
constexpr std::int32_t kMondayDay = static_cast<std::int32_t>(kMonday / kDaySeconds);
constexpr auto kThe = service_id{0U};

calendar calendar_of(service const& s) { return calendar{std::span{&s, 1}}; }

TEST(calendar, finds_departures_of_the_week_by_arithmetic) {
  auto s = service{};
  s.departures = weekly{{0b0010100, 6 * 3600}};  // Wednesdays and Fridays at 06:00
  auto const c = calendar_of(s);
  auto const wednesday = kMonday + 2 * kDaySeconds + 6 * 3600;
  auto const friday = kMonday + 4 * kDaySeconds + 6 * 3600;
  EXPECT_EQ(c.at_or_after(kThe, kMonday, kNoMoment), wednesday);
  EXPECT_EQ(c.at_or_after(kThe, wednesday, kNoMoment), wednesday);
  EXPECT_EQ(c.at_or_after(kThe, wednesday + 1, kNoMoment), friday);
  EXPECT_EQ(c.at_or_after(kThe, friday + 1, kNoMoment), wednesday + kWeekSeconds);
  EXPECT_EQ(c.at_or_before(kThe, wednesday - 1, -kNoMoment), friday - kWeekSeconds);
  EXPECT_EQ(c.at_or_before(kThe, friday, -kNoMoment), friday);
  EXPECT_EQ(c.number_of(kThe, wednesday), 0U);
  EXPECT_EQ(c.number_of(kThe, friday), 1U);
  EXPECT_EQ(c.every_week(kThe).size(), 2U);
}

TEST(calendar, tells_nothing_beyond_the_moment_given) {
  auto s = service{};
  s.departures = weekly{{1, 0}};
  auto const c = calendar_of(s);
  EXPECT_EQ(c.at_or_after(kThe, kMonday + 1, kMonday + kWeekSeconds), kMonday + kWeekSeconds);
  EXPECT_EQ(c.at_or_after(kThe, kMonday + 1, kMonday + kWeekSeconds - 1), kNoMoment);
  EXPECT_EQ(c.at_or_before(kThe, kMonday - 1, kMonday - kWeekSeconds), kMonday - kWeekSeconds);
  EXPECT_EQ(c.at_or_before(kThe, kMonday - 1, kMonday - kWeekSeconds + 1), kNoMoment);
  EXPECT_EQ(c.at_or_after(kThe, kMonday + 1, kMonday), kNoMoment);
  EXPECT_EQ(c.at_or_before(kThe, kMonday - 1, kMonday), kNoMoment);
}

TEST(calendar, keeps_to_the_days_of_a_service) {
  auto s = service{};
  s.departures = weekly{{1, 0}};
  s.open_from_day = kMondayDay + 1;
  s.open_until_day = kMondayDay + 20;
  auto const c = calendar_of(s);
  EXPECT_EQ(c.at_or_after(kThe, kMonday, kNoMoment), kMonday + kWeekSeconds);
  EXPECT_EQ(c.at_or_after(kThe, kMonday + 2 * kWeekSeconds + 1, kNoMoment), kNoMoment);
  EXPECT_EQ(c.at_or_before(kThe, kMonday + 9 * kWeekSeconds, -kNoMoment), kMonday + 2 * kWeekSeconds);
  EXPECT_EQ(c.at_or_before(kThe, kMonday + kWeekSeconds - 1, -kNoMoment), kNoMoment);
  EXPECT_TRUE(c.every_week(kThe).empty());
}

TEST(calendar, keeps_dates_sorted_and_once) {
  auto s = service{};
  s.departures = dated{kMonday + 9, kMonday, kMonday + 9, kMonday - kWeekSeconds};
  s.open_from_day = kMondayDay;
  auto const c = calendar_of(s);
  EXPECT_EQ(c.at_or_after(kThe, 0, kNoMoment), kMonday);
  EXPECT_EQ(c.at_or_after(kThe, kMonday + 1, kNoMoment), kMonday + 9);
  EXPECT_EQ(c.at_or_after(kThe, kMonday + 10, kNoMoment), kNoMoment);
  EXPECT_EQ(c.at_or_before(kThe, kMonday + 8, 0), kMonday);
  EXPECT_EQ(c.at_or_before(kThe, kMonday - 1, 0), kNoMoment);
  EXPECT_EQ(c.number_of(kThe, kMonday + 9), 1U);
}

TEST(calendar, waits_for_half_the_headway_of_unknown_days) {
  auto s = service{};
  s.departures = frequency{2000};
  s.runs_in = season{{12, 1}, {2, 28}};
  auto const c = calendar_of(s);
  EXPECT_EQ(c.mean_wait_s(kThe), kWeekSeconds / 4);
  EXPECT_FALSE(c.has_known_days(kThe));
  auto const december = kMonday + 29 * kDaySeconds;
  EXPECT_EQ(c.at_or_after(kThe, kMonday + 5, kNoMoment), december);
  EXPECT_EQ(c.at_or_after(kThe, december + 5, kNoMoment), december + 5);
  EXPECT_EQ(c.at_or_before(kThe, december - 1, 0), kMonday - 246 * kDaySeconds - 1);  // the last second of February
  s.departures = frequency{1'000'000'000'000};
  EXPECT_EQ(calendar_of(s).mean_wait_s(kThe), 1);
}

TEST(week_of, is_the_monday_before) {
  EXPECT_EQ(week_of(kMonday), kMonday);
  EXPECT_EQ(week_of(kMonday + kWeekSeconds - 1), kMonday);
  EXPECT_EQ(week_of(0), -3 * kDaySeconds);  // 1970-01-01 was a Thursday
  EXPECT_EQ(week_of(-3 * kDaySeconds - 1), -10 * kDaySeconds);
}

}  // namespace
