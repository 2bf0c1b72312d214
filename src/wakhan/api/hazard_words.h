// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/load/pack.h"
#include "wakhan/net/view.h"
#include "wakhan/route/search_graph.h"

namespace wakhan::api {

// "1.1, 1.2" of the bits of net::kHazardDivisions, or "all classes".
std::string division_words(std::uint32_t classes);

// "goods of hazard class 3 are forbidden by the Gotthard road tunnel (hazards:gotthard-road-tunnel; Title, address)".
std::string forbidden_words(load::pack const& pack, net::hazard_id rule, std::string_view hazard_class);

// A note for each rule that closes to these goods what the best ways of other goods use; found by asking the question
// again without the hazard.
std::vector<std::string> hazard_notes(load::pack const& pack, net::changes const& asked,
                                      std::span<route::stop const> stops, std::string_view hazard_class,
                                      std::size_t max_labels, unsigned threads);

}  // namespace wakhan::api
