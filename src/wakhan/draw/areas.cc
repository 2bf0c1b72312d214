// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/areas.h"

#include <algorithm>

namespace wakhan::draw {

areas::areas(box const& frame) : tiling_{frame}, entries_(tiling_.size()) {}

void areas::add(std::size_t const number, box const& area) {
  tiling_.for_each(area, [&](std::size_t const square) { entries_[square].emplace_back(number, area); });
}

void areas::remove(std::size_t const number, box const& area) {
  tiling_.for_each(area, [&](std::size_t const square) {
    std::erase_if(entries_[square], [&](entry const& one) { return one.first == number; });
  });
}

std::vector<std::size_t> areas::overlapping(box const& area) const {
  std::vector<std::size_t> found;
  tiling_.for_each(area, [&](std::size_t const square) {
    for (auto const& [number, other] : entries_[square]) {
      if (other.overlaps(area)) {
        found.push_back(number);
      }
    }
  });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace wakhan::draw
