// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wakhan::io::detail {

// A quoted SQL name.
inline std::string sql_name(std::string_view const name) {
  auto text = std::string{"\""};
  for (auto const c : name) {
    text += c == '"' ? "\"\"" : std::string(1, c);
  }
  return text + '"';
}

}  // namespace wakhan::io::detail
