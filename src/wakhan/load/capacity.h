// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"

namespace wakhan::load {

enum class capacity_unit : unsigned char { teu_a_year, tonnes_a_year, trains_a_day };

// What a terminal can handle, as published.
struct capacity {
  double amount{};  // of the unit, above 0
  capacity_unit unit{};
  std::string remark;  // what the source says besides, e.g. "planned 2014"; often empty
};

// The columns capacity and capacity_unit of terminals.csv: a number, and TEU/year, t/year, Mt/year or trains/day with a
// remark after a blank, in brackets or not. Nothing when they cannot be read so.
std::optional<capacity> parse_capacity(std::string_view amount, std::string_view unit);

// "TEU a year", "t a year", "trains a day".
std::string_view name_of(capacity_unit unit);

// Reports each row of terminals.csv whose capacity cannot be read, as check "terminal-capacity".
void check_capacities(facts const& rows, findings& found);

}  // namespace wakhan::load
