// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/check_report.h"

#include <fmt/format.h>

#include <algorithm>

namespace wakhan::load {

bool check_report::is_good() const {
  return std::none_of(lines.begin(), lines.end(), [](auto const& l) { return l.result == check_line::verdict::bad; });
}

std::string check_report::text() const {
  auto out = std::string{};
  auto section = std::string{};
  auto bad = 0;
  for (auto const& l : lines) {
    if (l.section != section) {
      section = l.section;
      out += fmt::format("{}{}\n", out.empty() ? "" : "\n", section);
    }
    auto const* const mark = l.result == check_line::verdict::good  ? "ok  "
                             : l.result == check_line::verdict::bad ? "BAD "
                                                                    : "    ";
    out += fmt::format("  {}{}\n", mark, l.text);
    bad += l.result == check_line::verdict::bad ? 1 : 0;
  }
  return out + (bad == 0 ? "\nAll checks hold.\n" : fmt::format("\n{} checks do not hold.\n", bad));
}

}  // namespace wakhan::load
