// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/shared_kilometres.h"

#include <gtest/gtest.h>

#include <set>

#include "random_question.h"

namespace {

using namespace wakhan;

TEST(shared_kilometres, are_those_of_the_links_that_both_ways_pass) {
  auto pairs = 0;
  auto partly = 0;
  for (int seed = 0; seed < test::networks(2'000); ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed), {.nodes = 26, .terminals = 6}};
    auto const n = drawn.view();
    auto const graph = route::search_graph{net::view{n, test::random_changes(drawn, n)},
                                           test::stops_of(n, net::terminal_id{0U}, net::terminal_id{1U}), 1};
    auto const ways = route::find_pareto_front(graph).ways;
    auto links = std::vector<std::vector<net::link_id>>{};
    for (auto const& w : ways) {
      links.push_back(route::passed_links(graph, w));
    }
    for (auto const& a : links) {
      for (auto const& b : links) {
        auto const of_b = std::set<net::link_id>(b.begin(), b.end());
        auto shared = std::uint64_t{0};
        auto all_a = std::uint64_t{0};
        auto all_b = std::uint64_t{0};
        for (auto const link : a) {
          shared += of_b.contains(link) ? n.links.length_m[link] : 0;
          all_a += n.links.length_m[link];
        }
        for (auto const link : of_b) {
          all_b += n.links.length_m[link];
        }
        ASSERT_EQ(route::shared_metres(n, a, b), shared) << seed;
        auto const shorter = std::min(all_a, all_b);
        for (auto const percent : {0, 1, 50, 99, 100}) {
          ASSERT_EQ(route::share_more_than(n, a, b, percent), 100 * shared > shorter * static_cast<unsigned>(percent));
        }
        ++pairs;
        partly += 0 < shared && shared < shorter ? 1 : 0;
      }
    }
  }
  EXPECT_GT(pairs, test::networks(2'000));
  EXPECT_GT(partly, test::networks(2'000) / 200);
}

}  // namespace
