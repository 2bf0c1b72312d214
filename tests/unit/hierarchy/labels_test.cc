// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/labels.h"

#include <gtest/gtest.h>

#include "expect_way.h"
#include "random_graph.h"
#include "wakhan/base/error.h"
#include "wakhan/hierarchy/what_if.h"

namespace {

using namespace wakhan;
using namespace wakhan::hierarchy;
using test::expect_way;
using test::weight_kind;

TEST(labels, hold_the_distance_and_a_way_of_every_pair_of_random_graphs) {
  auto pairs = std::size_t{0};
  auto reached = std::size_t{0};
  for (std::uint64_t seed = 0; pairs < 200'000; ++seed) {
    auto g = test::random_graph{seed};
    auto const shape = g.topology();
    auto const weights = g.weights(static_cast<weight_kind>(seed % 3));
    auto m = metric{shape.view()};
    m.customise(weights);
    auto const all = labels{m};
    for (std::uint32_t from = 0; from < g.nodes; ++from) {
      auto const expected = test::dijkstra(g.view(), weights, from);
      auto const out = all.of(from, label_side::out);
      for (std::uint32_t to = 0; to < g.nodes; ++to, ++pairs) {
        auto const back = all.of(to, label_side::back);
        ASSERT_EQ(labels::distance(out, back), expected[to]) << from << " to " << to << " of graph " << seed;
        auto const found = all.find_way(out, back);
        ASSERT_EQ(found.length, expected[to]);
        if (expected[to] == kUnreached) {
          ASSERT_TRUE(found.arcs.empty());
        } else {
          ++reached;
          expect_way(found, g, weights, {from, to});
        }
      }
    }
  }
  EXPECT_GT(reached, pairs / 10);
}

TEST(labels, of_no_node_are_refused) {
  auto g = test::random_graph{3};
  auto const shape = g.topology();
  auto m = metric{shape.view()};
  m.customise(g.weights(weight_kind::small));
  EXPECT_THROW(labels{m}.of(g.nodes, label_side::out), error);
}

}  // namespace
