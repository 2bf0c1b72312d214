// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/load/facts.h"

namespace wakhan::load {

// The codes of countries.csv, for tables that name countries but add nothing to the network.
class listed_countries {
 public:
  explicit listed_countries(facts const& rows);

  // The field as one code. Throws error{bad_input} where it is none of countries.csv.
  std::string one(io::csv_table::row const& row, std::string_view column) const;
  // The field as codes separated by ";", at least one, each once.
  std::vector<std::string> list(io::csv_table::row const& row, std::string_view column) const;

 private:
  std::set<std::string, std::less<>> codes_;
};

}  // namespace wakhan::load
