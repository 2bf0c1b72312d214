// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "wakhan/net/view.h"
#include "wakhan/route/search_graph.h"

namespace wakhan::api {

// For a question that has no way within its modes: what to add to them so that there is one. Each mode that is enough
// alone; where none is, the modes of the quickest way of all as one text, "rail,sea". Empty where the question leaves
// out no mode, and where more modes do not help.
std::vector<std::string> missing_modes(net::network const& n, net::changes const& asked,
                                       std::span<route::stop const> stops, unsigned threads);

}  // namespace wakhan::api
