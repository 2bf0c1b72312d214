// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace wakhan::draw {

namespace {

constexpr char32_t kReplacement = 0xfffd;

// Advance widths of DejaVu Sans, U+0020 to U+007E, in 1/1000 of the size.
constexpr std::array<std::uint16_t, 95> kWidths = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};
constexpr double kBold = 1.12;  // DejaVu Sans Bold against the regular face, on running text

// Reads the character at `at` and moves on; one byte that starts no valid sequence reads as U+FFFD.
char32_t next_character(std::string_view const text, std::size_t& at) {
  auto const lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) {
    return lead;
  }
  auto const more = lead >= 0xf0 && lead < 0xf5   ? 3U
                    : lead >= 0xe0 && lead < 0xf0 ? 2U
                    : lead >= 0xc2 && lead < 0xe0 ? 1U
                                                  : 0U;
  if (more == 0 || text.size() - at < more) {
    return kReplacement;
  }
  auto code = static_cast<char32_t>(lead & (0x3fU >> more));
  for (auto i = 0U; i < more; ++i) {
    auto const follow = static_cast<unsigned char>(text[at + i]);
    if ((follow & 0xc0U) != 0x80U) {
      return kReplacement;
    }
    code = (code << 6) | (follow & 0x3fU);
  }
  constexpr std::array<char32_t, 4> kSmallest = {0, 0x80, 0x800, 0x10000};
  if (code < kSmallest[more] || code > 0x10ffff) {
    return kReplacement;
  }
  at += more;
  return code;
}

bool is_xml(char32_t const c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c < 0xfffe) ||
         c >= 0x10000;
}

// Width of a character in 1/1000 of the size: generous classes outside ASCII.
double width_of(char32_t const c) {
  if (c >= 0x20 && c < 0x7f) {
    return kWidths[c - 0x20];
  }
  if (c < 0x20 || (c >= 0x300 && c < 0x370)) {  // controls, combining marks
    return 0;
  }
  if (c >= 0x400 && c < 0x530) {  // Cyrillic
    return 720;
  }
  return c < 0x1100 ? 680 : c == 0x2019 || c == 0x2018 ? 318 : 1000;  // Hangul, CJK and the rest are full width
}

std::string_view escape_of(char32_t const c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return "";
  }
}

std::vector<std::string_view> words_of(std::string_view const text) {
  std::vector<std::string_view> words;
  for (auto start = text.find_first_not_of(" \t\n\r"); start != std::string_view::npos;) {
    auto const end = std::min(text.find_first_of(" \t\n\r", start), text.size());
    words.push_back(text.substr(start, end - start));
    start = text.find_first_not_of(" \t\n\r", end);
  }
  return words;
}

}  // namespace

std::string escape_xml(std::string_view const text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto const start = at;
    auto const c = next_character(text, at);
    if (auto const escape = escape_of(c); !escape.empty()) {
      out += escape;
    } else if (c == kReplacement || !is_xml(c)) {
      out += "\xef\xbf\xbd";
    } else {
      out += text.substr(start, at - start);
    }
  }
  return out;
}

double text_width(std::string_view const text, font const& face) {
  auto sum = 0.0;
  for (std::size_t at = 0; at < text.size();) {
    sum += width_of(next_character(text, at));
  }
  return sum * face.size / 1000 * (face.bold ? kBold : 1);
}

std::vector<std::string> wrap_text(std::string_view const text, font const& face, double const width) {
  std::vector<std::string> lines;
  for (auto const word : words_of(text)) {
    if (!lines.empty()) {
      auto const longer = lines.back() + ' ' + std::string{word};
      if (text_width(longer, face) <= width) {
        lines.back() = longer;
        continue;
      }
    }
    lines.emplace_back(word);
  }
  return lines;
}

}  // namespace wakhan::draw
