// SPDX-License-Identifier: Apache-2.0
#include "option_value.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>
#include <filesystem>
#include <type_traits>

#include "wakhan/base/error.h"

namespace wakhan::cli {

std::string written(std::vector<std::string> const& values) { return fmt::format("{}", fmt::join(values, ",")); }

std::vector<std::string> default_values(api::option_row const& row, std::string const& home) {
  auto out = row.defaults;
  if (row.type == api::value_type::file || row.type == api::value_type::folder) {
    for (auto& path : out) {
      path = (std::filesystem::path{home} / path).lexically_normal().string();
    }
  }
  return out;
}

void assign(api::option_row const& row, std::vector<std::string> const& values, target value) {
  std::visit(
      [&](auto* const variable) {
        using type = std::remove_pointer_t<decltype(variable)>;
        if constexpr (std::is_same_v<type, std::vector<std::string>>) {
          *variable = values;
        } else if (values.empty()) {
          *variable = type{};
        } else if constexpr (std::is_same_v<type, std::string>) {
          *variable = values.back();
        } else if constexpr (std::is_same_v<type, bool>) {
          *variable = api::parse_flag(values.back()).value_or(false);
        } else {
          auto const& text = values.back();
          auto const read = std::from_chars(text.data(), text.data() + text.size(), *variable);
          verify(read.ec == std::errc{}, errc::usage, "{}: '{}' is too large", row.name, text);
        }
      },
      value);
}

void assign_written(api::option_row const& row, std::vector<std::string> const& values, target value) {
  if (auto const complaint = complaint_about(row, values)) {
    throw error{errc::usage, fmt::format("{}: {}", row.name, *complaint), advice_for(row, values)};
  }
  assign(row, as_spelt(row, values), value);
}

}  // namespace wakhan::cli
