// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/load/facts.h"
#include "wakhan/load/network_builder.h"

namespace wakhan::load {

// The named corridors of corridors.csv with their places in order.
void add_corridors(facts const& rows, network_builder& out);

}  // namespace wakhan::load
