// SPDX-License-Identifier: Apache-2.0
#include "wakhan/validate/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace wakhan::validate {

double quantile(std::vector<double> values, double const share) {
  if (values.empty()) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  std::sort(values.begin(), values.end());
  auto const place = share * static_cast<double>(values.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  auto const above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

double share_within(std::vector<double> const& values, double const limit) {
  if (values.empty()) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  auto const n = std::count_if(values.begin(), values.end(), [&](double const v) { return v <= limit; });
  return static_cast<double>(n) / static_cast<double>(values.size());
}

double relative_error(double const computed, double const published) { return std::abs(computed / published - 1); }

}  // namespace wakhan::validate
