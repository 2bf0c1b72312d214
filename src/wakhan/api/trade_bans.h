// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "wakhan/net/view.h"
#include "wakhan/route/find_ways.h"

namespace wakhan::api {

// Marks the countries that trade bans shut to goods between the question's ends.
void apply_trade_bans(net::network const& n, net::changes& c);

// Names the bans that leave out a way that would be the quickest, the cheapest, the one with least emissions or the
// best at some value of time (route/values_of_time.h), by the countries that it passes. All of them where there is no
// answer.
std::vector<std::string> trade_ban_notes(net::network const& n, net::changes const& asked,
                                         route::found_ways const& found);

}  // namespace wakhan::api
