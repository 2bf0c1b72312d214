// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "random_graph.h"
#include "wakhan/hierarchy/what_if.h"

namespace wakhan::test {

// The arcs of a way follow each other from one end to the other, are open, and add up to its length; where there is no
// way there are none.
inline void expect_way(hierarchy::way const& w, random_graph const& g, std::vector<std::uint32_t> const& weights,
                       hierarchy::od_pair const ends) {
  auto at = ends.from;
  auto sum = std::uint64_t{0};
  for (auto const a : w.arcs) {
    ASSERT_EQ(g.tail[a], at);
    ASSERT_NE(weights[a], kClosed);
    at = g.head[a];
    sum += weights[a];
  }
  if (w.length == kUnreached) {
    ASSERT_TRUE(w.arcs.empty());
  } else {
    ASSERT_EQ(at, ends.to);
    ASSERT_EQ(sum, w.length);
  }
}

}  // namespace wakhan::test
