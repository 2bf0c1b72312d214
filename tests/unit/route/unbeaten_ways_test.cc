// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/unbeaten_ways.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "random_question.h"

namespace {

using namespace wakhan;

constexpr std::size_t kManyLabels = 1'000'000;

// A drawn question with some of its arcs chosen.
struct drawn_choice {
  explicit drawn_choice(int const seed)
      : drawn{static_cast<std::uint64_t>(seed), {.nodes = 26, .terminals = 6}},
        n{drawn.view()},
        graph{net::view{n, test::random_changes(drawn, n)},
              test::stops_of(n, net::terminal_id{0U}, net::terminal_id{1U}), 1} {
    for (std::size_t i = 0; i < graph.arcs().size(); ++i) {
      chosen.push_back(drawn.chance(6) ? 1 : 0);
    }
  }
  bool passes(route::way const& w) const {
    return std::any_of(w.arcs.begin(), w.arcs.end(), [&](auto const arc) { return chosen[arc] != 0; });
  }
  cost::criteria sum_of(route::way const& w) const {
    auto sum = cost::criteria{};
    for (auto const arc : w.arcs) {
      sum += graph.arcs()[arc].price;
    }
    return sum;
  }

  test::random_network drawn;
  net::network n;
  route::search_graph graph;
  std::vector<char> chosen;
};

// All ways of a front are known, so a way that none is as good as would be on the front itself.
TEST(unbeaten_ways, are_none_where_the_whole_front_is_known) {
  auto asked = 0;
  for (int seed = 0; seed < test::networks(3'000); ++seed) {
    auto const q = drawn_choice{seed};
    auto const front = route::find_pareto_front(q.graph);
    asked += front.ways.size() > 1 ? 1 : 0;
    ASSERT_TRUE(route::find_unbeaten_ways(q.graph, q.chosen, front.ways, kManyLabels).empty()) << seed;
  }
  EXPECT_GT(asked, test::networks(3'000) / 6);
}

// Of a front only the ways over no chosen arc are known: what is found are the others. Then, once more, the first
// alone.
TEST(unbeaten_ways, are_those_of_the_front_that_are_not_known) {
  auto all = std::size_t{0};
  for (int seed = 0; seed < test::networks(6'000); ++seed) {
    auto const q = drawn_choice{seed};
    auto known = route::find_pareto_front(q.graph).ways;
    auto expected = std::vector<cost::criteria>{};
    for (auto const& w : known) {
      if (q.passes(w)) {
        expected.push_back(w.sum);
      }
    }
    std::erase_if(known, [&](auto const& w) { return q.passes(w); });
    auto const found = route::find_unbeaten_ways(q.graph, q.chosen, known, kManyLabels);
    auto sums = std::vector<cost::criteria>{};
    for (auto const& w : found) {
      ASSERT_EQ(q.sum_of(w), w.sum) << seed;
      ASSERT_TRUE(q.passes(w)) << seed;
      sums.push_back(w.sum);
    }
    ASSERT_EQ(sums, expected) << seed;
    auto told = 0;
    auto const first = route::find_unbeaten_ways(q.graph, q.chosen, known, kManyLabels, [&](route::way const& w) {
      ++told;
      return w.sum == expected.front();
    });
    ASSERT_EQ(first.size(), std::min<std::size_t>(1, expected.size())) << seed;
    ASSERT_EQ(static_cast<std::size_t>(told), first.size()) << seed;
    all += expected.size();
  }
  EXPECT_GT(all, static_cast<std::size_t>(test::networks(6'000)) / 20);
}

}  // namespace
