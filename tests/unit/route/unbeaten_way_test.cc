// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/unbeaten_way.h"

#include <gtest/gtest.h>

#include "random_question.h"

namespace {

using namespace wakhan;

bool is_no_worse(cost::criteria const& a, cost::criteria const& b) {
  return a.time <= b.time && a.money <= b.money && a.co2e <= b.co2e;
}

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

  test::random_network drawn;
  net::network n;
  route::search_graph graph;
  std::vector<char> chosen;
};

// All ways of a front are known, so a way that none is as good as would be on the front itself.
TEST(unbeaten_way, is_none_where_the_whole_front_is_known) {
  auto asked = 0;
  for (int seed = 0; seed < test::networks(3'000); ++seed) {
    auto const q = drawn_choice{seed};
    auto const front = route::find_pareto_front(q.graph);
    asked += front.ways.size() > 1 ? 1 : 0;
    ASSERT_FALSE(route::find_unbeaten_way(q.graph, q.chosen, front.ways, 1'000'000)) << seed;
  }
  EXPECT_GT(asked, test::networks(3'000) / 6);
}

// Of a front only the ways that pass no chosen arc are known: another one is found where, and only where, there is one.
TEST(unbeaten_way, is_found_where_the_front_has_one_that_is_not_known) {
  auto found_some = 0;
  auto found_none = 0;
  for (int seed = 0; seed < test::networks(6'000); ++seed) {
    auto const q = drawn_choice{seed};
    auto known = route::find_pareto_front(q.graph).ways;
    auto const before = known.size();
    std::erase_if(known, [&](auto const& w) { return q.passes(w); });
    auto const found = route::find_unbeaten_way(q.graph, q.chosen, known, 1'000'000);
    ASSERT_EQ(found.has_value(), known.size() < before) << seed;
    (found ? found_some : found_none) += 1;
    if (found) {
      auto sum = cost::criteria{};
      for (auto const arc : found->arcs) {
        sum += q.graph.arcs()[arc].price;
      }
      ASSERT_EQ(sum, found->sum);
      ASSERT_TRUE(q.passes(*found)) << seed;
      ASSERT_TRUE(std::none_of(known.begin(), known.end(), [&](auto const& w) { return is_no_worse(w.sum, sum); }));
    }
  }
  EXPECT_GT(found_some, test::networks(6'000) / 20);
  EXPECT_GT(found_none, test::networks(6'000) / 20);
}

}  // namespace
