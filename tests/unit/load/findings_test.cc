// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/findings.h"

#include <gtest/gtest.h>

namespace wakhan::load {
namespace {

TEST(findings, are_kept_in_order_with_their_words_filled_in) {
  auto list = findings{};
  note(list, severity::doubt, "join", "rail 5.000,0.000", "{} m away, {}", 12, "perhaps");
  note(list, severity::info, "gauge", "AA", "plain");
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].level, severity::doubt);
  EXPECT_EQ(list[0].check, "join");
  EXPECT_EQ(list[0].what, "rail 5.000,0.000");
  EXPECT_EQ(list[0].message, "12 m away, perhaps");
  EXPECT_EQ(list[1].message, "plain");
}

}  // namespace
}  // namespace wakhan::load
