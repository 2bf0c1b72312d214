// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/closed_zone.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "unit/io/thrown_by.h"
#include "unit/net/drawn_zone.h"
#include "wakhan/net/zone_hierarchies.h"

namespace wakhan::net {
namespace {

constexpr auto kZone = zone_id{0U};

// A drawn zone that can be closed in part, some links that are, and some nodes to be joined.
struct closing {
  drawn_zone zone;
  std::set<link_id> closed;
  std::vector<node_id> ends;

  closing(std::uint32_t const shortest, std::size_t const most_nodes, std::size_t const most_links)
      : zone{shortest, most_nodes, most_links} {
    for (std::uint32_t l = 0; l < zone.data.links.from.size(); ++l) {
      if (zone.data.links.kind[link_id{l}] == link_kind::free_border) {
        zone.data.free_borders.push_back(link_id{l});
      }
      if (drawn_between(0, 4) == 0) {
        closed.insert(link_id{l});
      }
    }
    for (std::uint32_t i = 0; i < zone.data.nodes.position.size(); ++i) {
      if (drawn_between(0, 3) == 0) {
        ends.push_back(node_id{i});
      }
    }
    build_zone_hierarchies(zone.data);
  }

  bool is_closable() const { return zone.data.free_borders.size() > 0; }
  bool is_open(link_id const link) const { return !closed.contains(link); }
};

// What joins the ends is neither too much nor too little: distances of a slow search with the closed links left out,
// without what another end hides, along links that are there and open.
RC_GTEST_PROP(closed_zone, joins_exactly_the_ends_that_no_other_end_hides, ()) {
  auto found = 0;
  for (int i = 0; i < kDrawings; ++i) {
    auto const big = drawn_between(0, 2) == 0;
    auto const q = closing{drawn_between(0U, 2U), big ? 60U : 10U, big ? 110U : 21U};
    if (!q.is_closable()) {
      continue;
    }
    auto const n = q.zone.view();
    auto const is_open = [&](link_id const link) { return q.is_open(link); };
    auto const d = q.zone.all_distances(is_open);
    auto const zone = closed_zone{n, kZone, is_open};
    auto joined = std::set<std::pair<std::uint32_t, std::uint32_t>>{};
    for (auto const& r : zone_ends{zone, q.ends}.join()) {
      auto const from = q.ends[r.from];
      auto const to = q.ends[r.to];
      RC_ASSERT(r.metres == d[from.index()][to.index()]);
      RC_ASSERT(joined.emplace(r.from, r.to).second);
      check_haul(n, from, {to, r.metres, zone.links(from, to)}, is_open);
      ++found;
    }
    for (std::uint32_t a = 0; a < q.ends.size(); ++a) {
      for (std::uint32_t b = 0; b < q.ends.size(); ++b) {
        auto const s = q.ends[a].index();
        auto const t = q.ends[b].index();
        RC_ASSERT(joined.contains({a, b}) == (a != b && d[s][t] < kFar && !has_end_between(q.ends, d, s, t)));
      }
    }
  }
  RC_ASSERT(found > 0);
}

// Ways left out are made of those that are not, also where places lie at no distance from each other.
RC_GTEST_PROP(closed_zone, keeps_every_shortest_distance_between_the_ends, ()) {
  for (int i = 0; i < kDrawings; ++i) {
    auto const q = closing{0, 12, 30};
    if (!q.is_closable()) {
      continue;
    }
    auto const is_open = [&](link_id const link) { return q.is_open(link); };
    auto const d = q.zone.all_distances(is_open);
    auto joined = distances(d.size(), std::vector<std::uint64_t>(d.size(), kFar));
    auto const zone = closed_zone{q.zone.view(), kZone, is_open};
    for (auto const& r : zone_ends{zone, q.ends}.join()) {
      joined[q.ends[r.from].index()][q.ends[r.to].index()] = r.metres;
    }
    joined = drawn_zone::closed(joined);
    for (auto const a : q.ends) {
      for (auto const b : q.ends) {
        RC_ASSERT(joined[a.index()][b.index()] == d[a.index()][b.index()]);
      }
    }
  }
}

// From any node of the zone, an end or not.
RC_GTEST_PROP(closed_zone, leads_from_any_node_to_the_ends_that_no_other_end_hides, ()) {
  for (int i = 0; i < kDrawings; ++i) {
    auto const q = closing{drawn_between(0U, 2U), 14, 30};
    if (!q.is_closable()) {
      continue;
    }
    auto const is_open = [&](link_id const link) { return q.is_open(link); };
    auto const d = q.zone.all_distances(is_open);
    auto const zone = closed_zone{q.zone.view(), kZone, is_open};
    auto const ends = zone_ends{zone, q.ends};
    for (std::uint32_t start = 0; start < d.size(); ++start) {
      auto metres = std::vector<std::uint64_t>{};
      for (auto const end : q.ends) {
        auto const far = closed_zone::metres(zone.climb(node_id{start}), zone.climb(end));
        RC_ASSERT(far.has_value() == (d[start][end.index()] < kFar));
        metres.push_back(far ? *far : hierarchy::kUnreached);
        RC_ASSERT(metres.back() == (far.has_value() ? d[start][end.index()] : hierarchy::kUnreached));
      }
      auto found = std::set<node_id>{};
      for (auto const& way : ends.ways(metres)) {
        RC_ASSERT(way.metres == d[start][q.ends[way.to].index()]);
        RC_ASSERT(found.insert(q.ends[way.to]).second);
      }
      for (auto const end : q.ends) {
        auto const t = end.index();
        RC_ASSERT(found.contains(end) == (d[start][t] < kFar && !has_end_between(q.ends, d, start, t)));
      }
    }
  }
}

RC_GTEST_PROP(closed_zone, is_the_same_for_any_number_of_threads, ()) {
  auto const q = closing{0, 60, 110};
  if (!q.is_closable()) {
    return;
  }
  auto const is_open = [&](link_id const link) { return q.is_open(link); };
  auto const joined_with = [&](unsigned const threads) {
    auto const zone = closed_zone{q.zone.view(), kZone, is_open, threads};
    auto all = std::vector<std::vector<std::uint32_t>>{};
    for (auto const& r : zone_ends{zone, q.ends, threads}.join()) {
      all.push_back({r.from, r.to, r.metres});
      for (auto const link : zone.links(q.ends[r.from], q.ends[r.to])) {
        all.back().push_back(link.value);
      }
    }
    return all;
  };
  RC_ASSERT(joined_with(3) == joined_with(1));
  RC_ASSERT(joined_with(0) == joined_with(1));
}

// Three places in a row: 0 –(link 0, a free border)– 1 –(link 1)– 2.
network_data border_and_line() {
  auto data = network_data{};
  data.nodes.position.raw().resize(3);
  data.nodes.zone.raw().assign(3, kZone);
  data.zones.push_back({});
  for (std::uint32_t i = 0; i < 2; ++i) {
    data.links.from.push_back(node_id{i});
    data.links.to.push_back(node_id{i + 1});
    data.links.length_m.push_back(10);
    data.links.kind.push_back(i == 0 ? link_kind::free_border : link_kind::track);
  }
  data.free_borders.push_back(link_id{0U});
  build_zone_hierarchies(data);
  return data;
}

TEST(closed_zone, whose_hierarchy_does_not_fit_its_links_is_told) {
  auto data = border_and_line();
  auto const open = [](link_id) { return true; };
  auto const ways = [&] { return closed_zone{view_of(data), kZone, open}.links(node_id{0U}, node_id{2U}); };
  EXPECT_EQ(ways(), (std::vector{link_id{0U}, link_id{1U}}));
  std::swap(data.hierarchies.links.raw()[0], data.hierarchies.links.raw()[1]);
  EXPECT_EQ(test::thrown_by(ways), "damaged_pack: the hierarchies of the pack do not fit its links");
}

}  // namespace
}  // namespace wakhan::net
