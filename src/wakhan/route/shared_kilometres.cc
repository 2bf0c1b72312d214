// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/shared_kilometres.h"

#include <algorithm>
#include <iterator>

namespace wakhan::route {

std::vector<net::link_id> passed_links(search_graph const& graph, way const& passing) {
  auto passed = std::vector<net::link_id>{};
  for (auto const arc : passing.arcs) {
    auto const links = graph.links_on(graph.arcs()[arc]);
    passed.insert(passed.end(), links.begin(), links.end());
  }
  std::sort(passed.begin(), passed.end());
  passed.erase(std::unique(passed.begin(), passed.end()), passed.end());
  return passed;
}

std::uint64_t shared_metres(net::network const& n, std::span<net::link_id const> const a,
                            std::span<net::link_id const> const b) {
  auto shared = std::vector<net::link_id>{};
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  auto metres = std::uint64_t{0};
  for (auto const link : shared) {
    metres += n.links.length_m[link];
  }
  return metres;
}

bool share_more_than(net::network const& n, std::span<net::link_id const> const a,
                     std::span<net::link_id const> const b, int const percent) {
  auto const shorter = std::min(shared_metres(n, a, a), shared_metres(n, b, b));
  return shared_metres(n, a, b) * 100 > shorter * static_cast<std::uint64_t>(percent);
}

}  // namespace wakhan::route
