// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/country_map.h"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>
#include <utility>

#include "wakhan/base/error.h"
#include "wakhan/load/outlines.h"
#include "wakhan/load/polygon_wkb.h"

namespace wakhan::load {

namespace {

void say_nothing(char const*, void*) {}

constexpr double kCoastMetres = 10'000;  // farther out is no quay of the coast
constexpr double kSameDegrees = 1e-6;
constexpr double kBesideDegrees = 0.01;  // about a kilometre

}  // namespace

struct country_map::impl {
  struct part {
    GEOSGeometry const* polygon;
    GEOSPreparedGeometry const* prepared;
    net::country_id country;
  };

  GEOSContextHandle_t geos{GEOS_init_r()};
  std::vector<GEOSGeometry*> owned;
  std::vector<part> parts;
  GEOSSTRtree* tree{};
  std::vector<GEOSGeometry*> laid;  // territories, and the parts of them, by row
  std::vector<part> territories;
  mutable std::size_t last{};  // the part that held the last point: the next one is often near

  impl() {
    GEOSContext_setErrorMessageHandler_r(geos, say_nothing, nullptr);
    GEOSContext_setNoticeMessageHandler_r(geos, say_nothing, nullptr);
  }
  impl(impl const&) = delete;
  impl& operator=(impl const&) = delete;
  ~impl() {
    for (auto const* const all : {&parts, &territories}) {
      for (auto const& p : *all) {
        GEOSPreparedGeom_destroy_r(geos, p.prepared);
      }
    }
    if (tree != nullptr) {
      GEOSSTRtree_destroy_r(geos, tree);
    }
    for (auto const* const all : {&owned, &laid}) {
      for (auto* const g : *all) {
        GEOSGeom_destroy_r(geos, g);
      }
    }
    GEOS_finish_r(geos);
  }

  // `country` is invalid for land that no code of ours stands for: it is drawn, but no point is given to it.
  void add(io::geopackage_row const& row, net::country_id const country) {
    owned.push_back(read(row));
    if (country.is_valid()) {
      add_parts(owned.back(), country, parts);
    }
  }

  GEOSGeometry* read(io::geopackage_row const& row) const {
    auto const fault = fault_of_polygon_wkb(row.wkb);
    verify(fault.empty(), errc::bad_input, "countries: the polygon of '{}' cannot be read: {}", row.values[0], fault);
    auto* const whole =
        GEOSGeomFromWKB_buf_r(geos, reinterpret_cast<unsigned char const*>(row.wkb.data()), row.wkb.size());
    verify(whole != nullptr, errc::bad_input, "countries: the polygon of '{}' cannot be read", row.values[0]);
    return whole;
  }

  void add_parts(GEOSGeometry const* const whole, net::country_id const country, std::vector<part>& out) const {
    for (int i = 0; i < GEOSGetNumGeometries_r(geos, whole); ++i) {
      auto const* const polygon = GEOSGetGeometryN_r(geos, whole, i);
      if (GEOSGeomTypeId_r(geos, polygon) == GEOS_POLYGON && GEOSisEmpty_r(geos, polygon) == 0) {
        out.push_back({polygon, GEOSPrepare_r(geos, polygon), country});
      }
    }
  }

  GEOSGeometry* polygon_of(std::span<geo::lonlat const> const closed) const {
    auto* const points = GEOSCoordSeq_create_r(geos, static_cast<unsigned>(closed.size()), 2);
    for (auto i = 0U; i < closed.size(); ++i) {
      GEOSCoordSeq_setXY_r(geos, points, i, closed[i].lon(), closed[i].lat());
    }
    return GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, points), nullptr, 0);
  }

  GEOSGeometry* united(std::span<io::geopackage_row const* const> const rows) const {
    auto parts_of_it = std::vector<GEOSGeometry*>{};
    for (auto const* const row : rows) {
      parts_of_it.push_back(read(*row));
    }
    auto* const all = GEOSGeom_createCollection_r(geos, GEOS_GEOMETRYCOLLECTION, parts_of_it.data(),
                                                  static_cast<unsigned>(parts_of_it.size()));
    auto* const one = GEOSUnaryUnion_r(geos, all);
    GEOSGeom_destroy_r(geos, all);
    return one;
  }

  // The first territory that holds the point.
  net::country_id territory_at(GEOSGeometry const* const point) const {
    auto const found =
        std::find_if(territories.begin(), territories.end(), [&](part const& p) { return holds(p, point); });
    return found == territories.end() ? net::country_id{} : found->country;
  }

  void index() {
    tree = GEOSSTRtree_create_r(geos, 10);
    for (auto& p : parts) {
      GEOSSTRtree_insert_r(geos, tree, p.polygon, &p);
    }
  }

  bool holds(part const& p, GEOSGeometry const* const point) const {
    return GEOSPreparedIntersects_r(geos, p.prepared, point) == 1;
  }

  std::vector<geo::lonlat> outer_ring(GEOSGeometry const* const polygon) const {
    auto const* const points = GEOSGeom_getCoordSeq_r(geos, GEOSGetExteriorRing_r(geos, polygon));
    auto n = 0U;
    GEOSCoordSeq_getSize_r(geos, points, &n);
    auto out = std::vector<geo::lonlat>{};
    for (auto i = 0U; i < n; ++i) {
      auto x = 0.0;
      auto y = 0.0;
      GEOSCoordSeq_getXY_r(geos, points, i, &x, &y);
      // 180 degrees stays on the side of its ring: a point exactly there is drawn one unit inside.
      out.push_back({static_cast<std::int32_t>(std::clamp(std::lround(x * 1e6), -180'000'000L, 179'999'999L)),
                     static_cast<std::int32_t>(std::lround(y * 1e6))});
    }
    return out;
  }

  GEOSGeometry* point(geo::lonlat const at) const { return GEOSGeom_createPointFromXY_r(geos, at.lon(), at.lat()); }
};

