// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "wakhan/route/itinerary.h"

namespace wakhan::route {

// The corridor whose waypoints the legs by its modes pass in order, in either direction; of several the one with most
// waypoints, then the first.
std::optional<net::corridor_id> find_corridor(net::network const& n, std::vector<leg> const& legs);

}  // namespace wakhan::route
