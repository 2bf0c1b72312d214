// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/load/facts.h"
#include "wakhan/load/pack.h"
#include "wakhan/net/ids.h"
#include "wakhan/net/mode.h"

namespace wakhan::api {

// The fact tables of a pack, read for people: where a figure comes from, in words. The pack outlives it.
class fact_rows {
 public:
  explicit fact_rows(load::pack const& pack);

  io::csv_table const& table(load::fact_table const t) const { return pack_->rows_of(t); }

  // "speeds:rail-kz": the table and the row's id.
  std::string id_of(net::fact_id fact) const;
  // A field of the row as it was written; empty where there is no such row or column.
  std::string text(net::fact_id fact, std::string_view column) const;
  bool is_assumed(net::fact_id fact) const { return text(fact, "kind") == "assumed"; }
  // "speeds:rail-kz, official, "Title", 2024-07", or for assumed rows "…, ASSUMED: note".
  std::string describe(net::fact_id fact) const;

  // The row of a table with columns mode and scope that fits best: the country's code wins over its region, that over
  // "*"; rows for a ring only do not count.
  std::optional<net::fact_id> best_row(load::fact_table t, std::string_view mode, std::string_view country) const;
  // The row of equipment.csv on what carries a form of load by a mode; by road where that is a first or last mile.
  std::optional<net::fact_id> equipment(std::string_view form, net::mode by) const;
  // The row with this id.
  std::optional<net::fact_id> find(load::fact_table t, std::string_view id) const;
  // The row that "speeds:rail-kz" names, as answers name their sources.
  std::optional<net::fact_id> find(std::string_view table_and_id) const;

 private:
  std::optional<io::csv_table::row> row(net::fact_id fact) const;

  load::pack const* pack_;
};

}  // namespace wakhan::api
