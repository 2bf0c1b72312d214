// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/net/network.h"
#include "wakhan/route/way_piece.h"

namespace wakhan::route {

// What a way passes of what a question can close: ids of posts, straits, canals, waterways and countries, ascending.
// A way is cut only by what is here: closing anything else leaves it as it is, and as good as it was beside others.
struct way_elements {
  std::vector<std::uint32_t> crossings, passages, countries;
};

way_elements elements_of(net::network const& n, std::span<way_piece const> pieces);

// Countries that close a link when they are avoided; invalid ones among them.
std::vector<net::country_id> countries_of(net::network const& n, net::link_id link);

}  // namespace wakhan::route
