// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/listed_countries.h"

#include <fmt/format.h>

namespace wakhan::load {

listed_countries::listed_countries(facts const& rows) {
  auto const& table = rows[fact_table::countries];
  for (std::size_t i = 0; i < table.size(); ++i) {
    codes_.insert(table[i].text("code"));
  }
}

std::string listed_countries::one(io::csv_table::row const& row, std::string_view const column) const {
  auto const& code = row.text(column);
  if (!codes_.contains(code)) {
    row.reject(column, "is no country of countries.csv; write its ISO 3166-1 code, e.g. KZ");
  }
  return code;
}

std::vector<std::string> listed_countries::list(io::csv_table::row const& row, std::string_view const column) const {
  auto codes = split_list(row.text(column));
  if (codes.empty()) {
    row.reject(column, "names no country; write ISO 3166-1 codes, e.g. KZ;UZ");
  }
  auto seen = std::set<std::string>{};
  for (auto const& code : codes) {
    if (!codes_.contains(code)) {
      row.reject(column,
                 fmt::format("holds '{}', which is no country of countries.csv; write ISO codes, e.g. KZ;UZ", code));
    }
    if (!seen.insert(code).second) {
      row.reject(column, fmt::format("names {} twice", code));
    }
  }
  return codes;
}

}  // namespace wakhan::load