country_map::country_map(std::span<io::geopackage_row const> const rows, std::span<std::string const> const codes)
    : impl_{std::make_unique<impl>()} {
  for (auto const& row : rows) {
    auto const found = std::find(codes.begin(), codes.end(), row.values.at(0));
    impl_->add(row, found == codes.end() ? net::country_id{}
                                         : net::country_id{static_cast<std::uint16_t>(found - codes.begin())});
  }
  verify(!impl_->parts.empty(), errc::bad_input, "countries: no polygon has a code of countries.csv");
  impl_->index();
}

country_map::~country_map() = default;
country_map::country_map(country_map&&) noexcept = default;

bool country_map::add_territory(net::country_id const entry, std::span<io::geopackage_row const* const> const provinces,
                                std::span<geo::lonlat const> const within) {
  auto const geos = impl_->geos;
  auto* area = provinces.empty() ? impl_->polygon_of(within) : impl_->united(provinces);
  if (area != nullptr && !provinces.empty() && !within.empty()) {
    auto* const limits = impl_->polygon_of(within);
    auto* const both = GEOSIntersection_r(geos, area, limits);
    GEOSGeom_destroy_r(geos, limits);
    GEOSGeom_destroy_r(geos, area);
    area = both;
  }
  verify(area != nullptr, errc::bad_input, "countries: the polygons of a disputed territory cannot be joined");
  impl_->laid.push_back(area);
  auto const before = impl_->territories.size();
  impl_->add_parts(area, entry, impl_->territories);
  return impl_->territories.size() > before;
}

net::country_id country_map::entry_of(geo::lonlat const point, net::country_id const said) const {
  auto* const g = impl_->point(point);
  auto found = impl_->territory_at(g);
  if (!found.is_valid() && !at(point).is_valid()) {
    auto metres = 0.0;
    nearest(point, metres);
    // Territories lie over countries: at their coast both are equally near.
    auto best = std::min(metres, kCoastMetres) / geo::kMetresPerDegree + kSameDegrees;
    for (auto const& p : impl_->territories) {
      auto degrees = 0.0;
      if (GEOSDistance_r(impl_->geos, p.polygon, g, &degrees) == 1 && degrees < best) {
        best = degrees;
        found = p.country;
      }
    }
  }
  GEOSGeom_destroy_r(impl_->geos, g);
  return found.is_valid() ? found : said;
}

net::country_id country_map::at(geo::lonlat const point) const {
  auto* const g = impl_->point(point);
  if (auto const territory = impl_->territory_at(g); territory.is_valid()) {
    GEOSGeom_destroy_r(impl_->geos, g);
    return territory;
  }
  // Not on its edge, which others may share.
  if (GEOSPreparedContainsProperly_r(impl_->geos, impl_->parts[impl_->last].prepared, g) == 1) {
    GEOSGeom_destroy_r(impl_->geos, g);
    return impl_->parts[impl_->last].country;
  }
  struct question {
    impl const* self;
    GEOSGeometry const* at;
    impl::part const* found;
  } asked{impl_.get(), g, nullptr};
  GEOSSTRtree_query_r(
      impl_->geos, impl_->tree, g,
      [](void* const item, void* const data) {
        auto* const q = static_cast<question*>(data);
        auto const* const p = static_cast<impl::part const*>(item);
        // Several only on a shared edge: the first part in the file's order wins.
        if ((q->found == nullptr || p < q->found) && q->self->holds(*p, q->at)) {
          q->found = p;
        }
      },
      &asked);
  GEOSGeom_destroy_r(impl_->geos, g);
  if (asked.found == nullptr) {
    return {};
  }
  impl_->last = static_cast<std::size_t>(asked.found - impl_->parts.data());
  return asked.found->country;
}

