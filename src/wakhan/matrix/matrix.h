// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "wakhan/api/changes.h"
#include "wakhan/base/progress.h"
#include "wakhan/load/pack.h"
#include "wakhan/matrix/pair_asker.h"
#include "wakhan/matrix/place_list.h"
#include "wakhan/net/view.h"

namespace wakhan::matrix {

// What `wakhan matrix` asks; words as the user writes them (api::route_request).
struct matrix_request {
  std::string from_file, to_file;  // lists of places; no to_file: from each place to each
  std::string by{"value"};         // what the way is best in: value, time, money or co2e
  int day_usd{100};                // what a day less is worth, where by is value
  std::string load{"feu"}, hazard, date, view;
  std::vector<std::string> modes, avoid, allow, open;
  unsigned threads{0};
};

// Its words for api::read_changes.
api::change_words words_of(matrix_request const& request);

// All pairs of two lists of places. Each pair is a question of its own, with the exact answer that `wakhan route` gives
// it: which posts are open, whose trade is banned and which trains are waited for depend on both ends. Pairs share what
// they can (pair_asker).
class matrix {
 public:
  matrix(matrix const&) = delete;  // what asks its pairs refers to it
  matrix& operator=(matrix const&) = delete;
  // Reads the lists and checks every word. Throws what api::read_changes and read_place_list throw, and error{limit}
  // for more than 1,000,000 pairs.
  matrix(load::pack const& pack, matrix_request const& request);
  // Same between places that were found already; the request's files are not read.
  matrix(load::pack const& pack, matrix_request const& request, std::vector<listed_place> origins,
         std::vector<listed_place> destinations);

  // Origin by origin, for each one destination by destination.
  std::size_t pairs() const { return origins_.size() * destinations_.size(); }
  std::size_t origins() const { return origins_.size(); }
  std::size_t destinations() const { return destinations_.size(); }
  listed_place const& origin_of(std::size_t const pair) const { return origins_[pair / destinations_.size()]; }
  listed_place const& destination_of(std::size_t const pair) const {
    return destinations_[pair % destinations_.size()];
  }
  // The cells of so many pairs from `first` on; the same for any number of threads and however the table is cut. Pairs
  // share most work where whole rows are asked for. It can be stopped between two pairs.
  std::vector<cell> cells(std::size_t first, std::size_t count, progress const& told = {}) const;
  // The answers of some pairs, ascending; with what `more` avoids closed, too, where it is given. Keeps what ties
  // places, so neither this nor cells() is to be called by two threads at once.
  std::vector<asked_pair> ask(std::span<std::size_t const> numbers, net::changes const* more,
                              pair_asker::telling const& told) const;
  // The cell of one pair, asked by itself: for comparison.
  cell cell_alone(std::size_t pair) const;
  // Sixteen hexadecimal digits that stand for the pack and everything asked.
  std::string digest() const;
  net::changes const& changes() const { return changes_; }

 private:
  void check_size() const;
  load::pack const& pack_;
  matrix_request request_;
  net::changes changes_;
  std::vector<listed_place> origins_, destinations_;
  pair_asker asker_;
};

}  // namespace wakhan::matrix
