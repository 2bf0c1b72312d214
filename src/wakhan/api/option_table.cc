// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/option_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "wakhan/api/embedded_options.h"
#include "wakhan/api/letter_case.h"
#include "wakhan/api/near_words.h"
#include "wakhan/base/error.h"
#include "wakhan/io/csv.h"

namespace wakhan::api {

namespace {

using io::csv_table;

constexpr auto kTypes = std::array<std::pair<std::string_view, value_type>, 11>{{
    {"flag", value_type::flag},
    {"integer", value_type::integer},
    {"text", value_type::text},
    {"texts", value_type::texts},
    {"word", value_type::word},
    {"words", value_type::words},
    {"verb", value_type::verb},
    {"id", value_type::id},
    {"ids", value_type::ids},
    {"file", value_type::file},
    {"folder", value_type::folder},
}};

std::vector<std::string> parts_of(std::string_view text) {
  auto out = std::vector<std::string>{};
  while (!text.empty()) {
    auto const end = std::min(text.find(';'), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::optional<std::int64_t> to_integer(std::string_view const text) {
  auto value = std::int64_t{};
  auto const* const end = text.data() + text.size();
  auto const read = std::from_chars(text.data(), end, value);
  return read.ec == std::errc{} && read.ptr == end ? std::optional{value} : std::nullopt;
}

std::optional<std::int64_t> limit_of(csv_table::row const& row, std::string_view const column) {
  return row.is_empty(column) ? std::nullopt : std::optional{row.integer(column)};
}

option_row read_row(csv_table::row const& row) {
  auto out = option_row{};
  out.name = row.text("option");
  out.letter = row.text("letter");
  out.verbs = parts_of(row.text("verbs"));
  auto const type =
      std::find_if(kTypes.begin(), kTypes.end(), [&](auto const& t) { return t.first == row.text("type"); });
  if (type == kTypes.end()) {
    row.reject("type", "is no type of value");
  }
  out.type = type->second;
  out.values = parts_of(row.text("values"));
  out.minimum = limit_of(row, "minimum");
  out.maximum = limit_of(row, "maximum");
  out.defaults = parts_of(row.text("default"));
  out.setting = row.text("setting");
  out.meaning = row.text("meaning");
  if (out.meaning.empty()) {
    row.reject("meaning", "says nothing");
  }
  if (!out.defaults.empty() && complaint_about(out, out.defaults)) {
    row.reject("default", *complaint_about(out, out.defaults));
  }
  return out;
}

std::string range_words(option_row const& row) {
  auto const least = row.minimum ? fmt::format(" from {}", *row.minimum) : "";
  return row.maximum ? fmt::format("{} to {}", least, *row.maximum) : row.minimum ? least + " on" : "";
}

// The first value of some words or ids that an earlier one repeats: a slip, since it says nothing more.
std::optional<std::string> find_repeated(option_row const& row, std::vector<std::string> const& values) {
  if (row.type != value_type::words && row.type != value_type::ids) {
    return std::nullopt;
  }
  for (auto at = values.begin(); at != values.end(); ++at) {
    auto const is_same = [&](std::string const& other) { return in_small_letters(other) == in_small_letters(*at); };
    if (std::any_of(values.begin(), at, is_same)) {
      return *at;
    }
  }
  return std::nullopt;
}

std::optional<std::string> complaint_about(option_row const& row, std::string const& value) {
  if (value.empty()) {
    return row.is_list() ? "one of its values is empty" : "its value is empty";
  }
  if (row.type == value_type::flag && !parse_flag(value)) {
    return fmt::format("'{}' is neither true nor false", value);
  }
  if (row.type == value_type::integer) {
    auto const number = to_integer(value);
    if (!number || (row.minimum && *number < *row.minimum) || (row.maximum && *number > *row.maximum)) {
      return fmt::format("'{}' is no whole number{}", value, range_words(row));
    }
  }
  if ((row.type == value_type::word || row.type == value_type::words) && !spelling_in(row.values, value)) {
    return fmt::format("'{}' is none of {}", value, fmt::join(row.values, ", "));
  }
  return std::nullopt;
}

}  // namespace

std::vector<option_row> read_options(std::string_view const csv, std::string const& name) {
  auto const table = io::parse_csv(csv, name);
  table.require_columns(
      {"option", "letter", "verbs", "type", "values", "minimum", "maximum", "default", "setting", "meaning"});
  auto out = std::vector<option_row>{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    out.push_back(read_row(table[i]));
  }
  return out;
}

std::vector<option_row> const& option_table() {
  static auto const table = read_options(embedded_options(), "schema/options.csv");
  return table;
}

option_row const* find_option(std::string_view const name, std::string_view const verb) {
  auto const* of_all = static_cast<option_row const*>(nullptr);
  for (auto const& row : option_table()) {
    if (row.name == name && std::find(row.verbs.begin(), row.verbs.end(), verb) != row.verbs.end()) {
      return &row;
    }
    of_all = row.name == name && row.verbs.empty() ? &row : of_all;
  }
  return of_all;
}

std::optional<std::string> complaint_about(option_row const& row, std::vector<std::string> const& values) {
  if (!row.is_list() && values.size() != 1) {
    return fmt::format("takes one value, not {}", values.size());
  }
  for (auto const& value : values) {
    if (auto complaint = complaint_about(row, value)) {
      return complaint;
    }
  }
  auto const repeated = find_repeated(row, values);
  return repeated ? std::optional{fmt::format("'{}' stands twice", *repeated)} : std::nullopt;
}

std::vector<std::string> as_spelt(option_row const& row, std::vector<std::string> values) {
  for (auto& value : values) {
    if (row.type == value_type::flag) {
      value = parse_flag(value).value_or(false) ? "true" : "false";
    } else if (!row.is_id()) {
      value = spelling_in(row.values, value).value_or(value);
    }
  }
  return values;
}

std::optional<bool> parse_flag(std::string_view const written) {
  auto const text = in_small_letters(written);
  if (text == "true" || text == "yes" || text == "on" || text == "1") {
    return true;
  }
  if (text == "false" || text == "no" || text == "off" || text == "0") {
    return false;
  }
  return std::nullopt;
}

std::string advice_for(option_row const& row, std::vector<std::string> const& values) {
  if (std::find(values.begin(), values.end(), "") != values.end()) {
    return fmt::format("{}give it a value: {}", row.is_argument() ? "" : "leave it out or ", row.meaning);
  }
  if (auto const repeated = find_repeated(row, values)) {
    return fmt::format("write '{}' once; was another one meant? {}", *repeated, row.meaning);
  }
  for (auto const& value : values) {
    auto near = row.values.empty() || row.type == value_type::integer || row.is_id() || !complaint_about(row, value)
                    ? std::string{}
                    : did_you_mean(value, row.values);
    if (!near.empty()) {
      return near;
    }
  }
  return row.meaning;
}

}  // namespace wakhan::api
