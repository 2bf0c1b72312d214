// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

#include "unit/net/drawn_zone.h"
#include "wakhan/net/overlay.h"

// What holds for the hauls of every zone, whatever it looks like.
namespace wakhan::net {
namespace {

RC_GTEST_PROP(overlay, gives_all_shortest_distances_between_portals_and_passes_through_none, ()) {
  for (int i = 0; i < kDrawings; ++i) {
    auto zone = drawn_zone{*rc::gen::element(0U, 1U)};
    build_overlay(zone.data, 1);
    auto const n = zone.view();
    auto const d = zone.all_distances(always);
    auto joined = distances(n.portals.size(), std::vector<std::uint64_t>(n.portals.size(), kFar));
    for (std::size_t p = 0; p < n.portals.size(); ++p) {
      for (auto a = n.overlay.first_arc.all()[p]; a < n.overlay.first_arc.all()[p + 1]; ++a) {
        auto const head = n.overlay.head.all()[a];
        joined[p][head.index()] = n.overlay.metres.all()[a];
        auto at = n.portals[portal_id{p}];
        auto metres = std::uint64_t{0};
        for (auto l = n.overlay.first_link.all()[a]; l < n.overlay.first_link.all()[a + 1]; ++l) {
          auto const link = n.overlay.path.all()[l];
          metres += n.links.length_m[link];
          at = n.other_end(link, at);
          // A portal at no distance from either end hides nothing.
          auto const is_between = metres > 0 && metres < n.overlay.metres.all()[a];
          RC_ASSERT(!(is_between && n.nodes.portal[at].is_valid()));
        }
        RC_ASSERT(at == n.portals[head]);
      }
    }
    joined = drawn_zone::closed(joined);
    for (std::size_t p = 0; p < n.portals.size(); ++p) {
      for (std::size_t q = 0; q < n.portals.size(); ++q) {
        RC_ASSERT(joined[p][q] == d[n.portals[portal_id{p}].index()][n.portals[portal_id{q}].index()]);
      }
    }
  }
}

RC_GTEST_PROP(overlay, has_the_same_bytes_for_any_number_of_threads, ()) {
  auto zone = drawn_zone{0};
  auto const bytes_with = [&](unsigned const threads) {
    auto data = zone.data;
    build_overlay(data, threads);
    auto bytes = std::vector<std::byte>{};
    for_each_column(data, [&](char const*, auto const& column) {
      auto const all = std::as_bytes(column.all());
      bytes.insert(bytes.end(), all.begin(), all.end());
    });
    return bytes;
  };
  auto const one = bytes_with(1);
  RC_ASSERT(bytes_with(2) == one);
  RC_ASSERT(bytes_with(4) == one);
  RC_ASSERT(bytes_with(0) == one);
}

RC_GTEST_PROP(run_to, finds_the_shortest_way_along_the_links_it_follows, ()) {
  for (int i = 0; i < kDrawings; ++i) {
    auto const zone = drawn_zone{0};
    auto const n = zone.view();
    auto const follow = [&](link_id const link) { return is_line_haul(n, link) && link.value % 5 != 0; };
    auto const d = zone.all_distances(follow);
    auto search = zone_search{n};
    for (std::size_t s = 0; s < d.size(); ++s) {
      for (std::size_t t = 0; t < d.size(); ++t) {
        auto const found = search.run_to(node_id{s}, node_id{t}, follow);
        RC_ASSERT(found.size() == (d[s][t] < kFar ? 1U : 0U));
        if (!found.empty()) {
          RC_ASSERT(found[0].metres == d[s][t]);
          check_haul(n, node_id{s}, found[0], follow);
        }
      }
    }
  }
}

}  // namespace
}  // namespace wakhan::net
