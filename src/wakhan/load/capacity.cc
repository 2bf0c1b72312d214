// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/capacity.h"

#include <array>
#include <charconv>

namespace wakhan::load {

namespace {

struct known_unit {
  std::string_view name;
  capacity_unit unit;
  double factor;
};

constexpr auto kUnits = std::array{
    known_unit{"TEU/year", capacity_unit::teu_a_year, 1}, known_unit{"t/year", capacity_unit::tonnes_a_year, 1},
    known_unit{"Mt/year", capacity_unit::tonnes_a_year, 1e6}, known_unit{"trains/day", capacity_unit::trains_a_day, 1}};
constexpr double kMost = 1e9;

std::string without_brackets(std::string_view remark) {
  if (remark.size() >= 2 && remark.front() == '(' && remark.back() == ')') {
    remark = remark.substr(1, remark.size() - 2);
  }
  return std::string{remark};
}

}  // namespace

std::optional<capacity> parse_capacity(std::string_view const amount, std::string_view const unit) {
  auto value = 0.0;
  auto const* const end = amount.data() + amount.size();
  auto const [stop, failed] = std::from_chars(amount.data(), end, value);
  // Written so that no number is refused as well.
  if (failed != std::errc{} || stop != end || !(value > 0 && value <= kMost)) {
    return std::nullopt;
  }
  for (auto const& known : kUnits) {
    if (unit == known.name) {
      return capacity{value * known.factor, known.unit, {}};
    }
    if (unit.starts_with(known.name) && unit[known.name.size()] == ' ') {
      return capacity{value * known.factor, known.unit, without_brackets(unit.substr(known.name.size() + 1))};
    }
  }
  return std::nullopt;
}

std::string_view name_of(capacity_unit const unit) {
  switch (unit) {
    case capacity_unit::teu_a_year: return "TEU a year";
    case capacity_unit::tonnes_a_year: return "t a year";
    case capacity_unit::trains_a_day: return "trains a day";
  }
  return "";
}

void check_capacities(facts const& rows, findings& found) {
  auto const& table = rows[fact_table::terminals];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const& amount = row.text("capacity");
    auto const& unit = row.text("capacity_unit");
    if ((amount.empty() && unit.empty()) || parse_capacity(amount, unit)) {
      continue;
    }
    note(found, severity::doubt, "terminal-capacity", fmt::format("terminals.csv:{}", row.text("id")),
         "capacity '{}' with unit '{}' is not shown: write a number above 0, and TEU/year, t/year, Mt/year or "
         "trains/day with a remark after a blank",
         amount, unit);
  }
}

}  // namespace wakhan::load
