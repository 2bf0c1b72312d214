// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/load/network_builder.h"
#include "world_file.h"

namespace wakhan::worlds {

// Puts a world's rules on dangerous goods into its finished network as a pack's rows would be. errc::bad_input names
// what the rule got wrong.
void add_hazards(world const& w, load::network_builder& out);

}  // namespace wakhan::worlds
