// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Text in a terminal: how many columns it takes, and how it is made to fit.
namespace wakhan::api {

// Columns that UTF-8 text takes in a terminal: wide East Asian characters take two, combining marks none.
std::size_t columns_of(std::string_view text);

// The text without control characters, so that a name from a file cannot steer the terminal; damaged UTF-8 becomes
// U+FFFD.
std::string printable(std::string_view text);

// The text cut to so many columns, the last one an ellipsis where something was cut off.
std::string shortened(std::string_view text, std::size_t columns);

// Lines no wider than `columns`, broken at blanks; a longer word is shortened. Lines after the first begin with
// `indent` blanks.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns, std::size_t indent = 0);

std::string left_aligned(std::string_view text, std::size_t columns);
std::string right_aligned(std::string_view text, std::size_t columns);

}  // namespace wakhan::api
