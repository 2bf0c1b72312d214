// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/changer.h"

#include <gtest/gtest.h>

#include "random_graph.h"
#include "wakhan/base/error.h"

namespace {

using namespace wakhan;
using namespace wakhan::hierarchy;
using test::weight_kind;

constexpr simd_level kLevels[] = {simd_level::plain, simd_level::avx2, simd_level::avx512};

std::vector<weight_change> random_changes(test::random_graph& g, unsigned const lanes, weight_kind const kind) {
  // Few are followed arc by arc, many node by node.
  auto changes = std::vector<weight_change>{};
  if (g.tail.empty()) {
    return changes;
  }
  for (auto count = g.below(2) == 0 ? 1 + g.below(3) : 1 + g.below(40); count > 0; --count) {
    changes.push_back({g.below(static_cast<std::uint32_t>(g.tail.size())), g.below(lanes), g.draw(kind)});
  }
  return changes;
}

void apply(std::vector<weight_change> const& changes, unsigned const lanes, std::vector<std::uint32_t>& weights) {
  for (auto const& c : changes) {
    weights[std::size_t{c.arc} * lanes + c.lane] = c.weight;
  }
}

// Three rounds of changes on one graph, each compared with a full customisation, and all taken back again.
void compare_with_customisation(std::uint64_t const seed) {
  auto g = test::random_graph{seed, seed % 10 == 0 ? 120U : 24U};
  auto const kind = static_cast<weight_kind>(seed % 3);
  auto const level = kLevels[seed / 3 % 3];
  auto const shape = g.topology();
  auto const lanes = 1 + (g.below(2) == 0 ? 0 : g.below(16));
  auto weights = g.weights(kind, lanes);
  auto m = metric{shape.view(), lanes};
  m.customise(weights, {1, level});
  auto mender = changer{m, level};
  auto const start = m;
  auto undone = std::vector<changer::undo>{};
  for (int round = 0; round < 3; ++round) {
    // The last round may make a narrow metric wide.
    auto const changes = random_changes(g, lanes, round < 2 ? kind : weight_kind::huge);
    undone.push_back(mender.change(changes));
    apply(changes, lanes, weights);
    auto full = metric{shape.view(), lanes};
    full.customise(weights, {1, level});
    ASSERT_EQ(m, full) << "seed " << seed << " round " << round;
  }
  for (; !undone.empty(); undone.pop_back()) {
    mender.take_back(std::move(undone.back()));
  }
  ASSERT_EQ(m, start) << "seed " << seed;
}

TEST(changer, equals_full_customisation_and_takes_all_back) {
  for (std::uint64_t seed = 0; seed < 6000; ++seed) {
    compare_with_customisation(seed);
    ASSERT_FALSE(HasFatalFailure());
  }
}

TEST(changer, mends_nothing_where_nothing_changes) {
  auto const tail = std::vector<std::uint32_t>{0, 0, 1};
  auto const head = std::vector<std::uint32_t>{1, 1, 1};
  auto const shape = build_topology(graph{2, tail, head});
  auto m = metric{shape.view()};
  m.customise(std::vector<std::uint32_t>{5, 7, 1});
  auto const before = m;
  auto mender = changer{m};
  // A loop, and the longer of two parallel arcs.
  EXPECT_EQ(mender.change(std::vector<weight_change>{{2, 0, 3}}).mended(), 0U);
  auto const u = mender.change(std::vector<weight_change>{{1, 0, 9}});
  EXPECT_EQ(u.mended(), 1U);
  EXPECT_TRUE(std::ranges::equal(m.narrow(), before.narrow()));
}

TEST(changer, refuses_what_is_not_there_and_leaves_all_as_it_was) {
  auto const tail = std::vector<std::uint32_t>{0};
  auto const head = std::vector<std::uint32_t>{1};
  auto const shape = build_topology(graph{2, tail, head});
  auto m = metric{shape.view()};
  m.customise(std::vector<std::uint32_t>{5});
  auto const before = m;
  auto mender = changer{m};
  EXPECT_THROW(mender.change(std::vector<weight_change>{{0, 0, 1}, {1, 0, 3}}), error);
  EXPECT_THROW(mender.change(std::vector<weight_change>{{0, 0, 1}, {0, 1, 3}}), error);
  EXPECT_EQ(m, before);
}

}  // namespace
