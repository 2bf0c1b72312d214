// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/sweep.h"

#include <gtest/gtest.h>

#include "random_graph.h"
#include "wakhan/base/error.h"
#include "wakhan/hierarchy/potential.h"

namespace {

using namespace wakhan;
using namespace wakhan::hierarchy;
using test::weight_kind;

constexpr simd_level kSweepLevels[] = {simd_level::plain, simd_level::avx2, simd_level::avx512};

// A customised random graph in a few lanes, of which one is asked.
struct drawn {
  explicit drawn(std::uint64_t const seed)
      : g{seed},
        shape{g.topology()},
        lanes{1 + g.below(3)},
        lane{g.below(lanes)},
        level{kSweepLevels[seed / 3 % 3]},
        weights{g.weights(static_cast<weight_kind>(seed % 3), lanes)},
        m{shape.view(), lanes} {
    m.customise(weights, {1, level});
  }
  std::vector<std::uint64_t> expected(std::uint32_t const from) const {
    return test::dijkstra(g.view(), weights, from, lane, lanes);
  }
  std::vector<std::uint32_t> some_nodes(std::uint32_t const most) {
    auto nodes = std::vector<std::uint32_t>(1 + g.below(most));
    for (auto& n : nodes) {
      n = g.below(g.nodes);
    }
    return nodes;
  }

  test::random_graph g;
  owned_topology shape;
  unsigned lanes, lane;
  simd_level level;
  std::vector<std::uint32_t> weights;
  metric m;
};

TEST(find_matrix, equals_dijkstra_for_any_sources_and_targets) {
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    auto d = drawn{seed};
    auto const sources = d.some_nodes(40);
    auto const targets = d.some_nodes(12);
    auto const found = find_matrix(d.m, sources, targets, {1 + d.g.below(3), d.level}, d.lane);
    for (std::size_t i = 0; i < sources.size(); ++i) {
      auto const expected = d.expected(sources[i]);
      for (std::size_t j = 0; j < targets.size(); ++j) {
        ASSERT_EQ(found[i * targets.size() + j], expected[targets[j]]) << "seed " << seed;
      }
    }
  }
}

TEST(find_trees, equals_dijkstra_from_any_sources) {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    auto d = drawn{seed};
    auto const sources = d.some_nodes(35);
    auto const found = find_trees(d.m, sources, {1, d.level}, d.lane);
    for (std::size_t i = 0; i < sources.size(); ++i) {
      auto const own = std::span{found}.subspan(i * d.g.nodes, d.g.nodes);
      ASSERT_EQ(std::vector(own.begin(), own.end()), d.expected(sources[i])) << "seed " << seed;
    }
  }
}

TEST(trees, towards_roots_and_potentials_both_equal_dijkstra) {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    auto d = drawn{seed};
    auto const g = sweep_graph{d.m, sweep_direction::to_roots, d.lane};
    auto const targets = d.some_nodes(16);
    auto grown = trees{g, d.level};
    grown.grow(targets);
    auto lazy = potential{d.m, d.lane};
    for (std::uint32_t from = 0; from < d.g.nodes; ++from) {
      auto const expected = d.expected(from);
      for (std::size_t i = 0; i < targets.size(); ++i) {
        ASSERT_EQ(grown.distance(i, from), expected[targets[i]]) << "seed " << seed;
      }
    }
    for (auto const target : targets) {
      lazy.aim(target);
      for (auto const from : d.some_nodes(8)) {
        ASSERT_EQ(lazy.at(from), d.expected(from)[target]) << "seed " << seed;
      }
    }
  }
}

TEST(trees, pass_large_sums_over_a_metric_of_narrow_numbers) {
  auto const tail = std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5};
  auto const head = std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6};
  auto const shape = build_topology(graph{7, tail, head}, std::vector<std::uint32_t>{0, 6, 1, 5, 2, 4, 3});
  auto m = metric{shape.view()};
  m.customise(std::vector<std::uint32_t>(6, 0x3fffffff));
  ASSERT_FALSE(m.is_wide());
  auto const found = find_trees(m, std::vector<std::uint32_t>{0, 3});
  for (std::uint64_t n = 0; n < 7; ++n) {
    EXPECT_EQ(found[n], n * 0x3fffffff);
    EXPECT_EQ(found[7 + n], n < 3 ? kUnreached : (n - 3) * 0x3fffffff);
  }
}

TEST(trees, refuse_what_is_not_there) {
  auto const shape = build_topology(graph{3, {}, {}});
  auto m = metric{shape.view()};
  m.customise({});
  auto const bad = std::vector<std::uint32_t>{3};
  EXPECT_THROW((sweep_graph{m, bad, sweep_direction::from_roots}), error);
  EXPECT_THROW((sweep_graph{m, sweep_direction::from_roots, 1}), error);
  auto const g = sweep_graph{m, sweep_direction::from_roots};
  auto grown = trees{g};
  EXPECT_THROW(grown.grow(bad), error);
  EXPECT_THROW(grown.grow({}), error);
  EXPECT_THROW(grown.grow(std::vector<std::uint32_t>(17, 0)), error);
}

}  // namespace
