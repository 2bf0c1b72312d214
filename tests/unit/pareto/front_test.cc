// SPDX-License-Identifier: Apache-2.0
#include "wakhan/pareto/front.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../sanitized.h"
#include "random_criteria.h"
#include "wakhan/base/error.h"
#include "wakhan/pareto/hierarchy_bounds.h"

namespace {

using namespace wakhan;
using namespace wakhan::pareto;
using test::cost_kind;
using test::random_criteria;

constexpr cost_kind kCostKinds[] = {cost_kind::tied, cost_kind::alike, cost_kind::middling, cost_kind::large};

random_criteria numbered_graph(std::uint64_t const seed, std::uint32_t const most_nodes = 9) {
  return {seed, 2 + static_cast<unsigned>(seed % 3), kCostKinds[seed / 3 % 4], most_nodes};
}

// The arcs of a way follow each other from one end to the other and add up to its sum.
void expect_whole(way const& w, criteria_graph const& g, std::uint32_t const from, std::uint32_t const to) {
  auto here = from;
  auto sum = cost_vector{};
  for (auto const a : w.arcs) {
    ASSERT_TRUE(g.first[here] <= a && a < g.first[here + 1]);
    sum = test::plus(sum, g, a);
    here = g.head[a];
  }
  EXPECT_EQ(here, to);
  EXPECT_EQ(sum, w.sum);
}

std::vector<cost_vector> sums_of(front const& f) {
  auto sums = std::vector<cost_vector>{};
  for (auto const& w : f.ways) {
    sums.push_back(w.sum);
  }
  return sums;
}

// A row of nodes with two arcs from each to the next, (1, 0) and (0, 1) times a power of two: 2^steps ways, all of them
// on the front.
class doubling_row {
 public:
  explicit doubling_row(std::uint32_t const steps) : first{0} {
    for (std::uint32_t n = 0; n < steps; ++n) {
      for (auto const is_first : {true, false}) {
        head_.push_back(n + 1);
        cost_.push_back(is_first ? std::int64_t{1} << n : 0);
        cost_.push_back(is_first ? 0 : std::int64_t{1} << n);
      }
      first.push_back(2 * n + 2);
    }
    first.push_back(2 * steps);
  }
  criteria_graph view() const { return {2, first, head_, cost_}; }

