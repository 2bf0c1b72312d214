// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "wakhan/api/route.h"
#include "wakhan/load/pack.h"
#include "wakhan/route/search_graph.h"

namespace wakhan::api {

// Why a question has no answer: what is closed on the way that would be quickest if nothing were, and how far freight
// gets.
route_reason explain_no_route(load::pack const& pack, route::search_graph const& graph, route_answer const& asked,
                              std::span<route::stop const> stops);

// Its code alone.
std::string reason_code(route::search_graph const& graph, std::span<route::stop const> stops);

// The stable word of a closure, as in answers: "border_closed", "avoided_passage", …
char const* code_of(net::closure why);

}  // namespace wakhan::api
