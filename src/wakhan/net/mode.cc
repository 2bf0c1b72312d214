// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/mode.h"

#include <algorithm>

namespace wakhan::net {

namespace {

constexpr std::array<std::string_view, kModes + 1> kModeNames{"rail",  "road", "sea",    "waterway",
                                                              "ferry", "air",  "access", "none"};

template <typename Enum, std::size_t N>
std::optional<Enum> find_name(std::array<std::string_view, N> const& names, std::string_view const name) {
  auto const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    return std::nullopt;
  }
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name_of(mode const m) { return kModeNames[static_cast<std::size_t>(m)]; }
std::optional<mode> parse_mode(std::string_view const name) { return find_name<mode>(kModeNames, name); }

std::optional<carriage> rail_carriage(std::int64_t const gauge_mm) {
  auto const found = std::find(kGaugesMm.begin(), kGaugesMm.end(), gauge_mm);
  if (found == kGaugesMm.end()) {
    return std::nullopt;
  }
  return static_cast<carriage>(found - kGaugesMm.begin());
}

}  // namespace wakhan::net
