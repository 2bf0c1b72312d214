// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wakhan::draw {

// How text is set; the size in pixels.
struct font {
  double size;
  bool bold = false;
};

// Text safe between tags and inside quoted attributes: & < > " ' escaped, bytes that are not UTF-8 and characters that
// XML 1.0 does not allow replaced by U+FFFD.
std::string escape_xml(std::string_view text);

// The width of a line of text in pixels, from the advance widths of DejaVu Sans; common sans-serif fonts are narrower,
// so a box of this width holds the text whichever of them the viewer has. Never negative.
double text_width(std::string_view text, font const& face);

// Text broken at spaces into lines no wider than `width` pixels, a longer word alone on its line; none for empty text.
std::vector<std::string> wrap_text(std::string_view text, font const& face, double width);

}  // namespace wakhan::draw
