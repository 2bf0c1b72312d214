// SPDX-License-Identifier: Apache-2.0
// Small random graphs with all that makes trouble, and two slow ways to their fronts.
#pragma once

#include <algorithm>
#include <deque>
#include <random>
#include <set>
#include <vector>

#include "wakhan/pareto/front.h"

namespace wakhan::test {

using pareto::cost_vector;
using pareto::criteria_graph;

// What costs are drawn: few small ones (many ties and zeros), small ones that are alike in all criteria, middling ones,
// or large ones near 2^40.
enum class cost_kind : std::uint8_t { tied, alike, middling, large };

// Loops, parallel arcs (some of equal costs), one-way arcs, long chains, dead ends and parts that nothing joins come by
// chance. In a dense one three quarters of all nodes are joined straight.
class random_criteria {
 public:
  random_criteria(std::uint64_t const seed, unsigned const criteria, cost_kind const kind,
                  std::uint32_t const most_nodes = 9, bool const is_dense = false)
      : random_{seed}, criteria_{criteria}, kind_{kind} {
    nodes = 1 + below(most_nodes);
    auto ends = std::vector<std::pair<std::uint32_t, std::uint32_t>>{};
    for (std::uint32_t pair = 0; is_dense && pair < nodes * nodes; ++pair) {
      if (below(4) != 0) {
        ends.emplace_back(pair / nodes, pair % nodes);
      }
    }
    for (auto arcs = below(4) == 0 ? below(2 * nodes) : below(3 * nodes) + nodes; arcs > 0; --arcs) {
      auto const node = below(nodes);
      ends.emplace_back(node, below(3) == 0 ? below(nodes) : std::min(nodes - 1, node + below(3)));
      if (below(2) == 0) {
        ends.emplace_back(ends.back().second, ends.back().first);
      }
    }
    std::stable_sort(ends.begin(), ends.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    first.assign(nodes + 1, 0);
    for (auto const& [t, h] : ends) {
      ++first[t + 1];
      head.push_back(h);
      tail.push_back(t);
      draw_costs();
    }
    for (std::uint32_t n = 0; n < nodes; ++n) {
      first[n + 1] += first[n];
    }
  }

  criteria_graph view() const { return {criteria_, first, head, cost}; }
  std::uint32_t below(std::uint32_t const limit) {
    return limit == 0 ? 0 : static_cast<std::uint32_t>(random_() % limit);
  }

  std::uint32_t nodes{};
  std::vector<std::uint32_t> first, head, tail;
  std::vector<std::int64_t> cost;

 private:
  void draw_costs() {
    auto const base = std::int64_t{below(6)};
    for (unsigned k = 0; k < criteria_; ++k) {
      switch (kind_) {
        case cost_kind::tied: cost.push_back(below(4)); break;
        case cost_kind::alike: cost.push_back(base + below(2)); break;
        case cost_kind::middling: cost.push_back(below(1'000)); break;
        default: cost.push_back((std::int64_t{1} << 40U) - below(3) * (std::int64_t{1} << (6 * below(7)))); break;
      }
    }
  }

  std::mt19937_64 random_;
  unsigned criteria_;
  cost_kind kind_;
};

inline bool is_no_worse(cost_vector const& a, cost_vector const& b) {
  return std::equal(a.begin(), a.end(), b.begin(), std::less_equal<>{});
}

inline cost_vector plus(cost_vector sum, criteria_graph const& g, std::uint32_t const arc) {
  for (unsigned k = 0; k < g.criteria; ++k) {
    sum[k] += g.cost_of(arc)[k];
  }
  return sum;
}

// Label correcting without bounds, order or any reduction: labels of a node that no other of it beats or equals.
inline std::set<cost_vector> corrected_front(criteria_graph const& g, std::uint32_t const from,
                                             std::uint32_t const to) {
  auto labels = std::vector<std::set<cost_vector>>(g.nodes());
  auto open = std::deque<std::pair<std::uint32_t, cost_vector>>{{from, cost_vector{}}};
  labels[from].insert(cost_vector{});
  while (!open.empty()) {
    auto const [here, sum] = open.front();
    open.pop_front();
    for (auto a = g.first[here]; labels[here].contains(sum) && a < g.first[here + 1]; ++a) {
      auto const there = plus(sum, g, a);
      auto& own = labels[g.head[a]];
      if (std::none_of(own.begin(), own.end(), [&](auto const& l) { return is_no_worse(l, there); })) {
        std::erase_if(own, [&](auto const& l) { return is_no_worse(there, l); });
        own.insert(there);
        open.emplace_back(g.head[a], there);
      }
    }
  }
  return labels[to];
}

// Every way that passes no node twice, one by one. Costs exponential time.
class enumerated_front {
 public:
  enumerated_front(criteria_graph const& g, std::uint32_t const from, std::uint32_t const to)
      : graph_{g}, to_{to}, is_passed_(g.nodes(), false) {
    go_on(from, {});
    for (auto const& w : all_) {
      if (std::none_of(all_.begin(), all_.end(), [&](auto const& v) { return v != w && is_no_worse(v, w); })) {
        front.insert(w);
      }
    }
  }

  std::set<cost_vector> front;

 private:
  void go_on(std::uint32_t const here, cost_vector const& sum) {
    if (here == to_) {
      all_.insert(sum);
      return;
    }
    is_passed_[here] = true;
    for (auto a = graph_.first[here]; a < graph_.first[here + 1]; ++a) {
      if (!is_passed_[graph_.head[a]]) {
        go_on(graph_.head[a], plus(sum, graph_, a));
      }
    }
    is_passed_[here] = false;
  }

  criteria_graph graph_;
  std::uint32_t to_;
  std::vector<bool> is_passed_;
  std::set<cost_vector> all_;
};

}  // namespace wakhan::test
