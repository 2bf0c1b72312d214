// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/overlay.h"

#include <algorithm>

#include "wakhan/base/parallel.h"
#include "wakhan/net/thinned_lines.h"
#include "wakhan/net/zone_hierarchies.h"

namespace wakhan::net {

zone_search::zone_search(network const& n) : n_{n}, search_{n.nodes.position.size()} {}

bool is_line_haul(network const& n, link_id const link) {
  auto const kind = n.links.kind[link];
  return kind == link_kind::track || kind == link_kind::free_border;
}

std::vector<haul> zone_search::run_to(node_id const start, node_id const target,
                                      std::function<bool(link_id)> const& follow) {
  auto hauls = std::vector<haul>{};
  if (start == target) {
    hauls.push_back({target, 0, {}});
    return hauls;
  }
  search_.run(
      start.value, [&](std::uint32_t const node) { return node == target.value; },
      [&](std::uint32_t const node, auto const& way) {
        for (auto const link : n_.links_at(node_id{node})) {
          if (follow(link)) {
            way(n_.other_end(link, node_id{node}).value, n_.links.length_m[link], link.value);
          }
        }
      },
      [&](std::uint32_t, std::uint64_t const metres) {
        hauls.push_back({target, static_cast<std::uint32_t>(metres), unpack(start, target)});
        return false;
      });
  return hauls;
}

std::vector<link_id> zone_search::unpack(node_id const start, node_id node) const {
  auto links = std::vector<link_id>{};
  while (node != start) {
    auto const link = link_id{search_.by(node.value)};
    links.push_back(link);
    node = n_.other_end(link, node);
  }
  std::reverse(links.begin(), links.end());
  return links;
}

void build_overlay(network_data& data, unsigned const threads) {
  auto const n = view_of(data);
  auto hauls = std::vector<std::vector<haul>>(n.portals.size());
  auto const workers = threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads;
  auto in_zones = std::vector<node_id>{};
  for (auto const at : n.portals.all()) {
    if (n.nodes.zone[at].is_valid()) {
      in_zones.push_back(at);
    }
  }
  auto const lines = thinned_lines{n, in_zones};
  lines.store(n, data);
  auto searches = std::vector<thinned_lines::search>(workers, thinned_lines::search{lines});
  parallel_for(in_zones.size(), workers, [&](unsigned const worker, std::size_t const i) {
    hauls[n.nodes.portal[in_zones[i]].index()] = searches[worker].run(in_zones[i]);
  });
  auto& out = data.overlay;
  for (auto const& from : hauls) {
    out.first_arc.push_back(static_cast<std::uint32_t>(out.head.size()));
    for (auto const& h : from) {
      out.head.push_back(n.nodes.portal[h.to]);
      out.metres.push_back(h.metres);
      out.first_link.push_back(static_cast<std::uint32_t>(out.path.size()));
      out.path.raw().insert(out.path.raw().end(), h.links.begin(), h.links.end());
    }
  }
  out.first_arc.push_back(static_cast<std::uint32_t>(out.head.size()));
  out.first_link.push_back(static_cast<std::uint32_t>(out.path.size()));
  build_zone_hierarchies(data);
}

}  // namespace wakhan::net
