// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "wakhan/io/csv.h"
#include "wakhan/load/network_builder.h"

namespace wakhan::load {

inline constexpr std::uint32_t kEveryDay = 0x7F;
inline constexpr std::int32_t kMostCutOffHours = 30 * 24;

// What the columns days, time_utc, cut_off_hours and season of a row say of its departures from the first stop.
struct read_days {
  net::published_days row;
  std::vector<std::int32_t> dates;  // since 1970-01-01, in order

  bool is_empty() const { return !row.has_days() && row.cut_off_s < 0 && !row.has_season(); }
  // Departures in a week as the days have them: of dates, those after the first over the time between first and last.
  // Nothing where days are not known or are one date.
  std::optional<double> departures_per_week() const;
};

// Reads them: days as "mon wed sat", "daily" or dates "2026-12-03 2026-12-17"; time_utc HH:MM; season "MM-DD..MM-DD",
// over the turn of the year where its end comes first. Throws error{bad_input} for words that are none, days twice or
// out of order, an hour without days, and days that are not as many as `column` says are left in a week.
read_days days_of(io::csv_table::row const& row, std::string_view column);

// Keeps what is published of a service or ferry; nothing where nothing is.
void add_days(read_days const& days, net::service_id of, network_builder& out);
void add_days(read_days const& days, net::ferry_id of, network_builder& out);

}  // namespace wakhan::load
