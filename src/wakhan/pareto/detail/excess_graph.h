// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/pareto/lower_bounds.h"

namespace wakhan::pareto {

// Costs beyond the lower bound: what an arc costs, with the bound of its head, more than the bound of its tail, which
// is never negative. The sum over a way from the origin is then at once the estimate of the whole way through it, less
// the bound of the origin; a search needs no bounds beside it, and two labels of one node compare as their costs do.
template <std::size_t K>
using excess = std::array<std::int64_t, K>;

template <std::size_t K>
excess<K> operator+(excess<K> a, excess<K> const& b) {
  for (std::size_t k = 0; k < K; ++k) {
    a[k] += b[k];
  }
  return a;
}

// Whether the one is no worse in any criterion and better in one.
template <std::size_t K>
bool beats(excess<K> const& a, excess<K> const& b) {
  auto is_no_worse = true;
  auto is_better = false;
  for (std::size_t k = 0; k < K; ++k) {
    is_no_worse &= a[k] <= b[k];
    is_better |= a[k] < b[k];
  }
  return is_no_worse && is_better;
}

// The part of a graph that a search sees, numbered in the order in which it is first seen, so that the search works on
// short columns that lie together. The origin has place 0. Chains are one arc: where only one arc leads on from a node,
// a label there would be one more for nothing.
template <std::size_t K>
class excess_graph {
 public:
  struct arc {
    excess<K> cost;
    std::uint32_t head;  // place
  };
  struct run {
    std::uint32_t begin, end;
  };

  // The bounds are aimed at `to`.
  excess_graph(lower_bounds& bounds, std::uint32_t const to)
      : graph_{bounds.graph()}, bounds_{bounds}, to_{to}, place_(graph_.nodes(), kNone), is_junction_(graph_.nodes()) {}

  std::uint32_t nodes() const { return static_cast<std::uint32_t>(nodes_.size()); }
  arc const& at(std::uint32_t const a) const { return arcs_[a]; }
  // Its arcs of the graph, in order.
  std::span<std::uint32_t const> chain(std::uint32_t const a) const {
    return std::span{chain_}.subspan(first_in_chain_[a], first_in_chain_[a + 1] - first_in_chain_[a]);
  }
  excess<K> const& bound(std::uint32_t const place) const { return nodes_[place].bound; }
  std::uint32_t origin_of(std::uint32_t const place) const { return nodes_[place].origin; }

  // The arcs out of a place as far as out() has made them: none before.
  run made(std::uint32_t const place) const { return nodes_[place].arcs; }

  // The place of a node of the graph, from now on at least; kNone when no way leads from it to the target.
  std::uint32_t see(std::uint32_t const origin) {
    auto least = cost_vector{};
    if (place_[origin] == kNone && bounds_.at(origin, least)) {
      place_[origin] = nodes();
      auto& made = nodes_.emplace_back(seen_node{{}, origin, {}, false});
      std::copy_n(least.begin(), K, made.bound.begin());
    }
    return place_[origin];
  }

  // The arcs out of a place that lead on to the target. covered(excess) tells whether ways of at least so much excess
  // are of no use, now and later: those that surely have it are left out.
  template <typename Covered>
  run out(std::uint32_t const place, Covered const& covered) {
    if (!nodes_[place].is_open) {
      auto const origin = nodes_[place].origin;
      auto const begin = static_cast<std::uint32_t>(arcs_.size());
      for (auto a = graph_.first[origin]; a < graph_.first[origin + 1]; ++a) {
        follow(place, a, covered);
      }
      nodes_[place].arcs = {begin, static_cast<std::uint32_t>(arcs_.size())};
      nodes_[place].is_open = true;
    }
    return nodes_[place].arcs;
  }

 private:
  static constexpr std::uint32_t kLongestChain = 64;  // there are rings that lead nowhere

  struct seen_node {
    excess<K> bound;
    std::uint32_t origin;
    run arcs;
    bool is_open;
  };

  // Whether a way that cost so much from a place to a node is of no use.
  template <typename Covered>
  bool is_useless(std::uint32_t const tail, excess<K> cost, std::uint32_t const node, Covered const& covered) {
    auto least = cost_vector{};
    if (place_[node] != kNone) {
      std::copy_n(nodes_[place_[node]].bound.begin(), K, least.begin());
    } else if (!bounds_.at_least(node, least)) {
      return true;
    }
    for (std::size_t k = 0; k < K; ++k) {
      cost[k] += least[k] - nodes_[tail].bound[k];
    }
    return covered(cost);
  }

  excess<K> plus(excess<K> cost, std::uint32_t const arc_of_graph) const {
    for (std::size_t k = 0; k < K; ++k) {
      cost[k] += graph_.cost_of(arc_of_graph)[k];
    }
    return cost;
  }

  // Makes an arc that begins with one of the graph.
  template <typename Covered>
  void follow(std::uint32_t const tail, std::uint32_t const first, Covered const& covered) {
    auto made = arc{plus({}, first), 0};
    auto const start = nodes_[tail].origin;
    auto before = start;
    auto here = graph_.head[first];
    auto is_of_use = here != start && !is_useless(tail, made.cost, here, covered);
    chain_.push_back(first);
    while (is_of_use && here != to_ && chain_.size() - first_in_chain_.back() < kLongestChain &&
           is_junction_[here] == 0) {
      auto next = kNone;
      auto onward = 0;
      for (auto a = graph_.first[here]; a < graph_.first[here + 1] && onward < 2; ++a) {
        auto const head = graph_.head[a];
        if (head != before && head != here && head != start && !is_useless(tail, plus(made.cost, a), head, covered)) {
          next = a;
          ++onward;
        }
      }
      is_of_use = onward > 0;
      if (onward != 1) {
        is_junction_[here] = onward > 1 ? 1 : 0;
        break;
      }
      made.cost = plus(made.cost, next);
      chain_.push_back(next);
      before = here;
      here = graph_.head[next];
    }
    if (is_of_use && finish(tail, here, made, covered)) {
      first_in_chain_.push_back(static_cast<std::uint32_t>(chain_.size()));
    } else {
      chain_.resize(first_in_chain_.back());
    }
  }

  template <typename Covered>
  bool finish(std::uint32_t const tail, std::uint32_t const head, arc made, Covered const& covered) {
    made.head = see(head);
    if (made.head == kNone) {
      return false;
    }
    for (std::size_t k = 0; k < K; ++k) {
      made.cost[k] += nodes_[made.head].bound[k] - nodes_[tail].bound[k];
    }
    if (covered(made.cost)) {
      return false;
    }
    arcs_.push_back(made);
    return true;
  }

  criteria_graph const& graph_;
  lower_bounds& bounds_;
  std::uint32_t to_;
  std::vector<std::uint32_t> place_;  // by node of the graph
  // By node of the graph: where more than one arc led on from it once. A chain may go on there from elsewhere, or
  // later; ending it costs a label more, and looking costs more than that.
  std::vector<char> is_junction_;
  std::vector<seen_node> nodes_;
  std::vector<arc> arcs_;
  std::vector<std::uint32_t> chain_;              // the chains of all arcs, one after the other
  std::vector<std::uint32_t> first_in_chain_{0};  // one more than arcs
};

}  // namespace wakhan::pareto
