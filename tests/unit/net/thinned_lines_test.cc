// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/thinned_lines.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "unit/net/drawn_zone.h"

namespace wakhan::net {
namespace {

// A drawn zone in which some nodes are ends.
struct question {
  drawn_zone zone;
  std::vector<node_id> ends;

  explicit question(std::uint32_t const shortest) : zone{shortest} {
    for (std::uint32_t i = 0; i < zone.data.nodes.position.size(); ++i) {
      if (drawn_between(0, 3) == 0) {
        ends.push_back(node_id{i});
      }
    }
  }
};

RC_GTEST_PROP(thinned_lines, join_exactly_the_ends_that_no_other_end_hides, ()) {
  for (int i = 0; i < kDrawings; ++i) {
    auto const q = question{1};
    auto const n = q.zone.view();
    auto const d = q.zone.all_distances(always);
    auto const lines = thinned_lines{n, q.ends};
    auto search = thinned_lines::search{lines};
    for (auto const start : q.ends) {
      auto const s = start.index();
      auto seen = std::set<std::size_t>{};
      auto last = std::uint32_t{0};
      for (auto const& h : search.run(start)) {
        RC_ASSERT(h.metres >= last);
        last = h.metres;
        RC_ASSERT(h.metres == d[s][h.to.index()]);
        RC_ASSERT(seen.insert(h.to.index()).second);
        check_haul(n, start, h, always);
      }
      for (auto const end : q.ends) {
        auto const e = end.index();
        RC_ASSERT(seen.contains(e) == (e != s && d[s][e] < kFar && !has_end_between(q.ends, d, s, e)));
      }
    }
  }
}

RC_GTEST_PROP(thinned_lines, give_all_shortest_distances_between_ends_where_links_have_no_length, ()) {
  for (int i = 0; i < kDrawings; ++i) {
    auto const q = question{0};
    auto const n = q.zone.view();
    auto const d = q.zone.all_distances(always);
    auto const lines = thinned_lines{n, q.ends};
    auto search = thinned_lines::search{lines};
    auto joined = distances(d.size(), std::vector<std::uint64_t>(d.size(), kFar));
    for (auto const start : q.ends) {
      for (auto const& h : search.run(start)) {
        check_haul(n, start, h, always);
        joined[start.index()][h.to.index()] = h.metres;
      }
    }
    joined = drawn_zone::closed(joined);
    for (auto const a : q.ends) {
      for (auto const b : q.ends) {
        RC_ASSERT(joined[a.index()][b.index()] == d[a.index()][b.index()]);
      }
    }
  }
}

// The network of some lines of 10 m each.
network_data network_of(std::size_t const nodes, std::vector<std::pair<std::size_t, std::size_t>> const& lines) {
  auto data = network_data{};
  data.nodes.position.raw().resize(nodes);
  data.nodes.zone.raw().assign(nodes, zone_id{0U});
  data.nodes.portal.raw().assign(nodes, portal_id{});
  for (std::size_t node = 0; node < nodes; ++node) {
    data.nodes.first_link.push_back(static_cast<std::uint32_t>(data.incident.size()));
    for (std::uint32_t l = 0; l < lines.size(); ++l) {
      if (lines[l].first == node || lines[l].second == node) {
        data.incident.push_back(link_id{l});
      }
    }
  }
  data.nodes.first_link.push_back(static_cast<std::uint32_t>(data.incident.size()));
  for (auto const& [from, to] : lines) {
    data.links.from.push_back(node_id{from});
    data.links.to.push_back(node_id{to});
    data.links.length_m.push_back(10);
    data.links.kind.push_back(link_kind::track);
  }
  return data;
}

TEST(thinned_lines, leave_nothing_but_ends_of_a_line_with_a_branch_and_a_ring) {
  auto const data = network_of(8, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {1, 5}, {2, 6}, {6, 7}, {7, 2}});
  auto const thin = thinned_lines{view_of(data), std::vector{node_id{0U}, node_id{4U}}};
  EXPECT_EQ(thin.nodes(), 2U);
  auto const hauls = thinned_lines::search{thin}.run(node_id{0U});
  ASSERT_EQ(hauls.size(), 1U);
  EXPECT_EQ(hauls[0].metres, 40U);
  EXPECT_EQ(hauls[0].links, (std::vector{link_id{0U}, link_id{1U}, link_id{2U}, link_id{3U}}));
}

TEST(thinned_lines, leave_places_where_many_lines_meet) {
  constexpr std::size_t kMost = 11;  // all joined to each other
  auto lines = std::vector<std::pair<std::size_t, std::size_t>>{};
  for (std::size_t i = 0; i < kMost; ++i) {
    for (std::size_t j = i + 1; j < kMost; ++j) {
      lines.emplace_back(i, j);
    }
  }
  auto const data = network_of(kMost, lines);
  auto const thin = thinned_lines{view_of(data), std::vector{node_id{0U}, node_id{4U}}};
  EXPECT_EQ(thin.nodes(), kMost);
}

}  // namespace
}  // namespace wakhan::net
