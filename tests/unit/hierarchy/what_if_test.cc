// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/what_if.h"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <set>
#include <utility>

#include "random_graph.h"
#include "wakhan/base/error.h"
#include "wakhan/hierarchy/detail/closer.h"

namespace {

using namespace wakhan;
using namespace wakhan::hierarchy;
using test::weight_kind;

constexpr simd_level kWhatIfLevels[] = {simd_level::plain, simd_level::avx2, simd_level::avx512};

using arc_list = std::vector<std::uint32_t>;

// Puts a node into some arcs, and the way back beside it: graphs with long chains, which random ones have few of.
void subdivide(test::random_graph& g) {
  for (auto rounds = g.below(4); rounds > 0; --rounds) {
    auto const arcs = static_cast<std::uint32_t>(g.tail.size());
    for (std::uint32_t a = 0; a < arcs; ++a) {
      if (g.below(3) != 0) {
        continue;
      }
      auto const middle = g.nodes++;
      auto const head = std::exchange(g.head[a], middle);
      g.tail.push_back(middle);
      g.head.push_back(head);
      if (g.below(2) == 0) {
        g.tail.insert(g.tail.end(), {head, middle});
        g.head.insert(g.head.end(), {middle, g.tail[a]});
      }
    }
  }
}

// A random graph with chains, pairs and sets of arcs, and what Dijkstra's algorithm says of them.
struct asked {
  explicit asked(std::uint64_t const seed) : g{seed, 16}, level{kWhatIfLevels[seed / 3 % 3]} {
    subdivide(g);
    weights = g.weights(static_cast<weight_kind>(seed % 3));
    shape = g.topology();
    m.emplace(shape.view());
    m->customise(weights, {1, level});
    for (auto count = 1 + g.below(40); count > 0; --count) {
      pairs.push_back({g.below(g.nodes), g.below(g.nodes)});
    }
    auto const arcs = static_cast<std::uint32_t>(g.tail.size());
    for (auto count = arcs == 0 ? 0 : 1 + g.below(20); count > 0; --count) {
      // Single arcs, a few, or a large part of them.
      auto& own = sets.emplace_back(g.below(3) == 0 ? 1 + g.below(4) : g.below(arcs));
      std::ranges::generate(own, [&] { return g.below(arcs); });
    }
  }

  // The lengths of all pairs without some arcs.
  std::vector<std::uint64_t> expected(arc_list const& closed) {
    auto own = weights;
    std::ranges::for_each(closed, [&](std::uint32_t const a) { own[a] = kClosed; });
    auto rows = std::map<std::uint32_t, std::vector<std::uint64_t>>{};
    auto lengths = std::vector<std::uint64_t>{};
    for (auto const& p : pairs) {
      if (!rows.contains(p.from)) {
        rows[p.from] = test::dijkstra(g.view(), own, p.from);
      }
      lengths.push_back(rows[p.from][p.to]);
    }
    return lengths;
  }

  test::random_graph g;
  simd_level level;
  std::vector<std::uint32_t> weights;
  owned_topology shape;
  std::optional<metric> m;
  std::vector<od_pair> pairs;
  std::vector<arc_list> sets;
};

// What the list says of every set and pair; adds how many of the answers were looked at.
void compare_closures(asked& a, what_if& w, std::size_t& compared) {
  auto const found = w.close(a.sets);
  auto const base = a.expected({});
  auto next = found.begin();
  for (std::uint32_t s = 0; s < a.sets.size(); ++s) {
    auto const expected = a.expected(a.sets[s]);
    auto const closed = std::set(a.sets[s].begin(), a.sets[s].end());
    for (std::uint32_t p = 0; p < a.pairs.size(); ++p) {
      auto const is_cut = std::ranges::any_of(w.ways()[p].arcs, [&](auto const arc) { return closed.contains(arc); });
      if (is_cut) {
        ASSERT_NE(next, found.end());
        ASSERT_EQ(*next++, (closed_length{s, p, expected[p]}));
      } else {
        ASSERT_EQ(base[p], expected[p]);
      }
      ++compared;
    }
  }
  ASSERT_EQ(next, found.end());
}

void compare_replacements(asked& a, what_if& w, std::size_t& compared) {
  auto expected = std::vector<replacement>{};
  auto without = std::map<std::uint32_t, std::vector<std::uint64_t>>{};
  for (std::uint32_t p = 0; p < a.pairs.size(); ++p) {
    auto seen = std::set<std::uint32_t>{};
    for (auto const arc : w.ways()[p].arcs) {
      if (seen.insert(arc).second) {
        if (!without.contains(arc)) {
          without[arc] = a.expected({arc});
        }
        expected.push_back({p, arc, without[arc][p]});
      }
    }
  }
  ASSERT_EQ(w.replace_arcs(), expected);
  compared += expected.size();
}

TEST(what_if, equals_dijkstra_without_the_closed_arcs) {
  auto compared = std::size_t{0};
  auto replaced = std::size_t{0};
  for (std::uint64_t seed = 0; compared < 200'000 || replaced < 50'000; ++seed) {
    auto a = asked{seed};
    auto w = what_if{*a.m, a.pairs, {1 + a.g.below(2), a.level}};
    auto const base = a.expected({});
    for (std::size_t p = 0; p < base.size(); ++p) {
      ASSERT_EQ(w.ways()[p].length, base[p]) << "seed " << seed;
    }
    compare_closures(a, w, compared);
    compare_replacements(a, w, replaced);
    // What was closed is open again.
    compare_closures(a, w, compared);
    ASSERT_FALSE(HasFatalFailure()) << "seed " << seed;
  }
}

TEST(what_if, answers_the_same_for_any_threads_and_vectors) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    auto a = asked{seed};
    auto first = what_if{*a.m, a.pairs, {1, simd_level::plain}};
    auto const closed = first.close(a.sets);
    auto const replaced = first.replace_arcs();
    for (auto const level : kWhatIfLevels) {
      for (unsigned const threads : {1U, 2U, 4U}) {
        auto w = what_if{*a.m, a.pairs, {threads, level}};
        ASSERT_TRUE(std::ranges::equal(w.ways(), first.ways())) << "seed " << seed;
        ASSERT_EQ(w.close(a.sets), closed) << "seed " << seed;
        ASSERT_EQ(w.replace_arcs(), replaced) << "seed " << seed;
      }
    }
  }
}