 private:
  std::vector<std::uint32_t> first, head_;
  std::vector<std::int64_t> cost_;
};

TEST(find_front, equals_label_correcting_on_random_graphs) {
  auto ways = std::size_t{0};
  auto choices = std::size_t{0};
  auto const graphs = test::kIsSanitized ? 10'000U : 110'000U;
  for (std::uint64_t seed = 0; seed < graphs; ++seed) {
    auto g = numbered_graph(seed);
    auto const from = g.below(g.nodes);
    auto const to = g.below(g.nodes);
    auto bounds = backward_bounds{g.view()};
    auto const found = find_front(bounds, from, to);
    auto const expected = test::corrected_front(g.view(), from, to);
    ASSERT_EQ(sums_of(found), std::vector(expected.begin(), expected.end())) << seed;
    ASSERT_TRUE(found.is_exact);
    for (auto const& w : found.ways) {
      expect_whole(w, g.view(), from, to);
    }
    ways += found.ways.size();
    choices += found.ways.size() > 1 ? 1 : 0;
  }
  EXPECT_GT(ways, graphs * 9 / 10);
  EXPECT_GT(choices, graphs / 10);  // not mostly questions with one answer
}

TEST(find_front, equals_label_correcting_on_larger_graphs_with_both_kinds_of_bounds) {
  auto longest = std::size_t{0};
  for (std::uint64_t seed = 0; seed < (test::kIsSanitized ? 300 : 600); ++seed) {
    auto g = numbered_graph(seed, 40);
    auto const topology = hierarchy::build_topology({g.nodes, g.tail, g.head});
    auto searches = backward_bounds{g.view()};
    auto const is_large = kCostKinds[seed / 3 % 4] == cost_kind::large;
    auto ranked = is_large ? nullptr : std::make_unique<hierarchy_bounds>(g.view(), topology.view());
    for (int i = 0; i < 4; ++i) {
      auto const from = g.below(g.nodes);
      auto const to = g.below(g.nodes);
      auto const found = find_front(searches, from, to);
      auto const expected = test::corrected_front(g.view(), from, to);
      ASSERT_EQ(sums_of(found), std::vector(expected.begin(), expected.end())) << seed;
      longest = std::max(longest, expected.size());
      if (ranked) {
        auto const again = find_front(*ranked, from, to);
        ASSERT_EQ(sums_of(again), sums_of(found)) << seed;
        for (auto const& w : again.ways) {
          expect_whole(w, g.view(), from, to);
        }
      }
    }
  }
  EXPECT_GT(longest, 20U);
}

// Where many arcs leave a node, ways over a third place and labels that others made at the same node beat are left out.
TEST(find_front, equals_label_correcting_where_nearly_all_nodes_are_joined_straight) {
  auto longest = std::size_t{0};
  for (std::uint64_t seed = 0; seed < (test::kIsSanitized ? 400 : 4'000); ++seed) {
    auto g = random_criteria{seed, 2 + static_cast<unsigned>(seed % 3), kCostKinds[seed / 3 % 4], 24, true};
    auto bounds = backward_bounds{g.view()};
    auto const from = g.below(g.nodes);
    auto const to = g.below(g.nodes);
    auto const found = find_front(bounds, from, to);
    auto const expected = test::corrected_front(g.view(), from, to);
    ASSERT_EQ(sums_of(found), std::vector(expected.begin(), expected.end())) << seed;
    for (auto const& w : found.ways) {
      expect_whole(w, g.view(), from, to);
    }
    longest = std::max(longest, expected.size());
  }
  EXPECT_GT(longest, 20U);
}

TEST(find_front, equals_the_enumeration_of_all_ways) {
  for (std::uint64_t seed = 0; seed < 2'000; ++seed) {
    auto g = numbered_graph(seed, 7);
    auto const from = g.below(g.nodes);
    auto const to = g.below(g.nodes);
    auto bounds = backward_bounds{g.view()};
    auto const expected = test::enumerated_front{g.view(), from, to}.front;
    ASSERT_EQ(sums_of(find_front(bounds, from, to)), std::vector(expected.begin(), expected.end())) << seed;
  }
}

// Every way of the exact front is within (1 + ε) of a returned one in each criterion; and what is returned are whole
// ways, none of which beats another.
void expect_within(front const& eased, std::set<cost_vector> const& exact,
                   std::array<std::int64_t, kMostCriteria> const& tolerance) {
  for (auto const& e : exact) {
    auto most = cost_vector{};
    for (std::size_t k = 0; k < kMostCriteria; ++k) {
      most[k] = e[k] / 1000 * (1000 + tolerance[k]) + e[k] % 1000 * (1000 + tolerance[k]) / 1000;
    }
    ASSERT_TRUE(std::any_of(eased.ways.begin(), eased.ways.end(),
                            [&](auto const& w) { return test::is_no_worse(w.sum, most); }));
  }
  for (auto const& a : eased.ways) {
    for (auto const& b : eased.ways) {
      ASSERT_TRUE(&a == &b || !test::is_no_worse(a.sum, b.sum));
    }
  }
}

TEST(find_front, keeps_within_the_tolerance_of_the_exact_front) {
  auto exact_ways = std::size_t{0};
  auto eased_ways = std::size_t{0};
  for (std::uint64_t seed = 0; seed < (test::kIsSanitized ? 1'000 : 12'000); ++seed) {
    auto g = numbered_graph(seed, 16);
    auto const from = g.below(g.nodes);
    auto const to = g.below(g.nodes);
    auto options = front_options{};
    for (auto& t : options.tolerance) {
      t = g.below(3) == 0 ? 0 : g.below(kMostTolerance + 1);
    }
    auto bounds = backward_bounds{g.view()};
    auto const exact = test::corrected_front(g.view(), from, to);
    auto const eased = find_front(bounds, from, to, options);
    expect_within(eased, exact, options.tolerance);
    for (auto const& w : eased.ways) {
      expect_whole(w, g.view(), from, to);
    }
    exact_ways += exact.size();
    eased_ways += eased.ways.size();
  }
  EXPECT_LT(eased_ways, exact_ways * 9 / 10);  // it is made use of
}

TEST(find_front, finds_every_way_of_a_row_that_doubles_them) {
  auto const row = doubling_row{12};
  auto bounds = backward_bounds{row.view()};
  auto const found = find_front(bounds, 0, 12);
  ASSERT_EQ(found.ways.size(), 4096U);
  for (std::size_t i = 0; i < found.ways.size(); ++i) {
    EXPECT_EQ(found.ways[i].sum, (cost_vector{static_cast<std::int64_t>(i), 4095 - static_cast<std::int64_t>(i)}));
  }
}

TEST(find_front, tells_beyond_the_limit_from_where_ways_may_be_missing) {
  auto const row = doubling_row{12};
  auto bounds = backward_bounds{row.view()};
  auto const whole = find_front(bounds, 0, 12);
  for (auto const limit : {std::size_t{0}, std::size_t{1}, std::size_t{30}, std::size_t{5'000}}) {
    auto const cut = find_front(bounds, 0, 12, {.max_labels = limit});
    ASSERT_FALSE(cut.is_exact);
    EXPECT_LE(cut.stats.labels, limit + 3);
    EXPECT_EQ(cut.ways.front().sum, whole.ways.front().sum);  // best in the first criterion
    EXPECT_EQ(cut.ways.back().sum, whole.ways.back().sum);    // and in the second
    for (auto const& w : whole.ways) {
      auto const is_there =
          std::any_of(cut.ways.begin(), cut.ways.end(), [&](auto const& c) { return c.sum == w.sum; });
      ASSERT_TRUE(is_there || w.sum[0] >= cut.missing_from);
    }
    for (auto const& w : cut.ways) {
      expect_whole(w, row.view(), 0, 12);
    }
  }
  EXPECT_TRUE(find_front(bounds, 0, 12, {.max_labels = whole.stats.labels}).is_exact);
}

TEST(find_front, keeps_its_promise_about_missing_ways_on_random_graphs) {
  auto cut_off = std::size_t{0};
  for (std::uint64_t seed = 0; seed < 3'000; ++seed) {
    auto g = numbered_graph(seed, 20);
    auto const from = g.below(g.nodes);
    auto const to = g.below(g.nodes);
    auto bounds = backward_bounds{g.view()};
    auto const cut = find_front(bounds, from, to, {.max_labels = g.below(20)});
    auto const exact = test::corrected_front(g.view(), from, to);
    auto const sums = sums_of(cut);
    ASSERT_TRUE(std::is_sorted(sums.begin(), sums.end()));
    for (auto const& e : exact) {
      ASSERT_TRUE(std::count(sums.begin(), sums.end(), e) == 1 || (!cut.is_exact && e[0] >= cut.missing_from)) << seed;
    }
    expect_within(cut, {}, {});
    cut_off += cut.is_exact ? 0 : 1;
  }
  EXPECT_GT(cut_off, 200U);
}

TEST(find_front, gives_the_same_ways_each_time) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    auto g = numbered_graph(seed, 30);
    auto bounds = backward_bounds{g.view()};
    auto anew = backward_bounds{g.view()};
    auto const once = find_front(bounds, 0, g.nodes - 1);
    find_front(bounds, g.nodes - 1, 0);
    auto const twice = find_front(bounds, 0, g.nodes - 1);
    auto const thrice = find_front(anew, 0, g.nodes - 1);
    ASSERT_EQ(once.ways.size(), twice.ways.size());
    ASSERT_EQ(once.ways.size(), thrice.ways.size());
    for (std::size_t i = 0; i < once.ways.size(); ++i) {
      ASSERT_EQ(once.ways[i].arcs, twice.ways[i].arcs);
      ASSERT_EQ(once.ways[i].arcs, thrice.ways[i].arcs);
    }
  }
}

TEST(find_front, goes_nowhere_from_a_node_to_itself_and_finds_nothing_across_a_gap) {
  auto const first = std::vector<std::uint32_t>{0, 1, 1};
  auto const head = std::vector<std::uint32_t>{0};
  auto const cost = std::vector<std::int64_t>{0, 0, 0, 0};
  auto bounds = backward_bounds{{4, first, head, cost}};
  auto const here = find_front(bounds, 0, 0);
  ASSERT_EQ(here.ways.size(), 1U);
  EXPECT_EQ(here.ways[0].sum, cost_vector{});
  EXPECT_TRUE(here.ways[0].arcs.empty());
  EXPECT_TRUE(find_front(bounds, 0, 1).ways.empty());
}

// A ring of 200 nodes, each with a way back, hangs on the way to the destination and leads nowhere else.
TEST(find_front, gets_out_of_a_long_ring) {
  auto first = std::vector<std::uint32_t>{0, 2};
  auto head = std::vector<std::uint32_t>{1, 201};
  for (std::uint32_t n = 1; n <= 200; ++n) {
    head.push_back(n == 200 ? 1 : n + 1);
    first.push_back(static_cast<std::uint32_t>(head.size()));
  }
  first.push_back(first.back());
  auto cost = std::vector<std::int64_t>(2 * head.size(), 0);
  cost[2] = cost[3] = 5;
  auto bounds = backward_bounds{{2, first, head, cost}};
  EXPECT_EQ(sums_of(find_front(bounds, 0, 201)), (std::vector{cost_vector{5, 5}}));
}

// 0 leads to 1 by two arcs, and to three nodes that lead only to each other; that they do is found out while 5 to 9 are
// still to be looked at backwards from 1.
TEST(find_front, leaves_out_a_part_that_leads_nowhere) {
  auto const first = std::vector<std::uint32_t>{0, 3, 3, 5, 7, 9, 10, 11, 12, 13, 14};
  auto const head = std::vector<std::uint32_t>{1, 1, 2, 3, 4, 2, 4, 2, 3, 1, 5, 6, 7, 8};
  auto cost = std::vector<std::int64_t>(2 * head.size(), 1);
  cost[1] = cost[2] = 3;
  std::fill(cost.begin() + 6, cost.begin() + 18, 0);
  auto bounds = backward_bounds{{2, first, head, cost}};
  auto const found = find_front(bounds, 0, 1);
  EXPECT_EQ(sums_of(found), (std::vector{cost_vector{1, 3}, cost_vector{3, 1}}));
  EXPECT_EQ(found.stats.nodes, 2U);
}

TEST(find_front, stops_when_asked_to_and_tells_how_far_it_is) {
  auto const row = doubling_row{14};
  auto bounds = backward_bounds{row.view()};
  auto shares = std::vector<double>{};
  auto told = progress{};
  told.report = [&](std::string_view, double const share) { shares.push_back(share); };
  find_front(bounds, 0, 14, {}, told);
  EXPECT_GT(shares.size(), 4U);
  EXPECT_THAT(shares, testing::Each(testing::AllOf(testing::Ge(0.0), testing::Le(1.0))));
  auto asked = std::stop_source{};
  told.stop = asked.get_token();
  told.report = [&](std::string_view, double const share) { share > 0.2 ? asked.request_stop() : false; };
  try {
    find_front(bounds, 0, 14, {}, told);
    FAIL() << "not stopped";
  } catch (error const& e) {
    EXPECT_EQ(e.code(), errc::interrupted);
  }
}

TEST(find_front, refuses_what_makes_no_sense) {
  auto const row = doubling_row{3};
  auto bounds = backward_bounds{row.view()};
  auto const words = [&](std::uint32_t const from, std::uint32_t const to, front_options const& options) {
    try {
      find_front(bounds, from, to, options);
    } catch (error const& e) {
      return e.code() == errc::bad_input ? std::string{e.what()} : "another kind of error";
    }
    return std::string{};
  };
  EXPECT_EQ(words(0, 3, {}), "");
  EXPECT_EQ(words(4, 0, {}), "a graph of 4 nodes has no node 4");
  EXPECT_EQ(words(0, kNone, {}), "a graph of 4 nodes has no node 4294967295");
  EXPECT_EQ(words(0, 3, {.tolerance = {0, -1}}), "a tolerance of -1 permille is not between 0 and 1000");
  EXPECT_EQ(words(0, 3, {.tolerance = {1001}}), "a tolerance of 1001 permille is not between 0 and 1000");
  EXPECT_EQ(words(0, 3, {.max_labels = kNone}), "a limit of 4294967295 labels is more than 4294967294");
}

}  // namespace
