// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/calibration.h"

#include <fmt/format.h>

#include <algorithm>

#include "wakhan/base/error.h"

namespace wakhan::load {

namespace {

constexpr auto kTables =
    std::array{fact_table::speeds,  fact_table::handling,    fact_table::services,   fact_table::border_dwells,
               fact_table::tariffs, fact_table::lane_prices, fact_table::line_speeds};

fact_table table_named(io::csv_table::row const& row) {
  for (auto const t : kTables) {
    auto const file = file_of(t);
    if (file.substr(0, file.rfind('.')) == row.text("table")) {
      return t;
    }
  }
  row.reject("table",
             "has no factors; write speeds, line_speeds, handling, services, border_dwells, tariffs or lane_prices");
}

// "rail-*" names every id that begins so.
bool is_named(std::string_view const pattern, std::string_view const id) {
  return pattern.ends_with('*') ? id.starts_with(pattern.substr(0, pattern.size() - 1)) : id == pattern;
}

}  // namespace

calibration::calibration(facts const& rows) {
  auto const& table = rows[fact_table::calibration];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const of = table_named(row);
    causes_.push_back({row.text("id"), of, row.number("factor", 0.1, 10), row.number("prior_sd", 0.01, 2)});
    auto& by_row = by_row_[static_cast<std::size_t>(of)];
    by_row.resize(rows[of].size());
    for (auto const& pattern : split_list(row.text("rows"))) {
      auto is_known = false;
      for (std::size_t r = 0; r < rows[of].size(); ++r) {
        if (is_named(pattern, rows[of][r].text("id"))) {
          is_known = true;
          // The first row of the table that names an id has it: later ones may say "all others".
          by_row[r] = by_row[r] == 0 ? static_cast<std::uint32_t>(causes_.size()) : by_row[r];
        }
      }
      if (!is_known) {
        row.reject("rows", fmt::format("names '{}', which is no id of {}", pattern, file_of(of)));
      }
    }
  }
}

std::optional<std::size_t> calibration::cause_of(fact_table const table, std::size_t const row) const {
  auto const& by_row = by_row_[static_cast<std::size_t>(table)];
  return row < by_row.size() && by_row[row] != 0 ? std::optional<std::size_t>{by_row[row] - 1} : std::nullopt;
}

std::optional<std::size_t> calibration::cause_of(net::fact_id const fact) const {
  return fact.is_valid() ? cause_of(static_cast<fact_table>(fact.table()), fact.row()) : std::nullopt;
}

double calibration::factor(fact_table const table, std::size_t const row) const {
  auto const found = cause_of(table, row);
  return found ? causes_[*found].factor : 1;
}

}  // namespace wakhan::load
