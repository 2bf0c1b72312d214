// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/closed_zone.h"

#include <algorithm>

#include "wakhan/base/error.h"
#include "wakhan/hierarchy/sweep.h"
#include "wakhan/hierarchy/topology_bytes.h"

namespace wakhan::net {

namespace {

// Of lines that are open, closed otherwise; each arc and the one back.
hierarchy::metric customised(network const& n, zone_hierarchy const& zone, std::function<bool(link_id)> const& may_use,
                             unsigned const threads) {
  auto weights = std::vector<std::uint32_t>{};
  weights.reserve(2 * zone.links.size());
  for (auto const link : zone.links) {
    weights.insert(weights.end(), 2, may_use(link) ? n.links.length_m[link] : hierarchy::kClosed);
  }
  auto made = hierarchy::metric{hierarchy::checked_topology(std::as_bytes(zone.words))};
  made.customise(weights, {threads});
  return made;
}

}  // namespace

closed_zone::closed_zone(network const& n, zone_id const zone, std::function<bool(link_id)> const& may_use,
                         unsigned const threads)
    : n_{n}, zone_{hierarchy_of(n, zone)}, metric_{customised(n, zone_, may_use, threads)}, labels_{metric_} {}

std::uint32_t closed_zone::number(node_id const node) const {
  auto const at = std::lower_bound(zone_.nodes.begin(), zone_.nodes.end(), node);
  WAKHAN_ASSERT(at != zone_.nodes.end() && *at == node);
  return static_cast<std::uint32_t>(at - zone_.nodes.begin());
}

// As far out as back: one label is both.
hierarchy::label closed_zone::climb(node_id const node) const {
  return labels_.of(number(node), hierarchy::label_side::out);
}

std::optional<std::uint32_t> closed_zone::metres(hierarchy::label const& a, hierarchy::label const& b) {
  auto const metres = hierarchy::labels::distance(a, b);
  return metres == hierarchy::kUnreached ? std::nullopt : std::optional{static_cast<std::uint32_t>(metres)};
}

hierarchy::line_vector<std::uint64_t> closed_zone::distances(std::span<node_id const> const nodes,
                                                             unsigned const threads) const {
  auto numbers = std::vector<std::uint32_t>{};
  for (auto const node : nodes) {
    numbers.push_back(number(node));
  }
  return hierarchy::find_matrix(metric_, numbers, numbers, {threads});
}

std::vector<link_id> closed_zone::links(node_id const from, node_id const to) const {
  auto links = std::vector<link_id>{};
  auto at = from;
  for (auto const arc : labels_.find_way(climb(from), climb(to)).arcs) {
    auto const link = zone_.links[arc / 2];
    verify(n_.links.from[link] == at || n_.links.to[link] == at, errc::damaged_pack,
           "the hierarchies of the pack do not fit its links");
    links.push_back(link);
    at = n_.other_end(link, at);
  }
  return links;
}

zone_ends::zone_ends(closed_zone const& zone, std::span<node_id const> const ends, unsigned const threads)
    : ends_{ends.size()}, metres_{zone.distances(ends, threads)} {}

// Whoever is hidden is hidden by the nearest end on the way, which nobody hides, so only those found are asked. At no
// distance from either end nobody hides anything: two ends at one place would hide each other.
void zone_ends::add_ways(std::uint32_t const from, std::vector<near_end> near, std::vector<reach>& found) const {
  std::sort(near.begin(), near.end());
  auto const first = static_cast<std::ptrdiff_t>(found.size());
  for (auto const& [metres, to] : near) {
    auto const hides = [&, metres = metres, to = to](reach const& by) {
      return by.metres > 0 && by.metres < metres && by.metres + metres_[by.to * ends_ + to] == metres;
    };
    if (std::none_of(found.begin() + first, found.end(), hides)) {
      found.push_back({from, to, static_cast<std::uint32_t>(metres)});
    }
  }
}

std::vector<zone_ends::reach> zone_ends::join() const {
  auto found = std::vector<reach>{};
  for (std::uint32_t from = 0; from < ends_; ++from) {
    auto near = std::vector<near_end>{};
    for (std::uint32_t to = 0; to < ends_; ++to) {
      if (auto const metres = metres_[from * ends_ + to]; to != from && metres != hierarchy::kUnreached) {
        near.emplace_back(metres, to);
      }
    }
    add_ways(from, std::move(near), found);
  }
  return found;
}

std::vector<zone_ends::reach> zone_ends::ways(std::span<std::uint64_t const> const metres) const {
  auto near = std::vector<near_end>{};
  for (std::uint32_t to = 0; to < ends_; ++to) {
    if (metres[to] != hierarchy::kUnreached) {
      near.emplace_back(metres[to], to);
    }
  }
  auto found = std::vector<reach>{};
  add_ways(0, std::move(near), found);
  return found;
}

}  // namespace wakhan::net
