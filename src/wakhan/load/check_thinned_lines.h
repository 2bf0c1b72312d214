// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/net/network.h"

namespace wakhan::load {

// Holds the thinned lines of a network to what check_references takes on trust, for it takes long to see: that every
// line has the ends and metres of its link or of its two parts, and leads on from a node that it joins. Throws
// error{damaged_pack} naming `path` and the section.
void check_thinned_lines(net::network const& n, std::string const& path);

}  // namespace wakhan::load
