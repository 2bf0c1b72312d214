// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/repair_joins.h"

#include <cmath>
#include <queue>
#include <unordered_map>

#include "wakhan/geo/kd_tree.h"

namespace wakhan::load {

namespace {

constexpr double kLeastDetourMetres = 8000;
constexpr double kDetourFactor = 8;

using neighbours = std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>>;  // by point: (other end, metres)

// Distances along the lines from `start`, as far as `limit_m`.
std::unordered_map<std::uint32_t, double> reach(neighbours const& at, std::uint32_t const start, double const limit_m) {
  using entry = std::pair<double, std::uint32_t>;
  auto known = std::unordered_map<std::uint32_t, double>{{start, 0.0}};
  auto queue = std::priority_queue<entry, std::vector<entry>, std::greater<>>{};
  queue.emplace(0.0, start);
  while (!queue.empty()) {
    auto const [metres, point] = queue.top();
    queue.pop();
    if (metres > known[point]) {
      continue;
    }
    for (auto const& [next, length] : at[point]) {
      auto const sum = metres + length;
      if (sum > limit_m) {
        continue;
      }
      auto const [place, fresh] = known.try_emplace(next, sum);
      if (fresh || sum < place->second) {
        place->second = sum;
        queue.emplace(sum, next);
      }
    }
  }
  return known;
}

}  // namespace

void repair_joins(layer& lines, std::function<bool(net::country_id, net::country_id, geo::lonlat)> const& may_cross,
                  findings& found) {
  auto at = neighbours(lines.points.size());
  for (auto const& e : lines.edges) {
    at[e.a].emplace_back(e.b, e.metres);
    at[e.b].emplace_back(e.a, e.metres);
  }
  auto const order = geo::kd_order(lines.points);
  auto const tree = geo::kd_tree{lines.points, order};
  for (auto const radius_m : {1000.0, 2000.0, 4000.0, 8000.0}) {
    for (std::uint32_t p = 0; p < lines.points.size(); ++p) {
      if (at[p].size() != 1) {
        continue;
      }
      auto const near = reach(at, p, std::max(kLeastDetourMetres, kDetourFactor * radius_m));
      auto const accept = [&](std::uint32_t const q) {
        auto const known = near.find(q);
        auto const gap = geo::rough_distance_m(lines.points[p], lines.points[q]);
        return (known == near.end() || known->second > std::max(kLeastDetourMetres, kDetourFactor * gap)) &&
               (lines.country[p] == lines.country[q] || may_cross(lines.country[p], lines.country[q], lines.points[p]));
      };
      for (auto const& hit : tree.nearest(lines.points[p], 1, radius_m, accept)) {
        auto const metres = static_cast<std::uint32_t>(std::max(1L, std::lround(hit.metres)));
        auto added = lines.edges.front();
        added.a = p;
        added.b = hit.item;
        added.metres = metres;
        added.fact = {};
        added.drawn = 0;
        added.is_guess = true;
        lines.edges.push_back(added);
        at[p].emplace_back(hit.item, metres);
        at[hit.item].emplace_back(p, metres);
        note(found, severity::info, "join",
             fmt::format("{} {:.3f},{:.3f}", name_of(lines.kind), lines.points[p].lon(), lines.points[p].lat()),
             "a loose end was joined to a line {} m away", metres);
      }
    }
  }
}

}  // namespace wakhan::load
