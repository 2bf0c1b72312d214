// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/staircase.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace {

using wakhan::route::staircase;

TEST(staircase, covers_what_is_no_better_in_both) {
  auto s = staircase{};
  EXPECT_FALSE(s.covers(0, 0));
  EXPECT_TRUE(s.add(5, 5));
  EXPECT_TRUE(s.covers(5, 5));
  EXPECT_TRUE(s.covers(6, 5));
  EXPECT_FALSE(s.covers(4, 9));
  EXPECT_FALSE(s.covers(9, 4));
}

TEST(staircase, drops_points_that_a_new_one_dominates) {
  auto s = staircase{};
  for (auto const& [x, y] : {std::pair{1, 9}, std::pair{3, 7}, std::pair{5, 5}, std::pair{7, 3}}) {
    EXPECT_TRUE(s.add(x, y));
  }
  EXPECT_TRUE(s.add(2, 4));
  EXPECT_EQ(s.size(), 3U);  // (1,9), (2,4), (7,3)
  EXPECT_FALSE(s.add(3, 7));
}

RC_GTEST_PROP(staircase, agrees_with_a_plain_list, (std::vector<std::pair<signed char, signed char>> const& points)) {
  auto s = staircase{};
  auto kept = std::vector<std::pair<int, int>>{};
  for (auto const& [x, y] : points) {
    auto const is_covered =
        std::any_of(kept.begin(), kept.end(), [&](auto const& p) { return p.first <= x && p.second <= y; });
    RC_ASSERT(s.covers(x, y) == is_covered);
    RC_ASSERT(s.add(x, y) == !is_covered);
    if (!is_covered) {
      std::erase_if(kept, [&](auto const& p) { return p.first >= x && p.second >= y; });
      kept.emplace_back(x, y);
    }
    RC_ASSERT(s.size() == kept.size());
  }
}

}  // namespace
