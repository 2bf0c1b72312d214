// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/line_search.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <vector>

#include "unit/io/thrown_by.h"
#include "unit/net/drawn_zone.h"
#include "wakhan/net/overlay.h"

namespace wakhan::net {
namespace {

// A drawn zone with its lines thinned out as in a pack. Dense ones keep places where many lines meet.
struct thinned_zone : drawn_zone {
  explicit thinned_zone(std::uint32_t const shortest, bool const is_dense)
      : drawn_zone{shortest, is_dense ? std::size_t{24} : 10, is_dense ? std::size_t{160} : 21} {
    build_overlay(data, 1);
  }
  std::vector<node_id> inner() const {
    auto const n = view();
    auto nodes = std::vector<node_id>{};
    for (std::uint32_t i = 0; i < n.nodes.position.size(); ++i) {
      if (!n.nodes.portal[node_id{i}].is_valid()) {
        nodes.push_back(node_id{i});
      }
    }
    return nodes;
  }
};

// What a search finds, with the links of each way.
std::vector<haul> hauls_of(network const& n, line_search& search, node_id const start,
                           std::vector<node_id> const& targets) {
  auto hauls = std::vector<haul>{};
  for (auto const& way : search.ways(start, targets)) {
    hauls.push_back({way.to, way.metres, line_search::links(n, start, way.lines)});
    EXPECT_EQ(line_search::first_link(n, start, way.lines), hauls.back().links.front());
  }
  return hauls;
}

RC_GTEST_PROP(line_search, finds_exactly_the_portals_that_no_other_portal_hides, ()) {
  for (int i = 0; i < kDrawings; ++i) {
    auto const zone = thinned_zone{1, i % 4 == 0};
    auto const n = zone.view();
    auto const d = zone.all_distances(always);
    auto search = line_search{n};
    for (auto const start : zone.inner()) {
      auto const s = start.index();
      auto seen = std::map<std::size_t, std::uint32_t>{};
      auto last = std::uint32_t{0};
      for (auto const& h : hauls_of(n, search, start, {})) {
        RC_ASSERT(h.metres >= last);
        last = h.metres;
        RC_ASSERT(seen.emplace(h.to.index(), h.metres).second);
        check_haul(n, start, h, always);
      }
      for (auto const p : n.portals.all()) {
        auto const is_expected = d[s][p.index()] < kFar && !has_end_between(n.portals.all(), d, s, p.index());
        RC_ASSERT(seen.contains(p.index()) == is_expected);
        if (is_expected) {
          RC_ASSERT(seen.at(p.index()) == d[s][p.index()]);
        }
      }
    }
  }
}

RC_GTEST_PROP(line_search, finds_the_ways_to_targets_that_pass_no_portal, ()) {
  for (int i = 0; i < kDrawings; ++i) {
    auto const zone = thinned_zone{1, i % 4 == 0};
    auto const n = zone.view();
    auto const d = zone.all_distances(always);
    auto const targets = zone.inner();
    auto search = line_search{n};
    for (auto const start : targets) {
      auto seen = std::map<std::size_t, std::uint32_t>{};
      for (auto const& h : hauls_of(n, search, start, targets)) {
        if (!n.nodes.portal[h.to].is_valid()) {
          RC_ASSERT(h.metres >= d[start.index()][h.to.index()]);
          RC_ASSERT(seen.emplace(h.to.index(), h.metres).second);
          check_haul(n, start, h, always);
        }
      }
      for (auto const t : targets) {
        auto const metres = d[start.index()][t.index()];
        if (t != start && metres < kFar && !has_end_between(n.portals.all(), d, start.index(), t.index())) {
          RC_ASSERT(seen.contains(t.index()));
          RC_ASSERT(seen.at(t.index()) == metres);
        }
      }
    }
  }
}

RC_GTEST_PROP(line_search, joined_end_to_end_gives_all_distances_where_links_have_no_length, ()) {
  for (int i = 0; i < kDrawings; ++i) {
    auto const zone = thinned_zone{0, i % 4 == 0};
    auto const n = zone.view();
    auto const d = zone.all_distances(always);
    auto const targets = zone.inner();
    auto search = line_search{n};
    auto joined = distances(d.size(), std::vector<std::uint64_t>(d.size(), kFar));
    auto const join = [&](std::size_t const a, std::size_t const b, std::uint64_t const metres) {
      joined[a][b] = std::min(joined[a][b], metres);
      joined[b][a] = std::min(joined[b][a], metres);
    };
    for (auto const start : targets) {
      for (auto const& h : hauls_of(n, search, start, targets)) {
        check_haul(n, start, h, always);
        join(start.index(), h.to.index(), h.metres);
      }
    }
    for (std::size_t p = 0; p < n.portals.size(); ++p) {
      for (auto a = n.overlay.first_arc.all()[p]; a < n.overlay.first_arc.all()[p + 1]; ++a) {
        join(n.portals[portal_id{p}].index(), n.portals[n.overlay.head.all()[a]].index(), n.overlay.metres.all()[a]);
      }
    }
    RC_ASSERT(drawn_zone::closed(joined) == d);
  }
}

// A line of three nodes with a portal at one end, thinned out.
network_data three_in_a_row() {
  auto data = network_data{};
  for (std::uint32_t i = 0; i < 3; ++i) {
    data.nodes.position.push_back({});
    data.nodes.zone.push_back(zone_id{0U});
    data.nodes.portal.push_back(i == 2 ? data.portals.push_back(node_id{i}) : portal_id{});
  }
  data.zones.push_back({});
  for (std::uint32_t i = 0; i < 2; ++i) {
    data.links.from.push_back(node_id{i});
    data.links.to.push_back(node_id{i + 1});
    data.links.length_m.push_back(10 + i);
    data.links.kind.push_back(link_kind::track);
  }
  data.nodes.first_link.raw() = {0, 1, 3, 4};
  data.incident.raw() = {link_id{0U}, link_id{0U}, link_id{1U}, link_id{1U}};
  build_overlay(data, 1);
  return data;
}

TEST(line_search, tells_lines_that_do_not_hang_together) {
  auto const whole = three_in_a_row();
  auto const found = line_search{view_of(whole)}.ways(node_id{0U}, {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].metres, 21U);
  auto refused = 0;
  for (std::size_t l = 0; l < whole.thinned.lines.size(); ++l) {
    auto damaged = whole;
    damaged.thinned.lines.raw()[l].ends = {node_id{2U}, node_id{2U}};
    auto const said = test::thrown_by([&] {
      auto search = line_search{view_of(damaged)};
      hauls_of(view_of(damaged), search, node_id{0U}, {node_id{1U}});
    });
    refused += said.find("do not hang together") != std::string::npos ? 1 : 0;
  }
  EXPECT_GT(refused, 0);
}

TEST(line_search, tells_damage_where_a_way_is_made_links) {
  auto const whole = three_in_a_row();
  auto const way = line_search{view_of(whole)}.ways(node_id{0U}, {}).at(0);
  auto const says = test::thrown_by([&] { line_search::first_link(view_of(whole), node_id{0U}, {}); });
  EXPECT_NE(says.find("do not hang together"), std::string::npos) << says;
  auto damaged = whole;
  for (auto& line : damaged.thinned.lines.raw()) {
    line.ends = {node_id{1U}, node_id{2U}};
  }
  EXPECT_THROW(line_search::links(view_of(damaged), node_id{0U}, way.lines), error);
  auto looped = whole;
  for (std::uint32_t l = 0; l < looped.thinned.lines.size(); ++l) {
    looped.thinned.lines.raw()[l].parts = {l, l};
  }
  EXPECT_THROW(line_search::first_link(view_of(looped), node_id{0U}, way.lines), error);
  EXPECT_THROW(line_search::links(view_of(looped), node_id{0U}, way.lines), error);
}

TEST(line_search, leaves_other_zones_alone) {
  auto data = network_data{};
  for (std::uint32_t i = 0; i < 2; ++i) {
    data.nodes.position.push_back({});
    data.nodes.zone.push_back(zone_id{i});
    data.nodes.portal.push_back(portal_id{});
    data.nodes.first_link.push_back(0);
    data.zones.push_back({});
  }
  data.nodes.first_link.push_back(0);
  build_overlay(data, 1);
  auto const n = view_of(data);
  EXPECT_TRUE(line_search{n}.ways(node_id{0U}, std::vector{node_id{0U}, node_id{1U}}).empty());
}

}  // namespace
}  // namespace wakhan::net
