// SPDX-License-Identifier: Apache-2.0
#include "wakhan/base/assert.h"

#include <gtest/gtest.h>

namespace wakhan {
namespace {

TEST(assertion_failed, names_the_broken_contract_and_its_place_and_aborts) {
  EXPECT_DEATH(assertion_failed("a < b", "net/view.cc", 12), "net/view.cc:12: contract broken: a < b");
}

TEST(wakhan_assert, lets_pass_what_holds) {
  [[maybe_unused]] auto const two = 2;
  EXPECT_NO_FATAL_FAILURE(WAKHAN_ASSERT(two == 2));
}

#ifndef NDEBUG
TEST(wakhan_assert, stops_at_what_does_not_hold_in_debug_builds) {
  auto const two = 2;
  EXPECT_DEATH(WAKHAN_ASSERT(two == 3), "contract broken: two == 3");
}
#else
TEST(wakhan_assert, costs_nothing_in_release_builds) {
  auto evaluated = false;
  WAKHAN_ASSERT((evaluated = true));
  EXPECT_FALSE(evaluated);
}
#endif

}  // namespace
}  // namespace wakhan
