// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/geopackage_record.h"

#include <fmt/ranges.h>

#include "wakhan/api/figures.h"

namespace wakhan::api {

using io::field_type;

void geopackage_record::whole(char const* const name, std::int64_t const value) {
  add(name, field_type::integer, value);
}

void geopackage_record::truth(char const* const name, bool const value) {
  add(name, field_type::truth, std::int64_t{value ? 1 : 0});
}

void geopackage_record::real(char const* const name, double const value, int const decimals) {
  add(name, field_type::real, rounded_to(value, decimals));
}

void geopackage_record::text(char const* const name, std::string_view const value) {
  add(name, field_type::text, std::string{value});
}

void geopackage_record::text_or_null(char const* const name, std::string_view const value) {
  if (value.empty()) {
    null(name, field_type::text);
  } else {
    text(name, value);
  }
}

void geopackage_record::list(char const* const name, std::vector<std::string> const& words) {
  text(name, fmt::format("{}", fmt::join(words, " ")));
}

void geopackage_record::gauge(char const* const name, int const mm) {
  if (mm == 0) {
    null(name, field_type::integer);
  } else {
    whole(name, std::int64_t{mm});
  }
}

void geopackage_record::add(char const* const name, field_type const type, io::field_value value) {
  fields_.push_back({name, type});
  values_.push_back(std::move(value));
}

}  // namespace wakhan::api
