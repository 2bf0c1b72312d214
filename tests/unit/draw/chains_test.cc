// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/chains.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wakhan::draw {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr geo::lonlat kA{1, 1};
constexpr geo::lonlat kB{2, 2};
constexpr geo::lonlat kC{3, 3};
constexpr geo::lonlat kD{4, 4};

TEST(chains, join_lines_that_follow_each_other) {
  std::vector<map_line> const lines = {
      {{kA, kB}, line_style::rail}, {{kB, kC}, line_style::rail}, {{kD, kA}, line_style::rail}};
  EXPECT_THAT(chains_of(lines, line_style::rail), ElementsAre(ElementsAre(kA, kB, kC), ElementsAre(kD, kA)));
}

TEST(chains, draw_a_shared_segment_once_in_whichever_direction) {
  std::vector<map_line> const lines = {{{kA, kB, kC}, line_style::sea}, {{kD, kC, kB, kA}, line_style::sea}};
  EXPECT_THAT(chains_of(lines, line_style::sea), ElementsAre(ElementsAre(kA, kB, kC), ElementsAre(kD, kC)));
}

TEST(chains, keep_styles_apart_and_leave_out_points) {
  std::vector<map_line> const lines = {
      {{kA, kB}, line_style::sea}, {{kC}, line_style::rail}, {{kD, kD}, line_style::rail}};
  EXPECT_THAT(chains_of(lines, line_style::rail), IsEmpty());
  EXPECT_THAT(chains_of(lines, line_style::sea), ElementsAre(ElementsAre(kA, kB)));
}

}  // namespace
}  // namespace wakhan::draw
