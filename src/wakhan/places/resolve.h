// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wakhan/places/place_table.h"

namespace wakhan::places {

// A place that a text can mean.
struct match {
  place_id place;
  name_kind kind;     // how the text names it
  bool has_terminal;  // it, or a terminal or port of the same name near it, gives access to freight
};

// What a text was taken for.
struct resolution {
  match taken;
  std::vector<match> others;  // what else it may well mean, the best known first, at most five; a lesser kind of match
                              // with under a tenth of the population is left out
  std::string note;           // which one was taken and not which others, for stderr; empty without others
};

// The place a user means by a name or code with or without a country ("Chongqing", "重庆", "Brest,BY", "CNCKG").
//
// Order: codes that look like codes, names that are spelt letter by letter in another script or with accents, main
// names, other codes, alternate names; then places with a terminal or port; then population. A text looks like a code
// if it holds a digit or hyphen, or is a UN/LOCODE in capitals; so "Ufa" is the city, and its airport only if there
// were no such city. What lies near under the same name is one place (merge_same): a city with its ports, terminals,
// stations is the city. Stations of which no freight is known (passenger_station) are taken only where nothing else
// goes by the text; one that it names better than the place taken is listed in the note.
//
// A city that the text names by the beginning of its main name, and an alternate name, comes before a town of over ten
// times fewer people whose main name it is ("Newcastle" is the one upon Tyne, not that in County Down).
//
// The first is taken if each other one is a lesser kind of match or has under a tenth of its population. One exception:
// a city without terminal is not taken before a better known place that has one. Where that leaves a doubt, a place
// with a terminal and over ten times the people of each other one is taken ("Cologne" is Köln, not the small town in
// Lombardy), unless the text is a code of another. Throws error{ambiguous_place} if none
// can be taken, with the list and how to say each one; error{unknown_place} with "did you mean" if there is none, and
// for points (ask parse_query first); error{bad_input} like parse_query.
//
// `is_called` tells whether a row of the country table goes by a code, where one may go by several; without it, only by
// the code that `country_code` gives. `remark` ends the hint for a place that is unknown, e.g. which area the table
// covers; asked only then.
resolution resolve(place_table const& table, country_code_of const& country_code, std::string_view text,
                   country_is_called const& is_called = {}, std::function<std::string()> const& remark = {});

}  // namespace wakhan::places
