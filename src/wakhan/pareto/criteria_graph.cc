// SPDX-License-Identifier: Apache-2.0
#include "wakhan/pareto/criteria_graph.h"

#include <algorithm>
#include <array>

#include "wakhan/base/error.h"

namespace wakhan::pareto {

namespace {

// A way leaves each node once, by an arc that costs no more than the dearest one.
void check_sums(criteria_graph const& g) {
  auto left = std::array<std::int64_t, kMostCriteria>{};
  left.fill(kMostSum);
  for (std::uint32_t node = 0; node < g.nodes(); ++node) {
    auto dearest = std::array<std::int64_t, kMostCriteria>{};
    for (auto a = g.first[node]; a < g.first[node + 1]; ++a) {
      for (unsigned k = 0; k < g.criteria; ++k) {
        dearest[k] = std::max(dearest[k], g.cost_of(a)[k]);
      }
    }
    for (unsigned k = 0; k < g.criteria; ++k) {
      verify(dearest[k] <= left[k], errc::bad_input,
             "the dearest arcs of all nodes cost more than {} together in criterion {}", kMostSum, k);
      left[k] -= dearest[k];
    }
  }
}

}  // namespace

void check_graph(criteria_graph const& g) {
  verify(kFewestCriteria <= g.criteria && g.criteria <= kMostCriteria, errc::bad_input,
         "a graph has {} to {} criteria, not {}", kFewestCriteria, kMostCriteria, g.criteria);
  verify(!g.first.empty() && g.first.front() == 0 && g.first.back() == g.head.size() &&
             std::is_sorted(g.first.begin(), g.first.end()),
         errc::bad_input, "where the arcs of nodes begin does not rise from 0 to the {} arcs", g.head.size());
  verify(g.cost.size() == g.head.size() * g.criteria, errc::bad_input, "{} costs for {} arcs and {} criteria",
         g.cost.size(), g.head.size(), g.criteria);
  auto const far = std::find_if(g.head.begin(), g.head.end(), [&](auto const head) { return head >= g.nodes(); });
  verify(far == g.head.end(), errc::bad_input, "arc {} ends at {}, and there are {} nodes", far - g.head.begin(),
         far == g.head.end() ? 0 : *far, g.nodes());
  auto const odd = std::find_if(g.cost.begin(), g.cost.end(), [](auto const cost) { return cost < 0; });
  verify(odd == g.cost.end(), errc::bad_input, "arc {} costs {}: less than nothing",
         (odd - g.cost.begin()) / g.criteria, odd == g.cost.end() ? 0 : *odd);
  check_sums(g);
}

}  // namespace wakhan::pareto
