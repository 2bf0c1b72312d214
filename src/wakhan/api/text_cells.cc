// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/text_cells.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace wakhan::api {

namespace {

constexpr std::string_view kEllipsis = "…";
constexpr UChar32 kReplacement = 0xFFFD;

// Calls f(code point, its bytes) for each character; damaged bytes come as U+FFFD.
template <typename F>
void for_each_character(std::string_view const text, F&& f) {
  auto const n = static_cast<std::int32_t>(text.size());
  auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
  for (std::int32_t i = 0; i < n;) {
    auto const start = i;
    auto c = UChar32{};
    U8_NEXT(bytes, i, n, c);
    f(c < 0 ? kReplacement : c, text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(i - start)));
  }
}

std::size_t columns_of(UChar32 const c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR: return 0;
    default: break;
  }
  auto const width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string blanks(std::size_t const n) { return std::string(n, ' '); }

std::vector<std::string_view> words_of(std::string_view const text) {
  auto words = std::vector<std::string_view>{};
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find(' ', at), text.size());
    if (end > at) {
      words.push_back(text.substr(at, end - at));
    }
    at = end + 1;
  }
  return words;
}

}  // namespace

std::size_t columns_of(std::string_view const text) {
  auto sum = std::size_t{0};
  for_each_character(text, [&](UChar32 const c, std::string_view) { sum += columns_of(c); });
  return sum;
}

std::string printable(std::string_view const text) {
  auto out = std::string{};
  for_each_character(text, [&](UChar32 const c, std::string_view const bytes) {
    auto const type = u_charType(c);
    auto const steers =
        type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
    out += steers ? std::string_view{" "} : c == kReplacement ? std::string_view{"\uFFFD"} : bytes;
  });
  return out;
}

std::string shortened(std::string_view const text, std::size_t const columns) {
  if (columns_of(text) <= columns) {
    return std::string{text};
  }
  if (columns == 0) {
    return {};
  }
  auto out = std::string{};
  auto used = std::size_t{0};
  auto is_full = false;
  for_each_character(text, [&](UChar32 const c, std::string_view const bytes) {
    is_full = is_full || used + columns_of(c) > columns - 1;
    if (!is_full) {
      used += columns_of(c);
      out += bytes;
    }
  });
  out.erase(out.find_last_not_of(' ') + 1);
  return out.append(kEllipsis);
}

std::vector<std::string> wrapped(std::string_view const text, std::size_t const columns, std::size_t const indent) {
  auto lines = std::vector<std::string>{};
  for (auto const word : words_of(text)) {
    if (!lines.empty() && columns_of(lines.back()) + 1 + columns_of(word) <= columns) {
      lines.back().append(" ").append(word);
      continue;
    }
    auto const before = lines.empty() || indent >= columns ? 0 : indent;
    lines.push_back(blanks(before) + shortened(word, columns - before));
  }
  return lines;
}

std::string left_aligned(std::string_view const text, std::size_t const columns) {
  auto const used = columns_of(text);
  return std::string{text} + blanks(columns - std::min(columns, used));
}

std::string right_aligned(std::string_view const text, std::size_t const columns) {
  auto const used = columns_of(text);
  return blanks(columns - std::min(columns, used)) + std::string{text};
}

}  // namespace wakhan::api
