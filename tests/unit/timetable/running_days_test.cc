// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/running_days.h"

#include <gtest/gtest.h>

#include <chrono>

#include "random_schedule.h"
#include "slow_search.h"

namespace {

using namespace wakhan;
using namespace wakhan::timetable;
using namespace std::chrono_literals;

std::int32_t on(std::chrono::year_month_day const date) {
  return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

running_days days_of(season const& when) {
  auto s = service{};
  s.runs_in = when;
  return running_days{s};
}

TEST(running_days, are_all_where_nothing_is_said) {
  auto const all = running_days{service{}};
  EXPECT_TRUE(all.are_all());
  EXPECT_EQ(all.at_or_after(17), 17);
  EXPECT_EQ(all.at_or_before(-17), -17);
}

TEST(running_days, go_over_the_turn_of_the_year) {
  auto const winter = days_of({{11, 15}, {3, 31}});
  EXPECT_FALSE(winter.are_all());
  EXPECT_EQ(winter.at_or_after(on(2026y / 4 / 1)), on(2026y / 11 / 15));
  EXPECT_EQ(winter.at_or_after(on(2027y / 1 / 1)), on(2027y / 1 / 1));
  EXPECT_EQ(winter.at_or_before(on(2026y / 11 / 14)), on(2026y / 3 / 31));
}

TEST(running_days, begin_or_end_beside_a_29_february_that_is_not_there) {
  auto const from = days_of({{2, 29}, {4, 1}});
  EXPECT_EQ(from.at_or_after(on(2026y / 1 / 1)), on(2026y / 3 / 1));
  EXPECT_EQ(from.at_or_after(on(2028y / 1 / 1)), on(2028y / 2 / 29));
  auto const until = days_of({{1, 1}, {2, 29}});
  EXPECT_EQ(until.at_or_before(on(2026y / 6 / 1)), on(2026y / 2 / 28));
  EXPECT_EQ(until.at_or_before(on(2028y / 6 / 1)), on(2028y / 2 / 29));
  auto const alone = days_of({{2, 29}, {2, 29}});
  EXPECT_EQ(alone.at_or_after(on(2096y / 3 / 1)), on(2104y / 2 / 29));
  EXPECT_EQ(alone.at_or_before(on(2104y / 2 / 28)), on(2096y / 2 / 29));
}

TEST(running_days, equal_days_counted_one_by_one) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    auto const r = test::random_schedule{seed};
    for (auto const& s : r.rows.services) {
      auto const days = running_days{s};
      auto const begin = static_cast<std::int32_t>(r.moment / kDaySeconds) - 20;
      auto next = std::optional<std::int32_t>{};
      for (auto day = begin + 1500; day >= begin; --day) {
        next = test::begins_on(s, day) ? day : next;
        if (next) {
          ASSERT_EQ(days.at_or_after(day), next) << "seed " << seed;
          ASSERT_EQ(days.at_or_before(*next), next) << "seed " << seed;
        }
      }
      auto last = std::optional<std::int32_t>{};
      for (auto day = begin; day < begin + 1500; ++day) {
        last = test::begins_on(s, day) ? day : last;
        if (last) {
          ASSERT_EQ(days.at_or_before(day), last) << "seed " << seed;
        }
      }
    }
  }
}

}  // namespace