net::country_id country_map::nearest(geo::lonlat const point, double& metres) const {
  auto const context = std::pair{impl_.get(), impl_->point(point)};
  auto const* const found = static_cast<impl::part const*>(GEOSSTRtree_nearest_generic_r(
      impl_->geos, impl_->tree, &context, context.second,
      [](void const* const a, void const* const b, double* const distance, void* const data) {
        // One of the two items is the question itself.
        auto const* const q = static_cast<std::pair<impl*, GEOSGeometry*> const*>(data);
        auto const geometry = [&](void const* const item) {
          return item == data ? static_cast<GEOSGeometry const*>(q->second)
                              : static_cast<impl::part const*>(item)->polygon;
        };
        return GEOSDistance_r(q->first->geos, geometry(a), geometry(b), distance);
      },
      const_cast<std::pair<impl*, GEOSGeometry*>*>(&context)));
  auto degrees = 0.0;
  auto country = net::country_id{};
  if (found != nullptr && GEOSDistance_r(impl_->geos, found->polygon, context.second, &degrees) == 1) {
    country = found->country;
  }
  GEOSGeom_destroy_r(impl_->geos, context.second);
  metres = degrees * geo::kMetresPerDegree;
  return country;
}

net::country_id country_map::at_or_nearest(geo::lonlat const point) const {
  auto metres = 0.0;
  auto const inside = at(point);
  return inside.is_valid() ? inside : nearest(point, metres);
}

std::vector<std::vector<geo::lonlat>> country_map::outlines(double const tolerance, double const min_degrees2) const {
  auto rings = std::vector<ring>{};
  for (auto const* const whole : impl_->owned) {
    for (int i = 0; i < GEOSGetNumGeometries_r(impl_->geos, whole); ++i) {
      auto const* const polygon = GEOSGetGeometryN_r(impl_->geos, whole, i);
      auto area = 0.0;
      if (GEOSArea_r(impl_->geos, polygon, &area) == 1 && area >= min_degrees2) {
        rings.push_back(impl_->outer_ring(polygon));
      }
    }
  }
  return simplify_together(rings, tolerance);
}

// Whether both sides of a short line are land.
bool country_map::has_land_beside(geo::lonlat const a, geo::lonlat const b) const {
  auto const length = std::hypot(b.lon() - a.lon(), b.lat() - a.lat());
  auto const dx = length == 0 ? 0.0 : kBesideDegrees * (b.lat() - a.lat()) / length;
  auto const dy = length == 0 ? 0.0 : kBesideDegrees * (b.lon() - a.lon()) / length;
  auto const lon = (a.lon() + b.lon()) / 2;
  auto const lat = (a.lat() + b.lat()) / 2;
  return at(geo::from_degrees(lon + dx, lat - dy)).is_valid() && at(geo::from_degrees(lon - dx, lat + dy)).is_valid();
}

std::vector<std::vector<geo::lonlat>> country_map::disputed_lines(double const tolerance,
                                                                  std::span<net::country_id const> const whole) const {
  auto rings = std::vector<ring>{};
  for (auto const& p : impl_->territories) {
    rings.push_back(impl_->outer_ring(p.polygon));
  }
  for (auto const& p : impl_->parts) {
    if (std::find(whole.begin(), whole.end(), p.country) != whole.end()) {
      rings.push_back(impl_->outer_ring(p.polygon));
    }
  }
  auto lines = std::vector<std::vector<geo::lonlat>>{};
  auto drawn = std::set<std::pair<geo::lonlat, geo::lonlat>>{};  // neighbours share a boundary: it is drawn once
  for (auto const& r : simplify_together(rings, tolerance)) {
    auto const first = lines.size();
    auto goes_on = false;
    for (std::size_t i = 1; i < r.size(); ++i) {
      auto const is_drawn =
          has_land_beside(r[i - 1], r[i]) && drawn.emplace(std::min(r[i - 1], r[i]), std::max(r[i - 1], r[i])).second;
      if (is_drawn && !goes_on) {
        lines.push_back({r[i - 1]});
      }
      if (is_drawn) {
        lines.back().push_back(r[i]);
      }
      goes_on = is_drawn;
    }
    // The end of a ring goes on at its beginning.
    if (goes_on && lines.size() > first + 1 && lines[first].front() == r.front()) {
      lines[first].insert(lines[first].begin(), lines.back().begin(), lines.back().end() - 1);
      lines.pop_back();
    }
  }
  return lines;
}

}  // namespace wakhan::load
