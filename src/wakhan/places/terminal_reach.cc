// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/terminal_reach.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <numbers>

#include "wakhan/base/assert.h"

namespace wakhan::places {

namespace {

// A cube of kTerminalReach edge in space: no poles and no antimeridian, and since a chord is shorter than its arc,
// everything in reach of a point lies in the 27 cubes round it.
struct cube {
  int x, y, z;
  friend auto operator<=>(cube const&, cube const&) = default;
};

struct terminal {
  cube in;
  geo::lonlat position;
};

cube cube_of(geo::lonlat const point) {
  constexpr auto kCubesPerRadius = 6'371'008.8 / kTerminalReach;
  constexpr auto kRadians = std::numbers::pi / 180.0;
  auto const lon = point.lon() * kRadians;
  auto const lat = point.lat() * kRadians;
  auto const index = [](double const x) { return static_cast<int>(std::floor(x * kCubesPerRadius)); };
  return {index(std::cos(lat) * std::cos(lon)), index(std::cos(lat) * std::sin(lon)), index(std::sin(lat))};
}

bool is_terminal(place_kind const kind) { return kind == place_kind::terminal || kind == place_kind::port; }

std::vector<terminal> sort_terminals(std::span<geo::lonlat const> const position,
                                     std::span<place_kind const> const kind) {
  auto terminals = std::vector<terminal>{};
  for (std::size_t i = 0; i < position.size(); ++i) {
    if (is_terminal(kind[i])) {
      terminals.push_back({cube_of(position[i]), position[i]});
    }
  }
  std::sort(terminals.begin(), terminals.end(), [](auto const& a, auto const& b) { return a.in < b.in; });
  return terminals;
}

// Whether one of the three cubes from, +1 and +2 in z holds a terminal in reach.
bool reaches_in_column(std::span<terminal const> const terminals, cube const from, geo::lonlat const point) {
  auto it = std::lower_bound(terminals.begin(), terminals.end(), from,
                             [](terminal const& t, cube const& c) { return t.in < c; });
  for (; it != terminals.end() && it->in <= cube{from.x, from.y, from.z + 2}; ++it) {
    if (geo::rough_distance_m(it->position, point) <= kTerminalReach) {
      return true;
    }
  }
  return false;
}

bool reaches_terminal(std::span<terminal const> const terminals, geo::lonlat const point) {
  auto const c = cube_of(point);
  for (auto x = c.x - 1; x <= c.x + 1; ++x) {
    for (auto y = c.y - 1; y <= c.y + 1; ++y) {
      if (reaches_in_column(terminals, {x, y, c.z - 1}, point)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

std::vector<std::uint8_t> find_terminal_reach(std::span<geo::lonlat const> const position,
                                              std::span<place_kind const> const kind) {
  WAKHAN_ASSERT(position.size() == kind.size());
  auto const terminals = sort_terminals(position, kind);
  auto reach = std::vector<std::uint8_t>(position.size());
  for (std::size_t i = 0; i < position.size(); ++i) {
    reach[i] = reaches_terminal(terminals, position[i]) ? 1 : 0;
  }
  return reach;
}

}  // namespace wakhan::places
