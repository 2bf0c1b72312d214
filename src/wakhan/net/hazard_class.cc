// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/hazard_class.h"

namespace wakhan::net {

std::optional<std::uint32_t> parse_hazard_class(std::string_view const text) {
  auto bits = std::uint32_t{0};
  for (std::size_t i = 0; i < kHazardDivisions.size(); ++i) {
    auto const division = kHazardDivisions[i];
    auto const is_of_class = text.size() == 1 && division.size() == 3 && division[0] == text[0];
    if (division == text || is_of_class) {
      bits |= 1U << i;
    }
  }
  return bits == 0 ? std::nullopt : std::optional{bits};
}

}  // namespace wakhan::net
