// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <functional>
#include <limits>
#include <queue>
#include <vector>

#include "wakhan/pareto/detail/excess_graph.h"

namespace wakhan::pareto {

// A whole way by its arcs of the graph, with what it costs beyond the bounds of the origin.
template <std::size_t K>
struct known_way {
  excess<K> sum{};
  std::vector<std::uint32_t> arcs;
};

// Ways that a search can be measured by before it has found any: for each criterion one that is best in it and, of
// those, has the least of the others together (each in about millionths of its bound).
template <std::size_t K>
class known_ways {
 public:
  known_ways(lower_bounds& bounds, excess_graph<K>& graph, std::uint32_t const to)
      : bounds_{bounds}, seen_{graph}, to_{to} {
    for (std::size_t k = 0; k < K; ++k) {
      auto const bits = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(seen_.bound(0)[k])));
      shift_[k] = bits > kBits ? bits - kBits : 0;
    }
  }

  // Dijkstra's algorithm over the arcs that cost nothing beyond the bound in one criterion.
  known_way<K> find_best_in(std::size_t const best) {
    reached_.clear();
    auto queue = std::priority_queue<entry, std::vector<entry>, std::greater<>>{};
    reach(0, {0, kNone, 0}, queue);
    while (seen_.origin_of(queue.top().second) != to_) {
      auto const [far, here] = queue.top();
      queue.pop();
      if (far > reached_[here].far) {
        continue;
      }
      auto const& g = bounds_.graph();
      for (auto a = g.first[seen_.origin_of(here)]; a < g.first[seen_.origin_of(here) + 1]; ++a) {
        if (is_tight(here, a, best)) {
          auto const head = seen_.see(g.head[a]);
          reach(head, {far + weigh(here, a, head), a, here}, queue);
        }
      }
    }
    return unpack(queue.top().second);
  }

 private:
  using entry = std::pair<std::int64_t, std::uint32_t>;
  static constexpr int kBits = 20;
  struct reached_node {
    std::int64_t far = std::numeric_limits<std::int64_t>::max();
    std::uint32_t arc{}, before{};
  };

  template <typename Queue>
  void reach(std::uint32_t const place, reached_node const& by, Queue& queue) {
    reached_.resize(std::max<std::size_t>(reached_.size(), seen_.nodes()));
    if (by.far < reached_[place].far) {
      reached_[place] = by;
      queue.emplace(by.far, place);
    }
  }
  // What is known of a head is enough: the bound of a tight one is no more than that of its tail.
  bool is_tight(std::uint32_t const tail, std::uint32_t const arc, std::size_t const best) {
    auto least = cost_vector{};
    auto const& g = bounds_.graph();
    if (!bounds_.at_least(g.head[arc], least) || g.cost_of(arc)[best] + least[best] != seen_.bound(tail)[best]) {
      return false;
    }
    return bounds_.at(g.head[arc], least) && g.cost_of(arc)[best] + least[best] == seen_.bound(tail)[best];
  }
  std::int64_t weigh(std::uint32_t const tail, std::uint32_t const arc, std::uint32_t const head) const {
    auto sum = std::int64_t{0};
    for (std::size_t k = 0; k < K; ++k) {
      sum += (bounds_.graph().cost_of(arc)[k] + seen_.bound(head)[k] - seen_.bound(tail)[k]) >> shift_[k];
    }
    return sum;
  }
  known_way<K> unpack(std::uint32_t place) const {
    auto found = known_way<K>{};
    for (; reached_[place].arc != kNone; place = reached_[place].before) {
      found.arcs.push_back(reached_[place].arc);
    }
    std::reverse(found.arcs.begin(), found.arcs.end());
    for (std::size_t k = 0; k < K; ++k) {
      found.sum[k] = -seen_.bound(0)[k];
      for (auto const a : found.arcs) {
        found.sum[k] += bounds_.graph().cost_of(a)[k];
      }
    }
    return found;
  }

  lower_bounds& bounds_;
  excess_graph<K>& seen_;
  std::uint32_t to_;
  std::array<int, K> shift_{};
  std::vector<reached_node> reached_;  // by place
};

}  // namespace wakhan::pareto
