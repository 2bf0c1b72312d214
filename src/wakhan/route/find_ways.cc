// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/find_ways.h"

#include <set>

namespace wakhan::route {

namespace {

// The rules of the whole question that some way breaks.
std::set<net::hazard_id> broken_rules(net::view const& whole, found_ways const& found) {
  auto broken = std::set<net::hazard_id>{};
  if (!whole.has_hazards()) {
    return broken;
  }
  for (auto const& way : found.front.ways) {
    for (auto const arc : way.arcs) {
      for (auto const link : found.graph->links_on(found.graph->arcs()[arc])) {
        if (auto const rule = whole.hazard_on(link); rule.is_valid()) {
          broken.insert(rule);
        }
      }
    }
  }
  return broken;
}

}  // namespace

found_ways find_ways(net::network const& n, net::changes const& asked, std::span<stop const> const stops,
                     pareto_options const& options, unsigned const threads) {
  return find_ways_by(
      n, asked, stops, [&](search_graph const& graph) { return find_pareto_front(graph, options); }, threads);
}

found_ways find_ways_by(net::network const& n, net::changes const& asked, std::span<stop const> const stops,
                        way_search const& search, unsigned const threads) {
  auto const whole = net::view{n, asked};
  auto held_to = asked;
  held_to.allowed_hazards.resize(n.hazards.size(), 0);
  for (std::size_t i = 0; i < n.hazards.size(); ++i) {
    if (n.hazards.all()[i].what == net::hazard_target::links) {
      held_to.allowed_hazards[i] = 1;
    }
  }
  while (true) {
    auto found = found_ways{};
    found.graph = std::make_unique<search_graph>(net::view{n, held_to}, stops, threads);
    found.front = search(*found.graph);
    auto const broken = broken_rules(whole, found);
    if (broken.empty()) {
      return found;
    }
    for (auto const rule : broken) {
      held_to.allowed_hazards[rule.index()] = 0;
    }
  }
}

}  // namespace wakhan::route
