// SPDX-License-Identifier: Apache-2.0
// What holds for any itinerary and any days of its trains.
#include <gtest/gtest.h>

#include "random_rides.h"

namespace {

using namespace wakhan;
using test::kDay;
using test::kMonday;

constexpr int kWorlds = 400;

// Some moments of three weeks.
std::vector<std::int64_t> moments(std::mt19937_64& random) {
  auto some = std::vector<std::int64_t>{};
  for (int i = 0; i < 6; ++i) {
    some.push_back(kMonday + std::uniform_int_distribution<std::int64_t>{0, 21 * kDay}(random));
  }
  std::sort(some.begin(), some.end());
  return some;
}

template <typename F>
void in_random_worlds(std::uint64_t const seed, F const& f) {
  auto random = std::mt19937_64{seed};
  for (int i = 0; i < kWorlds; ++i) {
    auto const row = test::random_row(random);
    f(row, moments(random));
    if (testing::Test::HasFailure()) {
      FAIL() << "in world " << i << " of seed " << seed;
    }
  }
}

TEST(timing_laws, the_arrival_is_the_earliest_of_all_departures) {
  in_random_worlds(1, [](auto const& row, auto const& ready) {
    auto const timer = row.timer();
    for (auto const m : ready) {
      EXPECT_EQ(timer.ready_at(m).value().arrives, test::every_departure{row}.arrival(m));
    }
  });
}

TEST(timing_laws, who_is_ready_later_never_arrives_earlier) {
  in_random_worlds(2, [](auto const& row, auto const& ready) {
    auto const timer = row.timer();
    auto last = INT64_MIN;
    for (auto const m : ready) {
      auto const arrives = timer.ready_at(m).value().arrives;
      EXPECT_GE(arrives, last);
      last = arrives;
    }
  });
}

TEST(timing_laws, the_latest_departure_makes_it_and_a_second_later_does_not) {
  in_random_worlds(3, [](auto const& row, auto const& by) {
    auto const timer = row.timer();
    for (auto const m : by) {
      auto const latest = timer.there_by(m).value();
      EXPECT_LE(latest.arrives, m);
      EXPECT_EQ(timer.ready_at(latest.ready).value().arrives, latest.arrives);
      EXPECT_GT(timer.ready_at(latest.ready + 1).value().arrives, m);
      // Nor is it before a departure that is known to make it.
      EXPECT_GE(timer.there_by(timer.ready_at(m).value().arrives).value().ready, m);
    }
  });
}

TEST(timing_laws, until_the_latest_moment_told_the_arrival_stays) {
  in_random_worlds(4, [](auto const& row, auto const& ready) {
    auto const timer = row.timer();
    for (auto const m : ready) {
      auto const told = timer.ready_at(m).value();
      EXPECT_GE(told.leave_by, m);
      EXPECT_EQ(timer.ready_at(told.leave_by).value().arrives, told.arrives);
    }
  });
}

TEST(timing_laws, running_handling_and_waits_are_the_whole) {
  in_random_worlds(5, [](auto const& row, auto const& ready) {
    auto const timer = row.timer();
    auto mean_waits = std::int64_t{0};
    for (auto const& r : row.parts.rides) {
      mean_waits += r.leaves - r.loaded;
    }
    for (auto const m : ready) {
      auto const told = timer.ready_at(m).value();
      EXPECT_EQ(told.seconds(), row.parts.ends - mean_waits + told.handling_s + told.waiting_s);
      auto waited = std::int64_t{0};
      for (auto const& l : told.legs) {
        waited += l.wait_s;
        EXPECT_LE(l.ready, l.departs);
        EXPECT_LE(l.departs, l.arrives);
      }
      EXPECT_EQ(waited, told.waiting_s);
      EXPECT_EQ(told.legs.front().ready, told.ready + row.parts.rides.front().comes);
      EXPECT_EQ(told.legs.back().arrives, told.arrives);
    }
  });
}

TEST(timing_laws, where_no_days_are_known_the_time_is_that_of_the_bill_to_the_second) {
  in_random_worlds(6, [](auto row, auto const& ready) {
    row.data.departure_days.raw().clear();
    auto const timer = row.timer();
    for (auto const m : ready) {
      EXPECT_EQ(timer.ready_at(m).value().seconds(), row.parts.ends);
      EXPECT_EQ(timer.there_by(m).value().ready, m - row.parts.ends);
    }
  });
}

}  // namespace
