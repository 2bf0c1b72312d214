// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/base/progress.h"
#include "wakhan/load/calibration.h"
#include "wakhan/load/pack.h"
#include "wakhan/validate/observation.h"

namespace wakhan::validate {

// What one cause of calibration.csv adds to a computed figure, as it stands in the pack (its factor included).
struct share_of_cause {
  std::size_t cause{};
  double amount{};
};

// An observation beside what Wakhan answers to the same question.
struct trip {
  observation const* about{};
  std::string failure;        // why there is nothing to compare, or empty
  std::string region;         // "china-europe": of the ends, in the order of the alphabet; "china" where both lie in it
  std::string way;            // the title of the answer
  bool has_named_corridor{};  // whether the answer goes by the corridor the observation names
  double computed{};          // days, US dollars, hours or km, as the observation's
  std::vector<share_of_cause> shares;  // in order of cause
  double rest{};                       // what no cause adds: computed = rest + all shares
  double standard_deviation{};         // of days: of the computed time

  bool is_compared() const { return failure.empty(); }
};

// Whether an answer with this chain of modes moves as an observation says: by its mode, or by two modes at least where
// that is "multimodal". A mode that is no word of Wakhan's fits all.
bool is_moved_as(std::string_view mode, std::vector<net::mode> const& chain);

// Asks the pack about every observation. Of several ways the one counts that goes by the corridor an observation
// names, then one that moves as it did; among those the quickest for times, the cheapest for prices, the shortest for
// distances. The same for any number of threads.
std::vector<trip> compute_trips(load::pack const& pack, load::calibration const& fitted,
                                std::vector<observation> const& observed, unsigned threads, progress const& told);

}  // namespace wakhan::validate
