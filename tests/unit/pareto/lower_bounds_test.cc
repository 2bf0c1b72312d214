// SPDX-License-Identifier: Apache-2.0
#include "wakhan/pareto/lower_bounds.h"

#include <gtest/gtest.h>

#include <memory>

#include "random_criteria.h"
#include "wakhan/base/error.h"
#include "wakhan/pareto/hierarchy_bounds.h"

namespace {

using namespace wakhan;
using namespace wakhan::pareto;
using test::cost_kind;
using test::random_criteria;

constexpr std::int64_t kNoWay = -1;

// The least sums to a node in one criterion, by passing over all arcs until nothing changes; kNoWay where there is
// none.
std::vector<std::int64_t> relaxed(random_criteria const& g, std::uint32_t const to, unsigned const k) {
  auto least = std::vector<std::int64_t>(g.nodes, kNoWay);
  least[to] = 0;
  for (auto is_changed = true; is_changed;) {
    is_changed = false;
    for (std::uint32_t a = 0; a < g.head.size(); ++a) {
      auto const there = least[g.head[a]];
      auto const sum = there + g.view().cost_of(a)[k];
      if (there != kNoWay && (least[g.tail[a]] == kNoWay || sum < least[g.tail[a]])) {
        least[g.tail[a]] = sum;
        is_changed = true;
      }
    }
  }
  return least;
}

// Asks for the bounds of all nodes, beginning anywhere, and compares them; then looks at every arc.
void expect_right(lower_bounds& bounds, random_criteria& g, std::uint32_t const to) {
  auto const criteria = g.view().criteria;
  auto known = std::vector<cost_vector>(g.nodes);
  auto leads = std::vector<bool>(g.nodes);
  auto expected = std::vector<std::vector<std::int64_t>>{};
  for (unsigned k = 0; k < criteria; ++k) {
    expected.push_back(relaxed(g, to, k));
  }
  bounds.aim(to);
  auto const begin = g.below(g.nodes);
  for (std::uint32_t i = 0; i < g.nodes; ++i) {
    auto const node = (begin + i) % g.nodes;
    auto less = cost_vector{};
    auto const may_lead = bounds.at_least(node, less);
    leads[node] = bounds.at(node, known[node]);
    EXPECT_TRUE(may_lead || !leads[node]);
    for (unsigned k = 0; k < criteria; ++k) {
      EXPECT_EQ(leads[node] ? known[node][k] : kNoWay, expected[k][node]);
      EXPECT_TRUE(!leads[node] || less[k] <= known[node][k]);
    }
  }
  for (std::uint32_t a = 0; a < g.head.size(); ++a) {
    for (unsigned k = 0; leads[g.head[a]] && k < criteria; ++k) {
      EXPECT_TRUE(leads[g.tail[a]]);
      EXPECT_LE(known[g.tail[a]][k], g.view().cost_of(a)[k] + known[g.head[a]][k]);
    }
  }
}

TEST(lower_bounds, of_both_kinds_are_least_sums_and_consistent) {
  for (std::uint64_t seed = 0; seed < 1'500; ++seed) {
    auto const kind = seed % 4 == 0 ? cost_kind::large : seed % 4 == 1 ? cost_kind::tied : cost_kind::middling;
    auto g = random_criteria{seed, 2 + static_cast<unsigned>(seed / 4 % 3), kind, 24};
    auto searches = backward_bounds{g.view()};
    expect_right(searches, g, g.below(g.nodes));
    expect_right(searches, g, g.below(g.nodes));  // nothing is left of the first target
    if (kind != cost_kind::large) {
      auto const topology = hierarchy::build_topology({g.nodes, g.tail, g.head});
      auto ranked = hierarchy_bounds{g.view(), topology.view()};
      expect_right(ranked, g, g.below(g.nodes));
      expect_right(ranked, g, g.below(g.nodes));
    }
  }
}

// What is said of a graph, and of its hierarchy if it is one; empty when nothing is wrong.
std::string words_about(criteria_graph const& g, bool const with_hierarchy = false, hierarchy::topology const& t = {}) {
  try {
    if (with_hierarchy) {
      hierarchy_bounds{g, t};
    } else {
      backward_bounds{g};
    }
  } catch (error const& e) {
    return e.code() == errc::bad_input ? std::string{e.what()} : "another kind of error";
  }
  return {};
}

TEST(check_graph, refuses_what_is_no_graph) {
  using columns = std::vector<std::uint32_t>;
  auto const first = columns{0, 1, 2};
  auto const head = columns{1, 0};
  auto const cost = std::vector<std::int64_t>{1, 2, 3, 4};
  EXPECT_EQ(words_about({2, first, head, cost}), "");
  EXPECT_EQ(words_about({1, first, head, cost}), "a graph has 2 to 4 criteria, not 1");
  EXPECT_EQ(words_about({5, first, head, cost}), "a graph has 2 to 4 criteria, not 5");
  auto const begin = std::string{"where the arcs of nodes begin does not rise from 0 to the 2 arcs"};
  EXPECT_EQ(words_about({2, {}, head, cost}), begin);
  EXPECT_EQ(words_about({2, columns{1, 2}, head, cost}), begin);
  EXPECT_EQ(words_about({2, columns{0, 1}, head, cost}), begin);
  EXPECT_EQ(words_about({2, columns{0, 2, 1, 2}, head, cost}), begin);
  EXPECT_EQ(words_about({3, first, head, cost}), "4 costs for 2 arcs and 3 criteria");
  EXPECT_EQ(words_about({2, first, columns{1, 2}, cost}), "arc 1 ends at 2, and there are 2 nodes");
  EXPECT_EQ(words_about({2, first, head, std::vector<std::int64_t>{1, 2, 3, -4}}), "arc 1 costs -4: less than nothing");
  EXPECT_EQ(words_about({2, first, head, std::vector<std::int64_t>{1, kMostSum - 4, 3, 4}}), "");
  EXPECT_EQ(words_about({2, first, head, std::vector<std::int64_t>{1, kMostSum - 3, 3, 4}}),
            "the dearest arcs of all nodes cost more than 2305843009213693951 together in criterion 1");
  EXPECT_EQ(words_about({2, columns{0}, {}, {}}), "");  // no node at all
}

TEST(hierarchy_bounds, refuses_another_graph_and_costs_beyond_its_lanes) {
  using columns = std::vector<std::uint32_t>;
  auto const first = columns{0, 1, 2};
  auto const head = columns{1, 0};
  auto const tail = columns{0, 1};
  auto const topology = hierarchy::build_topology({2, tail, head});
  auto const most = std::int64_t{hierarchy::kClosed} - 1;
  auto const large = std::vector<std::int64_t>{1, most, 3, 4};
  EXPECT_EQ(words_about({2, first, head, large}, true, topology.view()), "");
  auto const larger = std::vector<std::int64_t>{1, most + 1, 3, 4};
  EXPECT_EQ(words_about({2, first, head, larger}, true, topology.view()),
            "a cost of 4294967295 is more than a hierarchy holds: 4294967294");
  auto const costs = std::vector<std::int64_t>{1, 2};
  EXPECT_EQ(words_about({2, columns{0, 1, 1}, columns{1}, costs}, true, topology.view()),
            "a hierarchy of 2 nodes and 2 arcs is none of a graph of 2 and 1");
  EXPECT_EQ(find_tails({2, first, head, large}), tail);
}

}  // namespace
