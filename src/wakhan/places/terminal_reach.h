// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/geo/lonlat.h"
#include "wakhan/places/place_table.h"

namespace wakhan::places {

// A place this near to a terminal or port has access to it.
constexpr double kTerminalReach = 30'000.0;  // metres

// For each place 1 if a terminal or port lies within kTerminalReach (great-circle), itself included, else 0.
// O(n log n) with a grid, as long as terminals are spread over the earth.
std::vector<std::uint8_t> find_terminal_reach(std::span<geo::lonlat const> position, std::span<place_kind const> kind);

}  // namespace wakhan::places
