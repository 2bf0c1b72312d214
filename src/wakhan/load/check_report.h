// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace wakhan::load {

// One line of `wakhan pack check`.
struct check_line {
  enum class verdict : unsigned char { info, good, bad };
  verdict result{};
  std::string section;  // "laws", "passages", …
  std::string text;
};

struct check_report {
  std::vector<check_line> lines;

  void info(std::string section, std::string text) {
    lines.push_back({check_line::verdict::info, std::move(section), std::move(text)});
  }
  void require(bool is_good, std::string section, std::string text) {
    lines.push_back(
        {is_good ? check_line::verdict::good : check_line::verdict::bad, std::move(section), std::move(text)});
  }
  bool is_good() const;
  std::string text() const;  // as printed, section by section
};

}  // namespace wakhan::load
