// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/mode.h"

#include <algorithm>
#include <span>

namespace wakhan::net {

namespace {

constexpr std::array<std::string_view, kModes + 1> kModeNames{"rail",  "road", "sea",    "waterway",
                                                              "ferry", "air",  "access", "none"};

}  // namespace

std::string_view name_of(mode const m) { return kModeNames[static_cast<std::size_t>(m)]; }

// The last name, "none", stands for no mode: whoever writes it has named none.
std::optional<mode> parse_mode(std::string_view const name) {
  auto const modes = std::span{kModeNames}.first<kModes>();
  auto const found = std::find(modes.begin(), modes.end(), name);
  return found == modes.end() ? std::nullopt : std::optional{static_cast<mode>(found - modes.begin())};
}

std::optional<carriage> rail_carriage(std::int64_t const gauge_mm) {
  auto const found = std::find(kGaugesMm.begin(), kGaugesMm.end(), gauge_mm);
  if (found == kGaugesMm.end()) {
    return std::nullopt;
  }
  return static_cast<carriage>(found - kGaugesMm.begin());
}

}  // namespace wakhan::net
