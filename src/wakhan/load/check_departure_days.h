// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/net/network.h"

namespace wakhan::load {

// Checks what a pack says of the days of its services and ferries. Throws error{damaged_pack}.
void check_departure_days(net::network const& n, std::string const& path);

}  // namespace wakhan::load
