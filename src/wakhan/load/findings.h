// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace wakhan::load {

enum class severity : unsigned char { info, doubt, problem };

// One doubt about the data, kept in the pack and shown by `wakhan pack findings`.
struct finding {
  severity level;
  std::string check;  // a stable word for the kind of finding, e.g. "join"
  std::string what;   // the place or row, e.g. "border_crossings.csv:brest-malaszewicze"
  std::string message;
};

using findings = std::vector<finding>;

template <typename... Args>
void note(findings& list, severity const level, std::string_view const check, std::string what,
          fmt::format_string<Args...> format, Args&&... args) {
  list.push_back({level, std::string{check}, std::move(what), fmt::format(format, std::forward<Args>(args)...)});
}

}  // namespace wakhan::load
