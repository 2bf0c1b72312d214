// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/net/ids.h"

namespace wakhan::route {

// A first or last mile by truck between a stop and a terminal's yard or a road.
struct access {
  net::node_id node;
  net::country_id country;
  std::uint32_t metres{};
  bool is_pickup{};     // at the sender's; otherwise at the receiver's
  bool has_handling{};  // loading at the sender's or unloading at the receiver's
};

enum class piece_kind : std::uint8_t {
  access,     // first or last mile
  line_haul,  // along links of a zone
  link,       // a border, passage, transfer, boarding, sailing or flight
};

// A part of a way as the network knows it, without the graph that it was found in.
struct way_piece {
  piece_kind kind{};
  net::node_id from;                // where line-haul begins
  std::vector<net::link_id> links;  // of line-haul in order, or the one link
  bool is_backwards{};              // the one link is passed from its end `to`
  access mile;
};

}  // namespace wakhan::route
