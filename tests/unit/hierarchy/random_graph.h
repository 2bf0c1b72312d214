// SPDX-License-Identifier: Apache-2.0
// Small random graphs with all that makes trouble, and Dijkstra's algorithm to compare with.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <numeric>
#include <queue>
#include <random>
#include <vector>

#include "wakhan/hierarchy/graph.h"
#include "wakhan/hierarchy/topology.h"

namespace wakhan::test {

using hierarchy::kClosed;
using hierarchy::kUnreached;

// Which weights are drawn: few small ones (many ties and zeros), any up to a million, or up to the largest there is.
enum class weight_kind : std::uint8_t { small, middling, huge };

class random_graph {
 public:
  // Loops, parallel arcs, one-way arcs and parts that nothing joins come by chance; a fourth of the graphs are sparse.
  explicit random_graph(std::uint64_t const seed, std::uint32_t const most_nodes = 24) : random_{seed} {
    nodes = 1 + below(most_nodes);
    auto const arcs = below(2) == 0 ? below(2 * nodes) : below(5 * nodes);
    for (std::uint32_t i = 0; i < arcs; ++i) {
      tail.push_back(below(nodes));
      head.push_back(below(4) == 0 ? below(nodes) : std::min(nodes - 1, tail.back() + below(4)));
      if (below(2) == 0) {
        std::swap(tail.back(), head.back());
      }
    }
  }

  hierarchy::graph view() const { return {nodes, tail, head}; }

  std::uint32_t draw(weight_kind const kind) {
    if (below(8) == 0) {
      return kClosed;
    }
    if (kind == weight_kind::small) {
      return below(6);
    }
    if (kind == weight_kind::middling) {
      return below(1'000'000);
    }
    // Around the limits of narrow numbers, and just below kClosed.
    constexpr std::uint32_t edges[] = {0x20000000, 0x3fffffff, 0x40000000, 0x7ffffffe, 0x7fffffff, 0xfffffffe};
    return below(2) == 0 ? static_cast<std::uint32_t>(random_()) & 0x7fffffffU : edges[below(6)];
  }

  // [arc][lane]
  std::vector<std::uint32_t> weights(weight_kind const kind, unsigned const lanes = 1) {
    auto drawn = std::vector<std::uint32_t>(tail.size() * lanes);
    for (auto& w : drawn) {
      w = draw(kind);
    }
    return drawn;
  }

  // By nested dissection, or any order at all.
  hierarchy::owned_topology topology() {
    if (below(2) == 0) {
      return hierarchy::build_topology(view());
    }
    auto order = std::vector<std::uint32_t>(nodes);
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin(), order.end(), random_);
    return hierarchy::build_topology(view(), order);
  }

  std::uint32_t below(std::uint32_t const limit) {
    return limit == 0 ? 0 : static_cast<std::uint32_t>(random_() % limit);
  }

  std::uint32_t nodes{};
  std::vector<std::uint32_t> tail, head;

 private:
  std::mt19937_64 random_;
};

// Distances from one node in one lane of weights.
inline std::vector<std::uint64_t> dijkstra(hierarchy::graph const& g, std::vector<std::uint32_t> const& weights,
                                           std::uint32_t const from, unsigned const lane = 0,
                                           unsigned const lanes = 1) {
  auto out = std::vector<std::vector<std::uint32_t>>(g.nodes);
  for (std::uint32_t a = 0; a < g.tail.size(); ++a) {
    out[g.tail[a]].push_back(a);
  }
  using entry = std::pair<std::uint64_t, std::uint32_t>;
  auto open = std::priority_queue<entry, std::vector<entry>, std::greater<>>{};
  auto distance = std::vector<std::uint64_t>(g.nodes, kUnreached);
  distance[from] = 0;
  open.push({0, from});
  while (!open.empty()) {
    auto const [d, u] = open.top();
    open.pop();
    if (d > distance[u]) {
      continue;
    }
    for (auto const a : out[u]) {
      auto const w = weights[std::size_t{a} * lanes + lane];
      if (w != kClosed && d + w < distance[g.head[a]]) {
        distance[g.head[a]] = d + w;
        open.push({d + w, g.head[a]});
      }
    }
  }
  return distance;
}

}  // namespace wakhan::test
