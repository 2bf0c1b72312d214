// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "wakhan/net/view.h"
#include "wakhan/route/find_ways.h"

namespace wakhan::api {

// Marks the countries that trade bans shut to goods between the question's ends.
void apply_trade_bans(net::network const& n, net::changes& c);

// Names the bans that leave out a best way: those whose country a way would pass that was on the front if there were no
// bans. All of them where there is no answer.
std::vector<std::string> trade_ban_notes(net::network const& n, net::changes const& asked,
                                         route::found_ways const& found, std::size_t max_labels);

}  // namespace wakhan::api
