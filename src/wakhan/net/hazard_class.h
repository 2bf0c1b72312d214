// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace wakhan::net {

// The divisions of dangerous goods that ADR, RID and the IMDG code tell apart, each a bit; 9A are lithium batteries, by
// their label, which railways and carriers treat apart from the rest of class 9.
inline constexpr std::array<std::string_view, 21> kHazardDivisions{"1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1",
                                                                   "2.2", "2.3", "3",   "4.1", "4.2", "4.3", "5.1",
                                                                   "5.2", "6.1", "6.2", "7",   "8",   "9",   "9A"};
inline constexpr std::uint32_t kAllHazards = (1U << kHazardDivisions.size()) - 1;

// The bits of a division ("6.1") or of all divisions of a class ("6"); nothing for what is neither. "9" is the class
// without lithium batteries, so that either can be named alone.
std::optional<std::uint32_t> parse_hazard_class(std::string_view text);

}  // namespace wakhan::net
