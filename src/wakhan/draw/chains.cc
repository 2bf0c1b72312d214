// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/chains.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

namespace wakhan::draw {

std::vector<line> chains_of(std::span<map_line const> const lines, line_style const style) {
  std::vector<line> chains;
  std::set<std::pair<geo::lonlat, geo::lonlat>> seen;
  for (auto const& one : lines) {
    for (std::size_t i = 1; i < one.points.size() && one.style == style; ++i) {
      auto const a = one.points[i - 1];
      auto const b = one.points[i];
      if (a == b || !seen.insert(std::minmax(a, b)).second) {
        continue;
      }
      if (chains.empty() || chains.back().back() != a) {
        chains.push_back({a});
      }
      chains.back().push_back(b);
    }
  }
  return chains;
}

}  // namespace wakhan::draw
