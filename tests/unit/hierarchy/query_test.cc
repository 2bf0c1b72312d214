// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/query.h"

#include <gtest/gtest.h>

#include "expect_way.h"
#include "random_graph.h"
#include "wakhan/base/error.h"
#include "wakhan/hierarchy/potential.h"
#include "wakhan/hierarchy/unpack.h"

namespace {

using namespace wakhan;
using namespace wakhan::hierarchy;
using test::expect_way;
using test::weight_kind;

constexpr simd_level kQueryLevels[] = {simd_level::plain, simd_level::avx2, simd_level::avx512};

// Asks for every pair of a graph; returns how many pairs there were.
std::size_t compare_all_pairs(test::random_graph& g, weight_kind const kind, simd_level const level) {
  auto const shape = g.topology();
  auto const weights = g.weights(kind);
  auto m = metric{shape.view()};
  m.customise(weights, {1, level});
  auto q = query{m, level};
  for (std::uint32_t from = 0; from < g.nodes; ++from) {
    auto const expected = test::dijkstra(g.view(), weights, from);
    for (std::uint32_t to = 0; to < g.nodes; ++to) {
      EXPECT_EQ(q.distance(from, to), expected[to]) << from << " to " << to;
      auto const found = q.find_way(from, to);
      EXPECT_EQ(found.length, expected[to]);
      expect_way(found, g, weights, {from, to});
    }
  }
  return std::size_t{g.nodes} * g.nodes;
}

TEST(query, equals_dijkstra_for_every_pair_of_random_graphs) {
  auto pairs = std::size_t{0};
  for (std::uint64_t seed = 0; pairs < 600'000; ++seed) {
    auto g = test::random_graph{seed};
    pairs += compare_all_pairs(g, static_cast<weight_kind>(seed % 3), kQueryLevels[seed / 3 % 3]);
    ASSERT_FALSE(HasFailure()) << "seed " << seed;
  }
}

TEST(query, equals_dijkstra_in_larger_graphs) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    auto g = test::random_graph{seed, 200};
    compare_all_pairs(g, static_cast<weight_kind>(seed % 3), kQueryLevels[seed / 3 % 3]);
    ASSERT_FALSE(HasFailure()) << "seed " << seed;
  }
}

// Every pair in every lane; returns how many lengths were compared.
std::size_t compare_lanes(test::random_graph& g, weight_kind const kind, simd_level const level) {
  auto const shape = g.topology();
  auto const lanes = 2 + g.below(15);
  auto const weights = g.weights(kind, lanes);
  auto m = metric{shape.view(), lanes};
  m.customise(weights, {1, level});
  auto q = query{m, level};
  auto lengths = std::vector<std::uint64_t>(lanes);
  for (std::uint32_t from = 0; from < g.nodes; ++from) {
    auto expected = std::vector<std::vector<std::uint64_t>>{};
    for (unsigned lane = 0; lane < lanes; ++lane) {
      expected.push_back(test::dijkstra(g.view(), weights, from, lane, lanes));
    }
    for (std::uint32_t to = 0; to < g.nodes; ++to) {
      q.distances(from, to, lengths);
      for (unsigned lane = 0; lane < lanes; ++lane) {
        EXPECT_EQ(lengths[lane], expected[lane][to]) << from << " to " << to << " in lane " << lane;
      }
    }
  }
  return std::size_t{g.nodes} * g.nodes * lanes;
}

TEST(query, equals_dijkstra_in_every_lane) {
  auto compared = std::size_t{0};
  for (std::uint64_t seed = 0; compared < 600'000; ++seed) {
    auto g = test::random_graph{seed, 16};
    compared += compare_lanes(g, static_cast<weight_kind>(seed % 3), kQueryLevels[seed / 3 % 3]);
    ASSERT_FALSE(HasFailure()) << "seed " << seed;
  }
}

