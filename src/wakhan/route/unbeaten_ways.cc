// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/unbeaten_ways.h"

#include <algorithm>

#include "wakhan/pareto/front.h"
#include "wakhan/route/state_graph.h"

namespace wakhan::route {

std::vector<way> find_unbeaten_ways(search_graph const& graph, arc_choice const chosen,
                                    std::span<way const> const known, std::size_t const max_labels,
                                    std::function<bool(way const&)> const& is_enough) {
  auto const states = state_graph{graph, chosen};
  auto sums = std::vector<pareto::cost_vector>(known.size());
  for (std::size_t i = 0; i < known.size(); ++i) {
    auto const values = known[i].sum.values();
    std::copy(values.begin(), values.end(), sums[i].begin());
  }
  auto ways = std::vector<way>{};
  auto asked = pareto::front_options{};
  asked.max_labels = std::min(max_labels, pareto::kMostLabels);
  asked.known = sums;
  if (is_enough) {
    asked.is_enough = [&](pareto::way const& found) { return is_enough(states.way_of(found)); };
  }
  auto bounds = pareto::backward_bounds{states.columns()};
  for (auto const& found : pareto::find_front(bounds, states.origin(), states.target(), asked).ways) {
    ways.push_back(states.way_of(found));
  }
  return ways;
}

}  // namespace wakhan::route
