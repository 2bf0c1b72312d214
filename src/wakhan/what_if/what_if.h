// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "wakhan/base/progress.h"
#include "wakhan/load/pack.h"
#include "wakhan/matrix/matrix.h"

namespace wakhan::what_if {

// What `wakhan what-if` asks; words as the user writes them.
struct what_if_request {
  matrix::matrix_request way;                     // the pairs, and how their ways are chosen
  std::vector<std::vector<std::string>> without;  // sets of ids as after --avoid, each closed by itself
  // Also, one by one, all that some best way passes: passages, crossings or countries.
  std::vector<std::string> without_each;
};

// A pair whose way is cut, and what is best then.
struct changed_pair {
  std::size_t pair{};  // origin by origin
  matrix::cell now;    // with matrix::kCutOff as reason where no way is left
};

// What happens where a set of things is closed.
struct closed_set {
  std::vector<std::string> ids;
  std::vector<changed_pair> changed;  // ascending; all other pairs keep their way

  std::size_t cut_off() const;  // pairs that have no way any more
};

struct what_if_answer {
  std::vector<matrix::listed_place> origins, destinations;
  std::vector<matrix::cell> before;  // of all pairs, origin by origin
  std::vector<closed_set> sets;      // as asked for; then those of without_each, the ones that cost most first
  std::string by;
  int day_usd{};
  std::string load_name, date, version, pack_name, pack_hash;

  matrix::listed_place const& origin_of(std::size_t const pair) const { return origins[pair / destinations.size()]; }
  matrix::listed_place const& destination_of(std::size_t const pair) const {
    return destinations[pair % destinations.size()];
  }
};

// By how much a way is worse than the one before, in the criterion asked for: days (mean), dollars, kg of CO2e, or
// dollars with days and CO2e counted. 0 where either is no way.
double extra(what_if_answer const& a, changed_pair const& c);

// Asks pairs of places as they are and again with things closed: exact, each pair and set as if asked by itself. A pair
// whose way passes nothing of a set keeps it: closing only takes ways away, so what was best and is left is best. Only
// the others are asked again, together (matrix::pair_asker).
//
// Throws what matrix::matrix and api::read_changes throw; error{limit} for more than 200,000 pairs; error{usage} for a
// word of without_each that is none, for a set of nothing, and where nothing is to be closed.
what_if_answer find_what_if(load::pack const& pack, what_if_request const& request, progress const& told = {});

}  // namespace wakhan::what_if
