// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "wakhan/load/findings.h"
#include "wakhan/load/terminals.h"
#include "wakhan/load/waterways.h"

namespace wakhan::load {

// Ties terminals that name rivers among their modes, and ports that lie on a waterway, to the waters of barges by an
// approach from their quay. A quay on the other bank of a border river ties over a cut between its country and the
// waterway's.
void tie_to_waterways(std::vector<planned_terminal>& terminals, waterways const& all, barge_waters& waters,
                      findings& found);

}  // namespace wakhan::load
