// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/way_elements.h"

#include <algorithm>

namespace wakhan::route {

namespace {

void sort_once(std::vector<std::uint32_t>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

void note_country(way_elements& passed, net::country_id const c) {
  if (c.is_valid()) {
    passed.countries.push_back(c.value);
  }
}

void note_link(net::network const& n, way_elements& passed, net::link_id const link) {
  for (auto const c : countries_of(n, link)) {
    note_country(passed, c);
  }
  auto const ref = n.links.ref[link];
  switch (n.links.kind[link]) {
    case net::link_kind::border:
    case net::link_kind::free_border:
      if (ref != UINT32_MAX) {
        passed.crossings.push_back(ref);
      }
      break;
    case net::link_kind::passage: {
      passed.passages.push_back(ref);
      // Closing a waterway closes each of its sections.
      if (auto const waterway = n.passages[net::passage_id{ref}].waterway; waterway.is_valid()) {
        passed.passages.push_back(waterway.value);
      }
      break;
    }
    default: break;
  }
}

}  // namespace

std::vector<net::country_id> countries_of(net::network const& n, net::link_id const link) {
  auto found =
      std::vector{n.links.country[link], n.nodes.country[n.links.from[link]], n.nodes.country[n.links.to[link]]};
  // A flight may come down on the way.
  if (n.links.kind[link] == net::link_kind::flight && n.links.ref[link] != UINT32_MAX) {
    found.push_back(n.terminals[net::terminal_id{n.links.ref[link]}].country);
  }
  return found;
}

way_elements elements_of(net::network const& n, std::span<way_piece const> const pieces) {
  auto passed = way_elements{};
  for (auto const& p : pieces) {
    if (p.kind == piece_kind::access) {
      note_country(passed, n.nodes.country[p.mile.node]);
    }
    for (auto const link : p.links) {
      note_link(n, passed, link);
    }
  }
  for (auto* const all : {&passed.crossings, &passed.passages, &passed.countries}) {
    sort_once(*all);
  }
  return passed;
}

}  // namespace wakhan::route
