// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/better_ways.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

#include "random_question.h"
#include "wakhan/base/parallel.h"
#include "wakhan/route/itinerary.h"
#include "wakhan/route/values_of_time.h"

namespace {

using namespace wakhan;

// All that a way can be the best by.
std::vector<route::worth> all_worths() {
  auto worths = std::vector<route::worth>{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  for (std::size_t step = 0; step < route::kValuesOfTime; ++step) {
    worths.push_back(route::worth_at(step));
  }
  return worths;
}

std::int64_t least_of(std::vector<route::way> const& ways, route::worth const& by) {
  auto least = by.of(ways.front().sum);
  for (auto const& w : ways) {
    least = std::min(least, by.of(w.sum));
  }
  return least;
}

// A drawn question, and some ways of its front, in any order.
struct partly_known {
  explicit partly_known(int const seed)
      : drawn{static_cast<std::uint64_t>(seed), {.nodes = 26, .terminals = 6}},
        n{drawn.view()},
        graph{net::view{n, test::random_changes(drawn, n)},
              test::stops_of(n, net::terminal_id{0U}, net::terminal_id{1U}), 1},
        front{route::find_pareto_front(graph).ways} {
    auto const percent = static_cast<int>(drawn.below(3)) * 50;
    for (auto const& w : front) {
      if (drawn.chance(percent)) {
        known.insert(known.begin() + drawn.below(static_cast<int>(known.size()) + 1), w);
      }
    }
    if (known.empty() && !front.empty()) {
      known.push_back(front[static_cast<std::size_t>(drawn.below(static_cast<int>(front.size())))]);
    }
  }

  test::random_network drawn;
  net::network n;
  route::search_graph graph;
  std::vector<route::way> front, known;
};

// With all ways that are told, none of the whole front is better for anybody.
TEST(tell_better_ways, tells_all_that_are_better_for_somebody_than_those_known) {
  auto told_ways = std::size_t{0};
  auto untold_ways = std::size_t{0};
  for (int seed = 0; seed < test::networks(4'000); ++seed) {
    auto const q = partly_known{seed};
    if (q.front.empty()) {
      continue;
    }
    auto all = q.known;
    route::tell_better_ways(q.graph, q.known, [&](route::way const& w) {
      auto const is_better = [&](route::worth const& by) { return by.of(w.sum) < least_of(all, by); };
      auto const worths = all_worths();
      EXPECT_TRUE(std::any_of(worths.begin(), worths.end(), is_better)) << seed;
      all.push_back(w);
      return false;
    });
    for (auto const& by : all_worths()) {
      ASSERT_EQ(least_of(all, by), least_of(q.front, by)) << seed;
    }
    told_ways += all.size() - q.known.size();
    untold_ways += q.front.size() > all.size() ? q.front.size() - all.size() : 0;
  }
  EXPECT_GT(told_ways, static_cast<std::size_t>(test::networks(4'000)) / 20);
  EXPECT_GT(untold_ways, static_cast<std::size_t>(test::networks(4'000)) / 20);
}

TEST(tell_better_ways, ends_when_it_was_told_to) {
  auto ended = 0;
  for (int seed = 0; seed < test::networks(2'000); ++seed) {
    auto const q = partly_known{seed};
    if (q.front.empty()) {
      continue;
    }
    auto told = 0;
    route::tell_better_ways(q.graph, q.known, [&](route::way const&) { return ++told == 1; });
    ASSERT_LE(told, 1) << seed;
    ended += told;
  }
  EXPECT_GT(ended, test::networks(2'000) / 40);
}

// A graph is read by several threads at once: one tells of better ways, one makes itineraries.
TEST(tell_better_ways, tells_the_same_beside_other_readers_of_the_graph) {
  auto told_ways = std::size_t{0};
  for (int seed = 0; seed < test::networks(600); ++seed) {
    auto const q = partly_known{seed};
    if (q.front.empty()) {
      continue;
    }
    auto sums = std::array<std::vector<cost::criteria>, 2>{};
    auto totals = std::array<std::vector<cost::criteria>, 2>{};
    auto const stops = test::stops_of(q.n, net::terminal_id{0U}, net::terminal_id{1U});
    for (unsigned const threads : {1U, 2U}) {
      parallel_for(2, threads, [&](unsigned, std::size_t const part) {
        if (part == 0) {
          auto const opened = q.graph.seen_by(net::view{q.n, {}});
          route::tell_better_ways(*opened, q.known, [&](route::way const& w) {
            sums[threads - 1].push_back(w.sum);
            return false;
          });
        } else {
          auto const maker = route::itinerary_maker{q.graph, stops[0], stops[1]};
          for (auto const& w : q.front) {
            totals[threads - 1].push_back(maker.make(w).total.sum);
          }
        }
      });
    }
    ASSERT_EQ(sums[0], sums[1]) << seed;
    ASSERT_EQ(totals[0], totals[1]) << seed;
    told_ways += sums[0].size();
  }
  EXPECT_GT(told_ways, 10U);
}

TEST(worth_at, is_the_value_of_time_of_its_step) {
  constexpr auto kDay = std::int64_t{86'400} * cost::kMicroseconds;
  constexpr auto kDollar = 100 * cost::kMicrocents;
  constexpr auto kTonne = 1'000'000 * cost::kMicrograms;
  EXPECT_EQ(route::usd_per_day(0), 10);
  EXPECT_NEAR(route::usd_per_day(50), 316.23, 0.01);
  EXPECT_NEAR(route::usd_per_day(route::kValuesOfTime - 1), 10'000, 1e-6);
  for (std::size_t step = 0; step < route::kValuesOfTime; ++step) {
    auto const by = route::worth_at(step);
    auto const dollar = static_cast<double>(by.of({0, kDollar, 0}));
    EXPECT_NEAR(static_cast<double>(by.of({kDay, 0, 0})) / dollar, route::usd_per_day(step), 0.1) << step;
    EXPECT_NEAR(static_cast<double>(by.of({0, 0, kTonne})) / dollar, 100, 0.5);
    // Sums of long, dear ways are held.
    EXPECT_GT(by.of({1'000 * kDay, 10'000'000 * kDollar, 1'000 * kTonne}), by.of({999 * kDay, 0, 0}));
  }
}

}  // namespace
