// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace wakhan::reach {

// Throws error{usage} unless the ends of bands ascend from above 0.
void check_bands(std::span<std::int64_t const> bands);

// At most six bands of equal, round width (1, 2 or 5 times a power of ten) that cover 0 to `farthest`, or to `within`
// where it is given; the last one ends at `within`.
std::vector<std::int64_t> chosen_bands(double farthest, std::optional<std::int64_t> within);

// The band that holds a measure, its end included; the number of bands where it lies beyond the last.
std::size_t band_of(double measure, std::span<std::int64_t const> bands);

// "up to 5 d", "5 to 10 d", "over 10 d".
std::string band_words(std::size_t band, std::span<std::int64_t const> bands, std::string const& unit);

}  // namespace wakhan::reach
