// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/river_lines.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace wakhan::load {

namespace {

constexpr double kCentreLineMetres = 20'000;
constexpr double kGapMetres = 3'000;  // a tributary's line ends short of the river's, or in the middle of it
constexpr double kWorstDetour = 3;
constexpr double kDetourMetres = 50'000;

}  // namespace

river_lines::river_lines(std::span<std::vector<io::degrees> const> const parts) {
  auto first = std::vector<std::uint32_t>{};
  for (auto const& part : parts) {
    first.push_back(static_cast<std::uint32_t>(points_.size()));
    for (std::size_t i = 0; i < part.size(); ++i) {
      auto const here = add(geo::from_degrees(part[i].lon, part[i].lat));
      if (i > 0) {
        join(here - 1, here);
      }
    }
  }
  first.push_back(static_cast<std::uint32_t>(points_.size()));
  order_ = geo::kd_order(points_);
  tree_ = geo::kd_tree{points_, order_};
  join_ends(parts, first);
}

std::uint32_t river_lines::add(geo::lonlat const at) {
  points_.push_back(at);
  edges_.emplace_back();
  return static_cast<std::uint32_t>(points_.size() - 1);
}

void river_lines::join(std::uint32_t const a, std::uint32_t const b) {
  auto const metres = static_cast<float>(geo::rough_distance_m(points_[a], points_[b]));
  edges_[a].push_back({b, metres});
  edges_[b].push_back({a, metres});
}

void river_lines::join_ends(std::span<std::vector<io::degrees> const> const parts,
                            std::span<std::uint32_t const> const first) {
  for (std::size_t p = 0; p < parts.size(); ++p) {
    auto const is_foreign = [&](std::uint32_t const i) { return i < first[p] || i >= first[p + 1]; };
    for (auto const end : {first[p], first[p + 1] - 1}) {
      if (parts[p].empty()) {
        continue;
      }
      auto const hits = tree_.nearest(points_[end], 1, kGapMetres, is_foreign);
      if (!hits.empty()) {
        join(end, hits.front().item);
      }
    }
  }
}

std::vector<geo::lonlat> river_lines::follow(geo::lonlat const from, geo::lonlat const to) const {
  auto const starts = tree_.nearest(from, 1, kCentreLineMetres);
  auto const ends = tree_.nearest(to, 1, kCentreLineMetres);
  if (starts.empty() || ends.empty()) {
    return {};
  }
  auto const limit = kWorstDetour * geo::distance_m(from, to) + kDetourMetres;
  // Dijkstra 1959, backwards, so that the way comes out in order.
  using entry = std::pair<double, std::uint32_t>;
  auto metres = std::vector<double>(points_.size(), std::numeric_limits<double>::infinity());
  auto next = std::vector<std::uint32_t>(points_.size(), UINT32_MAX);
  auto queue = std::priority_queue<entry, std::vector<entry>, std::greater<>>{};
  auto const goal = starts.front().item;
  metres[ends.front().item] = 0;
  queue.emplace(0.0, ends.front().item);
  while (!queue.empty() && queue.top().second != goal && queue.top().first <= limit) {
    auto const [sum, here] = queue.top();
    queue.pop();
    if (sum > metres[here]) {
      continue;
    }
    for (auto const& e : edges_[here]) {
      if (sum + e.metres < metres[e.to]) {
        metres[e.to] = sum + e.metres;
        next[e.to] = here;
        queue.emplace(metres[e.to], e.to);
      }
    }
  }
  if (!(metres[goal] <= limit)) {
    return {};
  }
  auto way = std::vector<geo::lonlat>{};
  for (auto at = goal; at != UINT32_MAX; at = next[at]) {
    if (way.empty() || way.back() != points_[at]) {
      way.push_back(points_[at]);
    }
  }
  return way;
}

}  // namespace wakhan::load
