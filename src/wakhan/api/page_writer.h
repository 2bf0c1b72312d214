// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "wakhan/api/route_table.h"

namespace wakhan::api {

// How a line of a terminal page looks when colours are asked for.
enum class look_of_line { plain, title, mark, warning, faint };

// Collects lines for a terminal, each made to fit its width.
class page_writer {
 public:
  explicit page_writer(table_options const& options);

  std::size_t width() const { return width_; }
  // Text of any length, broken at blanks; lines after the first are indented by `indent`.
  void write(std::string_view text, look_of_line look = look_of_line::plain, std::size_t indent = 0);
  // A line laid out by the caller, blanks and all; what does not fit is cut off.
  void write_line(std::string_view text, look_of_line look = look_of_line::plain);
  void blank() { out_ += '\n'; }
  std::string take() { return std::move(out_); }

 private:
  void append(std::string const& line, look_of_line look);

  std::size_t width_;
  bool is_coloured_;
  std::string out_;
};

}  // namespace wakhan::api
