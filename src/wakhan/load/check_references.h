// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "wakhan/net/network.h"
#include "wakhan/places/place_table.h"

namespace wakhan::load {

// Throws error{damaged_pack}: the section of the pack at `path` does not hold what it should.
[[noreturn]] void damaged(std::string const& path, std::string_view section, std::string_view what);

// Holds every reference, offset, enumerator and bounded value of an opened network to what the rest of the program
// relies on, so that it may trust them from then on. Throws error{damaged_pack} naming `path` and the section.
void check_references(net::network const& n, std::string const& path);

// Same for what places::check leaves: positions, and texts that are whole and UTF-8.
void check_places(places::place_table const& table, std::string const& path);

}  // namespace wakhan::load
