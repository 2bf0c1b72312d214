// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/net/network.h"

namespace wakhan::load {

// Collects nodes, links and table rows; `finish` sorts out adjacency, zones and portals.
class network_builder {
 public:
  struct link {
    net::node_id from, to;
    net::link_kind kind{net::link_kind::track};
    net::mode by{net::mode::none};
    net::country_id country{};
    std::uint32_t length_m{};
    std::uint32_t ref{UINT32_MAX};
    net::fact_id fact{};
    bool is_free{};  // a border without controls, time or fee
  };

  network_builder() { data_.vessels.raw().assign(net::kCarriages, {}); }

  net::node_id add_node(geo::lonlat at, net::node_kind kind, net::carriage by, net::country_id country);
  net::link_id add_link(link const& made, std::span<geo::lonlat const> shape);
  net::link_id add_straight_link(link const& made);
  net::text_id text(std::string_view words);  // equal texts share one place

  net::network_data& data() { return data_; }

  // Adjacency, zones, portals and offsets; the overlay is made from the result by build_overlay.
  void finish();

 private:
  void build_adjacency();
  void build_zones();
  void build_portals();

  net::network_data data_;
  std::vector<char> is_free_;  // by link: a free border; after build_zones one inside a zone
  std::map<std::string, net::text_id, std::less<>> texts_;
};

}  // namespace wakhan::load
