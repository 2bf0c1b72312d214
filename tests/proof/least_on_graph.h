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

// The links of an arc in the order in which they are passed; none for first and last miles.
inline std::vector<net::link_id> links_of(net::network const& n, route::search_graph const& graph,
                                          route::arc const& a) {
  switch (a.kind) {
    case route::arc_kind::access: return {};
    case route::arc_kind::link: return {net::link_id{a.id}};
    case route::arc_kind::haul: {
      auto links = graph.hauls()[a.id].way.links;
      if (a.is_backwards) {
        std::reverse(links.begin(), links.end());
      }
      return links;
    }
    case route::arc_kind::overlay: break;
  }
  auto const first = n.overlay.first_link.all();
  auto const path = n.overlay.path.all().subspan(first[a.id], first[a.id + 1] - first[a.id]);
  return {path.begin(), path.end()};
}

}  // namespace wakhan::proof
