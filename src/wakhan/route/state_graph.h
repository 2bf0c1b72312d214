// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/pareto/front.h"
#include "wakhan/route/pareto.h"
#include "wakhan/route/visited_states.h"

namespace wakhan::route {

// A search graph as the columns that pareto::find_front takes: a node for each of visited_states, arcs in the order of
// the graph's own.
class state_graph {
 public:
  static constexpr unsigned kCriteria = 3;

  explicit state_graph(search_graph const& graph);

  pareto::criteria_graph columns() const { return {kCriteria, first_, head_, cost_}; }
  std::uint32_t origin() const { return states_.first(); }
  std::uint32_t target() const { return states_.target(); }

  way way_of(pareto::way const& found) const;

 private:
  search_graph const& graph_;
  visited_states states_;
  std::vector<std::uint32_t> arcs_;  // of the search graph
  std::vector<std::uint32_t> first_, head_;
  std::vector<std::int64_t> cost_;
};

}  // namespace wakhan::route
