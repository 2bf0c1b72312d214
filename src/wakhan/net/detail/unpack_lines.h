// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/net/ids.h"

namespace wakhan::net::detail {

// The links of thinned lines that lead on from a node one after the other, in order. A line is a link or made of two
// others, of which the one at that node is passed first. `check(line, from, known)` is called for each line on the way,
// with the node where it begins and how many links and lines are known of the way besides.
template <typename Lines, typename Node, typename Check>
std::vector<link_id> unpack_lines(Lines const& all, std::span<std::uint32_t const> const lines, Node from,
                                  Check const& check) {
  auto waiting = std::vector<std::uint32_t>(lines.rbegin(), lines.rend());  // what comes first lies on top
  auto links = std::vector<link_id>{};
  while (!waiting.empty()) {
    auto const& line = all[waiting.back()];
    waiting.pop_back();
    check(line, from, links.size() + waiting.size());
    if (line.is_link()) {
      links.emplace_back(line.parts[0]);
      from = line.other_end(from);
      continue;
    }
    auto const is_forward = line.ends[0] == from;
    waiting.push_back(line.parts[is_forward ? 1 : 0]);
    waiting.push_back(line.parts[is_forward ? 0 : 1]);
  }
  return links;
}

}  // namespace wakhan::net::detail
