// SPDX-License-Identifier: Apache-2.0
#include "wakhan/reach/areas.h"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <numbers>
#include <utility>

#include "wakhan/base/error.h"

namespace wakhan::reach {

namespace {

constexpr double kDegrees = 180 / std::numbers::pi;
constexpr double kEarthMetres = 6'371'008.8;
constexpr double kHighestLatitude = 85;
constexpr int kCircleCorners = 32;
constexpr double kSmallestSquare = 1e-7;  // of the earth's radius, about 4 km² at the equator: slivers are left out
constexpr double kLongestSide = 0.0035;  // a fifth of a degree: longer straight sides of the map bend when taken off it

// Shapes on a Mercator map whose unit is the earth's radius, by GEOS.
class sheet {
 public:
  struct destroy {
    GEOSContextHandle_t geos{};
    void operator()(GEOSGeometry* const g) const { GEOSGeom_destroy_r(geos, g); }
  };
  using shape = std::unique_ptr<GEOSGeometry, destroy>;

  sheet() : geos_{GEOS_init_r()} {
    auto const say_nothing = [](char const*, void*) {};
    GEOSContext_setErrorMessageHandler_r(geos_, say_nothing, nullptr);
    GEOSContext_setNoticeMessageHandler_r(geos_, say_nothing, nullptr);
  }
  sheet(sheet const&) = delete;
  sheet& operator=(sheet const&) = delete;
  ~sheet() { GEOS_finish_r(geos_); }

  shape own(GEOSGeometry* const g) const {
    verify(g != nullptr, errc::internal, "GEOS could not make a shape of the map");
    return shape{g, destroy{geos_}};
  }

  static double x_of(geo::lonlat const at) { return at.lon() / kDegrees; }
  static double y_of(geo::lonlat const at) {
    auto const lat = std::clamp(at.lat(), -kHighestLatitude, kHighestLatitude);
    return std::asinh(std::tan(lat / kDegrees));
  }
  static geo::lonlat point_of(double const x, double const y) {
    return geo::from_degrees(std::clamp(x * kDegrees, -180.0, 179.999999), std::atan(std::sinh(y)) * kDegrees);
  }

  shape polygon_through(std::span<std::pair<double, double> const> const closed) const {
    auto* const points = GEOSCoordSeq_create_r(geos_, static_cast<unsigned>(closed.size()), 2);
    for (auto i = 0U; i < closed.size(); ++i) {
      GEOSCoordSeq_setXY_r(geos_, points, i, closed[i].first, closed[i].second);
    }
    return own(GEOSGeom_createPolygon_r(geos_, GEOSGeom_createLinearRing_r(geos_, points), nullptr, 0));
  }

  // All points within kTownMetres of a town; conformal maps keep small circles round.
  shape circle(geo::lonlat const at) const {
    auto const radius = kTownMetres / kEarthMetres * std::cosh(y_of(at));
    auto corners = std::vector<std::pair<double, double>>{};
    for (auto i = 0; i <= kCircleCorners; ++i) {
      auto const angle = 2 * std::numbers::pi * (i % kCircleCorners) / kCircleCorners;
      corners.emplace_back(x_of(at) + radius * std::cos(angle), y_of(at) + radius * std::sin(angle));
    }
    return polygon_through(corners);
  }

  shape point(geo::lonlat const at) const { return own(GEOSGeom_createPointFromXY_r(geos_, x_of(at), y_of(at))); }

  shape united(std::vector<shape> parts, int const kind = GEOS_GEOMETRYCOLLECTION) const {
    auto const all = collected(std::move(parts), kind);
    return own(GEOSUnaryUnion_r(geos_, all.get()));
  }

  shape collected(std::vector<shape> parts, int const kind) const {
    auto bare = std::vector<GEOSGeometry*>{};
    for (auto& p : parts) {
      bare.push_back(p.release());
    }
    return own(GEOSGeom_createCollection_r(geos_, kind, bare.data(), static_cast<unsigned>(bare.size())));
  }

  shape common(shape const& a, shape const& b) const { return own(GEOSIntersection_r(geos_, a.get(), b.get())); }

  shape land_of(std::span<std::vector<geo::lonlat> const> const outlines) const {
    auto parts = std::vector<shape>{};
    for (auto const& outline : outlines) {
      auto closed = std::vector<std::pair<double, double>>{};
      for (auto const at : outline) {
        closed.emplace_back(x_of(at), y_of(at));
      }
      if (closed.empty()) {
        continue;
      }
      if (closed.front() != closed.back()) {
        closed.push_back(closed.front());
      }
      if (closed.size() >= 4) {
        // Simplified outlines may touch themselves.
        parts.push_back(own(GEOSMakeValid_r(geos_, polygon_through(closed).get())));
      }
    }
    return united(std::move(parts));
  }

  // The part of the map nearer to each point than to the others, in the order of the points, which all differ.
  std::vector<shape> nearest_cells(std::span<geo::lonlat const> const points) const;

