// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/net/network.h"

// Customisable contraction hierarchies (Dibbelt, Strasser, Wagner 2016) of the zones of which a question can close a
// part: those with a free border inside, or with lines that rules on dangerous goods name. What does not depend on
// weights is made with the pack.
namespace wakhan::net {

// One zone's nodes and links, as its hierarchy numbers them: arcs 2i and 2i + 1 are link i from its end `from` and
// back.
struct zone_hierarchy {
  std::span<node_id const> nodes;
  std::span<link_id const> links;
  std::span<std::uint32_t const> words;  // of hierarchy::to_bytes
};

// All three are empty for a zone that has none.
zone_hierarchy hierarchy_of(network const& n, zone_id zone);

// By zone: whether a question can close a part of it.
std::vector<char> find_closable_zones(network const& n);

// Makes those columns anew, from zones, links, free borders and rules on dangerous goods. The same bytes every time.
void build_zone_hierarchies(network_data& data);

}  // namespace wakhan::net
