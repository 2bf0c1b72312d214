// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/page_writer.h"

#include <algorithm>

#include "wakhan/api/text_cells.h"

namespace wakhan::api {

namespace {

constexpr int kLeastWidth = 60;

// ANSI: bold, green, yellow, dim.
std::string_view code_of(look_of_line const look) {
  switch (look) {
    case look_of_line::title: return "\x1b[1m";
    case look_of_line::mark: return "\x1b[32m";
    case look_of_line::warning: return "\x1b[33m";
    case look_of_line::faint: return "\x1b[2m";
    case look_of_line::plain: break;
  }
  return {};
}

}  // namespace

page_writer::page_writer(table_options const& options)
    : width_{static_cast<std::size_t>(std::max(options.width, kLeastWidth))}, is_coloured_{options.colour} {}

void page_writer::write(std::string_view const text, look_of_line const look, std::size_t const indent) {
  for (auto const& line : wrapped(printable(text), width_, indent)) {
    append(line, look);
  }
}

void page_writer::write_line(std::string_view const text, look_of_line const look) {
  auto line = shortened(printable(text), width_);
  line.erase(line.find_last_not_of(' ') + 1);
  append(line, look);
}

void page_writer::append(std::string const& line, look_of_line const look) {
  auto const code = is_coloured_ ? code_of(look) : std::string_view{};
  out_.append(code).append(line).append(code.empty() ? "" : "\x1b[0m") += '\n';
}

}  // namespace wakhan::api
