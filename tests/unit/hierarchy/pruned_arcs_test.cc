// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/pruned_arcs.h"

#include <gtest/gtest.h>

#include "random_graph.h"
#include "wakhan/hierarchy/query.h"

namespace {

using namespace wakhan;
using namespace wakhan::hierarchy;

constexpr simd_level kPrunedLevels[] = {simd_level::plain, simd_level::avx2, simd_level::avx512};

// Graphs in up to six lanes, whose questions are asked over the arcs that are left, and over all of them.
TEST(pruned_arcs, leave_every_distance_and_a_way_of_that_length) {
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    auto g = test::random_graph{seed, seed % 10 == 0 ? 60U : 16U};
    auto const kind = static_cast<test::weight_kind>(seed % 3);
    auto const use = resources{1 + g.below(3), kPrunedLevels[seed / 3 % 3]};
    auto const lanes = 1 + g.below(6);
    auto const shape = g.topology();
    auto const weights = g.weights(kind, lanes);
    auto m = metric{shape.view(), lanes};
    m.customise(weights, use);
    auto const kept = pruned_arcs{m, use};
    auto q = query{m, kept, use.level};
    auto lengths = std::vector<std::uint64_t>(lanes);
    auto const from = g.below(g.nodes);
    for (unsigned lane = 0; lane < lanes; ++lane) {
      auto const expected = test::dijkstra(g.view(), weights, from, lane, lanes);
      for (std::uint32_t to = 0; to < g.nodes; ++to) {
        q.distances(from, to, lengths);
        ASSERT_EQ(lengths[lane], expected[to]) << "seed " << seed;
        auto const found = q.find_way(from, to, lane);
        ASSERT_EQ(found.length, expected[to]) << "seed " << seed;
        auto sum = std::uint64_t{0};
        for (auto const a : found.arcs) {
          sum += weights[std::size_t{a} * lanes + lane];
        }
        ASSERT_TRUE(found.length == kUnreached || sum == found.length) << "seed " << seed;
      }
    }
  }
}

TEST(find_slot_distances, are_the_distances_between_the_ends_of_each_slot) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    auto g = test::random_graph{seed};
    auto const shape = g.topology();
    auto const weights = g.weights(seed % 2 == 0 ? test::weight_kind::small : test::weight_kind::middling);
    auto m = metric{shape.view()};
    m.customise(weights);
    auto const t = shape.view();
    auto node = std::vector<std::uint32_t>(g.nodes);
    for (std::uint32_t n = 0; n < g.nodes; ++n) {
      node[t.rank[n]] = n;
    }
    auto const found = find_slot_distances(m);
    for (auto const& use :
         {resources{1, simd_level::plain}, resources{4, simd_level::avx2}, resources{2, simd_level::avx512}}) {
      ASSERT_EQ(find_slot_distances(m, use), found);
    }
    for (std::uint32_t x = 0; x < g.nodes; ++x) {
      for (auto a = t.up_first[x]; a < t.up_first[x + 1]; ++a) {
        auto const low = node[x];
        auto const high = node[t.up_head[a]];
        auto const told = [](std::uint32_t const d) { return d == 0x7fffffff ? kUnreached : d; };
        ASSERT_EQ(told(found[2 * a]), test::dijkstra(g.view(), weights, low)[high]) << "seed " << seed;
        ASSERT_EQ(told(found[2 * a + 1]), test::dijkstra(g.view(), weights, high)[low]) << "seed " << seed;
      }
    }
  }
}

}  // namespace
