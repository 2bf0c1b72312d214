// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace wakhan::net {

// How freight moves. `access` is the first and last mile: a truck between a place and a terminal near it.
enum class mode : std::uint8_t { rail, road, sea, waterway, ferry, air, access, none };

inline constexpr std::size_t kModes = 7;  // without none

std::string_view name_of(mode m);
std::optional<mode> parse_mode(std::string_view name);

// A carriage system: freight changes from one to another only by a transfer. Rail is one system a gauge.
// river_sea is the system of river–sea vessels (Caspian, Black Sea and the rivers of the Russian deep water system),
// apart from ocean ships; its mode is sea.
enum class carriage : std::uint8_t {
  rail_1435,
  rail_1520,
  rail_1524,
  rail_1668,
  rail_1676,
  rail_1600,
  rail_1000,
  rail_1050,
  rail_1067,
  road,
  sea,
  river_sea,
  waterway,  // barges on rivers and canals
  hub,
  dock,
};
inline constexpr std::size_t kCarriages = 15;
inline constexpr std::size_t kRailGauges = 9;
inline constexpr std::array<std::uint16_t, kRailGauges> kGaugesMm{1435, 1520, 1524, 1668, 1676, 1600, 1000, 1050, 1067};

constexpr bool is_rail(carriage const c) { return static_cast<std::size_t>(c) < kRailGauges; }
// The gauge of a rail carriage in mm, 0 for the others.
constexpr std::uint16_t gauge_mm(carriage const c) {
  return is_rail(c) ? kGaugesMm[static_cast<std::size_t>(c)] : std::uint16_t{0};
}
std::optional<carriage> rail_carriage(std::int64_t gauge_mm);

// The mode whose rate a carriage system pays: river–sea vessels have one of their own, kept in the place of waterway
// without a country.
constexpr mode rate_mode(carriage const c, mode const by) { return c == carriage::river_sea ? mode::waterway : by; }

}  // namespace wakhan::net
