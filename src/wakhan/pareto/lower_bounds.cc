// SPDX-License-Identifier: Apache-2.0
#include "wakhan/pareto/lower_bounds.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace wakhan::pareto {

namespace {

constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();

}  // namespace

backward_bounds::backward_bounds(criteria_graph const& g) : lower_bounds{g} {
  first_.resize(std::size_t{g.nodes()} + 1);
  for (auto const head : g.head) {
    ++first_[head + 1];
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  for (unsigned k = 0; k < g.criteria; ++k) {
    auto next = first_;
    sides_[k].arcs.resize(g.arcs());
    for (std::uint32_t node = 0; node < g.nodes(); ++node) {
      for (auto a = g.first[node]; a < g.first[node + 1]; ++a) {
        sides_[k].arcs[next[g.head[a]]++] = {g.cost_of(a)[k], node};
      }
    }
  }
}

void backward_bounds::aim(std::uint32_t const to) {
  for (unsigned k = 0; k < graph().criteria; ++k) {
    auto& s = sides_[k];
    s.least.assign(graph().nodes(), {kFar});
    s.reach = -1;
    s.open.clear();
    improve(s, to, 0);
  }
}

// Goes on until all that is left is at least as far as a node.
void backward_bounds::search(side& s, std::uint32_t const until) {
  while (!s.open.empty() && s.least[until] > s.reach) {
    auto const [sum, here] = s.open.pop();
    s.reach = sum;
    if (sum > s.least[here]) {
      continue;
    }
    for (auto i = first_[here]; i < first_[here + 1]; ++i) {
      improve(s, s.arcs[i].tail, sum + s.arcs[i].cost);
    }
  }
}

void backward_bounds::improve(side& s, std::uint32_t const node, std::int64_t const sum) {
  if (sum < s.least[node]) {
    s.least[node] = sum;
    s.open.push({sum, node});
  }
}

bool backward_bounds::at(std::uint32_t const node, cost_vector& least) {
  for (unsigned k = 0; k < graph().criteria; ++k) {
    auto& s = sides_[k];
    search(s, node);
    if (s.least[node] == kFar) {
      return false;
    }
    least[k] = s.least[node];
  }
  return true;
}

bool backward_bounds::at_least(std::uint32_t const node, cost_vector& least) {
  for (unsigned k = 0; k < graph().criteria; ++k) {
    auto const& s = sides_[k];
    if (s.open.empty() && s.least[node] == kFar) {
      return false;
    }
    least[k] = std::min(s.least[node], s.reach);
  }
  return true;
}

}  // namespace wakhan::pareto
