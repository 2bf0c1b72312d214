// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/api/route.h"
#include "wakhan/draw/svg_map.h"
#include "wakhan/net/network.h"

namespace wakhan::api {

// A name short enough for a map: without what stands in brackets at its end, and without "International" at airports.
std::string short_name(std::string_view name);

// The names on a map of these answers: the ends first, then passages, posts at the border and terminals where freight
// changes mode. A name stands once; terminals in the town of an end are left out.
std::vector<draw::map_label> map_labels(net::network const& n, route_answer const& answer,
                                        std::span<itinerary_answer const> drawn);

}  // namespace wakhan::api
