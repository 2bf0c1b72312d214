// SPDX-License-Identifier: Apache-2.0
#include "wakhan/validate/trip.h"

#include <gtest/gtest.h>

namespace {

using namespace wakhan;
using net::mode;
using validate::is_moved_as;

TEST(trip, is_moved_as_observed_when_its_mode_is_in_the_chain) {
  EXPECT_TRUE(is_moved_as("sea", {mode::road, mode::sea, mode::road}));
  EXPECT_FALSE(is_moved_as("sea", {mode::road}));
  EXPECT_TRUE(is_moved_as("river", {mode::waterway}));
  EXPECT_FALSE(is_moved_as("rail", {}));
}

TEST(trip, is_multimodal_with_two_different_modes) {
  EXPECT_TRUE(is_moved_as("multimodal", {mode::rail, mode::ferry, mode::rail}));
  EXPECT_FALSE(is_moved_as("multimodal", {mode::rail, mode::rail}));
}

TEST(trip, by_a_mode_that_is_no_word_fits_every_way) { EXPECT_TRUE(is_moved_as("pipeline", {mode::rail})); }

}  // namespace
