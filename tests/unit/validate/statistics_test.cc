// SPDX-License-Identifier: Apache-2.0
#include "wakhan/validate/statistics.h"

#include <gtest/gtest.h>

#include <cmath>

namespace wakhan::validate {
namespace {

TEST(quantile, lies_between_neighbours_in_proportion) {
  EXPECT_DOUBLE_EQ(quantile({4, 1, 3, 2}, 0.5), 2.5);
  EXPECT_DOUBLE_EQ(quantile({1, 2, 3, 4, 5}, 0.9), 4.6);
  EXPECT_DOUBLE_EQ(quantile({7}, 0.9), 7);
  EXPECT_DOUBLE_EQ(quantile({3, 1}, 0), 1);
  EXPECT_DOUBLE_EQ(quantile({3, 1}, 1), 3);
}

TEST(quantile, of_nothing_is_not_a_number) {
  EXPECT_TRUE(std::isnan(median({})));
  EXPECT_TRUE(std::isnan(share_within({}, 1)));
}

TEST(share_within, counts_the_limit_itself) { EXPECT_DOUBLE_EQ(share_within({0.1, 0.2, 0.3, 0.4}, 0.2), 0.5); }

TEST(relative_error, has_no_sign) {
  EXPECT_DOUBLE_EQ(relative_error(80, 100), 0.2);
  EXPECT_DOUBLE_EQ(relative_error(125, 100), 0.25);
}

}  // namespace
}  // namespace wakhan::validate
