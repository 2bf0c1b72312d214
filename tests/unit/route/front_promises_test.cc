// SPDX-License-Identifier: Apache-2.0
// What a front promises on small networks: bills that add up, closures that never help, and truth where it is cut off.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "plain_search.h"
#include "random_question.h"
#include "wakhan/route/itinerary.h"
#include "wakhan/route/pareto.h"

namespace {

using namespace wakhan;
using test::random_changes;
using test::stops_of;
using test::sums_of;

TEST(itineraries, have_bills_that_add_up_to_the_search_exactly) {
  for (int seed = 0; seed < 2000; ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed)};
    auto const n = drawn.view();
    auto const seen = net::view{n, {}};
    auto const stops = stops_of(n, net::terminal_id{0U}, net::terminal_id{1U});
    auto const graph = route::search_graph{seen, stops, 1};
    auto const maker = route::itinerary_maker{graph, stops[0], stops[1]};
    for (auto const& w : route::find_pareto_front(graph).ways) {
      auto const i = maker.make(w);
      ASSERT_EQ(i.total.sum, w.sum) << "seed " << seed;
      ASSERT_EQ(i.total.sum.time, i.total.moving + i.total.transfer + i.total.border + i.total.waiting)
          << "seed " << seed;
      auto sum = cost::bill{};
      for (auto const& l : i.legs) {
        auto of_steps = cost::bill{};
        for (auto const& s : l.steps) {
          of_steps += s.bill;
        }
        ASSERT_EQ(of_steps.sum, l.bill.sum) << "seed " << seed;
        sum += l.bill;
      }
      ASSERT_EQ(sum.sum, i.total.sum) << "seed " << seed;
    }
  }
}

TEST(closing_anything, never_gives_a_way_that_was_not_dominated_before) {
  for (int seed = 0; seed < 2000; ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed)};
    auto const n = drawn.view();
    auto const stops = stops_of(n, net::terminal_id{0U}, net::terminal_id{1U});
    auto const open = route::find_pareto_front(route::search_graph{net::view{n, {}}, stops, 1});
    auto const closed = route::find_pareto_front(route::search_graph{net::view{n, random_changes(drawn, n)}, stops, 1});
    for (auto const& w : closed.ways) {
      ASSERT_TRUE(
          std::any_of(open.ways.begin(), open.ways.end(), [&](auto const& o) { return o.sum.dominates(w.sum); }))
          << "seed " << seed;
    }
  }
}

std::int64_t least_of(route::pareto_front const& front, std::size_t const criterion) {
  auto least = test::kUnreached;
  for (auto const& w : front.ways) {
    least = std::min(least, w.sum.values()[criterion]);
  }
  return least;
}

// The graph of a question on a network drawn from a seed.
struct drawn_graph {
  test::random_network drawn;
  net::network n;
  std::vector<route::stop> stops;
  route::search_graph graph;

  explicit drawn_graph(int const seed)
      : drawn{static_cast<std::uint64_t>(seed)},
        n{drawn.view()},
        stops{stops_of(n, net::terminal_id{0U}, net::terminal_id{1U})},
        graph{net::view{n, {}}, stops, 1} {}
};

TEST(a_front_that_is_cut_off, says_so_and_holds_true_ways_with_the_best_of_each_criterion) {
  auto cut = 0;
  for (int seed = 0; seed < 2000; ++seed) {
    auto const drawn = drawn_graph{seed};
    auto const& graph = drawn.graph;
    auto const whole = route::find_pareto_front(graph);
    auto const part = route::find_pareto_front(graph, {8});
    if (part.is_exact) {
      ASSERT_EQ(sums_of(part), sums_of(whole)) << "seed " << seed;
      continue;
    }
    ++cut;
    for (auto const& w : part.ways) {
      ASSERT_TRUE(
          std::any_of(whole.ways.begin(), whole.ways.end(), [&](auto const& o) { return o.sum.dominates(w.sum); }))
          << "seed " << seed;
    }
    for (auto const& w : whole.ways) {
      auto const is_there = sums_of(part).contains(w.sum);
      ASSERT_TRUE(is_there || w.sum.time >= part.missing_from_time) << "seed " << seed;
    }
    ASSERT_EQ(part.ways.empty(), whole.ways.empty()) << "seed " << seed;
    for (std::size_t criterion = 0; criterion < 3; ++criterion) {
      ASSERT_EQ(least_of(part, criterion), least_of(whole, criterion))
          << "seed " << seed << ", criterion " << criterion;
    }
  }
  EXPECT_GT(cut, 100);
}

// Whether a way is no worse than so many permille over another in each criterion.
bool is_within(cost::criteria const& a, cost::criteria const& b, std::int64_t const permille) {
  auto const holds = [&](std::int64_t const mine, std::int64_t const other) {
    return static_cast<long double>(mine) * 1000 <=
           static_cast<long double>(other) * static_cast<long double>(1000 + permille);
  };
  return holds(a.time, b.time) && holds(a.money, b.money) && holds(a.co2e, b.co2e);
}

TEST(a_front_with_a_tolerance, has_for_every_way_one_that_is_within_it) {
  auto smaller = 0;
  for (int seed = 0; seed < 2000; ++seed) {
    auto const drawn = drawn_graph{seed};
    auto const& graph = drawn.graph;
    auto const whole = route::find_pareto_front(graph);
    for (auto const permille : {50, 500}) {
      auto options = route::pareto_options{};
      options.tolerance_permille = permille;
      auto const part = route::find_pareto_front(graph, options);
      ASSERT_TRUE(part.is_exact);
      for (auto const& w : whole.ways) {
        ASSERT_TRUE(std::any_of(part.ways.begin(), part.ways.end(),
                                [&](auto const& p) { return is_within(p.sum, w.sum, permille); }))
            << "seed " << seed << ", " << permille;
      }
      smaller += part.ways.size() < whole.ways.size() ? 1 : 0;
    }
  }
  EXPECT_GT(smaller, 100);
}

}  // namespace
