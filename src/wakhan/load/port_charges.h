// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "wakhan/load/facts.h"
#include "wakhan/load/terminals.h"

namespace wakhan::load {

// Holds the charges that ports publish (handling_usd_feu of terminals.csv: mean of getting a 40-foot container on and
// off a ship) against what handling.csv says of their country; other loads are dearer in the same ratio. To be called
// when the rates are resolved. Throws error{bad_input} where the table charges nothing, or not a hundredth of the
// port's charge.
void set_port_charges(std::span<planned_terminal> terminals, facts const& rows, net::network const& n);

}  // namespace wakhan::load