// A ring of five nodes, both ways round.
struct ring {
  explicit ring(std::uint32_t const weight) : weights(10, weight) { m.customise(weights); }
  arc_list const tail{0, 1, 2, 3, 4, 1, 2, 3, 4, 0}, head{1, 2, 3, 4, 0, 0, 1, 2, 3, 4};
  owned_topology const shape = build_topology(graph{5, tail, head});
  std::vector<std::uint32_t> const weights;
  metric m{shape.view()};
};

TEST(what_if, passes_sums_of_more_than_32_bits) {
  constexpr std::uint64_t weight = kClosed - 1;
  auto const r = ring{weight};
  ASSERT_TRUE(r.m.is_wide());
  auto const pairs = std::vector<od_pair>{{0, 2}, {2, 0}, {3, 3}};
  auto w = what_if{r.m, pairs};
  auto const sets = std::vector<arc_list>{{0}, {7}, {0, 9}, {}, {5, 6, 7, 8}};
  EXPECT_EQ(w.close(sets), (std::vector<closed_length>{{0, 0, 3 * weight}, {2, 0, kUnreached}, {4, 1, 3 * weight}}));
  EXPECT_EQ(w.replace_arcs(),
            (std::vector<replacement>{{0, 0, 3 * weight}, {0, 1, 3 * weight}, {1, 6, 3 * weight}, {1, 5, 3 * weight}}));
}

// Sums of a narrow metric that a closure makes too large, and that fit again when it ends.
TEST(what_if, becomes_wide_and_narrow_again) {
  constexpr std::uint64_t weight = 0x18000000;
  auto const r = ring{weight};
  ASSERT_FALSE(r.m.is_wide());
  auto w = what_if{r.m, std::vector<od_pair>{{0, 1}}};
  auto const sets = std::vector<arc_list>{{0}, {1}, {0, 7}, {0}};
  EXPECT_EQ(w.close(sets), (std::vector<closed_length>{{0, 0, 4 * weight}, {2, 0, kUnreached}, {3, 0, 4 * weight}}));
}

// Sixteen lanes are worth their while where sets cut much of the graph and the same pairs, and not for single ones.
TEST(closing_costs, chooses_lanes_for_large_closures_of_the_same_pairs) {
  auto tail = arc_list{};
  auto head = arc_list{};
  for (std::uint32_t n = 0; n < 144; ++n) {
    tail.push_back(n);
    head.push_back((n + 1) % 144);
    tail.push_back(n);
    head.push_back((n + 12) % 144);
  }
  auto const shape = build_topology(graph{144, tail, head});
  auto m = metric{shape.view()};
  m.customise(arc_list(tail.size(), 1));
  auto const pairs = std::vector<od_pair>{{0, 70}, {1, 100}};
  auto every = arc_list(tail.size());
  std::iota(every.begin(), every.end(), 0U);
  auto const both = arc_list{0, 1};
  auto const large = closing{every, both, {}};
  auto costs = closing_costs{m, pairs, simd_level::plain};
  EXPECT_GT(costs.saved_by_lanes(std::vector<closing const*>(16, &large)), 0);
  EXPECT_LT(costs.saved_by_lanes(std::vector<closing const*>(2, &large)), 0);
  auto const cut = closing{std::span{every}.first(17), both, {}};
  auto const spared = closing{std::span{every}.first(17), {}, {}};
  auto uneven = std::vector<closing const*>(15, &spared);
  uneven.push_back(&large);
  EXPECT_LT(costs.saved_by_lanes(uneven), costs.saved_by_lanes(std::vector<closing const*>(16, &cut)));
}

TEST(what_if, refuses_what_is_not_there) {
  auto r = ring{1};
  EXPECT_THROW((what_if{r.m, std::vector<od_pair>{{5, 0}}}), error);
  EXPECT_THROW((what_if{r.m, std::vector<od_pair>{{0, 5}}}), error);
  auto const two = metric{r.shape.view(), 2};
  EXPECT_THROW((what_if{two, {}}), error);
  auto w = what_if{r.m, std::vector<od_pair>{{0, 2}}};
  EXPECT_THROW(w.close(std::vector<arc_list>{{0}, {10}}), error);
  // And answers afterwards as if nothing had been asked; also from another place in memory.
  auto moved = std::move(w);
  EXPECT_EQ(moved.close(std::vector<arc_list>{{0}}), (std::vector<closed_length>{{0, 0, 3}}));
  EXPECT_TRUE((what_if{r.m, {}}.replace_arcs().empty()));
}

}  // namespace
