// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <chrono>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wakhan/base/error.h"
#include "wakhan/geo/lonlat.h"
#include "wakhan/net/records.h"

namespace wakhan::worlds {

// The parts of a text between separators, without empty ones.
inline std::vector<std::string> split(std::string_view const text, char const at) {
  auto parts = std::vector<std::string>{};
  auto stream = std::istringstream{std::string{text}};
  for (auto part = std::string{}; std::getline(stream, part, at);) {
    if (!part.empty()) {
      parts.push_back(part);
    }
  }
  return parts;
}

// The words of one line, taken from left to right. What does not fit ends in errc::bad_input with the file and line.
class words {
 public:
  words(std::string where, std::string_view const text) : where_{std::move(where)}, all_{split(text, ' ')} {}

  bool is_done() const { return next_ == all_.size(); }

  [[noreturn]] void reject(std::string const& expected) const {
    throw error{errc::bad_input,
                fmt::format("{}: expected {}, found '{}'", where_, expected, is_done() ? "end of line" : all_[next_])};
  }

  std::string name(std::string const& what) {
    if (is_done()) {
      reject(what);
    }
    return all_[next_++];
  }

  // Passes over the word where it comes next.
  bool take(std::string_view const word) {
    auto const is_next = !is_done() && all_[next_] == word;
    next_ += is_next ? 1 : 0;
    return is_next;
  }

  bool has_number() const { return !is_done() && parse(all_[next_]).has_value(); }

  // A number within these bounds.
  double number(std::string const& what, double const low = 0, double const high = 1e6) {
    // Written so that a number that is none fails too.
    if (auto const value = is_done() ? std::nullopt : parse(all_[next_]);
        !value || !(low <= *value && *value <= high)) {
      reject(fmt::format("{} from {} to {}", what, low, high));
    }
    return *parse(all_[next_++]);
  }

  // A number with its unit, e.g. "10 h".
  double amount(std::string const& what, std::string const& unit, double const low = 0, double const high = 1e6) {
    auto const value = number(what, low, high);
    if (!take(unit)) {
      reject(fmt::format("the unit '{}' of {}", unit, what));
    }
    return value;
  }

  std::vector<std::string> list(std::string const& what) { return split(name(what), ','); }

  geo::lonlat position() {
    auto const lon = number("a longitude", -180, 180);
    return geo::from_degrees(lon, number("a latitude", -90, 90));
  }

  // MM-DD as month × 100 + day.
  std::uint16_t day_of_year(std::string const& text) const {
    auto const parts = whole_numbers(text);
    if (parts.size() != 2 || parts[0] < 1 || parts[0] > 12 || parts[1] < 1 || parts[1] > 31) {
      reject("MM-DD");
    }
    return static_cast<std::uint16_t>(parts[0] * 100 + parts[1]);
  }

  // YYYY-MM-DD as days since 1970-01-01.
  std::int32_t day(std::string const& text) const {
    auto const parts = whole_numbers(text);
    if (parts.size() != 3) {
      reject("YYYY-MM-DD");
    }
    auto const date = std::chrono::year{parts[0]} / parts[1] / parts[2];
    if (!date.ok()) {
      reject("a day of the calendar");
    }
    return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
  }

  // FROM..UNTIL, each of which may be missing.
  net::validity days() {
    auto const text = name("FROM..UNTIL");
    auto const dots = text.find("..");
    if (dots == std::string::npos) {
      reject("FROM..UNTIL with two dots");
    }
    auto valid = net::validity{};
    if (dots > 0) {
      valid.from = day(text.substr(0, dots));
    }
    if (dots + 2 < text.size()) {
      valid.until = day(text.substr(dots + 2));
    }
    return valid;
  }

 private:
  static std::optional<double> parse(std::string const& text) {
    auto value = 0.0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
  }

  // The parts of a date; none where one is not a number of up to four digits.
  static std::vector<int> whole_numbers(std::string const& text) {
    auto numbers = std::vector<int>{};
    for (auto const& part : split(text, '-')) {
      auto const value = parse(part);
      if (!value || part.size() > 4 || part.find_first_not_of("0123456789") != std::string::npos) {
        return {};
      }
      numbers.push_back(static_cast<int>(*value));
    }
    return numbers;
  }

  std::string where_;
  std::vector<std::string> all_;
  std::size_t next_{};
};

}  // namespace wakhan::worlds
