// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "wakhan/base/id_span.h"
#include "wakhan/base/strong_id.h"
#include "wakhan/geo/lonlat.h"

namespace wakhan::places {

// A row of the place table.
struct place_id : strong_id<place_id> {
  using strong_id::strong_id;
};

// What a place is. Of a passenger_station nobody tells whether freight is handled there.
enum class place_kind : std::uint8_t { city, port, terminal, airport, station, border_post, passenger_station };

// How a key names its place, the better first: a code (UN/LOCODE, IATA, station code, id of a data row), the main name,
// another name.
enum class name_kind : std::uint8_t { code, main, alternate };

// The country of a place that lies in none, e.g. an offshore terminal.
constexpr std::uint16_t kNoCountry = 0xFFFF;

// All places of a pack as columns, over mapped memory or a builder's memory.
struct place_table {
  id_span<place_id, geo::lonlat> position;
  id_span<place_id, place_kind> kind;
  id_span<place_id, std::uint8_t> has_terminal;  // 1 if a terminal or port lies within kTerminalReach of the place
  id_span<place_id, std::uint32_t> population;   // people; 0 if unknown or not a city
  id_span<place_id, std::uint16_t> country;      // index into the pack's country table, or kNoCountry
  id_span<place_id, std::uint32_t> name;         // where the main name begins in strings
  std::span<char const> strings;                 // UTF-8, each string ended by a NUL

  // The name index, sorted by key, then place. Equal keys share one string. Keys are folded names, lower-case codes,
  // and, where several places share a folded name, also its spellings with letters other than ASCII (see fold.h).
  std::span<std::uint32_t const> key_offset;  // where the key begins in strings
  std::span<place_id const> key_place;
  std::span<name_kind const> key_kind;
};

// Gives the ISO 3166-1 alpha-2 code of a row of the country table; is never asked about kNoCountry.
using country_code_of = std::function<std::string_view(std::uint16_t)>;

// Whether a row of the country table goes by an ISO 3166-1 alpha-2 code; is never asked about kNoCountry.
using country_is_called = std::function<bool(std::uint16_t, std::string_view)>;

// The rows [first, last) of the name index that have one key.
struct key_range {
  std::size_t first;
  std::size_t last;
};

// Throws error{damaged_pack} unless the columns fit together and every offset, id and enumerator is in range.
// After that no function of this module reads outside the table. n_countries: rows of the country table.
void check(place_table const& table, std::size_t n_countries);

// The main name of a place as its source writes it.
std::string_view name_of(place_table const& table, place_id place);

// The key of a row of the name index.
std::string_view key_of(place_table const& table, std::size_t row);

// The rows of the name index that have exactly this key; empty (first == last) if there are none. O(log n).
key_range find_key(place_table const& table, std::string_view key);

// "city", "border post" and so on.
char const* name_of(place_kind kind);

// A place as a user can write it: "Brest,BY"; only the name if the place has no country.
std::string label(place_table const& table, country_code_of const& country_code, place_id place);

}  // namespace wakhan::places
