// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "wakhan/load/pack.h"

namespace wakhan::api {

// A named corridor as an SVG map: its waypoints, and through them the shortest way by each land mode of its row that is
// open to transit on the reference date, with the posts it passes. Straits that are not for ordinary ships are used
// only where nothing else leads on. The same pack gives the same bytes. Errors: bad_input for an id that no corridor
// has; no_route when no way is open.
std::string corridor_svg(load::pack const& pack, std::string_view id);

}  // namespace wakhan::api
