// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/net/overlay.h"

// Zones drawn by chance, their shortest distances found slowly, and what must hold for a haul.
namespace wakhan::net {

inline constexpr std::uint64_t kFar = std::uint64_t{1} << 40U;
inline constexpr int kDrawings = 20;  // a case: rapidcheck tries a hundred cases

// At full size from the first case on: small numbers have no more room for faults than large ones.
template <typename T>
T drawn_between(T const low, T const end) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(low, end));
}

using distances = std::vector<std::vector<std::uint64_t>>;

// A zone of a few nodes, drawn by chance: parallel links, loose pieces and equal ways are common.
struct drawn_zone {
  network_data data;

  explicit drawn_zone(std::uint32_t const shortest, std::size_t const most_nodes = 10,
                      std::size_t const most_links = 21) {
    auto const nodes = drawn_between<std::size_t>(1, most_nodes + 1);
    data.nodes.position.raw().resize(nodes);
    data.nodes.zone.raw().assign(nodes, zone_id{0U});
    data.zones.push_back({});
    auto const links = drawn_between<std::size_t>(0, most_links + 1);
    for (std::size_t i = 0; i < links; ++i) {
      data.links.from.push_back(node_id{drawn_between<std::size_t>(0, nodes)});
      data.links.to.push_back(node_id{drawn_between<std::size_t>(0, nodes)});
      data.links.length_m.push_back(drawn_between<std::uint32_t>(shortest, 7));
      data.links.kind.push_back(*rc::gen::weightedElement<link_kind>(
          {{8, link_kind::track}, {1, link_kind::free_border}, {1, link_kind::border}}));
    }
    for (std::uint32_t i = 0; i < nodes; ++i) {
      data.nodes.portal.push_back(drawn_between(0, 3) == 0 ? data.portals.push_back(node_id{i}) : portal_id{});
    }
    index();
  }

  network view() const { return view_of(data); }

  // Shortest distances over line-haul (Floyd 1962) along the links that may be used.
  template <typename MayUse>
  distances all_distances(MayUse const& may_use) const {
    auto const n = view();
    auto d = distances(n.nodes.position.size(), std::vector<std::uint64_t>(n.nodes.position.size(), kFar));
    for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
      auto const link = link_id{i};
      if (n.links.kind[link] != link_kind::border && may_use(link)) {
        auto const a = n.links.from[link].index();
        auto const b = n.links.to[link].index();
        d[a][b] = d[b][a] = std::min<std::uint64_t>(d[a][b], n.links.length_m[link]);
      }
    }
    return closed(d);
  }

  static distances closed(distances d) {
    for (std::size_t i = 0; i < d.size(); ++i) {
      d[i][i] = 0;
    }
    for (std::size_t k = 0; k < d.size(); ++k) {
      for (std::size_t i = 0; i < d.size(); ++i) {
        for (std::size_t j = 0; j < d.size(); ++j) {
          d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
        }
      }
    }
    return d;
  }

 private:
  void index() {
    auto const n = data.nodes.position.size();
    for (std::uint32_t p = 0; p < n; ++p) {
      data.nodes.first_link.push_back(static_cast<std::uint32_t>(data.incident.size()));
      for (std::uint32_t i = 0; i < data.links.from.size(); ++i) {
        auto const link = link_id{i};
        for (auto const end : {data.links.from[link], data.links.to[link]}) {
          if (end == node_id{p}) {
            data.incident.push_back(link);
          }
        }
      }
    }
    data.nodes.first_link.push_back(static_cast<std::uint32_t>(data.incident.size()));
  }
};

inline bool always(link_id) { return true; }

// Whether one of the ends stands strictly between two nodes on a shortest way.
inline bool has_end_between(std::span<node_id const> const ends, distances const& d, std::size_t const from,
                            std::size_t const to) {
  return std::any_of(ends.begin(), ends.end(), [&](node_id const p) {
    auto const q = p.index();
    return d[from][q] > 0 && d[q][to] > 0 && d[from][q] + d[q][to] == d[from][to];
  });
}

// A haul's links lead from the start to its end, are as long as it says, and none is closed.
template <typename MayUse>
void check_haul(network const& n, node_id const start, haul const& h, MayUse const& may_use) {
  auto at = start;
  auto metres = std::uint64_t{0};
  for (auto const link : h.links) {
    RC_ASSERT(n.links.from[link] == at || n.links.to[link] == at);
    RC_ASSERT(is_line_haul(n, link));
    RC_ASSERT(may_use(link));
    at = n.other_end(link, at);
    metres += n.links.length_m[link];
  }
  RC_ASSERT(at == h.to);
  RC_ASSERT(metres == h.metres);
}

}  // namespace wakhan::net