TEST(query, finds_a_way_in_any_lane) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto g = test::random_graph{seed, 16};
    auto const shape = g.topology();
    auto const weights = g.weights(static_cast<weight_kind>(seed % 3), 3);
    auto m = metric{shape.view(), 3};
    m.customise(weights);
    auto q = query{m};
    for (unsigned lane = 0; lane < 3; ++lane) {
      auto own = std::vector<std::uint32_t>{};
      for (std::size_t a = 0; a < g.tail.size(); ++a) {
        own.push_back(weights[3 * a + lane]);
      }
      auto const from = g.below(g.nodes);
      auto const expected = test::dijkstra(g.view(), own, from);
      for (std::uint32_t to = 0; to < g.nodes; ++to) {
        auto const found = q.find_way(from, to, lane);
        ASSERT_EQ(found.length, expected[to]);
        expect_way(found, g, own, {from, to});
      }
    }
  }
}

TEST(query, passes_sums_beyond_32_bits) {
  // A chain of the longest arcs there are.
  auto tail = std::vector<std::uint32_t>{};
  auto head = std::vector<std::uint32_t>{};
  for (std::uint32_t i = 0; i < 100; ++i) {
    tail.push_back(i);
    head.push_back(i + 1);
  }
  auto const shape = build_topology(graph{101, tail, head});
  auto m = metric{shape.view()};
  m.customise(std::vector<std::uint32_t>(100, kClosed - 1));
  EXPECT_TRUE(m.is_wide());
  EXPECT_EQ(query{m}.distance(0, 100), 100ULL * (kClosed - 1));
  EXPECT_EQ(query{m}.distance(100, 0), kUnreached);
}

TEST(query, passes_large_sums_over_a_metric_of_narrow_numbers) {
  // Contracted inwards from both ends no shortcut arises, so every slot is as light as its arc.
  auto const tail = std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5};
  auto const head = std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6};
  auto const shape = build_topology(graph{7, tail, head}, std::vector<std::uint32_t>{0, 6, 1, 5, 2, 4, 3});
  auto m = metric{shape.view()};
  m.customise(std::vector<std::uint32_t>(6, 0x3fffffff));
  EXPECT_FALSE(m.is_wide());
  auto q = query{m};
  EXPECT_EQ(q.distance(0, 6), 6ULL * 0x3fffffff);
  EXPECT_EQ(q.find_way(0, 6).arcs, (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5}));
}

TEST(unpacker, refuses_a_hop_that_no_way_stands_for) {
  auto refused = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    auto g = test::random_graph{seed};
    auto const shape = g.topology();
    auto m = metric{shape.view()};
    m.customise(g.weights(weight_kind::small), {1, simd_level::plain});
    auto unpack = unpacker{m, false};
    for (std::uint32_t a = 0; a < shape.view().up_head.size(); ++a) {
      for (auto const down : {0U, 1U}) {
        auto arcs = std::vector<std::uint32_t>{};
        if (m.weight(2 * std::uint64_t{a} + down, 0) == kUnreached) {
          try {
            unpack.unpack({a, down}, 0, arcs);
          } catch (error const&) {
            ++refused;
          }
        }
      }
    }
  }
  EXPECT_GT(refused, 0);
}

TEST(potential, refuses_lanes_and_nodes_that_are_not_there) {
  auto g = test::random_graph{1};
  auto const shape = g.topology();
  auto m = metric{shape.view()};
  m.customise(g.weights(weight_kind::small), {1, simd_level::plain});
  EXPECT_THROW((potential{m, m.lanes()}), error);
  auto p = potential{m, 0};
  EXPECT_THROW(p.aim(g.nodes), error);
  p.aim(0);
  EXPECT_THROW(p.at(g.nodes), error);
}

TEST(query, refuses_fewer_places_than_lanes) {
  auto g = test::random_graph{1};
  auto const shape = g.topology();
  auto m = metric{shape.view()};
  m.customise(g.weights(weight_kind::small), {1, simd_level::plain});
  EXPECT_THROW((query{m, simd_level::plain}.distances(0, 0, {})), error);
}

TEST(query, refuses_what_is_not_there) {
  auto const shape = build_topology(graph{2, {}, {}});
  auto m = metric{shape.view()};
  m.customise({});
  auto q = query{m};
  EXPECT_EQ(q.distance(0, 1), kUnreached);
  EXPECT_EQ(q.distance(1, 1), 0U);
  EXPECT_THROW(q.distance(0, 2), error);
  EXPECT_THROW(q.find_way(0, 1, 1), error);
}

}  // namespace
