// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "wakhan/load/facts.h"

namespace wakhan::load {

// A row of calibration.csv: fact rows that share one factor on their hours or money, because one cause makes them too
// high or too low together, such as how freight trains are run on the 1520 mm network. Factors are fitted to published
// observations by `wakhan validate fit`.
struct cause {
  std::string id;
  fact_table table{};
  double factor{};    // on hours (speeds, handling, services, border_dwells) or on US dollars (tariffs, lane_prices)
  double prior_sd{};  // how far ln(factor) may be from 0 as far as anyone knows before anything is observed
};

// Which factor holds for which fact row.
class calibration {
 public:
  // Throws error{bad_input} for a table that has no factors, a row id that is not there, a factor that makes no sense.
  explicit calibration(facts const& rows);

  std::vector<cause> const& causes() const { return causes_; }
  // The cause of a row by its number in its table; nothing where none is named.
  std::optional<std::size_t> cause_of(fact_table table, std::size_t row) const;
  std::optional<std::size_t> cause_of(net::fact_id fact) const;
  // The factor of a row, 1 where no cause is named.
  double factor(fact_table table, std::size_t row) const;

 private:
  std::vector<cause> causes_;
  std::array<std::vector<std::uint32_t>, kFactTables> by_row_;  // cause + 1, 0 = none; empty where a table has none
};

}  // namespace wakhan::load
