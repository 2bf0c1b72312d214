// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "wakhan/net/view.h"

namespace wakhan::api {

// Marks the countries that trade bans shut to goods between the question's ends; each ban is told to the user.
void apply_trade_bans(net::network const& n, net::changes& c, std::vector<std::string>& notes);

}  // namespace wakhan::api
