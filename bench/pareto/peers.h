// SPDX-License-Identifier: Apache-2.0
// The published searches that Wakhan's is set beside, written from their papers:
// BOA*: Hernández, Yeoh, Baier, Zhang, Suazo, Koenig, "A simple and fast bi-objective search algorithm", ICAPS 2020,
// and LTMOA*: Hernández, Yeoh, Baier, Felner, Salzman, Zhang, Chan, Koenig, "Multi-objective search via lazy and
// efficient dominance checks", IJCAI 2023. Numbers of 32 bits, one Dijkstra backwards a criterion over the whole graph,
// a binary heap. Nothing here knows Wakhan.
#pragma once

#include <array>

#include "criteria.h"

namespace bench {

// The graph by tails and by heads, with the costs beside the arcs.
template <std::size_t K>
class peer_graph {
 public:
  using costs = std::array<std::uint32_t, K>;
  struct arc {
    std::uint32_t end;
    costs cost;
  };

  peer_graph(graph_file const& g, std::vector<std::uint32_t> const& cost)
      : out_{by_end(g.nodes(), g.tail, g.head, cost)}, in_{by_end(g.nodes(), g.head, g.tail, cost)} {}

  std::uint32_t nodes() const { return static_cast<std::uint32_t>(out_.first.size() - 1); }
  auto out(std::uint32_t const node) const { return out_.at(node); }
  auto in(std::uint32_t const node) const { return in_.at(node); }

 private:
  struct side {
    std::vector<std::uint32_t> first;
    std::vector<arc> arcs;
    std::span<arc const> at(std::uint32_t const node) const {
      return {arcs.data() + first[node], arcs.data() + first[node + 1]};
    }
  };
  static side by_end(unsigned const nodes, numbers const& near, numbers const& far,
                     std::vector<std::uint32_t> const& cost) {
    auto made = side{std::vector<std::uint32_t>(nodes + 1), std::vector<arc>(near.size())};
    for (auto const n : near) {
      ++made.first[n + 1];
    }
    std::partial_sum(made.first.begin(), made.first.end(), made.first.begin());
    auto next = made.first;
    for (std::size_t a = 0; a < near.size(); ++a) {
      auto& placed = made.arcs[next[near[a]]++];
      placed.end = far[a];
      std::copy_n(&cost[a * K], K, placed.cost.begin());
    }
    return made;
  }

  side out_, in_;
};

inline constexpr std::uint32_t kPeerUnreached = 0xffffffff;

// The least sum of each criterion from every node to the target, [node][criterion].
template <std::size_t K>
std::vector<std::array<std::uint32_t, K>> peer_bounds(peer_graph<K> const& g, std::uint32_t const to) {
  auto least = std::vector<std::array<std::uint32_t, K>>(g.nodes());
  for (auto& of_node : least) {
    of_node.fill(kPeerUnreached);
  }
  auto heap = std::vector<std::uint64_t>{};  // sum, node
  for (std::size_t k = 0; k < K; ++k) {
    least[to][k] = 0;
    heap.push_back(to);
    while (!heap.empty()) {
      std::pop_heap(heap.begin(), heap.end(), std::greater<>{});
      auto const sum = static_cast<std::uint32_t>(heap.back() >> 32U);
      auto const here = static_cast<std::uint32_t>(heap.back());
      heap.pop_back();
      if (sum > least[here][k]) {
        continue;
      }
      for (auto const& a : g.in(here)) {
        auto const there = sum + a.cost[k];
        if (there < least[a.end][k]) {
          least[a.end][k] = there;
          heap.push_back(std::uint64_t{there} << 32U | a.end);
          std::push_heap(heap.begin(), heap.end(), std::greater<>{});
        }
      }
    }
  }
  return least;
}

// What a search leaves: cost vectors in ascending order, and how much it did.
template <std::size_t K>
struct peer_front {
  std::vector<std::array<std::uint32_t, K>> vectors;
  std::size_t expanded{};
};

// BOA*: a label is as good as its second cost, since the first never falls.
class boa_star {
 public:
  using vectors = std::vector<std::array<std::uint32_t, 2>>;

  boa_star(peer_graph<2> const& g, vectors const& bound) : graph_{g}, bound_{bound}, least_(g.nodes()) {}

  peer_front<2> find(std::uint32_t const from, std::uint32_t const to) {
    auto front = peer_front<2>{};
    std::fill(least_.begin(), least_.end(), kPeerUnreached);
    open_.clear();
    labels_.clear();
    if (bound_[from][0] != kPeerUnreached) {
      push(from, kPeerUnreached, {0, 0});
    }
    while (!open_.empty()) {
      std::pop_heap(open_.begin(), open_.end(), is_after);
      auto const number = open_.back().label;
      open_.pop_back();
      auto const here = labels_[number];
      if (here.sum[1] >= least_[here.node] || here.sum[1] + bound_[here.node][1] >= least_[to]) {
        continue;
      }
      least_[here.node] = here.sum[1];
      if (here.node == to) {
        front.vectors.push_back(here.sum);
        continue;
      }
      ++front.expanded;
      for (auto const& a : graph_.out(here.node)) {
        auto const sum = std::array{here.sum[0] + a.cost[0], here.sum[1] + a.cost[1]};
        if (sum[1] < least_[a.end] && bound_[a.end][1] != kPeerUnreached && sum[1] + bound_[a.end][1] < least_[to]) {
          push(a.end, number, sum);
        }
      }
    }
    return front;
  }

