// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/base/id_span.h"
#include "wakhan/geo/lonlat.h"
#include "wakhan/places/place_table.h"

namespace wakhan::places {

// The columns of a place_table with their memory; see there for what each one means.
struct place_columns {
  id_vector<place_id, geo::lonlat> position;
  id_vector<place_id, place_kind> kind;
  id_vector<place_id, std::uint8_t> has_terminal;
  id_vector<place_id, std::uint32_t> population;
  id_vector<place_id, std::uint16_t> country;
  id_vector<place_id, std::uint32_t> name;
  std::vector<char> strings;
  std::vector<std::uint32_t> key_offset;
  std::vector<place_id> key_place;
  std::vector<name_kind> key_kind;

  place_table view() const;  // valid while the columns live unchanged
};

// A place to be added; refers to its texts, which must live until it is added.
struct new_place {
  place_kind kind{};
  geo::lonlat position{};
  std::uint16_t country{kNoCountry};  // index into the pack's country table
  std::uint32_t population{};         // people; 0 if unknown or not a city
  std::string_view name{};
  std::span<std::string const> alternates{};  // those that fold like the main name or to nothing take no room
  std::span<std::string const> codes{};
};

// Collects the places of a pack, then makes the name index and finds who has a terminal. The same calls in the same
// order give the same bytes.
class place_builder {
 public:
  // Takes no more than so many bytes of names, and of names as they are asked for.
  explicit place_builder(std::uint32_t const most_bytes = std::numeric_limits<std::uint32_t>::max())
      : most_{most_bytes} {}

  // Adds a place. Throws error{bad_input} for an empty name, a name with a NUL or over 1 KiB (main or alternate), and a
  // code that is not printable ASCII; error{limit} when the names take more than that.
  place_id add(new_place const& made);

  // Gives the columns and leaves the builder empty.
  place_columns finish();

 private:
  // A piece of texts_.
  struct piece {
    std::uint32_t offset;
    std::uint32_t length;
  };
  // A future row of the name index.
  struct entry {
    std::uint64_t prefix;  // the first 8 bytes of the key as a number, so that most comparisons need not look further
    piece key;
    piece name;  // the name as given if it is not all ASCII, else empty
    place_id place;
    name_kind kind;
  };

  piece keep(std::string_view text);
  std::string_view text_of(piece p) const;
  void add_key(place_id place, name_kind kind, std::string_view key, std::string_view name = {});
  void sort_entries();
  void add_spellings();
  void drop_repeated_entries();
  void write_index();

  std::uint32_t most_;
  place_columns columns_;
  std::string texts_;
  std::vector<entry> entries_;
};

}  // namespace wakhan::places
