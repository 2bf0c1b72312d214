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
  arcs_.resize(g.arcs());
  auto next = first_;
  for (std::uint32_t node = 0; node < g.nodes(); ++node) {
    for (auto a = g.first[node]; a < g.first[node + 1]; ++a) {
      arcs_[next[g.head[a]]++] = {a, node};
    }
  }
}

void backward_bounds::aim(std::uint32_t const to) {
  least_.assign(std::size_t{graph().nodes()} * graph().criteria, kFar);
  for (unsigned k = 0; k < graph().criteria; ++k) {
    sides_[k].reach = -1;
    sides_[k].open.clear();
    improve(k, to, 0);
  }
}

// Goes on until all that is left is at least as far as a node.
void backward_bounds::search(unsigned const criterion, std::uint32_t const until) {
  auto& s = sides_[criterion];
  while (!s.open.empty() && least_of(until, criterion) > s.reach) {
    auto const [sum, here] = s.open.pop();
    s.reach = sum;
    if (sum > least_of(here, criterion)) {
      continue;
    }
    for (auto i = first_[here]; i < first_[here + 1]; ++i) {
      improve(criterion, arcs_[i].tail, sum + graph().cost_of(arcs_[i].arc)[criterion]);
    }
  }
}

void backward_bounds::improve(unsigned const criterion, std::uint32_t const node, std::int64_t const sum) {
  if (auto& least = least_of(node, criterion); sum < least) {
    least = sum;
    sides_[criterion].open.push({sum, node});
  }
}

bool backward_bounds::at(std::uint32_t const node, cost_vector& least) {
  for (unsigned k = 0; k < graph().criteria; ++k) {
    search(k, node);
    least[k] = least_of(node, k);
    if (least[k] == kFar) {
      return false;
    }
  }
  return true;
}

bool backward_bounds::at_least(std::uint32_t const node, cost_vector& least) {
  for (unsigned k = 0; k < graph().criteria; ++k) {
    auto const sum = least_of(node, k);
    if (sum == kFar && sides_[k].open.empty()) {
      return false;
    }
    least[k] = std::min(sum, sides_[k].reach);
  }
  return true;
}

}  // namespace wakhan::pareto
