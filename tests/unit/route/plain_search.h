// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <limits>
#include <set>
#include <vector>

#include "wakhan/cost/link_cost.h"
#include "wakhan/net/view.h"
#include "wakhan/route/pareto.h"

// Plain searches over the network's own links, one node after the other: no zones, no overlay, no bounds. They share
// nothing with the search of the product but the bills of links.
namespace wakhan::test {

inline bool is_dominated(std::vector<cost::criteria> const& front, cost::criteria const sum) {
  return std::any_of(front.begin(), front.end(), [&](auto const& f) { return f.dominates(sum); });
}

// One end of a link as seen from the other.
struct plain_arc {
  net::node_id from, to;
  cost::criteria price;
};

// Links that are open on the day of departure, in both directions; yards that are no hubs are left out unless the
// question names them.
inline std::vector<plain_arc> open_arcs(net::view const& seen, std::vector<net::node_id> const& named) {
  auto const& n = seen.base();
  auto is_shut = std::vector<char>(n.nodes.position.size(), 0);
  for (auto const& t : n.terminals.all()) {
    auto const is_named = std::find(named.begin(), named.end(), t.node) != named.end();
    is_shut[t.node.index()] = t.is_hub == 0 && !is_named ? 1 : 0;
  }
  auto arcs = std::vector<plain_arc>{};
  for (std::uint32_t l = 0; l < n.links.from.size(); ++l) {
    auto const link = net::link_id{l};
    auto const a = n.links.from[link];
    auto const b = n.links.to[link];
    if (is_shut[a.index()] != 0 || is_shut[b.index()] != 0 || seen.why_closed(link, 0) != net::closure::none) {
      continue;
    }
    arcs.push_back({a, b, cost::link_bill(seen, link, a).sum});
    arcs.push_back({b, a, cost::link_bill(seen, link, b).sum});
  }
  return arcs;
}

// Undominated sums from one node to another: labels are pushed until none changes.
inline std::set<cost::criteria> plain_front(std::size_t const nodes, std::vector<plain_arc> const& arcs,
                                            net::node_id const from, net::node_id const to) {
  auto out = std::vector<std::vector<plain_arc>>(nodes);
  for (auto const& a : arcs) {
    out[a.from.index()].push_back(a);
  }
  auto fronts = std::vector<std::vector<cost::criteria>>(nodes);
  auto queue = std::deque<std::pair<net::node_id, cost::criteria>>{{from, {}}};
  fronts[from.index()] = {{}};
  while (!queue.empty()) {
    auto const [here, sum] = queue.front();
    queue.pop_front();
    auto const& own = fronts[here.index()];
    if (std::find(own.begin(), own.end(), sum) == own.end()) {
      continue;  // dominated since
    }
    for (auto const& a : out[here.index()]) {
      auto const next = sum + a.price;
      auto& there = fronts[a.to.index()];
      if (!is_dominated(there, next)) {
        std::erase_if(there, [&](auto const& f) { return next.dominates(f); });
        there.push_back(next);
        queue.emplace_back(a.to, next);
      }
    }
  }
  return {fronts[to.index()].begin(), fronts[to.index()].end()};
}

inline constexpr std::int64_t kUnreached = std::numeric_limits<std::int64_t>::max() / 4;

// Least sum of one criterion from every node to the target (Bellman 1958, Ford 1956).
inline std::vector<std::int64_t> potentials(std::size_t const nodes, std::vector<plain_arc> const& arcs,
                                            net::node_id const to, std::size_t const criterion) {
  auto least = std::vector<std::int64_t>(nodes, kUnreached);
  least[to.index()] = 0;
  for (auto is_changed = true; is_changed;) {
    is_changed = false;
    for (auto const& a : arcs) {
      auto const sum = least[a.to.index()] + a.price.values()[criterion];
      if (least[a.to.index()] < kUnreached && sum < least[a.from.index()]) {
        least[a.from.index()] = sum;
        is_changed = true;
      }
    }
  }
  return least;
}

inline std::set<cost::criteria> sums_of(route::pareto_front const& front) {
  auto sums = std::set<cost::criteria>{};
  for (auto const& w : front.ways) {
    sums.insert(w.sum);
  }
  return sums;
}

}  // namespace wakhan::test
