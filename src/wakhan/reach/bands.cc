// SPDX-License-Identifier: Apache-2.0
#include "wakhan/reach/bands.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "wakhan/base/error.h"

namespace wakhan::reach {

namespace {

constexpr std::int64_t kMostBands = 6;

}  // namespace

void check_bands(std::span<std::int64_t const> const bands) {
  auto before = std::int64_t{0};
  for (auto const end : bands) {
    if (end <= before) {
      throw error{errc::usage, fmt::format("--bands: {} does not follow {}", end, before),
                  "write where the bands end, ascending, e.g. --bands 5,10,20"};
    }
    before = end;
  }
}

std::vector<std::int64_t> chosen_bands(double const farthest, std::optional<std::int64_t> const within) {
  auto const last = within ? *within : static_cast<std::int64_t>(std::ceil(farthest));
  auto width = std::int64_t{1};
  for (auto step = 0; width * kMostBands < last; ++step) {
    width = step % 3 == 1 ? width / 2 * 5 : width * 2;  // 1, 2, 5, 10, …
  }
  auto bands = std::vector<std::int64_t>{};
  for (auto end = width; bands.empty() || bands.back() < last; end += width) {
    bands.push_back(within ? std::min(end, last) : end);
  }
  return bands;
}

std::size_t band_of(double const measure, std::span<std::int64_t const> const bands) {
  auto const found = std::lower_bound(bands.begin(), bands.end(), measure, [](std::int64_t const end, double const m) {
    return static_cast<double>(end) < m;
  });
  return static_cast<std::size_t>(found - bands.begin());
}

std::string band_words(std::size_t const band, std::span<std::int64_t const> const bands, std::string const& unit) {
  if (band == 0) {
    return fmt::format("up to {} {}", bands.front(), unit);
  }
  return band < bands.size() ? fmt::format("{} to {} {}", bands[band - 1], bands[band], unit)
                             : fmt::format("over {} {}", bands.back(), unit);
}

}  // namespace wakhan::reach
