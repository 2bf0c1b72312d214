// SPDX-License-Identifier: Apache-2.0
// The costs of arcs under several criteria, made of a graph file's one weight by a hash of the arc's ends.
#pragma once

#include <span>

#include "../hierarchy/planar_graph.h"

namespace bench {

// Costs as [arc][criterion]. The first is the weight w; each other is w × (100 − spread … 100 + spread) / 100, drawn
// evenly for the two ends of an arc, whichever way it leads. Spread 100 is the weakest correlation: 0 to 2 w.
inline std::vector<std::uint32_t> make_criteria(graph_file const& g, std::size_t const criteria,
                                                unsigned const spread) {
  auto costs = std::vector<std::uint32_t>{};
  costs.reserve(g.tail.size() * criteria);
  for (std::size_t a = 0; a < g.tail.size(); ++a) {
    costs.push_back(g.weight[a]);
    auto const [low, high] = std::minmax(g.tail[a], g.head[a]);
    auto random = random_numbers{std::uint64_t{low} << 32U | high};
    for (std::size_t k = 1; k < criteria; ++k) {
      auto const share = 100 - spread + random.below(2 * spread + 1);
      costs.push_back(static_cast<std::uint32_t>(std::uint64_t{g.weight[a]} * share / 100));
    }
  }
  return costs;
}

struct question {
  unsigned from, to;
};

// Pairs of nodes, the same for the same number.
inline std::vector<question> draw_questions(unsigned const nodes, std::size_t const count) {
  auto random = random_numbers{7};
  auto drawn = std::vector<question>(count);
  for (auto& q : drawn) {
    q = {random.below(nodes), random.below(nodes)};
  }
  return drawn;
}

}  // namespace bench
