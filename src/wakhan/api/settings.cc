// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/settings.h"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <sstream>

#include "wakhan/api/near_words.h"
#include "wakhan/base/error.h"
#include "wakhan/io/file.h"

namespace wakhan::api {

namespace {

namespace fs = std::filesystem;

constexpr auto kBeginning = std::string_view{"WAKHAN_"};

// Variables that are no settings, without their common beginning, which would make all of them seem near: of the
// program, of its scripts, and of its tests (tests/cli/settings.sh looks for more).
constexpr auto kOtherVariables = std::to_array<std::string_view>(
    {"CONFIG", "HOME", "JOBS", "FUZZ_RUNS", "FUZZ_SECONDS", "KILLS", "NETWORKS", "PROGRAM", "QUESTIONS", "UPDATE"});

std::string join_path(std::string const& folder, std::string const& path) {
  return (fs::path{folder} / path).lexically_normal().string();
}

std::string text_of(toml::node const& node) {
  auto out = std::ostringstream{};
  out << toml::node_view{node};
  return out.str();
}

option_row const* row_of_setting(std::string_view const name) {
  auto const& table = option_table();
  auto const found =
      std::find_if(table.begin(), table.end(), [&](auto const& r) { return !r.setting.empty() && r.setting == name; });
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> names_of_settings() {
  auto out = std::vector<std::string>{};
  for (auto const* const row : rows_of_settings()) {
    out.push_back(row->setting);
  }
  return out;
}

std::string type_words(option_row const& row) {
  return row.is_list()                     ? "list of texts"
         : row.type == value_type::flag    ? "truth, true or false"
         : row.type == value_type::integer ? "whole number"
                                           : "text";
}

// How a value of that type is written in a file.
std::string example_of(option_row const& row) {
  switch (row.type) {
    case value_type::flag: return fmt::format("write {} = true or {} = false", row.setting, row.setting);
    case value_type::integer: return fmt::format("write a number without quotes, e.g. {} = 3", row.setting);
    case value_type::texts:
    case value_type::words:
    case value_type::verb:
    case value_type::ids: return fmt::format("write a list in brackets, e.g. {} = [\"one\", \"other\"]", row.setting);
    default: return fmt::format("write a text in quotes, e.g. {} = \"…\"", row.setting);
  }
}

std::string hint_for(option_row const& row, std::vector<std::string> const& values) {
  auto const advice = advice_for(row, values);
  return advice == row.meaning ? fmt::format("{}: {}", row.setting, advice) : advice;
}

// The setting as the table spells its values. Throws error{bad_input} for values that the option does not take.
setting verified(setting s) {
  if (auto const complaint = complaint_about(*s.row, s.values)) {
    throw error{errc::bad_input, fmt::format("{}: {}: {}", s.origin, s.row->setting, *complaint),
                hint_for(*s.row, s.values)};
  }
  s.values = as_spelt(*s.row, std::move(s.values));
  return s;
}

// The texts of a value in a file; nothing where it has another type.
std::optional<std::vector<std::string>> values_of(option_row const& row, toml::node const& node) {
  if (row.is_list()) {
    auto const* const list = node.as_array();
    if (list == nullptr || (!list->empty() && !list->is_homogeneous<std::string>())) {
      return std::nullopt;
    }
    auto out = std::vector<std::string>{};
    for (auto const& one : *list) {
      out.push_back(one.as_string()->get());
    }
    return out;
  }
  if (row.type == value_type::flag      ? node.is_boolean()
      : row.type == value_type::integer ? node.is_integer()
                                        : row.type == value_type::text && node.is_date()) {
    return std::vector{text_of(node)};
  }
  auto const is_text = row.type != value_type::flag && row.type != value_type::integer && node.is_string();
  return is_text ? std::optional{std::vector{node.as_string()->get()}} : std::nullopt;
}

setting read_one(std::string_view const name, toml::node const& node, std::string const& path) {
  auto const origin = fmt::format("{}:{}", path, std::max(node.source().begin.line, 1U));
  auto const* const row = row_of_setting(name);
  if (row == nullptr) {
    auto const hint = did_you_mean(name, names_of_settings());
    throw error{errc::bad_input, fmt::format("{}: '{}' is no setting", origin, name),
                !hint.empty() ? hint : "`wakhan help settings` lists them; they stand at the top, not in tables"};
  }
  auto values = values_of(*row, node);
  if (!values) {
    throw error{errc::bad_input, fmt::format("{}: {}: {} is no {}", origin, name, text_of(node), type_words(*row)),
                example_of(*row)};
  }
  if (row->type == value_type::file || row->type == value_type::folder) {
    for (auto& file : *values) {
      file = join_path(fs::path{path}.parent_path().string(), file);
    }
  }
  return verified({row, std::move(*values), origin});
}

std::vector<std::string> split_at_commas(std::string_view text) {
  auto out = std::vector<std::string>{};
  while (!text.empty()) {
    auto const end = std::min(text.find(','), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool is_set(char const* const value) { return value != nullptr && *value != '\0'; }

}  // namespace

std::string variable_of(option_row const& row) {
  auto out = "WAKHAN_" + row.setting;
  std::transform(out.begin(), out.end(), out.begin(), [](char const c) {
    return c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return out;
}

std::vector<option_row const*> rows_of_settings() {
  auto out = std::vector<option_row const*>{};
  for (auto const& row : option_table()) {
    if (!row.setting.empty() && row_of_setting(row.setting) == &row) {
      out.push_back(&row);
    }
  }
  return out;
}

std::vector<setting> read_settings(std::string_view const toml, std::string const& path) {
  auto root = toml::table{};
  try {
    root = toml::parse(toml, std::string_view{path});
  } catch (toml::parse_error const& e) {
    throw error{errc::bad_input, fmt::format("{}:{}: {}", path, e.source().begin.line, e.description()),
                "write a line for each setting, e.g. load = \"teu\""};
  }
  auto out = std::vector<setting>{};
  for (auto const& [name, node] : root) {
    out.push_back(read_one(name.str(), node, path));
  }
  return out;
}

std::vector<setting> read_settings(environment const& variables) {
  auto out = std::vector<setting>{};
  for (auto const* const row : rows_of_settings()) {
    auto const name = variable_of(*row);
    if (auto const* const value = variables(name); is_set(value)) {
      out.push_back(verified({row, row->is_list() ? split_at_commas(value) : std::vector<std::string>{value}, name}));
    }
  }
  return out;
}

std::vector<std::string> settings_files(std::string const& named, environment const& variables) {
  if (!named.empty()) {
    return {named};
  }
  if (auto const* const file = variables("WAKHAN_CONFIG"); is_set(file)) {
    return {file};
  }
  auto out = std::vector<std::string>{"wakhan.toml"};
  if (auto const* const folder = variables("XDG_CONFIG_HOME"); is_set(folder)) {
    out.push_back(join_path(folder, "wakhan/config.toml"));
  } else if (auto const* const home = variables("HOME"); is_set(home)) {
    out.push_back(join_path(home, ".config/wakhan/config.toml"));
  }
  auto unknown = std::error_code{};
  out.erase(std::remove_if(out.begin(), out.end(), [&](auto const& file) { return !fs::exists(file, unknown); }),
            out.end());
  return out;
}

std::vector<setting> read_all_settings(std::string const& named_file, environment const& variables) {
  auto out = read_settings(variables);
  for (auto const& file : settings_files(named_file, variables)) {
    for (auto& s : read_settings(io::read_file(file), file)) {
      if (std::none_of(out.begin(), out.end(), [&](auto const& there) { return there.row == s.row; })) {
        out.push_back(std::move(s));
      }
    }
  }
  return out;
}

std::string to_toml(option_row const& row, std::vector<std::string> const& values) {
  if (values.empty() && !row.is_list()) {
    return fmt::format("# {} =", row.setting);
  }
  if (row.type == value_type::flag || row.type == value_type::integer) {
    return fmt::format("{} = {}", row.setting, values.front());
  }
  auto out = std::ostringstream{};
  auto list = toml::array{};
  for (auto const& value : values) {
    list.push_back(value);
  }
  auto const& written = row.is_list() ? static_cast<toml::node const&>(list) : *list.get(0);
  out << toml::toml_formatter{written, toml::format_flags::none};
  return fmt::format("{} = {}", row.setting, out.str());
}

std::vector<std::string> names_of_variables() {
  auto out = std::vector<std::string>{};
  for (auto const* const* at = environ; at != nullptr && *at != nullptr; ++at) {
    auto const text = std::string_view{*at};
    out.emplace_back(text.substr(0, text.find('=')));
  }
  return out;
}

std::vector<std::string> notes_on_variables(std::vector<std::string> const& names) {
  auto known = std::vector<std::string>{kOtherVariables.begin(), kOtherVariables.end()};
  for (auto const* const row : rows_of_settings()) {
    known.push_back(variable_of(*row).substr(kBeginning.size()));
  }
  auto out = std::vector<std::string>{};
  for (auto const& name : names) {
    auto const rest = name.starts_with(kBeginning) ? name.substr(kBeginning.size()) : std::string{};
    if (rest.empty() || std::find(known.begin(), known.end(), rest) != known.end()) {
      continue;
    }
    auto const near = near_words(rest, known);
    out.push_back(fmt::format("{} is no setting; {}", name,
                              near.empty() ? "`wakhan help settings` lists them"
                                           : fmt::format("did you mean {}{}?", kBeginning, near.front())));
  }
  return out;
}

}  // namespace wakhan::api
