// SPDX-License-Identifier: Apache-2.0
#include "wakhan/pareto/criteria_graph.h"

#include <algorithm>

#include "wakhan/base/error.h"

namespace wakhan::pareto {

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
  auto const most = kMostSum / std::max<std::int64_t>(1, g.nodes());
  auto const odd = std::find_if(g.cost.begin(), g.cost.end(), [&](auto const cost) { return cost < 0 || cost > most; });
  verify(odd == g.cost.end(), errc::bad_input, "arc {} costs {}: not between 0 and {}, the most in a graph of {} nodes",
         (odd - g.cost.begin()) / g.criteria, odd == g.cost.end() ? 0 : *odd, most, g.nodes());
}

}  // namespace wakhan::pareto
