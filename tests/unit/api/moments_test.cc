// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/moments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"

namespace wakhan::api {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr std::int64_t kThursday = 20'790 * std::int64_t{86'400};  // 2026-12-03

TEST(moments, are_days_or_days_with_an_hour) {
  EXPECT_EQ(parse_moment("--depart", "2026-12-03", false), kThursday);
  EXPECT_EQ(parse_moment("--arrive-by", "2026-12-03", true), kThursday + 86'400) << "to the end of the day";
  EXPECT_EQ(parse_moment("--depart", "2026-12-03T08:30", false), kThursday + 8 * 3600 + 1800);
  EXPECT_EQ(parse_moment("--arrive-by", "2026-12-03T08:30Z", true), kThursday + 8 * 3600 + 1800);
}

TEST(moments, that_are_none_are_refused) {
  for (auto const* const wrong :
       {"tomorrow", "2026-12", "2026-02-30", "2026-12-03T", "2026-12-03T24:00", "2026-12-03 08:00", "2026-12-03T08",
        "2026-12-03T08:60", "2026-12-03T08:00+01", "2026-12-03T0x:00", "2026-12-03Z"}) {
    EXPECT_THAT(test::thrown_by([&] { parse_moment("--depart", wrong, false); }),
                AllOf(HasSubstr("usage"), HasSubstr(wrong), HasSubstr("is no moment")))
        << wrong;
  }
}

TEST(moments, are_told_with_their_day_of_the_week) {
  EXPECT_EQ(moment_words(kThursday + 8 * 3600 + 59), "Thu 2026-12-03 08:00");
  EXPECT_EQ(day_words(kThursday + 86'399), "Thu 2026-12-03");
  EXPECT_EQ(moment_iso(kThursday + 3661), "2026-12-03T01:01:01Z");
  EXPECT_EQ(moment_words(-1), "Wed 1969-12-31 23:59");
  EXPECT_EQ(day_of_moment(-1), -1);
  EXPECT_EQ(day_of_moment(-86'400), -1);
  EXPECT_EQ(day_of_moment(kThursday + 86'399), 20'790);
}

}  // namespace
}  // namespace wakhan::api