  std::vector<polygon> polygons_of(shape const& drawn) const {
    auto const whole = own(GEOSDensify_r(geos_, drawn.get(), kLongestSide));
    auto found = std::vector<polygon>{};
    for (auto i = 0; i < GEOSGetNumGeometries_r(geos_, whole.get()); ++i) {
      auto const* const one = GEOSGetGeometryN_r(geos_, whole.get(), i);
      auto square = 0.0;
      if (GEOSGeomTypeId_r(geos_, one) != GEOS_POLYGON || GEOSArea_r(geos_, one, &square) != 1 ||
          square < kSmallestSquare) {
        continue;
      }
      auto made = polygon{};
      made.rings.push_back(ring_of(GEOSGetExteriorRing_r(geos_, one), true));
      for (auto hole = 0; hole < GEOSGetNumInteriorRings_r(geos_, one); ++hole) {
        made.rings.push_back(ring_of(GEOSGetInteriorRingN_r(geos_, one, hole), false));
      }
      found.push_back(std::move(made));
    }
    return found;
  }

 private:
  ring ring_of(GEOSGeometry const* const line, bool const is_counterclockwise) const {
    auto const* const points = GEOSGeom_getCoordSeq_r(geos_, line);
    auto size = 0U;
    GEOSCoordSeq_getSize_r(geos_, points, &size);
    auto out = ring{};
    auto twice_the_area = 0.0;
    auto before = std::pair{0.0, 0.0};
    for (auto i = 0U; i < size; ++i) {
      auto x = 0.0;
      auto y = 0.0;
      GEOSCoordSeq_getXY_r(geos_, points, i, &x, &y);
      if (i > 0) {
        twice_the_area += before.first * y - x * before.second;
      }
      before = {x, y};
      out.push_back(point_of(x, y));
    }
    if ((twice_the_area > 0) != is_counterclockwise) {
      std::reverse(out.begin(), out.end());
    }
    return out;
  }

  GEOSContextHandle_t geos_;
};

// Numbers of the towns whose box meets that of a cell.
struct met {
  std::vector<std::size_t> towns;
  static void add(void* const item, void* const to) {
    static_cast<met*>(to)->towns.push_back(*static_cast<std::size_t*>(item));
  }
};

std::vector<sheet::shape> sheet::nearest_cells(std::span<geo::lonlat const> const points) const {
  auto numbers = std::vector<std::size_t>(points.size());
  auto dots = std::vector<shape>{};
  auto bare = std::vector<shape>{};
  constexpr auto kTreeFan = 10;
  auto const tree = std::unique_ptr<GEOSSTRtree, std::function<void(GEOSSTRtree*)>>{
      GEOSSTRtree_create_r(geos_, kTreeFan), [this](GEOSSTRtree* const t) { GEOSSTRtree_destroy_r(geos_, t); }};
  for (std::size_t i = 0; i < points.size(); ++i) {
    numbers[i] = i;
    dots.push_back(point(points[i]));
    bare.push_back(point(points[i]));
    GEOSSTRtree_insert_r(geos_, tree.get(), dots.back().get(), &numbers[i]);
  }
  // The whole map, so that the outer cells reach to its edge.
  auto const edge = std::numbers::pi;
  auto const frame = polygon_through(std::vector<std::pair<double, double>>{
      {-edge, -edge}, {edge, -edge}, {edge, edge}, {-edge, edge}, {-edge, -edge}});
  auto const all = collected(std::move(bare), GEOS_MULTIPOINT);
  auto const diagram = own(GEOSVoronoiDiagram_r(geos_, all.get(), frame.get(), 0, 0));
  auto cells = std::vector<shape>(points.size());
  for (auto i = 0; i < GEOSGetNumGeometries_r(geos_, diagram.get()); ++i) {
    auto const* const cell = GEOSGetGeometryN_r(geos_, diagram.get(), i);
    auto near = met{};
    GEOSSTRtree_query_r(geos_, tree.get(), cell, met::add, &near);
    for (auto const town : near.towns) {
      if (!cells[town] && GEOSContains_r(geos_, cell, dots[town].get()) == 1) {
        cells[town] = own(GEOSGeom_clone_r(geos_, cell));
      }
    }
  }
  return cells;
}

}  // namespace

std::vector<area> share_out_land(std::span<classed_town const> const towns,
                                 std::span<std::vector<geo::lonlat> const> const land) {
  auto const map = sheet{};
  auto class_at = std::map<geo::lonlat, std::size_t>{};
  for (auto const& t : towns) {
    class_at.emplace(t.at, t.of_class);
  }
  auto points = std::vector<geo::lonlat>{};
  for (auto const& [at, of_class] : class_at) {
    points.push_back(at);
  }
  struct shapes {
    std::vector<sheet::shape> cells, circles;
  };
  auto by_class = std::map<std::size_t, shapes>{};
  auto cells = points.size() > 1 ? map.nearest_cells(points) : std::vector<sheet::shape>(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    auto& of_it = by_class[class_at.at(points[i])];
    of_it.circles.push_back(map.circle(points[i]));
    if (cells[i]) {
      of_it.cells.push_back(std::move(cells[i]));
    }
  }
  by_class.erase(kNoClass);
  auto const all_land = map.land_of(land);
  auto areas = std::vector<area>{};
  for (auto& [of_class, parts] : by_class) {
    // Cells share their corners, so they join without a crack; and whoever is near to any town of a class is nearer
    // still to the one that the place belongs to.
    auto whole = map.united(std::move(parts.circles));
    whole = points.size() == 1 ? std::move(whole) : map.common(map.united(std::move(parts.cells)), whole);
    auto made = area{of_class, map.polygons_of(map.common(whole, all_land))};
    if (!made.polygons.empty()) {
      areas.push_back(std::move(made));
    }
  }
  return areas;
}

}  // namespace wakhan::reach
