// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "wakhan/base/error.h"
#include "wakhan/io/detail/excerpt.h"

namespace wakhan::io::detail {

// The text, padded as simdjson wants it. Throws error{bad_input} unless all of it is valid JSON: reading on demand, as
// the callers do afterwards (it keeps numbers as they were written), checks only what it looks at.
inline simdjson::padded_string checked_json(std::string_view const text, std::string const& name) {
  auto json = simdjson::padded_string{text};
  auto parser = simdjson::dom::parser{};
  auto const result = parser.parse(json);
  verify(result.error() == simdjson::SUCCESS, errc::bad_input, "{}: not valid JSON: {}", name,
         simdjson::error_message(result.error()));
  return json;
}

// The scalar that comes next as it stands in the text; of a list or an object only the bracket.
inline std::string raw_text(simdjson::ondemand::value& value) {
  auto const raw = std::string_view{value.raw_json_token()};
  return std::string{raw.substr(0, raw.find_last_not_of(" \t\r\n") + 1)};
}

// A JSON object whose place is named in messages, e.g. "ports.geojson: feature 12". Getters throw error{bad_input} with
// that place, the key and the value; ask for a key once only (simdjson unescapes a string into a buffer made for one
// time).
class json_object {
 public:
  json_object(simdjson::ondemand::object const object, std::string where) : object_{object}, where_{std::move(where)} {}

  std::string const& where() const { return where_; }

  simdjson::ondemand::value field(std::string_view const key) {
    auto value = simdjson::ondemand::value{};
    verify(object_.find_field_unordered(key).get(value) == simdjson::SUCCESS, errc::bad_input, "{}: '{}' is missing",
           where_, key);
    return value;
  }

  std::string_view text(std::string_view const key) {
    auto value = field(key);
    auto const raw = raw_text(value);
    auto text = std::string_view{};
    check(value.get_string().get(text), key, raw, "is not a string");
    return text;
  }

  // A number in [low, high].
  double number(std::string_view const key, double const low, double const high) {
    auto value = field(key);
    auto const raw = raw_text(value);
    auto number = 0.0;
    check(value.get_double().get(number), key, raw, "is not a number");
    if (!(number >= low && number <= high)) {
      reject(key, raw, fmt::format("is not between {} and {}", low, high));
    }
    return number;
  }

  // A whole number of 32 bits.
  std::uint32_t count(std::string_view const key) {
    auto value = field(key);
    auto const raw = raw_text(value);
    auto number = std::uint64_t{0};
    check(value.get_uint64().get(number), key, raw, "is not a whole number");
    if (number > UINT32_MAX) {
      reject(key, raw, "is too large a number");
    }
    return static_cast<std::uint32_t>(number);
  }

  simdjson::ondemand::array list(std::string_view const key) {
    auto value = field(key);
    auto const raw = raw_text(value);
    auto list = simdjson::ondemand::array{};
    check(value.get_array().get(list), key, raw, "is not a list");
    return list;
  }

  simdjson::ondemand::object object(std::string_view const key) {
    auto value = field(key);
    auto const raw = raw_text(value);
    auto object = simdjson::ondemand::object{};
    check(value.get_object().get(object), key, raw, "is not an object");
    return object;
  }

  // Throws error{bad_input}: "<where>: '<key>': '<value>' <complaint>".
  [[noreturn]] void reject(std::string_view const key, std::string_view const value,
                           std::string_view const complaint) const {
    throw error{errc::bad_input, fmt::format("{}: '{}': '{}' {}", where_, key, excerpt(value), complaint)};
  }

 private:
  void check(simdjson::error_code const code, std::string_view const key, std::string_view const raw,
             std::string_view const complaint) const {
    if (code != simdjson::SUCCESS) {
      reject(key, raw, complaint);
    }
  }

  simdjson::ondemand::object object_;
  std::string where_;
};

}  // namespace wakhan::io::detail
