// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/layer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace wakhan::load {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kExcursionMetres = 25'000;
// Along a river that is the border lines are drawn on the wrong side for longer, but never far from their own.
constexpr std::uint64_t kRiversideMetres = 60'000;
constexpr double kRiversideDepthMetres = 3'000;

// Spreads countries along the lines into points without one, breadth first in point order.
void spread_countries(layer& lines, incidence const& links) {
  auto queue = std::vector<std::uint32_t>{};
  for (std::uint32_t p = 0; p < lines.points.size(); ++p) {
    if (lines.country[p].is_valid()) {
      queue.push_back(p);
    }
  }
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (auto const e : links.at(queue[i])) {
      auto const next = other_end(lines.edges[e], queue[i]);
      if (!lines.country[next].is_valid()) {
        lines.country[next] = lines.country[queue[i]];
        queue.push_back(next);
      }
    }
  }
}

struct stretch {
  std::vector<std::uint32_t> points;
  std::uint64_t metres{};
  std::map<net::country_id, int> neighbours;
};

// The connected points of one country around `start`.
stretch walk(layer const& lines, incidence const& links, std::uint32_t const start, std::vector<char>& seen) {
  auto found = stretch{{start}, 0, {}};
  seen[start] = 1;
  for (std::size_t i = 0; i < found.points.size(); ++i) {
    auto const p = found.points[i];
    for (auto const e : links.at(p)) {
      auto const next = other_end(lines.edges[e], p);
      if (lines.country[next] != lines.country[p]) {
        ++found.neighbours[lines.country[next]];
        continue;
      }
      found.metres += lines.edges[e].metres / 2;
      if (seen[next] == 0) {
        seen[next] = 1;
        found.points.push_back(next);
      }
    }
  }
  return found;
}

// Whether land of `home` lies within the depth of a riverside line, in one of eight directions.
bool is_beside(country_map const& countries, geo::lonlat const at, net::country_id const home) {
  auto const north = kRiversideDepthMetres / geo::kMetresPerDegree;
  auto const east = north / std::max(0.1, std::cos(at.lat() * geo::kRadians));
  for (auto const x : {-1, 0, 1}) {
    for (auto const y : {-1, 0, 1}) {
      auto const share = x != 0 && y != 0 ? std::sqrt(0.5) : 1.0;
      if (countries.at(geo::from_degrees(at.lon() + share * x * east, at.lat() + share * y * north)) == home) {
        return true;
      }
    }
  }
  return false;
}

bool is_excursion(layer const& lines, country_map const& countries, stretch const& piece, net::country_id const home) {
  return piece.metres <= kExcursionMetres ||
         (piece.metres <= kRiversideMetres && std::all_of(piece.points.begin(), piece.points.end(), [&](auto const p) {
            return is_beside(countries, lines.points[p], home);
          }));
}

void give_back_excursions(layer& lines, country_map const& countries, incidence const& links, findings& found) {
  auto seen = std::vector<char>(lines.points.size(), 0);
  auto given = std::size_t{0};
  for (std::uint32_t p = 0; p < lines.points.size(); ++p) {
    if (seen[p] != 0) {
      continue;
    }
    auto const piece = walk(lines, links, p, seen);
    auto edges_out = 0;
    for (auto const& [country, n] : piece.neighbours) {
      edges_out += n;
    }
    // Between entries of one ground the border is free: nothing is gained by moving it.
    auto const is_abroad = !piece.neighbours.empty() &&
                           lines.ground_of(lines.country[p]) != lines.ground_of(piece.neighbours.begin()->first);
    if (piece.neighbours.size() == 1 && edges_out >= 2 && is_abroad &&
        is_excursion(lines, countries, piece, piece.neighbours.begin()->first)) {
      for (auto const q : piece.points) {
        lines.country[q] = piece.neighbours.begin()->first;
      }
      ++given;
    }
  }
  note(found, severity::info, "excursion", std::string{name_of(lines.kind)},
       "{} short stretches over a border and back were given to the country that surrounds them", given);
}

}  // namespace

std::uint32_t layer::add_point(geo::lonlat const at, net::country_id const where) {
  points.push_back(at);
  country.push_back(where);
  return static_cast<std::uint32_t>(points.size() - 1);
}

incidence::incidence(layer const& of) : first(of.points.size() + 1, 0), edges(of.edges.size() * 2) {
  for (auto const& e : of.edges) {
    ++first[e.a + 1];
    ++first[e.b + 1];
  }
  for (std::size_t p = 0; p < of.points.size(); ++p) {
    first[p + 1] += first[p];
  }
  auto at_point = first;
  for (std::uint32_t i = 0; i < of.edges.size(); ++i) {
    edges[at_point[of.edges[i].a]++] = i;
    edges[at_point[of.edges[i].b]++] = i;
  }
}

layer layer_from(io::python_graph const& graph, net::mode const kind, box const& within) {
  auto out = layer{};
  out.kind = kind;
  auto number = std::vector<std::uint32_t>(graph.lat.size(), kNone);
  auto const point = [&](std::uint32_t const i) {
    if (number[i] == kNone) {
      number[i] = out.add_point(geo::from_degrees(graph.lon[i], graph.lat[i]), {});
    }
    return number[i];
  };
  for (auto const& e : graph.edges) {
    // Written once in each direction: the one from the lower to the higher node counts.
    if (e.from >= e.to || !within.holds(graph.lon[e.from], graph.lat[e.from]) ||
        !within.holds(graph.lon[e.to], graph.lat[e.to])) {
      continue;
    }
    auto const a = point(e.from);
    auto const b = point(e.to);
    auto const metres = std::max({1.0, e.km * 1000, geo::rough_distance_m(out.points[a], out.points[b])});
    out.edges.push_back(
        {a, b, static_cast<std::uint32_t>(std::lround(metres)), {}, net::carriage::road, net::carriage::hub});
  }
  return out;
}

void stamp_countries(layer& lines, country_map const& countries, findings& found) {
  for (std::size_t p = 0; p < lines.points.size(); ++p) {
    lines.country[p] = countries.at(lines.points[p]);
  }
  auto const links = incidence{lines};
  spread_countries(lines, links);
  for (std::uint32_t p = 0; p < lines.points.size(); ++p) {
    if (!lines.country[p].is_valid()) {
      auto metres = 0.0;
      lines.country[p] = countries.nearest(lines.points[p], metres);
    }
  }
  give_back_excursions(lines, countries, links, found);
}

}  // namespace wakhan::load
