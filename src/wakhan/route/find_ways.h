// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <span>

#include "wakhan/net/view.h"
#include "wakhan/route/pareto.h"
#include "wakhan/route/search_graph.h"

namespace wakhan::route {

// The best ways of a question, and the graph that their arcs are of.
struct found_ways {
  std::unique_ptr<search_graph> graph;
  pareto_front front;
};

// Asks a question. A rule on dangerous goods that closes a line inside a zone means measuring the zone anew, so such
// rules are left out at first and held to when a way breaks them, until none does: ways that are best with more lines
// open and break no rule are best with fewer, too.
found_ways find_ways(net::network const& n, net::changes const& asked, std::span<stop const> stops,
                     pareto_options const& options, unsigned threads);

// Same with another search than that for the whole front; it has to find ways that are best in some respect.
using way_search = std::function<pareto_front(search_graph const&)>;
found_ways find_ways_by(net::network const& n, net::changes const& asked, std::span<stop const> stops,
                        way_search const& search, unsigned threads);

}  // namespace wakhan::route
