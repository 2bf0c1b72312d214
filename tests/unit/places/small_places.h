// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/places/place_builder.h"
#include "wakhan/places/place_table.h"
#include "wakhan/places/resolve.h"

namespace wakhan::places {

// One place of a small table, as a test writes it.
struct place_row {
  std::string name;
  std::string country;
  double lon;
  double lat;
  std::uint32_t population{};
  place_kind kind{place_kind::city};
  std::vector<std::string> alternates{};
  std::vector<std::string> codes{};
};

// A small place table with its country table.
class small_places {
 public:
  explicit small_places(std::vector<place_row> const& rows) {
    auto builder = place_builder{};
    for (auto const& row : rows) {
      builder.add({row.kind, geo::from_degrees(row.lon, row.lat), country(row.country), row.population, row.name,
                   row.alternates, row.codes});
    }
    columns_ = builder.finish();
    check(columns_.view(), countries_.size());
  }

  place_table table() const { return columns_.view(); }
  country_code_of country_code() const {
    return [this](std::uint16_t const i) { return std::string_view{countries_.at(i)}; };
  }
  resolution ask(std::string_view const text) const { return resolve(table(), country_code(), text); }
  // The label of what a text is taken for, "port Hamburg,DE" if it is not a city.
  std::string taken(std::string_view const text) const { return label_of(ask(text).taken.place); }
  std::string label_of(place_id const place) const {
    auto const kind = table().kind[place];
    auto const text = label(table(), country_code(), place);
    return kind == place_kind::city ? text : std::string{name_of(kind)} + " " + text;
  }

 private:
  std::uint16_t country(std::string const& code) {
    if (code.empty()) {
      return kNoCountry;
    }
    auto const known = std::find(countries_.begin(), countries_.end(), code);
    auto const index = static_cast<std::uint16_t>(known - countries_.begin());
    if (known == countries_.end()) {
      countries_.push_back(code);
    }
    return index;
  }

  std::vector<std::string> countries_;
  place_columns columns_;
};

}  // namespace wakhan::places
