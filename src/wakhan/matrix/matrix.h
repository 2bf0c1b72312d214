// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "wakhan/api/changes.h"
#include "wakhan/base/progress.h"
#include "wakhan/load/pack.h"
#include "wakhan/matrix/place_list.h"
#include "wakhan/net/view.h"
#include "wakhan/route/skims.h"

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

// The best way from one place to another, or why there is none.
struct cell {
  double days_p50{}, days_p90{}, days_mean{}, cost_usd{}, co2e_wtw_kg{}, distance_km{};
  std::vector<std::string> modes;
  std::string reason;  // a code as in answers of route, e.g. border_closed; empty where there is a way
};

// All pairs of two lists of places. Each pair is a question of its own, with the exact answer that `wakhan route` gives
// it: which posts are open, whose trade is banned and which trains are waited for depend on both ends. Pairs share what
// they can (route::skims); those it is in doubt about, and those without a way, are asked one by one.
class matrix {
 public:
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
  // The cell of one pair, asked by itself: for comparison.
  cell cell_alone(std::size_t pair) const;
  // Sixteen hexadecimal digits that stand for the pack and everything asked.
  std::string digest() const;

 private:
  void check_size() const;
  void tell(unsigned worker, std::size_t pair, progress const& told) const;
  std::vector<std::size_t> share(std::size_t first, std::vector<cell>& made, progress const& told) const;
  void tie_receivers(std::vector<route::skims::worker>& workers, progress const& told) const;
  std::vector<route::skim_sender> tie_senders(std::size_t first_row, std::size_t rows,
                                              std::vector<route::skims::worker>& workers, progress const& told) const;

  load::pack const& pack_;
  matrix_request request_;
  net::changes changes_;
  std::vector<listed_place> origins_, destinations_;
  route::skims skims_;
  mutable std::vector<std::unique_ptr<route::tied_stop>> receivers_;  // of destinations; made when first needed
};

}  // namespace wakhan::matrix
