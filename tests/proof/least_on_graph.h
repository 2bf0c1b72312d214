// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <queue>
#include <utility>
#include <vector>

#include "proof/full_graph.h"
#include "wakhan/route/search_graph.h"

namespace wakhan::proof {

// A weighing of the three criteria into one; 1, 0, 0 is time alone.
struct weights {
  std::int64_t time, money, co2e;
  std::int64_t operator()(criteria const& c) const { return time * c.time + money * c.money + co2e * c.co2e; }
};

// Least sums from the origin over the graph of the search.
inline std::vector<std::int64_t> least_on(route::search_graph const& graph, weights const& price) {
  auto least = std::vector<std::int64_t>(graph.nodes(), kUnreached);
  using entry = std::pair<std::int64_t, std::uint32_t>;
  auto queue = std::priority_queue<entry, std::vector<entry>, std::greater<>>{};
  least[graph.origin()] = 0;
  queue.emplace(0, graph.origin());
  while (!queue.empty()) {
    auto const [sum, here] = queue.top();
    queue.pop();
    if (sum > least[here]) {
      continue;
    }
    for (auto const i : graph.out(here)) {
      auto const& a = graph.arcs()[i];
      if (sum + price(a.price) < least[a.head]) {
        least[a.head] = sum + price(a.price);
        queue.emplace(least[a.head], a.head);
      }
    }
  }
  return least;
}

}  // namespace wakhan::proof
