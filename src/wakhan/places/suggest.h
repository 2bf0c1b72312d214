// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/places/place_table.h"

namespace wakhan::places {

// Edit distance (insert, delete, replace a letter, swap two neighbours: optimal string alignment) from one word to
// many. Words given in sorted order are cheap: rows of the dynamic program belonging to a common beginning are kept.
class edit_distance {
 public:
  // limit: distances above it do not matter.
  edit_distance(std::string_view from, std::size_t limit);

  // The distance to a word, none if it is above the limit.
  std::optional<std::size_t> to(std::string_view word);

 private:
  std::size_t* row(std::size_t depth);
  bool is_hopeless(std::size_t depth);  // no word that goes on like this can come below the limit
  void fill_row(std::size_t depth);

  std::string from_;
  std::size_t limit_;
  std::string word_;                   // the letters whose rows are filled
  std::vector<std::size_t> rows_;      // row i: distances of the beginnings of from_ to the first i letters of word_
  std::vector<std::size_t> smallest_;  // the smallest number of each row
};

// The places whose names are nearest to a folded name: nearest first, then by population; at most n, and farther ones
// only if they are better known than all nearer ones. Allows one slip in a name of 4 or 5 letters, two up to 9, three
// in longer ones. is_allowed says which places may be taken; it is asked only about near ones. Reads the whole name
// index once.
std::vector<place_id> suggest(place_table const& table, std::string_view folded, std::size_t n,
                              std::function<bool(place_id)> const& is_allowed);

}  // namespace wakhan::places
