// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/timed_words.h"

#include <gtest/gtest.h>

#include "unit/api/small_answer.h"

namespace wakhan::api {
namespace {

TEST(timed_words, tell_published_days_from_mean_waits) {
  auto const answer = test::timed_answer();
  auto const& legs = answer.answers[1].legs;
  EXPECT_EQ(leg_moment_words(*legs[0].moments), "from Thu 2026-12-03 00:00; arrives Sat 2026-12-05 00:00");
  EXPECT_EQ(leg_moment_words(*legs[1].moments),
            "departs Sun 2026-12-06 18:00 after 40.0 h for xian-baku (published day); arrives Mon 2026-12-07 00:00");
  EXPECT_EQ(leg_moment_words(*legs[2].moments),
            "departs Mon 2026-12-07 00:00 (stays aboard); arrives Wed 2026-12-09 00:00");
  EXPECT_EQ(leg_moment_words(*legs[3].moments),
            "departs Wed 2026-12-09 21:00 after a mean wait of 21.0 h (days unknown); arrives Fri 2026-12-11 00:00");
}

TEST(timed_words, tell_a_day_without_an_hour_as_a_day) {
  auto ferry = *test::timed_answer().answers[1].legs[1].moments;
  ferry.has_hour = false;
  ferry.services.clear();
  EXPECT_EQ(leg_moment_words(ferry),
            "departs Sun 2026-12-06 after 40.0 h (published day, hour unknown); arrives Mon 2026-12-07 00:00");
}

TEST(timed_words, tell_how_late_freight_may_be_ready) {
  auto const answer = test::timed_answer();
  EXPECT_EQ(answer_moment_words(*answer.answers[0].moments),
            "ready Thu 2026-12-03 00:00, delivered Sat 2026-12-05 00:00");
  EXPECT_EQ(answer_moment_words(*answer.answers[1].moments),
            "ready Thu 2026-12-03 00:00 (Thu 2026-12-03 20:00 at the latest), delivered Tue 2026-12-15 00:00");
}

}  // namespace
}  // namespace wakhan::api
