// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/loads.h"
#include "wakhan/load/network_builder.h"

namespace wakhan::load {

// Puts the rows of hazards.csv into a network whose links and tables are there, but for the order in which its builder
// finishes them: which dangerous goods who lets through where. Throws error{bad_input} for a class, target, mode or
// form that does not exist; a target that exists in the facts but not in this network is a finding, and so is a gate
// that no line crosses.
void add_hazards(facts const& rows, load_table const& loads, network_builder& out, findings& found);

}  // namespace wakhan::load
