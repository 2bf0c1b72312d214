// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

#include "wakhan/net/overlay.h"

// What holds for the hauls of every zone, whatever it looks like.
namespace wakhan::net {
namespace {

constexpr std::uint64_t kFar = std::uint64_t{1} << 40U;
constexpr int kDrawings = 20;  // a case: rapidcheck tries a hundred cases

// At full size from the first case on: small numbers have no more room for faults than large ones.
template <typename T>
T drawn_between(T const low, T const end) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(low, end));
}

using distances = std::vector<std::vector<std::uint64_t>>;

// A zone of a few nodes, drawn by chance: parallel links, loose pieces and equal ways are common.
struct drawn_zone {
  network_data data;

  explicit drawn_zone(std::uint32_t const shortest) {
    auto const nodes = drawn_between<std::size_t>(1, 11);
    data.nodes.position.raw().resize(nodes);
    data.nodes.zone.raw().assign(nodes, zone_id{0U});
    data.zones.push_back({});
    auto const links = drawn_between<std::size_t>(0, 22);
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

bool always(link_id) { return true; }

// Whether some portal stands strictly between two nodes on a shortest way.
bool has_portal_between(network const& n, distances const& d, std::size_t const from, std::size_t const to) {
  return std::any_of(n.portals.all().begin(), n.portals.all().end(), [&](node_id const p) {
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

RC_GTEST_PROP(zone_search, finds_exactly_the_portals_that_no_other_portal_hides, ()) {
  for (int i = 0; i < kDrawings; ++i) {
    auto const zone = drawn_zone{1};
    auto const n = zone.view();
    auto const d = zone.all_distances(always);
    auto search = zone_search{n};
    for (std::size_t s = 0; s < d.size(); ++s) {
      auto const found = search.run(node_id{s});
      auto seen = std::set<std::size_t>{};
      auto last = std::uint32_t{0};
      for (auto const& h : found) {
        RC_ASSERT(h.metres >= last);
        last = h.metres;
        RC_ASSERT(h.metres == d[s][h.to.index()]);
        RC_ASSERT(seen.insert(h.to.index()).second);
        check_haul(n, node_id{s}, h, always);
      }
      for (auto const p : n.portals.all()) {
        auto const expected = p.index() != s && d[s][p.index()] < kFar && !has_portal_between(n, d, s, p.index());
        RC_ASSERT(seen.contains(p.index()) == expected);
      }
    }
  }
}

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

RC_GTEST_PROP(zone_search, is_shortest_among_the_links_that_may_be_used, ()) {
  for (int i = 0; i < kDrawings; ++i) {
    auto const zone = drawn_zone{*rc::gen::element(0U, 1U)};
    auto const n = zone.view();
    auto closed = std::set<link_id>{};
    for (std::uint32_t l = 0; l < n.links.from.size(); ++l) {
      if (drawn_between(0, 4) == 0) {
        closed.insert(link_id{l});
      }
    }
    auto const may_use = [&](link_id const link) { return !closed.contains(link); };
    auto const d = zone.all_distances(may_use);
    auto search = zone_search{n};
    auto joined = distances(d.size(), std::vector<std::uint64_t>(d.size(), kFar));
    for (std::size_t s = 0; s < d.size(); ++s) {
      for (auto const& h : search.run(node_id{s}, {}, may_use)) {
        check_haul(n, node_id{s}, h, may_use);
        joined[s][h.to.index()] = h.metres;
      }
    }
    joined = drawn_zone::closed(joined);
    for (std::size_t s = 0; s < d.size(); ++s) {
      for (auto const p : n.portals.all()) {
        RC_ASSERT(joined[s][p.index()] == d[s][p.index()]);
      }
    }
  }
}

RC_GTEST_PROP(zone_search, treats_targets_like_portals, ()) {
  for (int i = 0; i < kDrawings; ++i) {
    auto const zone = drawn_zone{1};
    auto const n = zone.view();
    auto const d = zone.all_distances(always);
    auto const target = drawn_between<std::size_t>(0, d.size());
    auto search = zone_search{n};
    for (std::size_t s = 0; s < d.size(); ++s) {
      auto const found = search.run(node_id{s}, [&](node_id const node) { return node.index() == target; });
      auto const is_found =
          std::any_of(found.begin(), found.end(), [&](haul const& h) { return h.to.index() == target; });
      RC_ASSERT(is_found == (s != target && d[s][target] < kFar && !has_portal_between(n, d, s, target)));
      for (auto const& h : found) {
        auto const t = h.to.index();
        RC_ASSERT(t == target || d[s][target] == 0 || d[target][t] == 0 || d[s][target] + d[target][t] > d[s][t]);
      }
    }
  }
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
