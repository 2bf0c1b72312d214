// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/metric.h"

#include <gtest/gtest.h>

#include "random_graph.h"
#include "wakhan/base/error.h"

namespace {

using namespace wakhan;
using namespace wakhan::hierarchy;
using test::weight_kind;

metric customised(topology const& t, std::vector<std::uint32_t> const& weights, unsigned const lanes,
                  resources const& use) {
  auto m = metric{t, lanes};
  m.customise(weights, use);
  return m;
}

TEST(metric, is_the_same_for_any_threads_and_vectors) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    auto g = test::random_graph{seed, seed % 10 == 0 ? 400U : 30U};
    auto const shape = g.topology();
    auto const lanes = 1 + g.below(16);
    auto const weights = g.weights(static_cast<weight_kind>(seed % 3), lanes);
    auto const expected = customised(shape.view(), weights, lanes, {1, simd_level::plain});
    for (auto const level : {simd_level::plain, simd_level::avx2, simd_level::avx512}) {
      for (unsigned const threads : {1U, 2U, 4U}) {
        ASSERT_EQ(customised(shape.view(), weights, lanes, {threads, level}), expected) << "seed " << seed;
      }
    }
  }
}

TEST(metric, has_in_each_lane_what_that_lane_has_alone) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto g = test::random_graph{seed};
    auto const shape = g.topology();
    auto const weights = g.weights(static_cast<weight_kind>(seed % 3), 5);
    auto const all = customised(shape.view(), weights, 5, {});
    for (unsigned lane = 0; lane < 5; ++lane) {
      auto own = std::vector<std::uint32_t>{};
      for (std::size_t a = 0; a < g.tail.size(); ++a) {
        own.push_back(weights[5 * a + lane]);
      }
      auto const alone = customised(shape.view(), own, 1, {});
      for (std::uint64_t slot = 0; slot < 2 * std::uint64_t{shape.view().arcs()}; ++slot) {
        ASSERT_EQ(all.weight(slot, lane), alone.weight(slot, 0)) << "seed " << seed;
      }
    }
  }
}

TEST(metric, takes_new_weights_in_place) {
  auto g = test::random_graph{7, 60};
  auto const shape = g.topology();
  auto m = metric{shape.view()};
  for (auto const kind : {weight_kind::small, weight_kind::huge, weight_kind::middling}) {
    auto const weights = g.weights(kind);
    m.customise(weights);
    EXPECT_EQ(m, customised(shape.view(), weights, 1, {}));
  }
}

TEST(metric, refuses_lanes_and_weights_that_do_not_fit) {
  auto g = test::random_graph{3};
  auto const shape = g.topology();
  EXPECT_THROW((metric{shape.view(), 0}), error);
  EXPECT_THROW((metric{shape.view(), 17}), error);
  auto m = metric{shape.view(), 2};
  EXPECT_THROW(m.customise(std::vector<std::uint32_t>(2 * g.tail.size() + 1)), error);
}

}  // namespace
