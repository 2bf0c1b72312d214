// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Moments as seconds since 1970-01-01 00:00 UTC, and as people write them.
namespace wakhan::api {

// "2026-12-03T08:00", with or without a Z, or a day alone. `day_ends` takes the end of such a day, not its beginning.
// Throws error{usage} that names the option.
std::int64_t parse_moment(std::string_view option, std::string const& text, bool day_ends);

// The day since 1970-01-01 that a moment lies in.
std::int32_t day_of_moment(std::int64_t moment);

std::string moment_iso(std::int64_t moment);    // 2026-12-03T08:00:30Z
std::string moment_words(std::int64_t moment);  // Thu 2026-12-03 08:00, in whole minutes
std::string day_words(std::int64_t moment);     // Thu 2026-12-03

}  // namespace wakhan::api
