// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unordered_map>

#include "wakhan/load/layer.h"
#include "wakhan/load/network_builder.h"

namespace wakhan::load {

// Which node of the network a point of a layer became, one per carriage system that passes it.
class point_nodes {
 public:
  net::node_id find(std::uint32_t point, net::carriage by) const;  // invalid where there is none
  void set(std::uint32_t point, net::carriage by, net::node_id node);

 private:
  std::unordered_map<std::uint64_t, net::node_id> nodes_;
};

// Multiplies published or measured lengths to what lines really are, by country (distance_factors.csv), in permille.
using length_factors = std::vector<std::uint32_t>;  // by country slot

// Turns a repaired layer into nodes and links: chains of points between two line ends, junctions or points with
// keep[point] become one link with the chain's geometry. A link lies in one country and one carriage system; edges with
// a fact row of their own are not mixed with others.
point_nodes contract_layer(layer const& lines, std::vector<char> const& keep, length_factors const& factors,
                           network_builder& out);

}  // namespace wakhan::load
