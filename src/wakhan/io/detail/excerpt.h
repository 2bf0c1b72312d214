// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace wakhan::io::detail {

// A value fit for one line of a message: control bytes become '?', and more than `max_bytes` are cut at a whole UTF-8
// character and end in "…".
inline std::string excerpt(std::string_view const text, std::size_t const max_bytes = 60) {
  auto end = std::min(text.size(), max_bytes);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  auto result = std::string{text.substr(0, end)};
  std::replace_if(
      result.begin(), result.end(),
      [](char const c) { return static_cast<unsigned char>(c) < 0x20U || static_cast<unsigned char>(c) == 0x7FU; },
      '?');
  return end < text.size() ? result + "…" : result;
}

}  // namespace wakhan::io::detail
