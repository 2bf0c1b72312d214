// SPDX-License-Identifier: Apache-2.0
// A graph that is closed anew for another view answers as one that is made for it.
#include <gtest/gtest.h>

#include "network_extras.h"
#include "plain_search.h"
#include "random_question.h"
#include "wakhan/route/pareto.h"

namespace {

using namespace wakhan;

std::vector<char> some_countries(test::random_network& drawn, net::network const& n) {
  auto flags = std::vector<char>(n.countries.size(), 0);
  for (auto& f : flags) {
    f = drawn.chance(25) ? 1 : 0;
  }
  return flags;
}

TEST(seen_by, answers_as_a_graph_made_for_that_view) {
  auto different = 0;
  for (int seed = 0; seed < test::networks(8'000); ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed), {.nodes = 30, .terminals = 8}};
    auto const n = drawn.view();
    auto const stops = test::stops_of(n, net::terminal_id{0U}, net::terminal_id{1U});
    auto before = test::any_changes(drawn, n, stops[0].country, stops[1].country);
    before.banned_countries = some_countries(drawn, n);
    auto after = before;
    after.banned_countries = some_countries(drawn, n);
    auto const graph = route::search_graph{net::view{n, before}, stops, 1};
    auto const other = graph.seen_by(net::view{n, after});
    auto const made = route::search_graph{net::view{n, after}, stops, 1};
    auto const expected = test::sums_of(route::find_pareto_front(made));
    ASSERT_EQ(test::sums_of(route::find_pareto_front(*other)), expected) << seed;
    different += test::sums_of(route::find_pareto_front(graph)) != expected ? 1 : 0;
  }
  EXPECT_GT(different, test::networks(8'000) / 50);
}

}  // namespace
