// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "wakhan/net/network.h"

namespace wakhan::route {

// A way along links, from its first node on.
struct waypoint_way {
  net::node_id start;
  std::vector<net::link_id> links;  // in order
  std::uint64_t metres{};
};

// The shortest way through circles in their order over the links that `may_use` allows (Dijkstra 1959, on one copy of
// the network for each circle reached). It begins in the first circle and ends in the last one. Passing a circle off
// its centre costs twice the distance to it, so that the way goes as near as the lines do; getting on or off a train,
// truck or ship costs as much as 15 km, so that it is not done without need. Nothing when there is no such way, or less
// than two circles.
std::optional<waypoint_way> find_waypoint_way(net::network const& n, std::span<net::waypoint const> circles,
                                              std::function<bool(net::link_id)> const& may_use);

}  // namespace wakhan::route
