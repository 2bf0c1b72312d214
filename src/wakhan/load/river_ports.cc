// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/river_ports.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "wakhan/load/nearest_on_layer.h"

namespace wakhan::load {

namespace {

using net::carriage;
using net::mode;

constexpr double kRiverMetres = 25'000;  // drawings of waterways are coarse
constexpr double kPortMetres = 15'000;   // a port this near a waterway handles barges too

bool has(net::terminal const& t, mode const m) { return (t.modes >> static_cast<unsigned>(m) & 1U) != 0; }

bool is_riparian(waterway_section const& s, net::country_id const c) {
  return s.country == c || std::find(s.shared_with.begin(), s.shared_with.end(), c) != s.shared_with.end();
}

std::uint32_t add_point(barge_waters& waters, geo::lonlat const at, net::country_id const country,
                        std::uint32_t const section) {
  waters.keep.push_back(1);
  waters.section.push_back(section);
  return waters.lines.add_point(at, country);
}

// A line from the quay to the waterway; its point at the quay.
std::uint32_t add_approach(planned_terminal const& t, nearest_on_layer::hit const& hit, barge_waters& waters) {
  auto const section = waters.section[hit.point];
  auto const quay = add_point(waters, t.row.position, t.row.country, section);
  auto shore = hit.point;
  waters.keep[hit.point] = 1;
  if (waters.lines.country[hit.point] != t.row.country) {
    shore = add_point(waters, waters.lines.points[hit.point], t.row.country, section);
    waters.cuts.push_back({shore, hit.point});
  }
  auto edge = layer::edge{};
  edge.a = quay;
  edge.b = shore;
  edge.metres = static_cast<std::uint32_t>(std::max(1L, std::lround(hit.metres)));
  edge.by = carriage::waterway;
  waters.lines.edges.push_back(edge);
  return quay;
}

}  // namespace

void tie_to_waterways(std::vector<planned_terminal>& terminals, waterways const& all, barge_waters& waters,
                      findings& found) {
  auto const on_water = nearest_on_layer{waters.lines};
  for (auto& t : terminals) {
    auto const names_rivers = has(t.row, mode::waterway);
    if (!names_rivers && !has(t.row, mode::sea)) {
      continue;
    }
    auto const radius = names_rivers ? kRiverMetres : kPortMetres;
    auto const hit = on_water.find(t.row.position, radius, std::nullopt, {});
    if (!hit || !is_riparian(all.sections[waters.section[hit->point]], t.row.country)) {
      if (names_rivers) {
        note(found, severity::info, "terminal-without-waterway", t.id, "no waterway of its country within {} km",
             radius / 1000);
      }
      continue;
    }
    t.ties.push_back({mode::waterway, carriage::waterway, add_approach(t, *hit, waters)});
  }
}

}  // namespace wakhan::load
