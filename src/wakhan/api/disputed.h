// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "wakhan/api/route.h"
#include "wakhan/load/pack.h"
#include "wakhan/net/view.h"
#include "wakhan/route/search_graph.h"

namespace wakhan::api {

// The id of the point of view that a question takes; empty for a pack without any.
std::string view_id(net::network const& n, net::changes const& c);

// The disputed territories that the stops lie in or the answers pass, in the order of the country table; only those
// about which points of view differ on the question's day.
std::vector<territory_answer> disputed_territories(net::network const& n, net::changes const& c,
                                                   std::span<route::stop const> stops,
                                                   std::span<itinerary_answer const> answers);

// The points of view and, for every territory, to whom each counts it, since and until when, with sources.
std::string views_text(load::pack const& pack);

}  // namespace wakhan::api
