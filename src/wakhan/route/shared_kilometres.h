// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/route/pareto.h"

namespace wakhan::route {

// What a way passes between its first and last mile: its links, each once, in ascending order.
std::vector<net::link_id> passed_links(search_graph const& graph, way const& passing);

// Metres of the links that two ways both pass, in whichever direction.
std::uint64_t shared_metres(net::network const& n, std::span<net::link_id const> a, std::span<net::link_id const> b);

// Whether two ways share more than so many percent of the shorter one's metres (limited sharing: Abraham, Delling,
// Goldberg, Werneck, "Alternative routes in road networks", 2013, with the shorter way as measure, so that it is the
// same both ways round).
bool share_more_than(net::network const& n, std::span<net::link_id const> a, std::span<net::link_id const> b,
                     int percent);

}  // namespace wakhan::route
