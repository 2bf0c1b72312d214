// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/departure_days.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

read_days read(small_facts::fields const& fields) {
  auto rows = small_facts{};
  rows.add(fact_table::block_trains, fields);
  auto const parsed = rows.parse();
  return days_of(parsed[fact_table::block_trains][0], "departures_per_week");
}

std::string refused(small_facts::fields const& fields) {
  return thrown_by([&] { read(fields); });
}

TEST(departure_days, are_days_of_the_week_or_dates) {
  EXPECT_EQ(read({{"days", "mon wed sat"}}).row.weekdays, 0b010'0101U);
  EXPECT_EQ(read({{"days", "sun"}}).row.weekdays, 0b100'0000U);
  EXPECT_EQ(read({{"days", "daily"}}).row.weekdays, kEveryDay);
  auto const dated = read({{"days", "2026-12-03 2026-12-17"}});
  EXPECT_EQ(dated.row.weekdays, 0U);
  EXPECT_THAT(dated.dates, ElementsAre(20'790, 20'804));
  EXPECT_TRUE(read({}).is_empty());
}

TEST(departure_days, have_an_hour_a_cut_off_and_a_season_where_they_are_known) {
  auto const all =
      read({{"days", "fri"}, {"time_utc", "18:30"}, {"cut_off_hours", "36.5"}, {"season", "11-01..03-31"}});
  EXPECT_EQ(all.row.time_s, 18 * 3600 + 30 * 60);
  EXPECT_EQ(all.row.cut_off_s, 36 * 3600 + 1800);
  EXPECT_EQ(all.row.season_from, 1101);
  EXPECT_EQ(all.row.season_until, 331);
  auto const none = read({{"days", "fri"}});
  EXPECT_EQ(none.row.time_s, -1);
  EXPECT_EQ(none.row.cut_off_s, -1);
  EXPECT_FALSE(none.row.has_season());
  EXPECT_FALSE(read({{"cut_off_hours", "12"}}).is_empty()) << "days unknown";
  EXPECT_FALSE(read({{"season", "02-29..02-29"}}).is_empty());
}

TEST(departure_days, give_the_frequency_that_nobody_states) {
  EXPECT_EQ(read({{"days", "mon wed sat"}}).departures_per_week(), 3.0);
  EXPECT_EQ(read({{"days", "2026-12-03 2026-12-10 2026-12-24"}}).departures_per_week(), 7.0 * 2 / 21);
  EXPECT_EQ(read({{"days", "2026-12-03"}}).departures_per_week(), std::nullopt) << "a single departure";
  EXPECT_EQ(read({}).departures_per_week(), std::nullopt);
}

TEST(departure_days, that_are_none_are_refused) {
  for (auto const* const wrong :
       {"someday", "Mon", "mon;wed", "mon  wed", "daily mon", "2026-12", "2026-02-30", "2026-12-03 mon", "3"}) {
    EXPECT_THAT(refused({{"days", wrong}}), AllOf(HasSubstr("block_trains.csv:2"), HasSubstr("'days'"),
                                                  HasSubstr(wrong), HasSubstr("is no list of days")));
  }
  for (auto const* const wrong : {"wed mon", "mon mon"}) {
    EXPECT_THAT(refused({{"days", wrong}}), HasSubstr("names a day twice or after a later one"));
  }
  for (auto const* const wrong : {"2026-12-17 2026-12-03", "2026-12-03 2026-12-03"}) {
    EXPECT_THAT(refused({{"days", wrong}}), HasSubstr("names a date twice or after a later one"));
  }
}

TEST(departure_days, with_an_hour_that_is_none_are_refused) {
  for (auto const* const wrong : {"24:00", "18:60", "18.00", "1800", "8:00", "x8:00", "18:0x"}) {
    EXPECT_THAT(refused({{"days", "mon"}, {"time_utc", wrong}}),
                AllOf(HasSubstr("'time_utc'"), HasSubstr("is no time of the day")));
  }
  EXPECT_THAT(refused({{"time_utc", "18:00"}}), HasSubstr("is the hour of days that are not known"));
  EXPECT_THAT(refused({{"cut_off_hours", "721"}}), HasSubstr("'cut_off_hours'"));
}

TEST(departure_days, of_a_season_that_is_none_are_refused) {
  for (auto const* const wrong :
       {"11-01", "11-01..", "..03-31", "11-01..03-32", "13-01..03-31", "11-01..3-31", "winter"}) {
    EXPECT_THAT(refused({{"season", wrong}}), AllOf(HasSubstr("'season'"), HasSubstr("is no season")));
  }
}

TEST(departure_days, are_as_many_as_the_departures_of_a_week) {
  EXPECT_THAT(refused({{"days", "mon wed"}, {"departures_per_week", "3"}}),
              AllOf(HasSubstr("'days'"), HasSubstr("names 2 days of the week, but departures_per_week is 3")));
  EXPECT_THAT(refused({{"days", "mon"}, {"departures_per_week", "14"}}), HasSubstr("names 1 day of the week"));
  EXPECT_THAT(refused({{"days", "daily"}, {"departures_per_week", "3"}}), HasSubstr("names 7 days"));
  EXPECT_EQ(read({{"days", "mon wed sat"}, {"departures_per_week", "2.5"}}).row.weekdays, 0b010'0101U)
      << "some fall out";
  EXPECT_EQ(read({{"days", "daily"}, {"departures_per_week", "14"}}).row.weekdays, kEveryDay) << "two a day";
}

TEST(departure_days, are_kept_where_something_is_known) {
  auto out = network_builder{};
  add_days(read({}), net::service_id{0U}, out);
  add_days(read({{"days", "2026-12-03 2026-12-17"}}), net::service_id{1U}, out);
  add_days(read({{"days", "2027-01-01"}, {"time_utc", "06:00"}}), net::ferry_id{0U}, out);
  auto const n = net::view_of(out.data());
  EXPECT_EQ(n.days_of(net::service_id{0U}), nullptr);
  ASSERT_NE(n.days_of(net::service_id{1U}), nullptr);
  EXPECT_EQ(n.days_of(net::service_id{1U})->dates, 2U);
  ASSERT_NE(n.days_of(net::ferry_id{0U}), nullptr);
  EXPECT_EQ(n.days_of(net::ferry_id{0U})->first_date, 2U);
  EXPECT_EQ(n.days_of(net::ferry_id{0U})->time_s, 6 * 3600);
  EXPECT_EQ(n.days_of(net::service_id{}), nullptr) << "no service";
  EXPECT_EQ(n.days_of(net::ferry_id{}), nullptr) << "no ferry";
  EXPECT_THAT(n.departure_dates.all(), ElementsAre(20'790, 20'804, 20'819));
}

}  // namespace
}  // namespace wakhan::load
