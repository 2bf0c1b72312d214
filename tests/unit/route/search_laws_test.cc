// SPDX-License-Identifier: Apache-2.0
// Laws that answers obey on every network, whatever its ways are.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "plain_search.h"
#include "random_question.h"
#include "rebuilt_network.h"
#include "wakhan/route/pareto.h"

namespace {

using namespace wakhan;

constexpr auto kA = net::terminal_id{0U};
constexpr auto kB = net::terminal_id{1U};
constexpr auto kManyTerminals = test::drawing{.nodes = 20, .terminals = 5};
constexpr auto kWithDays =
    test::drawing{.nodes = 36, .terminals = 3, .rates = 1, .tie_percent = 6, .border_percent = 12, .has_days = true};
constexpr auto kLarge = test::drawing{.nodes = 70, .terminals = 8, .rates = 1};

route::pareto_front front_of(net::network const& n, net::changes const& c, net::terminal_id const from,
                             net::terminal_id const to, unsigned const threads = 1) {
  auto const stops = test::stops_of(n, from, to);
  return route::find_pareto_front(route::search_graph{net::view{n, c}, stops, threads});
}

// Everything that a front says, so that equal texts are equal answers.
std::string printed(route::search_graph const& graph, route::pareto_front const& front) {
  auto text = fmt::format("exact {}\n", front.is_exact);
  for (auto const& w : front.ways) {
    text += fmt::format("{} {} {}:", w.sum.time, w.sum.money, w.sum.co2e);
    for (auto const i : w.arcs) {
      auto const& a = graph.arcs()[i];
      text += fmt::format(" {}-{}/{}/{}{}", a.tail, a.head, static_cast<int>(a.kind), a.id, a.is_backwards ? "b" : "");
      if (a.kind == route::arc_kind::haul) {
        for (auto const link : graph.links_on(a)) {
          text += fmt::format(",{}", link.value);
        }
      }
    }
    text += "\n";
  }
  return text;
}

std::string answer(net::network const& n, net::changes const& c, unsigned const threads) {
  auto const stops = test::stops_of(n, kA, kB);
  auto const graph = route::search_graph{net::view{n, c}, stops, threads};
  return printed(graph, route::find_pareto_front(graph));
}

void expect_covered(route::pareto_front const& open, route::pareto_front const& closed, int const seed) {
  for (auto const& w : closed.ways) {
    ASSERT_TRUE(std::any_of(open.ways.begin(), open.ways.end(), [&](auto const& o) { return o.sum.dominates(w.sum); }))
        << "seed " << seed;
  }
}

TEST(closing_anything, gives_no_way_that_was_not_there_even_where_posts_open_while_freight_travels) {
  auto with_ways = 0;
  for (int seed = 0; seed < test::networks(5'000); ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed), kWithDays};
    for (auto& r : drawn.builder().data().rates.raw()) {
      r.pace_ms_per_km = 8 * 3'600'000;  // a third of a day a kilometre
    }
    auto const n = drawn.view();
    auto const open = front_of(n, {}, kA, kB);
    for (std::size_t avoided = 0; avoided < n.countries.size(); ++avoided) {
      auto c = net::changes{};
      c.avoided_countries.assign(n.countries.size(), 0);
      c.avoided_countries[avoided] = 1;
      auto const closed = front_of(n, c, kA, kB);
      expect_covered(open, closed, seed);
      with_ways += closed.ways.empty() ? 0 : 1;
    }
  }
  EXPECT_GT(with_ways, test::networks(5'000) / 5);
}

TEST(closing_and_reopening, gives_the_same_answer_to_the_byte) {
  for (int seed = 0; seed < test::networks(5'000); ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed), kManyTerminals};
    auto const n = drawn.view();
    auto const before = answer(n, {}, 1);
    answer(n, test::random_changes(drawn, n), 1);
    auto reopened = net::changes{};
    reopened.avoided_countries.assign(n.countries.size(), 0);
    reopened.avoided_crossings.assign(n.crossings.size(), 0);
    reopened.avoided_passages.assign(n.passages.size(), 0);
    ASSERT_EQ(answer(n, reopened, 1), before) << "seed " << seed;
  }
}

TEST(avoiding_twice_what_is_avoided, changes_nothing) {
  for (int seed = 0; seed < test::networks(5'000); ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed), kManyTerminals};
    auto const n = drawn.view();
    auto c = net::changes{};
    c.avoided_countries.assign(n.countries.size(), 0);
    c.avoided_countries[2] = 1;
    auto const once = test::sums_of(front_of(n, c, kA, kB));
    // Every border of the avoided country besides.
    for (auto const& row : n.crossings.all()) {
      c.avoided_crossings.push_back(row.country_a.index() == 2 || row.country_b.index() == 2 ? 1 : 0);
    }
    ASSERT_EQ(test::sums_of(front_of(n, c, kA, kB)), once) << "seed " << seed;
  }
}

void expect_unchanged_by(test::rebuilding const& how) {
  auto with_ways = 0;
  for (int seed = 0; seed < test::networks(5'000); ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed), kManyTerminals};
    auto const n = drawn.view();
    auto built_again = how;
    built_again.shuffle_seed = static_cast<std::uint64_t>(seed) + 1;
    auto other = test::rebuilt_network{n, built_again};
    auto const c = test::random_changes(drawn, n);
    auto const expected = test::sums_of(front_of(n, c, kA, kB));
    ASSERT_EQ(test::sums_of(front_of(other.view(), c, kA, kB)), expected) << "seed " << seed;
    with_ways += expected.empty() ? 0 : 1;
  }
  EXPECT_GT(with_ways, test::networks(5'000) / 5);
}

TEST(the_order_of_nodes_and_links, changes_no_answer) { expect_unchanged_by({}); }
TEST(the_end_from_which_a_link_is_stated, changes_no_answer) { expect_unchanged_by({.turns_links = true}); }
TEST(a_longer_line_beside_every_line, changes_no_answer) { expect_unchanged_by({.doubles_lines = true}); }

TEST(the_way_back, costs_what_the_way_there_does_where_both_directions_cost_the_same) {
  auto with_ways = 0;
  for (int seed = 0; seed < test::networks(5'000); ++seed) {
    auto drawn =
        test::random_network{static_cast<std::uint64_t>(seed), {.nodes = 20, .terminals = 5, .is_symmetric = true}};
    auto const n = drawn.view();
    auto const c = test::random_changes(drawn, n);
    auto const there = test::sums_of(front_of(n, c, kA, kB));
    ASSERT_EQ(test::sums_of(front_of(n, c, kB, kA)), there) << "seed " << seed;
    with_ways += there.empty() ? 0 : 1;
  }
  EXPECT_GT(with_ways, test::networks(5'000) / 5);
}

// Threads matter where a country inside an area of open borders is avoided: its ways are measured anew.
TEST(one_two_and_four_threads, give_the_same_answer_to_the_byte) {
  auto with_ways = 0;
  for (int seed = 0; seed < test::networks(300); ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed), kLarge};
    auto const n = drawn.view();
    for (std::size_t avoided = 0; avoided < n.countries.size(); ++avoided) {
      auto c = net::changes{};
      c.avoided_countries.assign(n.countries.size(), 0);
      c.avoided_countries[avoided] = 1;
      auto const one = answer(n, c, 1);
      ASSERT_EQ(answer(n, c, 2), one) << "seed " << seed;
      ASSERT_EQ(answer(n, c, 4), one) << "seed " << seed;
      with_ways += one.size() > 12 ? 1 : 0;
    }
  }
  EXPECT_GT(with_ways, test::networks(300) / 5);
}

TEST(a_front_that_is_cut_off, holds_no_way_that_another_of_it_beats) {
  auto cut = 0;
  for (int seed = 0; seed < test::networks(5'000); ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed), kManyTerminals};
    auto const n = drawn.view();
    auto const stops = test::stops_of(n, kA, kB);
    auto const graph = route::search_graph{net::view{n, {}}, stops, 1};
    auto const part = route::find_pareto_front(graph, {16});
    cut += part.is_exact ? 0 : 1;
    for (std::size_t i = 0; i < part.ways.size(); ++i) {
      auto sum = cost::criteria{};
      auto at = graph.origin();
      for (auto const a : part.ways[i].arcs) {
        ASSERT_EQ(graph.arcs()[a].tail, at) << "seed " << seed;
        at = graph.arcs()[a].head;
        sum += graph.arcs()[a].price;
      }
      ASSERT_EQ(at, graph.destination()) << "seed " << seed;
      ASSERT_EQ(sum, part.ways[i].sum) << "seed " << seed;
      for (std::size_t j = 0; j < part.ways.size(); ++j) {
        ASSERT_TRUE(i == j || !part.ways[j].sum.dominates(part.ways[i].sum)) << "seed " << seed;
      }
    }
  }
  EXPECT_GT(cut, test::networks(5'000) / 10);
}

}  // namespace
