// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "wakhan/net/network.h"
#include "wakhan/route/itinerary.h"

namespace wakhan::api {

// The rows of the fact tables behind the figures of one step, each once: what its speed, tariff, emissions, handling,
// service frequency, border, passage, ferry and terminal were taken from.
std::vector<net::fact_id> facts_of(net::network const& n, route::step const& s, net::load_id what);

// The rate that a step's line-haul, or its fixed charge, was reckoned with; nullptr for steps without either (borders,
// unloading).
net::rate const* rate_of(net::network const& n, route::step const& s);

// The row of line_speeds that a step on a railway's section was reckoned with; nullptr where its country's speed holds.
net::line_speed const* line_speed_of(net::network const& n, route::step const& s);

// The row that the speed of a step with a rate is from: that of its line, else that of its country; invalid for others.
net::fact_id speed_fact_of(net::network const& n, route::step const& s);

// The country whose handling row a step that loads or unloads was charged by.
net::country_id handling_country(net::network const& n, route::step const& s);

// Where a step on a link begins and ends.
net::node_id tail_of(net::network const& n, route::step const& s);
net::node_id head_of(net::network const& n, route::step const& s);

}  // namespace wakhan::api
