// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "the_pack.h"
#include "wakhan/load/check_pack.h"

namespace {

using namespace wakhan;

TEST(pack_check, holds_in_every_line) {
  auto const report = load::check_pack(the_pack(), 0);
  for (auto const& line : report.lines) {
    EXPECT_NE(line.result, load::check_line::verdict::bad) << line.section << ": " << line.text;
  }
  EXPECT_GT(report.lines.size(), 60U);
}

TEST(pack_check, says_the_same_for_any_number_of_threads) {
  EXPECT_EQ(load::check_pack(the_pack(), 1).text(), load::check_pack(the_pack(), 2).text());
}

TEST(pack_contents, have_the_checksums_they_promise) { EXPECT_NO_THROW(the_pack().check_contents()); }

}  // namespace
