// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/closed_parts.h"

#include "wakhan/route/stop_ties.h"

namespace wakhan::route {

namespace {

std::vector<net::node_id> open_portals(net::view const& seen, net::zone_id const zone) {
  auto const& n = seen.base();
  auto found = std::vector<net::node_id>{};
  for (auto const at : n.portals.all()) {
    if (n.nodes.zone[at] == zone && !seen.is_country_avoided(n.nodes.country[at])) {
      found.push_back(at);
    }
  }
  return found;
}

}  // namespace

closed_parts::part::part(net::view const& seen, net::zone_id const zone)
    : zone_{seen.base(), zone, [&](net::link_id const link) { return may_haul(seen, link); }},
      portals_{open_portals(seen, zone)},
      ends_{zone_, portals_} {
  for (auto const at : portals_) {
    above_.push_back(zone_.climb(at));
  }
}

std::vector<closed_parts::reach> closed_parts::part::join() const {
  auto found = std::vector<reach>{};
  for (auto const& r : ends_.join()) {
    found.push_back({portals_[r.from], portals_[r.to], r.metres});
  }
  return found;
}

std::vector<closed_parts::reach> closed_parts::part::ways(net::node_id const from,
                                                          hierarchy::label const& above) const {
  auto metres = std::vector<std::uint64_t>{};
  for (auto const& to : above_) {
    metres.push_back(hierarchy::labels::distance(above, to));
  }
  auto found = std::vector<reach>{};
  for (auto const& r : ends_.ways(metres)) {
    found.push_back({from, portals_[r.to], r.metres});
  }
  return found;
}

closed_parts::closed_parts(net::view const& seen) {
  auto const split = find_split_zones(seen);
  for (std::uint32_t zone = 0; zone < split.size(); ++zone) {
    if (split[zone] != 0) {
      parts_.emplace(net::zone_id{zone}, std::make_unique<part>(seen, net::zone_id{zone}));
    }
  }
}

closed_parts::part const* closed_parts::of(net::zone_id const zone) const {
  auto const found = parts_.find(zone);
  return found == parts_.end() ? nullptr : found->second.get();
}

}  // namespace wakhan::route
