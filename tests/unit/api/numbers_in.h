// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace wakhan::test {

// The numbers in a text in order, with commas between thousands; digits that belong to a word ("P50") are none.
inline std::vector<double> numbers_in(std::string const& text) {
  auto const is_digit = [](char const c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  auto out = std::vector<double>{};
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    auto const is_word = at > 0 && std::isalpha(static_cast<unsigned char>(text[at - 1])) != 0;
    auto const end = std::min(text.find_first_not_of("0123456789,.", at), text.size());
    auto digits = text.substr(at, end - at);
    digits.erase(digits.find_last_not_of(",.") + 1);
    digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
    if (!is_word) {
      out.push_back(std::stod(digits));
    }
    at = end;
  }
  return out;
}

}  // namespace wakhan::test
