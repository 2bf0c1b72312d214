// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/records.h"

#include <gtest/gtest.h>

namespace wakhan::net {
namespace {

TEST(validity, holds_on_both_its_days_and_always_unless_told) {
  EXPECT_TRUE(validity{}.holds(0));
  EXPECT_TRUE((validity{5, 7}.holds(5)));
  EXPECT_TRUE((validity{5, 7}.holds(7)));
  EXPECT_FALSE((validity{5, 7}.holds(4)));
  EXPECT_FALSE((validity{5, 7}.holds(8)));
  EXPECT_FALSE((validity{INT32_MAX, INT32_MIN}.holds(0)));
}

}  // namespace
}  // namespace wakhan::net
