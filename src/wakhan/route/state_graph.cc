// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/state_graph.h"

namespace wakhan::route {

state_graph::state_graph(search_graph const& graph) : graph_{graph}, states_{graph} {
  auto const copies = states_.size() / graph.nodes();
  arcs_.reserve(graph.arcs().size() * copies);
  head_.reserve(arcs_.capacity());
  cost_.reserve(arcs_.capacity() * kCriteria);
  first_.reserve(states_.size() + 1);
  first_.push_back(0);
  for (std::uint32_t state = 0; state < states_.size(); ++state) {
    for (auto const i : graph.out(states_.node_of(state))) {
      arcs_.push_back(i);
      head_.push_back(states_.after(state, i));
      for (auto const value : graph.arcs()[i].price.values()) {
        cost_.push_back(value);
      }
    }
    first_.push_back(static_cast<std::uint32_t>(arcs_.size()));
  }
}

way state_graph::way_of(pareto::way const& found) const {
  auto made = way{};
  for (auto const i : found.arcs) {
    made.arcs.push_back(arcs_[i]);
    made.sum += graph_.arcs()[arcs_[i]].price;
  }
  return made;
}

}  // namespace wakhan::route