 private:
  struct label {
    std::array<std::uint32_t, 2> sum;
    std::uint32_t node, parent;
  };
  struct entry {
    std::uint64_t estimate;  // both criteria, the first above
    std::uint32_t label;
  };
  static bool is_after(entry const& a, entry const& b) { return a.estimate > b.estimate; }

  void push(std::uint32_t const node, std::uint32_t const parent, std::array<std::uint32_t, 2> const& sum) {
    auto const estimate = std::uint64_t{sum[0] + bound_[node][0]} << 32U | (sum[1] + bound_[node][1]);
    open_.push_back({estimate, static_cast<std::uint32_t>(labels_.size())});
    labels_.push_back({sum, node, parent});
    std::push_heap(open_.begin(), open_.end(), is_after);
  }

  peer_graph<2> const& graph_;
  vectors const& bound_;
  std::vector<std::uint32_t> least_;  // second cost of the last label expanded at a node
  std::vector<label> labels_;
  std::vector<entry> open_;
};

// LTMOA*: closed labels of a node are kept without their first cost, undominated; open ones are only looked at when
// they are made and when they are taken.
template <std::size_t K>
class ltmoa_star {
 public:
  using costs = std::array<std::uint32_t, K>;

  ltmoa_star(peer_graph<K> const& g, std::vector<costs> const& bound) : graph_{g}, bound_{bound}, closed_(g.nodes()) {}

  peer_front<K> find(std::uint32_t const from, std::uint32_t const to) {
    auto front = peer_front<K>{};
    for (auto& c : closed_) {
      c.clear();
    }
    open_.clear();
    labels_.clear();
    if (bound_[from][0] != kPeerUnreached) {
      push(from, kPeerUnreached, {});
    }
    while (!open_.empty()) {
      std::pop_heap(open_.begin(), open_.end(), is_after);
      auto const next = open_.back();
      open_.pop_back();
      auto const here = labels_[next.label];
      if (is_covered(closed_[here.node], here.sum) || is_covered(closed_[to], next.estimate)) {
        continue;
      }
      close(closed_[here.node], here.sum);
      if (here.node == to) {
        front.vectors.push_back(here.sum);
        continue;
      }
      ++front.expanded;
      for (auto const& a : graph_.out(here.node)) {
        if (bound_[a.end][0] == kPeerUnreached) {
          continue;
        }
        auto const sum = plus(here.sum, a.cost);
        if (!is_covered(closed_[a.end], sum) && !is_covered(closed_[to], plus(sum, bound_[a.end]))) {
          push(a.end, next.label, sum);
        }
      }
    }
    return front;
  }

 private:
  using truncated = std::array<std::uint32_t, K - 1>;
  struct label {
    costs sum;
    std::uint32_t node, parent;
  };
  struct entry {
    costs estimate;
    std::uint32_t label;
  };
  static bool is_after(entry const& a, entry const& b) { return a.estimate > b.estimate; }

  static costs plus(costs sum, costs const& more) {
    for (std::size_t k = 0; k < K; ++k) {
      sum[k] += more[k];
    }
    return sum;
  }
  // Whether a closed one is no worse in all but the first cost, in which none of them can be.
  static bool is_covered(std::vector<truncated> const& closed, costs const& sum) {
    return std::any_of(closed.begin(), closed.end(), [&](truncated const& c) {
      for (std::size_t k = 1; k < K; ++k) {
        if (c[k - 1] > sum[k]) {
          return false;
        }
      }
      return true;
    });
  }
  static void close(std::vector<truncated>& closed, costs const& sum) {
    std::erase_if(closed, [&](truncated const& c) {
      for (std::size_t k = 1; k < K; ++k) {
        if (sum[k] > c[k - 1]) {
          return false;
        }
      }
      return true;
    });
    auto& kept = closed.emplace_back();
    std::copy(sum.begin() + 1, sum.end(), kept.begin());
  }
  void push(std::uint32_t const node, std::uint32_t const parent, costs const& sum) {
    open_.push_back({plus(sum, bound_[node]), static_cast<std::uint32_t>(labels_.size())});
    labels_.push_back({sum, node, parent});
    std::push_heap(open_.begin(), open_.end(), is_after);
  }

  peer_graph<K> const& graph_;
  std::vector<costs> const& bound_;
  std::vector<std::vector<truncated>> closed_;
  std::vector<label> labels_;
  std::vector<entry> open_;
};

}  // namespace bench
