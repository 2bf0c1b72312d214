// SPDX-License-Identifier: Apache-2.0
#include "wakhan/reach/bands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"

namespace wakhan::reach {
namespace {

using test::thrown_by;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(chosen_bands, are_round_and_six_at_the_most) {
  EXPECT_THAT(chosen_bands(0.4, {}), ElementsAre(1));
  EXPECT_THAT(chosen_bands(5.2, {}), ElementsAre(1, 2, 3, 4, 5, 6));
  EXPECT_THAT(chosen_bands(26, {}), ElementsAre(5, 10, 15, 20, 25, 30));
  EXPECT_THAT(chosen_bands(5'300, {}), ElementsAre(1'000, 2'000, 3'000, 4'000, 5'000, 6'000));
  EXPECT_THAT(chosen_bands(0, {}), ElementsAre(1)) << "nothing is reached";
}

TEST(chosen_bands, end_where_reach_ends) {
  EXPECT_THAT(chosen_bands(26, 12), ElementsAre(2, 4, 6, 8, 10, 12));
  EXPECT_THAT(chosen_bands(26, 13), ElementsAre(5, 10, 13));
  EXPECT_THAT(chosen_bands(0, 1'000'000'000), testing::SizeIs(5));
}

TEST(band_of, holds_its_own_end) {
  auto const ends = std::vector<std::int64_t>{5, 10};
  EXPECT_EQ(band_of(0, ends), 0U);
  EXPECT_EQ(band_of(5, ends), 0U);
  EXPECT_EQ(band_of(5.01, ends), 1U);
  EXPECT_EQ(band_of(10.01, ends), 2U);
  EXPECT_EQ(band_words(0, ends, "d"), "up to 5 d");
  EXPECT_EQ(band_words(1, ends, "d"), "5 to 10 d");
  EXPECT_EQ(band_words(2, ends, "d"), "over 10 d");
}

TEST(check_bands, refuses_what_does_not_ascend) {
  check_bands(std::vector<std::int64_t>{5, 10});
  EXPECT_THAT(thrown_by([] { check_bands(std::vector<std::int64_t>{5, 5}); }), HasSubstr("5 does not follow 5"));
  EXPECT_THAT(thrown_by([] { check_bands(std::vector<std::int64_t>{0}); }), HasSubstr("--bands: 0 does not follow 0"));
}

}  // namespace
}  // namespace wakhan::reach
