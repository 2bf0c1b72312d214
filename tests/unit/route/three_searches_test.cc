// SPDX-License-Identifier: Apache-2.0
// Three searches that share nothing find the same whole front on the same small networks with everything in them: every
// simple way enumerated, labels pushed until none changes, and the search over portals.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "plain_search.h"
#include "proof/full_graph.h"
#include "random_question.h"
#include "wakhan/route/pareto.h"

namespace {

using namespace wakhan;
using cost::criteria;

// Every simple way through the states of a graph: nodes, and how many places to pass lie behind.
class enumeration {
 public:
  explicit enumeration(proof::full_graph const& graph) : graph_{graph}, on_way_(graph.states(), 0) {
    walk(graph_.origin(), {});
  }

  std::set<criteria> front() const { return {front_.begin(), front_.end()}; }
  bool is_complete() const { return steps_ < kMostSteps; }

 private:
  static constexpr std::size_t kMostSteps = 100'000;

  void walk(proof::state const here, criteria const sum) {
    if (here == graph_.destination()) {
      return add(sum);
    }
    if (++steps_ >= kMostSteps) {
      return;
    }
    on_way_[here] = 1;
    graph_.for_moves(here, [&](proof::move const& m) {
      if (on_way_[m.to] == 0) {
        walk(m.to, sum + m.price);
      }
    });
    on_way_[here] = 0;
  }

  void add(criteria const sum) {
    if (!test::is_dominated(front_, sum)) {
      std::erase_if(front_, [&](auto const& f) { return sum.dominates(f); });
      front_.push_back(sum);
    }
  }

  proof::full_graph const& graph_;
  std::vector<char> on_way_;
  std::vector<criteria> front_;
  std::size_t steps_{};
};

std::set<criteria> pushed_labels(proof::full_graph const& graph) {
  auto arcs = std::vector<test::plain_arc>{};
  graph.for_all_moves([&](proof::move const& m) {
    arcs.push_back({net::node_id{m.from}, net::node_id{m.to}, m.price});
  });
  return test::plain_front(graph.states(), arcs, net::node_id{graph.origin()}, net::node_id{graph.destination()});
}

std::string printed(std::set<criteria> const& front) {
  auto text = std::string{};
  for (auto const& c : front) {
    text += fmt::format(" ({}, {}, {})", c.time, c.money, c.co2e);
  }
  return text;
}

enum class verdict { alike_without_ways, alike, too_many_ways, different };

struct trial {
  verdict found{};
  std::size_t ways{};
  std::string words;
};

trial compare(std::uint64_t const seed, test::drawing const& shape) {
  auto drawn = test::random_network{seed, shape};
  auto const n = drawn.view();
  auto stops = test::stops_of(n, net::terminal_id{0U}, net::terminal_id{1U});
  auto changes = test::any_changes(drawn, n, stops[0].country, stops[1].country);
  changes.banned_countries = proof::banned_countries(n, changes);
  if (drawn.chance(80)) {
    changes.towards = stops.back().at;
  }
  for (auto i = drawn.chance(25) ? 1 + drawn.below(2) : 0; i > 0; --i) {
    auto const& via = n.terminals.all()[static_cast<std::size_t>(drawn.below(static_cast<int>(n.terminals.size())))];
    stops.insert(stops.begin() + 1, {via.position, via.country});
  }
  auto const seen = net::view{n, changes};
  auto const front = route::find_pareto_front(route::search_graph{seen, stops, 1});
  auto const prices = proof::link_prices{n, changes.what};
  auto const graph = proof::full_graph{n, prices, changes, stops};
  auto const by_portals = test::sums_of(front);
  auto const by_labels = pushed_labels(graph);
  auto const by_ways = enumeration{graph};
  auto const is_complete = by_ways.is_complete();
  if (by_portals != by_labels || (is_complete && by_ways.front() != by_labels) ||
      by_portals.size() != front.ways.size()) {
    return {verdict::different, by_labels.size(),
            fmt::format("{} places to pass\n  portals:{}\n  labels:{}\n  ways:{}", stops.size() - 2,
                        printed(by_portals), printed(by_labels), is_complete ? printed(by_ways.front()) : " too many")};
  }
  auto const alike = by_labels.empty() ? verdict::alike_without_ways : verdict::alike;
  return {is_complete ? alike : verdict::too_many_ways, by_labels.size(), {}};
}

// The smallest drawing of a seed on which the searches differ, in words.
std::string smallest(std::uint64_t const seed, test::drawing const& most) {
  for (auto nodes = 2; nodes <= most.nodes; ++nodes) {
    for (auto terminals = 2; terminals <= most.terminals; ++terminals) {
      auto shape = most;
      shape.nodes = nodes;
      shape.terminals = terminals;
      if (auto const t = compare(seed, shape); t.found == verdict::different) {
        return fmt::format("seed {}, {} nodes, {} terminals: {}", seed, nodes, terminals, t.words);
      }
    }
  }
  return {};
}

TEST(three_searches, find_the_same_front_on_small_networks_with_everything_in_them) {
  constexpr auto kShape = test::drawing{.nodes = 9, .terminals = 5, .has_everything = true};
  auto const count = test::networks(200'000);
  auto with_ways = 0;
  auto unfinished = 0;
  auto greatest = std::size_t{0};
  for (int seed = 0; seed < count; ++seed) {
    auto const t = compare(static_cast<std::uint64_t>(seed), kShape);
    ASSERT_NE(t.found, verdict::different) << smallest(static_cast<std::uint64_t>(seed), kShape);
    with_ways += t.found == verdict::alike ? 1 : 0;
    unfinished += t.found == verdict::too_many_ways ? 1 : 0;
    greatest = std::max(greatest, t.ways);
  }
  // The drawing must be worth the work.
  EXPECT_GT(with_ways, count / 3);
  EXPECT_LT(unfinished, count / 20);
  EXPECT_GE(greatest, 5U);
}

}  // namespace
