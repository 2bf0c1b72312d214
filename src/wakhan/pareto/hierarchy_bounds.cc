// SPDX-License-Identifier: Apache-2.0
#include "wakhan/pareto/hierarchy_bounds.h"

#include <algorithm>

#include "wakhan/base/error.h"

namespace wakhan::pareto {

namespace {

// Checked before a metric is made of it.
unsigned lanes_of(criteria_graph const& g, hierarchy::topology const& t) {
  verify(t.nodes() == g.nodes() && t.input_of.size() == g.arcs(), errc::bad_input,
         "a hierarchy of {} nodes and {} arcs is none of a graph of {} and {}", t.nodes(), t.input_of.size(), g.nodes(),
         g.arcs());
  return g.criteria;
}

}  // namespace

hierarchy_bounds::hierarchy_bounds(criteria_graph const& g, hierarchy::topology const& t,
                                   hierarchy::resources const& use)
    : lower_bounds{g}, metric_{t, lanes_of(g, t)} {
  auto weights = std::vector<std::uint32_t>(g.cost.size());
  std::transform(g.cost.begin(), g.cost.end(), weights.begin(), [](std::int64_t const cost) {
    verify(cost < hierarchy::kClosed, errc::bad_input, "a cost of {} is more than a hierarchy holds: {}", cost,
           hierarchy::kClosed - 1);
    return static_cast<std::uint32_t>(cost);
  });
  metric_.customise(weights, use);
  for (unsigned k = 0; k < g.criteria; ++k) {
    potentials_.emplace_back(metric_, k);
  }
}

void hierarchy_bounds::aim(std::uint32_t const to) {
  for (auto& p : potentials_) {
    p.aim(to);
  }
}

bool hierarchy_bounds::at(std::uint32_t const node, cost_vector& least) {
  for (std::size_t k = 0; k < potentials_.size(); ++k) {
    auto const sum = potentials_[k].at(node);
    if (sum == hierarchy::kUnreached) {
      return false;
    }
    least[k] = static_cast<std::int64_t>(sum);
  }
  return true;
}

std::vector<std::uint32_t> find_tails(criteria_graph const& g) {
  auto tails = std::vector<std::uint32_t>(g.arcs());
  for (std::uint32_t node = 0; node < g.nodes(); ++node) {
    std::fill(tails.begin() + g.first[node], tails.begin() + g.first[node + 1], node);
  }
  return tails;
}

}  // namespace wakhan::pareto
