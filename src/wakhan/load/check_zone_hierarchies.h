// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/net/network.h"

namespace wakhan::load {

// Checks of the hierarchies of a pack's zones, after check_references(): every zone that can be closed in part has one,
// over all its nodes and lines, and everything that searches take for granted holds. Throws error{damaged_pack} naming
// the section.
void check_zone_hierarchies(net::network const& n, std::string const& path);

// What opening a pack takes on trust, because it costs wrong ways at most and not memory: that each arc lies between
// the ends of its link. Throws as above.
void check_hierarchy_arcs(net::network const& n, std::string const& path);

}  // namespace wakhan::load
