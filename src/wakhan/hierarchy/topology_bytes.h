// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "wakhan/hierarchy/topology.h"

namespace wakhan::hierarchy {

// A topology as bytes: a header of counts, then its columns of little-endian 32-bit numbers, each on a multiple of 64
// bytes. The same topology gives the same bytes.
std::vector<std::byte> to_bytes(topology const& t);

// The topology that lies in bytes, without a copy: they have to live as long and to begin on a multiple of 4.
// Everything that later reads take for granted is checked first. Throws error{damaged_pack} when it does not hold.
topology parse_topology(std::span<std::byte const> bytes);

// The same for bytes that parse_topology() has read before, at once: nothing is checked again.
topology checked_topology(std::span<std::byte const> bytes);

// The checks of parse_topology() alone: every index in range, every list in order, the two directions of arcs and
// inputs the inverse of each other, the graph chordal. Throws error{damaged_pack}.
void check_topology(topology const& t);

}  // namespace wakhan::hierarchy
