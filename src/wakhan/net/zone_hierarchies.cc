// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/zone_hierarchies.h"

#include <algorithm>
#include <cstring>

#include "wakhan/hierarchy/topology_bytes.h"
#include "wakhan/net/overlay.h"

namespace wakhan::net {

namespace {

// The rows of each zone, in their order; nothing for zones that cannot be closed in part.
template <typename Id>
struct rows_by_zone {
  std::vector<std::uint32_t> first;  // one more than zones
  std::vector<Id> rows;

  template <typename ZoneOf>
  rows_by_zone(std::size_t const count, std::vector<char> const& is_wanted, ZoneOf const& zone_of)
      : first(is_wanted.size() + 1, 0) {
    auto const each = [&](auto const& take) {
      for (std::size_t i = 0; i < count; ++i) {
        if (auto const zone = zone_of(Id{i}); zone.is_valid() && is_wanted[zone.index()] != 0) {
          take(zone.index(), Id{i});
        }
      }
    };
    each([&](std::size_t const zone, Id) { ++first[zone + 1]; });
    for (std::size_t zone = 0; zone < is_wanted.size(); ++zone) {
      first[zone + 1] += first[zone];
    }
    auto next = first;
    rows.resize(first.back());
    each([&](std::size_t const zone, Id const row) { rows[next[zone]++] = row; });
  }
};

template <typename T>
std::span<T const> run(std::span<std::uint32_t const> const first, std::span<T const> const rows, zone_id const zone) {
  return rows.subspan(first[zone.index()], first[zone.index() + 1] - first[zone.index()]);
}

// A zone's lines, each passed either way.
std::vector<std::uint32_t> hierarchy_words(network const& n, zone_hierarchy const& z) {
  auto const number = [&](node_id const node) {
    return static_cast<std::uint32_t>(std::lower_bound(z.nodes.begin(), z.nodes.end(), node) - z.nodes.begin());
  };
  auto tail = std::vector<std::uint32_t>{};
  auto head = std::vector<std::uint32_t>{};
  for (auto const link : z.links) {
    auto const a = number(n.links.from[link]);
    auto const b = number(n.links.to[link]);
    tail.insert(tail.end(), {a, b});
    head.insert(head.end(), {b, a});
  }
  auto const made = hierarchy::build_topology({static_cast<std::uint32_t>(z.nodes.size()), tail, head});
  auto const bytes = hierarchy::to_bytes(made.view());
  auto words = std::vector<std::uint32_t>(bytes.size() / sizeof(std::uint32_t));
  std::memcpy(words.data(), bytes.data(), bytes.size());
  return words;
}

}  // namespace

zone_hierarchy hierarchy_of(network const& n, zone_id const zone) {
  auto const& h = n.hierarchies;
  return {run(h.first_node.all(), h.nodes.all(), zone), run(h.first_link.all(), h.links.all(), zone),
          run(h.first_word.all(), h.words.all(), zone)};
}

std::vector<char> find_closable_zones(network const& n) {
  auto found = std::vector<char>(n.zones.size(), 0);
  for (auto const& links : {n.free_borders.all(), n.hazard_links.all()}) {
    for (auto const link : links) {
      if (auto const zone = n.nodes.zone[n.links.from[link]]; zone.is_valid() && is_line_haul(n, link)) {
        found[zone.index()] = 1;
      }
    }
  }
  return found;
}

void build_zone_hierarchies(network_data& data) {
  auto const n = view_of(data);
  auto const is_closable = find_closable_zones(n);
  auto nodes = rows_by_zone<node_id>{n.nodes.position.size(), is_closable,
                                     [&](node_id const node) { return n.nodes.zone[node]; }};
  auto links = rows_by_zone<link_id>{n.links.from.size(), is_closable, [&](link_id const link) {
                                       return is_line_haul(n, link) ? n.nodes.zone[n.links.from[link]] : zone_id{};
                                     }};
  auto& out = data.hierarchies;
  out.words.raw().clear();
  out.first_word.raw().assign(1, 0);
  // One after the other: METIS draws its numbers from what all threads share.
  for (std::size_t zone = 0; zone < is_closable.size(); ++zone) {
    if (is_closable[zone] != 0) {
      auto const words = hierarchy_words(n, {run<node_id>(nodes.first, nodes.rows, zone_id{zone}),
                                             run<link_id>(links.first, links.rows, zone_id{zone}),
                                             {}});
      out.words.raw().insert(out.words.raw().end(), words.begin(), words.end());
    }
    out.first_word.push_back(static_cast<std::uint32_t>(out.words.size()));
  }
  out.first_node.raw() = std::move(nodes.first);
  out.nodes.raw() = std::move(nodes.rows);
  out.first_link.raw() = std::move(links.first);
  out.links.raw() = std::move(links.rows);
}

}  // namespace wakhan::net
