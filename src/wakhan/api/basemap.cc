// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/basemap.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace wakhan::api {

namespace {

constexpr std::int32_t kCutLongitude = 179'900'000;  // where some outlines end short of the antimeridian, 1e-6 degree
constexpr std::int32_t kAntimeridian = -180'000'000;

using edge = std::pair<geo::lonlat, geo::lonlat>;

edge edge_of(geo::lonlat const a, geo::lonlat const b) { return a < b ? edge{a, b} : edge{b, a}; }

bool is_cut(edge const& e) { return e.first.lon_e6 == kAntimeridian && e.second.lon_e6 == kAntimeridian; }

template <typename F>
void for_each_edge(draw::line const& ring, F&& f) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    auto const a = ring[i];
    auto const b = ring[i + 1 < ring.size() ? i + 1 : 0];
    if (a != b) {
      f(a, b);
    }
  }
}

// Edges that occur at least twice, sorted.
std::vector<edge> shared_edges(std::vector<draw::line> const& rings) {
  auto all = std::vector<edge>{};
  for (auto const& ring : rings) {
    for_each_edge(ring, [&](geo::lonlat const a, geo::lonlat const b) { all.push_back(edge_of(a, b)); });
  }
  std::sort(all.begin(), all.end());
  auto shared = std::vector<edge>{};
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i] == all[i - 1] && !is_cut(all[i]) && (shared.empty() || shared.back() != all[i])) {
      shared.push_back(all[i]);
    }
  }
  return shared;
}

}  // namespace

draw::basemap make_basemap(std::vector<std::vector<geo::lonlat>> outlines) {
  auto out = draw::basemap{};
  out.land_rings = std::move(outlines);
  for (auto& ring : out.land_rings) {
    for (auto& p : ring) {
      p.lon_e6 = std::abs(p.lon_e6) == kCutLongitude ? kAntimeridian : p.lon_e6;
    }
  }
  auto const shared = shared_edges(out.land_rings);
  auto is_drawn = std::vector<char>(shared.size(), 0);
  for (auto const& ring : out.land_rings) {
    auto goes_on = false;  // whether the edge before was drawn and this one continues it
    for_each_edge(ring, [&](geo::lonlat const a, geo::lonlat const b) {
      auto const e = edge_of(a, b);
      auto const at = std::lower_bound(shared.begin(), shared.end(), e);
      auto const i = static_cast<std::size_t>(at - shared.begin());
      if (at == shared.end() || *at != e || is_drawn[i] != 0) {
        goes_on = false;
        return;
      }
      is_drawn[i] = 1;
      if (!goes_on) {
        out.borders.push_back({a});
      }
      out.borders.back().push_back(b);
      goes_on = true;
    });
  }
  return out;
}

}  // namespace wakhan::api
