// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/overlay.h"

#include <algorithm>
#include <limits>

#include "wakhan/base/parallel.h"

namespace wakhan::net {

zone_search::zone_search(network const& n)
    : n_{n}, states_(n.nodes.position.size(), state{kNowhere, kNowhere, {}, 0, false}) {}

zone_search::state& zone_search::at(node_id const node) {
  auto& s = states_[node.index()];
  if (s.round != round_) {
    s = {kNowhere, kNowhere, {}, round_, false};
  }
  return s;
}

bool is_line_haul(network const& n, link_id const link) {
  auto const kind = n.links.kind[link];
  return kind == link_kind::track || kind == link_kind::free_border;
}

std::vector<haul> zone_search::run(node_id const start, std::function<bool(node_id)> const& is_target,
                                   std::function<bool(link_id)> const& may_use) {
  ++round_;
  heap_.clear();
  auto found = std::vector<haul>{};
  auto open = std::size_t{1};  // queued nodes that no portal hides
  at(start) = {0, kNowhere, {}, round_, false};
  heap_.emplace_back(0, start);
  while (!heap_.empty() && open > 0) {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    auto const [metres, node] = heap_.back();
    heap_.pop_back();
    auto& here = at(node);
    if (here.is_settled) {
      continue;
    }
    here.is_settled = true;
    auto hidden_from = here.hidden_from;
    if (!here.is_hidden()) {
      --open;
      auto const is_end = n_.nodes.portal[node].is_valid() || (is_target && is_target(node));
      if (is_end && node != start) {
        found.push_back({node, static_cast<std::uint32_t>(metres), unpack(start, node)});
        hidden_from = metres > 0 ? std::min(hidden_from, metres) : hidden_from;
      }
    }
    for (auto const link : n_.links_at(node)) {
      if (!is_line_haul(n_, link) || (may_use && !may_use(link))) {
        continue;
      }
      auto const next = n_.other_end(link, node);
      auto& there = at(next);
      auto const sum = metres + n_.links.length_m[link];
      // Of equal ways the one that is hidden wins: the other adds nothing to it.
      if (there.is_settled || std::pair{sum, hidden_from} >= std::pair{there.metres, there.hidden_from}) {
        continue;
      }
      auto const was_open = there.metres != kNowhere && !there.is_hidden();
      auto const was_as_near = there.metres == sum;
      there.metres = sum;
      there.hidden_from = hidden_from;
      there.by = link;
      open = open + (there.is_hidden() ? 0U : 1U) - (was_open ? 1U : 0U);
      if (!was_as_near) {
        heap_.emplace_back(sum, next);
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
      }
    }
  }
  return found;
}

std::vector<haul> zone_search::run_to(node_id const start, node_id const target,
                                      std::function<bool(link_id)> const& follow) {
  ++round_;
  heap_.clear();
  at(start) = {0, kNowhere, {}, round_, false};
  heap_.emplace_back(0, start);
  while (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    auto const [metres, node] = heap_.back();
    heap_.pop_back();
    auto& here = at(node);
    if (here.is_settled) {
      continue;
    }
    here.is_settled = true;
    if (node == target) {
      return {{node, static_cast<std::uint32_t>(metres), unpack(start, node)}};
    }
    for (auto const link : n_.links_at(node)) {
      if (!follow(link)) {
        continue;
      }
      auto const next = n_.other_end(link, node);
      auto& there = at(next);
      auto const sum = metres + n_.links.length_m[link];
      if (!there.is_settled && sum < there.metres) {
        there.metres = sum;
        there.by = link;
        heap_.emplace_back(sum, next);
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
      }
    }
  }
  return {};
}

std::vector<link_id> zone_search::unpack(node_id const start, node_id node) const {
  auto links = std::vector<link_id>{};
  while (node != start) {
    auto const link = states_[node.index()].by;
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
  auto searches = std::vector<zone_search>(workers, zone_search{n});
  parallel_for(n.portals.size(), workers, [&](unsigned const worker, std::size_t const i) {
    auto const start = n.portals[portal_id{i}];
    if (n.nodes.zone[start].is_valid()) {
      hauls[i] = searches[worker].run(start);
    }
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
}

}  // namespace wakhan::net
