// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/few_neighbours.h"

#include <gtest/gtest.h>

#include <set>

#include "random_graph.h"
#include "wakhan/hierarchy/topology.h"

namespace {

using namespace wakhan;
using namespace wakhan::hierarchy;

std::vector<std::set<std::uint32_t>> sets_of(neighbours const& n) {
  auto sets = std::vector<std::set<std::uint32_t>>(n.nodes());
  for (std::uint32_t u = 0; u < n.nodes(); ++u) {
    sets[u].insert(n.node.begin() + n.first[u], n.node.begin() + n.first[u + 1]);
  }
  return sets;
}

// Takes a node away as contraction is told: its neighbours are joined to each other.
void take_away(std::vector<std::set<std::uint32_t>>& sets, std::uint32_t const u) {
  for (auto const v : sets[u]) {
    sets[v].erase(u);
    for (auto const w : sets[u]) {
      if (v != w) {
        sets[v].insert(w);
      }
    }
  }
  sets[u].clear();
}

TEST(contract_few_neighbours, leaves_what_contraction_one_by_one_leaves) {
  auto contracted = std::size_t{0};
  auto kept = std::size_t{0};
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    auto g = test::random_graph{seed};
    auto const all = find_neighbours(g.view());
    auto const reduced = contract_few_neighbours(all);
    auto sets = sets_of(all);
    for (auto const u : reduced.contracted) {
      ASSERT_LE(sets[u].size(), 2U) << "seed " << seed;
      take_away(sets, u);
    }
    ASSERT_EQ(reduced.left.nodes(), reduced.kept.size());
    auto nodes = std::set(reduced.kept.begin(), reduced.kept.end());
    ASSERT_TRUE(std::ranges::is_sorted(reduced.kept)) << "seed " << seed;
    for (std::uint32_t place = 0; place < reduced.left.nodes(); ++place) {
      auto expected = std::vector<std::uint32_t>{};
      for (auto const v : sets[reduced.kept[place]]) {
        expected.push_back(
            static_cast<std::uint32_t>(std::ranges::lower_bound(reduced.kept, v) - reduced.kept.begin()));
      }
      auto const run = std::span{reduced.left.node}.subspan(reduced.left.first[place],
                                                            reduced.left.first[place + 1] - reduced.left.first[place]);
      ASSERT_TRUE(std::ranges::equal(run, expected)) << "seed " << seed;
    }
    nodes.insert(reduced.contracted.begin(), reduced.contracted.end());
    ASSERT_EQ(nodes.size(), g.nodes) << "seed " << seed;
    ASSERT_EQ(reduced.contracted.size() + reduced.kept.size(), g.nodes) << "seed " << seed;
    contracted += reduced.contracted.size();
    kept += reduced.kept.size();
  }
  EXPECT_GT(contracted, 1000U);
  EXPECT_GT(kept, 1000U);
}

TEST(contract_few_neighbours, takes_no_two_neighbours_in_a_round) {
  constexpr std::uint32_t kNodes = 1000;
  auto tail = std::vector<std::uint32_t>{};
  auto head = std::vector<std::uint32_t>{};
  for (std::uint32_t u = 1; u < kNodes; ++u) {
    tail.push_back(u - 1);
    head.push_back(u);
  }
  auto const chain = graph{kNodes, tail, head};
  // Half of a chain goes in the first round, half of the rest in the second.
  EXPECT_EQ(contract_few_neighbours(find_neighbours(chain)).kept.size(), kNodes / 4);
  auto const shape = build_topology(chain);
  auto const t = shape.view();
  auto deepest = std::size_t{0};
  for (std::uint32_t u = 0; u < kNodes; ++u) {
    auto depth = std::size_t{0};
    for (auto x = u; x != kNone; x = t.parent(x)) {
      ++depth;
    }
    deepest = std::max(deepest, depth);
  }
  EXPECT_LT(deepest, 150U);
}

TEST(contract_few_neighbours, takes_a_graph_without_an_arc_and_one_without_a_node) {
  auto const lonely = contract_few_neighbours(find_neighbours(graph{3, {}, {}}));
  EXPECT_EQ(lonely.contracted, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_TRUE(lonely.kept.empty());
  EXPECT_EQ(lonely.left.nodes(), 0U);
  EXPECT_EQ(contract_few_neighbours(find_neighbours(graph{0, {}, {}})).left.nodes(), 0U);
}

}  // namespace
