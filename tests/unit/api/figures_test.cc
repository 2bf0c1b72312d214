// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/figures.h"

#include <gtest/gtest.h>

#include <cmath>

namespace wakhan::api {

TEST(grouped, puts_commas_between_thousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567.891, 2), "1,234,567.89");
}

TEST(grouped, rounds_away_from_zero_and_knows_no_negative_zero) {
  EXPECT_EQ(grouped(999.5), "1,000");
  EXPECT_EQ(grouped(-0.3), "0");
  EXPECT_EQ(grouped(-1234.5, 1), "-1,234.5");
}

TEST(hours_or_days, turns_to_days_at_two_days) {
  EXPECT_EQ(hours_or_days(47.4), "47 h");
  EXPECT_EQ(hours_or_days(48), "2.0 d");
  EXPECT_EQ(hours_or_days(24 * 1000), "1,000.0 d");
}

TEST(rounded_to, keeps_so_many_decimals) {
  EXPECT_DOUBLE_EQ(rounded_to(1.005e3, 1), 1005.0);
  EXPECT_DOUBLE_EQ(rounded_to(51.432469999999995, 6), 51.43247);
  EXPECT_FALSE(std::signbit(rounded_to(-0.001, 2)));
}

TEST(load_words, are_the_name_and_the_id_or_the_id_alone) {
  EXPECT_EQ(load_words("teu", "one 20-foot container"), "one 20-foot container (teu)");
  EXPECT_EQ(load_words("barrel", ""), "barrel");
  EXPECT_EQ(load_words("grain", "one tonne of grain"), "one tonne of grain") << "said once";
  EXPECT_EQ(load_words("teu", "one 20-foot container", "6.1"), "one 20-foot container (teu), hazard class 6.1");
}

TEST(mode_words, calls_the_first_mile_a_truck) {
  EXPECT_EQ(mode_words("access"), "truck");
  EXPECT_EQ(mode_words("rail"), "rail");
}

}  // namespace wakhan::api
