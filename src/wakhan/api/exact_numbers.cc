// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/exact_numbers.h"

#include "wakhan/api/figures.h"

namespace wakhan::api {

namespace {

std::string without_end_zeros(std::string text) {
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
      text.pop_back();
    }
  }
  return text;
}

double scaled(std::int64_t const value, double const scale) { return static_cast<double>(value) / scale; }

}  // namespace

std::string exact(std::int64_t const value, int const decimals) {
  auto scale = 1.0;
  for (auto i = 0; i < decimals; ++i) {
    scale *= 10;
  }
  return without_end_zeros(grouped(scaled(value, scale), decimals));
}

std::string hours_text(std::int64_t const microseconds) {
  return grouped(scaled(microseconds, 3600.0 * cost::kMicroseconds), 2) + " h";
}
std::string usd_text(std::int64_t const microcents) {
  return grouped(scaled(microcents, 100.0 * cost::kMicrocents), 2) + " USD";
}
std::string kg_text(std::int64_t const micrograms) {
  return grouped(scaled(micrograms, 1000.0 * cost::kMicrograms), 2) + " kg";
}
std::string km_text(std::uint64_t const metres) { return exact(static_cast<std::int64_t>(metres), 3) + " km"; }
std::string seconds_as_hours(std::uint32_t const seconds) {
  return without_end_zeros(grouped(seconds / 3600.0, 4)) + " h";
}

}  // namespace wakhan::api
