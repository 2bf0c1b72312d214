// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/basemap.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

namespace wakhan::api {

namespace {

constexpr std::int32_t kCutLongitude = 179'899'900;  // from where on outlines are cut off short of ±180°, 1e-6 degree
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

// Which outlines each point belongs to. Neighbours do not always share every point of their border: where one of them
// has a finer line, the edge of the other, whose ends both share, is the border.
class point_owners {
 public:
  explicit point_owners(std::vector<draw::line> const& rings) {
    for (std::size_t r = 0; r < rings.size(); ++r) {
      for (auto const p : rings[r]) {
        points_.emplace_back(p, r);
      }
    }
    std::sort(points_.begin(), points_.end());
    points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
  }

  // Whether another outline than `ring` goes through both points.
  bool share(geo::lonlat const a, geo::lonlat const b, std::size_t const ring) const {
    auto const [from, to] = owners(a);
    return std::any_of(from, to, [&](auto const& at_a) {
      return at_a.second != ring && std::binary_search(points_.begin(), points_.end(), std::pair{b, at_a.second});
    });
  }

 private:
  using entry = std::pair<geo::lonlat, std::size_t>;
  std::pair<std::vector<entry>::const_iterator, std::vector<entry>::const_iterator> owners(geo::lonlat const p) const {
    return std::equal_range(points_.begin(), points_.end(), entry{p, 0},
                            [](entry const& x, entry const& y) { return x.first < y.first; });
  }
  std::vector<entry> points_;
};

}  // namespace

draw::basemap make_basemap(std::vector<std::vector<geo::lonlat>> outlines,
                           std::vector<std::vector<geo::lonlat>> disputed) {
  auto out = draw::basemap{};
  out.land_rings = std::move(outlines);
  out.disputed = std::move(disputed);
  for (auto& ring : out.land_rings) {
    for (auto& p : ring) {
      p.lon_e6 = std::abs(p.lon_e6) >= kCutLongitude ? kAntimeridian : p.lon_e6;
    }
  }
  auto const owners = point_owners{out.land_rings};
  auto drawn = std::set<edge>{};
  for (std::size_t r = 0; r < out.land_rings.size(); ++r) {
    auto goes_on = false;  // whether the edge before was drawn and this one continues it
    for_each_edge(out.land_rings[r], [&](geo::lonlat const a, geo::lonlat const b) {
      auto const e = edge_of(a, b);
      if (is_cut(e) || !owners.share(a, b, r) || !drawn.insert(e).second) {
        goes_on = false;
        return;
      }
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
