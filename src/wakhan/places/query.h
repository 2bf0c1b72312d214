// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "wakhan/geo/lonlat.h"

namespace wakhan::places {

// The longest text that is taken for a place, in bytes.
constexpr std::size_t kLongestQuery = 1024;

// What a user wrote for a place.
struct query {
  std::string text;                    // the name or code, without the country
  std::optional<std::string> country;  // two letters in upper case
  std::optional<geo::lonlat> point;    // if set, the text is not a name
};

// "Brest,BY" is a name in a country, "106.55,29.56" a point (longitude first), anything else a name or code.
// Throws error{bad_input} for a point outside the earth and for texts over kLongestQuery.
query parse_query(std::string_view text);

}  // namespace wakhan::places
