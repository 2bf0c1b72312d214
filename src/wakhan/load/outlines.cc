// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/outlines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace wakhan::load {

namespace {

// Distance of p from the segment a–b in the plane of degrees.
double degrees_off(geo::lonlat const p, geo::lonlat const a, geo::lonlat const b) {
  auto const dx = b.lon() - a.lon();
  auto const dy = b.lat() - a.lat();
  auto const length2 = dx * dx + dy * dy;
  auto const along =
      length2 == 0 ? 0.0 : std::clamp(((p.lon() - a.lon()) * dx + (p.lat() - a.lat()) * dy) / length2, 0.0, 1.0);
  return std::hypot(p.lon() - a.lon() - along * dx, p.lat() - a.lat() - along * dy);
}

// The points of a line that stay, its ends among them.
ring simplify_line(std::span<geo::lonlat const> const line, double const tolerance) {
  auto stays = std::vector<char>(line.size());
  stays.front() = stays.back() = 1;
  auto open = std::vector<std::pair<std::size_t, std::size_t>>{{0, line.size() - 1}};
  while (!open.empty()) {
    auto const [first, last] = open.back();
    open.pop_back();
    auto farthest = first;
    auto most = tolerance;
    for (auto i = first + 1; i < last; ++i) {
      auto const off = degrees_off(line[i], line[first], line[last]);
      if (off > most) {
        most = off;
        farthest = i;
      }
    }
    if (farthest != first) {
      stays[farthest] = 1;
      open.emplace_back(first, farthest);
      open.emplace_back(farthest, last);
    }
  }
  auto kept = ring{};
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (stays[i] != 0) {
      kept.push_back(line[i]);
    }
  }
  return kept;
}

// Points where more than two lines meet, or where one ends on another.
std::set<geo::lonlat> junctions_of(std::vector<ring> const& rings) {
  auto neighbours = std::map<geo::lonlat, std::set<geo::lonlat>>{};
  for (auto const& r : rings) {
    for (std::size_t i = 1; i < r.size(); ++i) {
      if (r[i - 1] != r[i]) {
        neighbours[r[i - 1]].insert(r[i]);
        neighbours[r[i]].insert(r[i - 1]);
      }
    }
  }
  auto junctions = std::set<geo::lonlat>{};
  for (auto const& [point, around] : neighbours) {
    if (around.size() > 2) {
      junctions.insert(point);
    }
  }
  return junctions;
}

// The ring turned so that it begins at a junction; one without any begins at its least point, so that rings equal but
// for their beginning stay equal.
ring turned(ring const& r, std::set<geo::lonlat> const& junctions) {
  auto open = ring{r.begin(), r.end() - 1};
  auto first = std::find_if(open.begin(), open.end(), [&](geo::lonlat const p) { return junctions.contains(p); });
  if (first == open.end()) {
    first = std::min_element(open.begin(), open.end());
  }
  std::rotate(open.begin(), first, open.end());
  open.push_back(open.front());
  return open;
}

// One stretch, simplified in the direction in which every ring that shares it would read it.
ring simplify_stretch(std::span<geo::lonlat const> const stretch, double const tolerance) {
  auto points = ring{stretch.begin(), stretch.end()};
  auto const is_backwards = std::lexicographical_compare(points.rbegin(), points.rend(), points.begin(), points.end());
  if (is_backwards) {
    std::reverse(points.begin(), points.end());
  }
  auto kept = simplify_line(points, tolerance);
  if (is_backwards) {
    std::reverse(kept.begin(), kept.end());
  }
  return kept;
}

}  // namespace

std::vector<ring> simplify_together(std::vector<ring> const& rings, double const tolerance) {
  auto const junctions = junctions_of(rings);
  auto simple = std::vector<ring>{};
  simple.reserve(rings.size());
  for (auto const& r : rings) {
    auto const whole = turned(r, junctions);
    auto& out = simple.emplace_back(ring{whole.front()});
    for (std::size_t first = 0, i = 1; i < whole.size(); ++i) {
      if (i + 1 == whole.size() || junctions.contains(whole[i])) {
        auto const kept = simplify_stretch(std::span{whole}.subspan(first, i - first + 1), tolerance);
        out.insert(out.end(), kept.begin() + 1, kept.end());
        first = i;
      }
    }
  }
  return simple;
}

}  // namespace wakhan::load
