// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/hierarchy/metric.h"
#include "wakhan/hierarchy/potential.h"
#include "wakhan/pareto/lower_bounds.h"

namespace wakhan::pareto {

// By a contraction hierarchy with one lane a criterion, worked out for a node when it is first asked for (see
// hierarchy::potential): quicker than searches where few nodes are asked for, and for many questions of one graph.
class hierarchy_bounds : public lower_bounds {
 public:
  // The topology is that of the graph's arcs in their order, and has to live as long. Throws error{bad_input} where
  // check_graph() does, for a topology of another graph, and for a cost of 2^32 − 1 or more, which no lane holds.
  hierarchy_bounds(criteria_graph const& g, hierarchy::topology const& t, hierarchy::resources const& use = {});

  void aim(std::uint32_t to) override;
  bool at(std::uint32_t node, cost_vector& least) override;
  bool at_least(std::uint32_t node, cost_vector& least) override { return at(node, least); }

 private:
  hierarchy::metric metric_;
  std::vector<hierarchy::potential> potentials_;  // by criterion
};

// The tails of a graph's arcs, which a hierarchy asks for.
std::vector<std::uint32_t> find_tails(criteria_graph const& g);

}  // namespace wakhan::pareto
