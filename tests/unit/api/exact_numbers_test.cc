// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/exact_numbers.h"

#include <gtest/gtest.h>

namespace wakhan::api {

TEST(exact, shows_every_digit_and_no_zeros_at_the_end) {
  EXPECT_EQ(exact(66'667, 3), "66.667");
  EXPECT_EQ(exact(60'000, 5), "0.6");
  EXPECT_EQ(exact(34'100, 2), "341");
  EXPECT_EQ(exact(1'000, 0), "1,000");
  EXPECT_EQ(exact(0, 3), "0");
}

TEST(bill_texts, turn_small_units_into_those_of_people) {
  EXPECT_EQ(hours_text(180'759'000'000), "50.21 h");
  EXPECT_EQ(usd_text(165'392'000'000), "1,653.92 USD");
  EXPECT_EQ(kg_text(539'020'000'000), "539.02 kg");
  EXPECT_EQ(km_text(2'711'345), "2,711.345 km");
  EXPECT_EQ(km_text(90'000), "90 km");
  EXPECT_EQ(seconds_as_hours(37 * 3600 + 1080), "37.3 h");
  EXPECT_EQ(seconds_as_hours(0), "0 h");
}

}  // namespace wakhan::api
