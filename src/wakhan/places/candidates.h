// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wakhan/places/place_table.h"
#include "wakhan/places/resolve.h"

namespace wakhan::places {

// How well a text names a place, the better first; see resolve().
enum class match_rank : std::uint8_t {
  sure_code,
  spelt_main_name,       // letter by letter, in another script or with accents
  spelt_alternate_name,  // likewise
  main_name,
  possible_code,
  alternate_name,
};

// A match with its rank.
struct candidate {
  match found;
  match_rank rank;
  bool is_main_name;  // the text is also the place's main name, if it is a code as well
};

// A city and its port are the same to a user when they are this near; so are parts of one city. In metres.
constexpr double kSamePlace = 60'000.0;
constexpr double kSameCity = 20'000.0;

// Every place the text can mean (name or code without country, in any country), the best first, each place once.
std::vector<candidate> find_candidates(place_table const& table, std::string_view text);

// Leaves out what means the same to a user, in one country: beside a city its ports, terminals, stations… of the same
// name within kSamePlace (a station, and a port inside the city, also where the city is only called so otherwise: then
// the city ranks as they do); of several ports, terminals, stations… within kSamePlace all but the first; of several
// cities within kSameCity all but the first. A city then has a terminal if something left out beside it has one. The
// best first.
std::vector<candidate> merge_same(place_table const& table, std::vector<candidate> candidates);

}  // namespace wakhan::places
