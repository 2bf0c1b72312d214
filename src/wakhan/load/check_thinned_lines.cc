// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/check_thinned_lines.h"

#include <algorithm>
#include <cstdint>

#include "wakhan/load/check_references.h"
#include "wakhan/net/overlay.h"

namespace wakhan::load {

namespace {

using net::joins;

bool is_link(net::network const& n, net::thinned_line const& line) {
  auto const link = net::link_id{line.parts[0]};
  return line.metres == n.links.length_m[link] && joins(line, n.links.from[link]) && joins(line, n.links.to[link]) &&
         (line.ends[0] != line.ends[1] || n.links.from[link] == n.links.to[link]);
}

// Two lines that meet, one from each end.
bool is_shortcut(net::network const& n, net::thinned_line const& line) {
  auto const& one = n.thinned.lines.all()[line.parts[0]];
  auto const& other = n.thinned.lines.all()[line.parts[1]];
  return line.metres == std::uint64_t{one.metres} + other.metres && joins(one, line.ends[0]) &&
         joins(other, line.ends[1]) && one.other_end(line.ends[0]) == other.other_end(line.ends[1]);
}

}  // namespace

void check_thinned_lines(net::network const& n, std::string const& path) {
  auto const lines = n.thinned.lines.all();
  for (auto const& line : lines) {
    if (!(line.is_link() ? is_link(n, line) : is_shortcut(n, line))) {
      damaged(path, "thinned.line", "its parts do not make it up");
    }
  }
  auto const first = n.thinned.first_way.all();
  for (std::size_t node = 0; node < n.nodes.position.size(); ++node) {
    auto const ways = n.thinned.ways.all().subspan(first[node], first[node + 1] - first[node]);
    if (std::any_of(ways.begin(), ways.end(), [&](auto const w) { return !joins(lines[w], net::node_id{node}); })) {
      damaged(path, "thinned.ways", "a line leads on from a node that it does not join");
    }
  }
}

}  // namespace wakhan::load
