// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/figures.h"

#include <fmt/format.h>

#include <cmath>

namespace wakhan::api {

namespace {

constexpr double kShownInHours = 48;  // a longer time is shown in days

}  // namespace

double rounded_to(double const value, int const decimals) {
  auto const scale = std::pow(10.0, decimals);
  return std::round(value * scale) / scale + 0.0;
}

std::string grouped(double const value, int const decimals) {
  auto const text = fmt::format("{:.{}f}", std::abs(rounded_to(value, decimals)), decimals);
  auto const point = std::min(text.find('.'), text.size());
  auto out = std::string{rounded_to(value, decimals) < 0 ? "-" : ""};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && i < point && (point - i) % 3 == 0) {
      out += ',';
    }
    out += text[i];
  }
  return out;
}

std::string hours_or_days(double const hours) {
  return hours < kShownInHours ? grouped(hours) + " h" : grouped(hours / 24, 1) + " d";
}

std::string mode_words(std::string_view const mode) { return std::string{mode == "access" ? "truck" : mode}; }

std::string load_words(std::string_view const id, std::string_view const name, std::string_view const hazard_class) {
  // A name that says the id need not say it twice.
  auto const words = name.empty()                              ? std::string{id}
                     : name.find(id) != std::string_view::npos ? std::string{name}
                                                               : fmt::format("{} ({})", name, id);
  return hazard_class.empty() ? words : fmt::format("{}, hazard class {}", words, hazard_class);
}

}  // namespace wakhan::api
