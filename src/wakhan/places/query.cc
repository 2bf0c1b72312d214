// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/query.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "wakhan/base/error.h"
#include "wakhan/places/fold.h"

namespace wakhan::places {

namespace {

bool is_latin_letter(char const c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A plain decimal number, infinite if it is too large for a double; none if the text is anything else ("nan", "Nan").
std::optional<double> parse_number(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+')) {
    text.remove_prefix(1);
  }
  if (std::any_of(text.begin(), text.end(), [](char const c) { return is_latin_letter(c) && c != 'e' && c != 'E'; })) {
    return std::nullopt;
  }
  auto value = 0.0;
  auto const [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (status == std::errc::invalid_argument || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return status == std::errc::result_out_of_range ? std::numeric_limits<double>::infinity() : value;
}

bool is_on_earth(double const lon, double const lat) { return std::abs(lon) <= 180.0 && std::abs(lat) <= 90.0; }

geo::lonlat to_point(double const lon, double const lat, std::string_view const text) {
  if (!is_on_earth(lon, lat)) {
    auto const hint =
        is_on_earth(lat, lon)
            ? fmt::format("this looks like latitude,longitude; write the longitude first: {},{}", lat, lon)
            : std::string{"write longitude,latitude in degrees, for example 106.55,29.56"};
    throw error{errc::bad_input,
                fmt::format("'{}' is not a point on the earth: longitudes are -180 to 180, latitudes -90 to 90",
                            printable(text)),
                hint};
  }
  return geo::from_degrees(lon, lat);
}

bool is_country(std::string_view const text) {
  return text.size() == 2 && std::all_of(text.begin(), text.end(), is_latin_letter);
}

std::string upper(std::string_view const text) {
  auto result = std::string{text};
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char const c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return result;
}

}  // namespace

query parse_query(std::string_view text) {
  verify(text.size() <= kLongestQuery, errc::bad_input, "'{}' is too long for a place: {} bytes, at most {}",
         printable(text), text.size(), kLongestQuery);
  text = trim(text);
  auto const comma = text.rfind(',');
  if (comma == text.npos) {
    return {std::string{text}, std::nullopt, std::nullopt};
  }
  auto const before = trim(text.substr(0, comma));
  auto const after = trim(text.substr(comma + 1));
  auto const lon = parse_number(before);
  auto const lat = parse_number(after);
  if (lon && lat) {
    return {std::string{text}, std::nullopt, to_point(*lon, *lat, text)};
  }
  if (is_country(after) && !before.empty()) {
    return {std::string{before}, upper(after), std::nullopt};
  }
  return {std::string{text}, std::nullopt, std::nullopt};
}

}  // namespace wakhan::places
