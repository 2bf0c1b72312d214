// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/line_checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace wakhan::load {

namespace {

constexpr double kStepMetres = 2'000;
constexpr double kOverLandMetres = 8'000;
constexpr double kAbroadMetres = 10'000;
constexpr double kStraightMetres = 100'000;
constexpr double kHalvedMetres = 300;  // a point this near a straight line only halves it

// The longest stretch of a–b without a break of which `holds` is true, in metres; nothing is asked of lines that are
// too short to have one.
template <typename Holds>
double longest_stretch(geo::lonlat const a, geo::lonlat const b, double const least, Holds const& holds) {
  auto const metres = geo::rough_distance_m(a, b);
  if (metres <= least) {
    return 0;
  }
  auto const steps = static_cast<int>(std::ceil(metres / kStepMetres));
  auto longest = 0;
  auto now = 0;
  for (auto i = 0; i < steps; ++i) {
    now = holds(geo::between(a, b, (i + 0.5) / steps)) ? now + 1 : 0;
    longest = std::max(longest, now);
  }
  return metres * longest / steps;
}

std::string ends_of(geo::lonlat const a, geo::lonlat const b) {
  return fmt::format("{:.3f},{:.3f} to {:.3f},{:.3f}", a.lon(), a.lat(), b.lon(), b.lat());
}

std::vector<std::vector<geo::lonlat>> hidden_waters(facts const& rows) {
  auto rings = std::vector<std::vector<geo::lonlat>>{};
  auto const& table = rows[fact_table::hidden_waters];
  for (std::size_t i = 0; i < table.size(); ++i) {
    rings.push_back(parse_points(table[i], "ring", 3));
  }
  return rings;
}

// How far a point between two others lies off the straight line that joins them, about.
double metres_off_chord(geo::lonlat const a, geo::lonlat const middle, geo::lonlat const b) {
  auto const ab = geo::rough_distance_m(a, b);
  auto const am = geo::rough_distance_m(a, middle);
  auto const mb = geo::rough_distance_m(middle, b);
  auto const half = (ab + am + mb) / 2;  // Heron's formula: twice the area over the base
  return 2 * std::sqrt(std::max(0.0, half * (half - ab) * (half - am) * (half - mb))) / ab;
}

}  // namespace

void note_lines_over_land(sea_layer const& sea, country_map const& countries, facts const& rows, box const& within,
                          findings& found) {
  auto const waters = hidden_waters(rows);
  auto const is_land = [&](geo::lonlat const p) {
    return countries.at(p).is_valid() &&
           std::none_of(waters.begin(), waters.end(), [&](auto const& ring) { return is_inside(ring, p); });
  };
  auto const look_at = [&](layer::edge const& e) {
    auto const a = sea.lines.points[e.a];
    auto const b = sea.lines.points[e.b];
    if (!within.holds(a.lon(), a.lat()) || !within.holds(b.lon(), b.lat())) {
      return;
    }
    auto const metres = longest_stretch(a, b, kOverLandMetres, is_land);
    if (metres > kOverLandMetres) {
      note(found, severity::problem, "line-over-land", ends_of(a, b), "the sea line runs over {:.0f} km of land",
           metres / 1000);
    }
  };
  std::for_each(sea.lines.edges.begin(), sea.lines.edges.end(), look_at);
  std::for_each(sea.passages.begin(), sea.passages.end(), [&](auto const& p) { look_at(p.edge); });
}

void note_lines_abroad(layer const& lines, country_map const& countries, findings& found) {
  for (auto const& e : lines.edges) {
    auto const a = lines.points[e.a];
    auto const b = lines.points[e.b];
    if (e.fact.is_valid() || geo::rough_distance_m(a, b) <= kAbroadMetres) {
      continue;
    }
    // What holds an end, and what a strip was given to.
    auto const at_home = std::array{countries.at(a), countries.at(b), lines.country[e.a], lines.country[e.b]};
    auto const is_abroad = [&](geo::lonlat const p) {
      auto const where = lines.ground_of(countries.at(p));
      return where.is_valid() &&
             std::none_of(at_home.begin(), at_home.end(), [&](auto const c) { return lines.ground_of(c) == where; });
    };
    auto const metres = longest_stretch(a, b, kAbroadMetres, is_abroad);
    if (metres > kAbroadMetres) {
      auto const is_rail = lines.kind == net::mode::rail;
      note(found, is_rail ? severity::problem : severity::doubt, is_rail ? "line-abroad" : "road-abroad", ends_of(a, b),
           "the {} runs {:.0f} km through a third country", name_of(lines.kind), metres / 1000);
    }
  }
}

void note_straight_lines(layer const& lines, std::span<std::string const> const codes, findings& found) {
  auto told = std::set<std::string>{};  // several rows may draw one line
  auto const note_one = [&](std::uint32_t const from, std::uint32_t const to, std::uint64_t const length_m) {
    auto const a = lines.points[from];
    auto const b = lines.points[to];
    if (!told.insert(a < b ? ends_of(a, b) : ends_of(b, a)).second) {
      return;
    }
    auto const country = lines.country[from];
    note(found, severity::doubt, "straight-line",
         fmt::format("{} {}", country.is_valid() ? codes[country.index()] : std::string{"??"}, ends_of(a, b)),
         "{:.0f} km of {} drawn as one straight line; the length is {} km", geo::rough_distance_m(a, b) / 1000,
         name_of(lines.kind), length_m / 1000);
  };
  // Lines of the source and published ones are drawn from point to point; rows of links are believed.
  auto const is_drawn = [&](layer::edge const& e) { return !e.fact.is_valid() || is_of_published_line(e.fact); };
  auto const is_long = [&](std::uint32_t const a, std::uint32_t const b) {
    return geo::rough_distance_m(lines.points[a], lines.points[b]) > kStraightMetres;
  };
  for (auto const& e : lines.edges) {
    if (is_drawn(e) && is_long(e.a, e.b)) {
      note_one(e.a, e.b, e.metres);
    }
  }
  auto const links = incidence{lines};
  for (std::uint32_t middle = 0; middle < lines.points.size(); ++middle) {
    auto const at = links.at(middle);
    if (at.size() != 2) {
      continue;
    }
    auto const& before = lines.edges[at[0]];
    auto const& after = lines.edges[at[1]];
    auto const from = other_end(before, middle);
    auto const to = other_end(after, middle);
    if (is_drawn(before) && is_drawn(after) && is_long(from, to) && !is_long(from, middle) && !is_long(middle, to) &&
        metres_off_chord(lines.points[from], lines.points[middle], lines.points[to]) < kHalvedMetres) {
      note_one(from, to, std::uint64_t{before.metres} + after.metres);
    }
  }
}

}  // namespace wakhan::load
