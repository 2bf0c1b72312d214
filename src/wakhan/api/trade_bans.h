// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "wakhan/net/view.h"
#include "wakhan/route/pareto.h"

namespace wakhan::api {

// Marks the countries that trade bans shut to goods between the question's ends.
void apply_trade_bans(net::network const& n, net::changes& c);

// Names the bans that leave out a best way: those whose country a way would pass that was on the front if there were no
// bans. All of them where there is no answer.
std::vector<std::string> trade_ban_notes(net::network const& n, net::changes const& asked,
                                         std::span<route::stop const> stops, route::pareto_front const& front,
                                         std::size_t max_labels, unsigned threads);

}  // namespace wakhan::api
