// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/network_builder.h"
#include "wakhan/load/terminals.h"

namespace wakhan::load {

// The block trains of block_trains.csv and the liner strings of liner_services.csv with the terminals they call at; to
// be called when terminals and lines are built. A stop is the id of a row of terminals.csv, ports.csv or
// odbl/rail_stations.csv, or the UN/LOCODE of a port in small letters. Stops whose terminal this pack lacks, and
// stops that no line of the mode joins to the first one, are left out with a finding; so is a service with fewer than
// two stops left. Throws error{bad_input} for a stop that no table knows, a frequency of zero and unknown words.
void build_named_services(facts const& rows, std::span<planned_terminal const> planned, network_builder& out,
                          findings& found);

}  // namespace wakhan::load
