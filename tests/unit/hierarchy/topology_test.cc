// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/topology.h"

#include <gtest/gtest.h>

#include <set>

#include "random_graph.h"
#include "wakhan/base/error.h"
#include "wakhan/hierarchy/order.h"
#include "wakhan/hierarchy/schedule.h"
#include "wakhan/hierarchy/topology_bytes.h"

namespace {

using namespace wakhan;
using namespace wakhan::hierarchy;

// Contraction as it is told: the neighbours of a node that is taken away are joined to each other.
std::vector<std::set<std::uint32_t>> contracted(graph const& g, std::span<std::uint32_t const> const rank) {
  auto above = std::vector<std::set<std::uint32_t>>(g.nodes);
  auto const join = [&](std::uint32_t const a, std::uint32_t const b) {
    if (a != b) {
      above[std::min(a, b)].insert(std::max(a, b));
    }
  };
  for (std::size_t i = 0; i < g.tail.size(); ++i) {
    join(rank[g.tail[i]], rank[g.head[i]]);
  }
  for (auto const& own : above) {
    for (auto const a : own) {
      for (auto const b : own) {
        join(a, b);
      }
    }
  }
  return above;
}

TEST(build_topology, has_the_arcs_of_contraction_and_passes_its_checks) {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    auto g = test::random_graph{seed};
    auto const shape = g.topology();
    auto const t = shape.view();
    ASSERT_NO_THROW(check_topology(t)) << "seed " << seed;
    auto const expected = contracted(g.view(), t.rank);
    for (std::uint32_t x = 0; x < g.nodes; ++x) {
      auto const own = t.up_head.subspan(t.up_first[x], t.up_first[x + 1] - t.up_first[x]);
      ASSERT_TRUE(std::ranges::equal(own, expected[x])) << "seed " << seed;
    }
  }
}

TEST(build_topology, maps_each_arc_to_the_slot_of_its_direction) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    auto g = test::random_graph{seed};
    auto const shape = g.topology();
    auto const t = shape.view();
    for (std::uint32_t a = 0; a < g.tail.size(); ++a) {
      auto const from = t.rank[g.tail[a]];
      auto const to = t.rank[g.head[a]];
      if (from == to) {
        ASSERT_EQ(t.input_of[a], kNone);
        continue;
      }
      auto const arc = t.arc_between(std::min(from, to), std::max(from, to));
      ASSERT_EQ(t.input_slot[t.input_of[a]], 2 * arc + (from < to ? 0U : 1U));
    }
  }
}

TEST(build_topology, makes_the_same_of_the_same_graph) {
  auto const g = test::random_graph{5, 400};
  EXPECT_EQ(to_bytes(build_topology(g.view()).view()), to_bytes(build_topology(g.view()).view()));
}

TEST(build_topology, refuses_orders_and_arcs_that_do_not_fit) {
  auto const ends = std::vector<std::uint32_t>{0, 1};
  auto const g = graph{2, ends, ends};
  for (auto const& order : std::vector<std::vector<std::uint32_t>>{{0}, {0, 0}, {0, 2}, {0, 1, 2}}) {
    EXPECT_THROW(build_topology(g, order), error);
  }
  EXPECT_THROW(build_topology(graph{1, ends, ends}), error);
  EXPECT_THROW(build_topology(graph{2, ends, std::span{ends}.first(1)}), error);
  EXPECT_EQ(build_topology(graph{}).view().nodes(), 0U);
}

// A grid cut in the middle needs less than half the up-arcs of one contracted row by row.
TEST(check_graph, refuses_more_nodes_and_arcs_than_slots_are_counted_for) {
  auto const one = std::uint32_t{0};
  EXPECT_THROW(check_graph({kMostNodes + 1, {}, {}}), error);
  // Of so many arcs the number alone is looked at.
  auto const many = std::span{&one, kMostArcs + 1};
  EXPECT_THROW(check_graph({1, many, many}), error);
}

TEST(nested_dissection, cuts_a_grid_well) {
  constexpr std::uint32_t kSide = 40;
  auto tail = std::vector<std::uint32_t>{};
  auto head = std::vector<std::uint32_t>{};
  for (std::uint32_t n = 0; n < kSide * kSide; ++n) {
    if (n % kSide + 1 < kSide) {
      tail.push_back(n);
      head.push_back(n + 1);
    }
    if (n + kSide < kSide * kSide) {
      tail.push_back(n);
      head.push_back(n + kSide);
    }
  }
  auto const g = graph{kSide * kSide, tail, head};
  auto rows = std::vector<std::uint32_t>(g.nodes);
  std::iota(rows.begin(), rows.end(), 0U);
  auto const by_rows = build_topology(g, rows);
  auto const by_cuts = build_topology(g);
  EXPECT_LT(2 * by_cuts.view().arcs(), by_rows.view().arcs());
}

TEST(plan_customisation, takes_each_rank_once_and_subtrees_before_the_top) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    auto g = test::random_graph{seed, 200};
    auto const shape = g.topology();
    auto const t = shape.view();
    auto const plan = plan_customisation(t);
    auto task_of = std::vector<std::size_t>(g.nodes, plan.subtrees.size());
    auto taken = plan.top.size();
    for (std::size_t i = 0; i < plan.subtrees.size(); ++i) {
      for (auto x = plan.subtrees[i].begin; x < plan.subtrees[i].end; ++x) {
        task_of[x] = i;
        ++taken;
      }
    }
    ASSERT_EQ(taken, g.nodes);
    for (auto const x : plan.top) {
      ASSERT_EQ(task_of[x], plan.subtrees.size());
    }
    for (std::uint32_t x = 0; x < g.nodes; ++x) {
      for (auto d = t.down_first[x]; d < t.down_first[x + 1]; ++d) {
        auto const below = task_of[t.down_node[d]];
        ASSERT_TRUE(task_of[x] == plan.subtrees.size() || below == task_of[x]) << "seed " << seed;
      }
    }
  }
}

}  // namespace
