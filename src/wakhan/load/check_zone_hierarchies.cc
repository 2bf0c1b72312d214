// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/check_zone_hierarchies.h"

#include <algorithm>

#include "wakhan/base/error.h"
#include "wakhan/hierarchy/topology_bytes.h"
#include "wakhan/load/check_references.h"
#include "wakhan/net/overlay.h"
#include "wakhan/net/zone_hierarchies.h"

namespace wakhan::load {

namespace {

void check_offsets(std::span<std::uint32_t const> const first, std::size_t const zones, std::size_t const rows,
                   std::string const& path, char const* const section) {
  if (first.size() != zones + 1 || first.front() != 0 || first.back() != rows || !std::ranges::is_sorted(first)) {
    damaged(path, section, "its offsets do not fit the rows they count");
  }
}

// Rows of one zone: each once, in order.
template <typename Id, typename IsOfZone>
bool are_all_of(std::span<Id const> const rows, std::size_t const end, IsOfZone const& is_of_zone) {
  return std::ranges::all_of(rows, [&](Id const row) { return row.index() < end && is_of_zone(row); }) &&
         std::ranges::adjacent_find(rows, std::ranges::greater_equal{}) == rows.end();
}

hierarchy::topology topology_of(net::zone_hierarchy const& z, std::string const& path) {
  try {
    return hierarchy::parse_topology(std::as_bytes(z.words));
  } catch (error const& e) {
    damaged(path, "hierarchy.word", e.what());
  }
}

// How many nodes, and links of line-haul, each zone has.
struct zone_sizes {
  std::vector<std::size_t> nodes, links;

  explicit zone_sizes(net::network const& n) : nodes(n.zones.size()), links(n.zones.size()) {
    for (auto const zone : n.nodes.zone.all()) {
      if (zone.is_valid()) {
        ++nodes[zone.index()];
      }
    }
    for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
      if (auto const zone = n.nodes.zone[n.links.from[net::link_id{i}]];
          zone.is_valid() && net::is_line_haul(n, net::link_id{i})) {
        ++links[zone.index()];
      }
    }
  }
};

void check_zone(net::network const& n, net::zone_id const zone, zone_sizes const& sizes, std::string const& path) {
  auto const z = net::hierarchy_of(n, zone);
  auto const is_node = [&](net::node_id const node) { return n.nodes.zone[node] == zone; };
  auto const is_line = [&](net::link_id const link) {
    return net::is_line_haul(n, link) && n.nodes.zone[n.links.from[link]] == zone;
  };
  if (!are_all_of(z.nodes, n.nodes.zone.size(), is_node) || z.nodes.size() != sizes.nodes[zone.index()]) {
    damaged(path, "hierarchy.node", "they are not the nodes of the zone");
  }
  if (!are_all_of(z.links, n.links.from.size(), is_line) || z.links.size() != sizes.links[zone.index()]) {
    damaged(path, "hierarchy.link", "they are not the lines of the zone");
  }
  auto const t = topology_of(z, path);
  if (t.nodes() != z.nodes.size() || t.input_of.size() != 2 * z.links.size()) {
    damaged(path, "hierarchy.word", "a hierarchy is over other nodes and lines");
  }
}

}  // namespace

void check_zone_hierarchies(net::network const& n, std::string const& path) {
  auto const& h = n.hierarchies;
  check_offsets(h.first_node.all(), n.zones.size(), h.nodes.size(), path, "hierarchy.first_node");
  check_offsets(h.first_link.all(), n.zones.size(), h.links.size(), path, "hierarchy.first_link");
  check_offsets(h.first_word.all(), n.zones.size(), h.words.size(), path, "hierarchy.first_word");
  auto const is_closable = net::find_closable_zones(n);
  auto const sizes = zone_sizes{n};
  for (std::uint32_t i = 0; i < n.zones.size(); ++i) {
    auto const z = net::hierarchy_of(n, net::zone_id{i});
    if (is_closable[i] != 0) {
      check_zone(n, net::zone_id{i}, sizes, path);
    } else if (!z.nodes.empty() || !z.links.empty() || !z.words.empty()) {
      damaged(path, "hierarchy.word", "a zone has one of which no part can be closed");
    }
  }
}

void check_hierarchy_arcs(net::network const& n, std::string const& path) {
  for (std::uint32_t i = 0; i < n.zones.size(); ++i) {
    auto const z = net::hierarchy_of(n, net::zone_id{i});
    if (z.words.empty()) {
      continue;
    }
    auto const t = hierarchy::checked_topology(std::as_bytes(z.words));
    auto node_at = std::vector<net::node_id>(t.nodes());
    for (std::uint32_t k = 0; k < t.nodes(); ++k) {
      node_at[t.rank[k]] = z.nodes[k];
    }
    for (std::uint32_t low = 0; low < t.nodes(); ++low) {
      for (auto e = t.input_first[low]; e < t.input_first[low + 1]; ++e) {
        auto const link = z.links[t.input_arc[e] / 2];
        auto const is_from_low = (t.input_slot[e] % 2 == 0) == (t.input_arc[e] % 2 == 0);
        auto const high = node_at[t.up_head[t.input_slot[e] / 2]];
        auto const& ends = is_from_low ? n.links.from : n.links.to;
        auto const& others = is_from_low ? n.links.to : n.links.from;
        if (ends[link] != node_at[low] || others[link] != high) {
          damaged(path, "hierarchy.word", "an arc does not lie between the ends of its link");
        }
      }
    }
    auto const loops = std::ranges::count(t.input_of, hierarchy::kNone);
    auto const is_loop = [&](net::link_id const link) { return n.links.from[link] == n.links.to[link]; };
    if (loops != 2 * std::ranges::count_if(z.links, is_loop)) {
      damaged(path, "hierarchy.word", "a line is missing");
    }
  }
}

}  // namespace wakhan::load
