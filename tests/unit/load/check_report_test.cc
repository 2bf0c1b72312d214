// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/check_report.h"

#include <gtest/gtest.h>

namespace wakhan::load {
namespace {

TEST(check_report, is_good_until_one_requirement_does_not_hold) {
  auto report = check_report{};
  EXPECT_TRUE(report.is_good());
  report.info("Laws", "a word");
  report.require(true, "Laws", "this holds");
  EXPECT_TRUE(report.is_good());
  report.require(false, "Passages", "this does not");
  EXPECT_FALSE(report.is_good());
}

TEST(check_report, prints_sections_with_a_mark_before_each_line_and_a_verdict_at_the_end) {
  auto report = check_report{};
  report.require(true, "Laws", "this holds");
  report.info("Laws", "a word");
  report.require(false, "Passages", "this does not");
  EXPECT_EQ(report.text(),
            "Laws\n  ok  this holds\n      a word\n\nPassages\n  BAD this does not\n\n1 checks do not hold.\n");
}

TEST(check_report, says_so_when_all_holds) { EXPECT_EQ(check_report{}.text(), "\nAll checks hold.\n"); }

}  // namespace
}  // namespace wakhan::load
