// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/country_map.h"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "wakhan/base/error.h"
#include "wakhan/load/outlines.h"
#include "wakhan/load/polygon_wkb.h"

namespace wakhan::load {

namespace {

struct part {
  GEOSGeometry const* polygon;
  GEOSPreparedGeometry const* prepared;
  net::country_id country;
};

void say_nothing(char const*, void*) {}

}  // namespace

struct country_map::impl {
  GEOSContextHandle_t geos{GEOS_init_r()};
  std::vector<GEOSGeometry*> owned;
  std::vector<part> parts;
  GEOSSTRtree* tree{};
  mutable std::size_t last{};  // the part that held the last point: the next one is often near

  impl() {
    GEOSContext_setErrorMessageHandler_r(geos, say_nothing, nullptr);
    GEOSContext_setNoticeMessageHandler_r(geos, say_nothing, nullptr);
  }
  impl(impl const&) = delete;
  impl& operator=(impl const&) = delete;
  ~impl() {
    for (auto const& p : parts) {
      GEOSPreparedGeom_destroy_r(geos, p.prepared);
    }
    if (tree != nullptr) {
      GEOSSTRtree_destroy_r(geos, tree);
    }
    for (auto* const g : owned) {
      GEOSGeom_destroy_r(geos, g);
    }
    GEOS_finish_r(geos);
  }

  // `country` is invalid for land that no code of ours stands for: it is drawn, but no point is given to it.
  void add(io::geopackage_row const& row, net::country_id const country) {
    auto const fault = fault_of_polygon_wkb(row.wkb);
    verify(fault.empty(), errc::bad_input, "countries: the polygon of '{}' cannot be read: {}", row.values[0], fault);
    auto* const whole =
        GEOSGeomFromWKB_buf_r(geos, reinterpret_cast<unsigned char const*>(row.wkb.data()), row.wkb.size());
    verify(whole != nullptr, errc::bad_input, "countries: the polygon of '{}' cannot be read", row.values[0]);
    owned.push_back(whole);
    for (int i = 0; country.is_valid() && i < GEOSGetNumGeometries_r(geos, whole); ++i) {
      auto const* const polygon = GEOSGetGeometryN_r(geos, whole, i);
      parts.push_back({polygon, GEOSPrepare_r(geos, polygon), country});
    }
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

net::country_id country_map::at(geo::lonlat const point) const {
  auto* const g = impl_->point(point);
  // Not on its edge, which others may share.
  if (GEOSPreparedContainsProperly_r(impl_->geos, impl_->parts[impl_->last].prepared, g) == 1) {
    GEOSGeom_destroy_r(impl_->geos, g);
    return impl_->parts[impl_->last].country;
  }
  struct question {
    impl const* self;
    GEOSGeometry const* at;
    part const* found;
  } asked{impl_.get(), g, nullptr};
  GEOSSTRtree_query_r(
      impl_->geos, impl_->tree, g,
      [](void* const item, void* const data) {
        auto* const q = static_cast<question*>(data);
        auto const* const p = static_cast<part const*>(item);
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
  auto const* const found = static_cast<part const*>(GEOSSTRtree_nearest_generic_r(
      impl_->geos, impl_->tree, &context, context.second,
      [](void const* const a, void const* const b, double* const distance, void* const data) {
        // One of the two items is the question itself.
        auto const* const q = static_cast<std::pair<impl*, GEOSGeometry*> const*>(data);
        auto const geometry = [&](void const* const item) {
          return item == data ? static_cast<GEOSGeometry const*>(q->second) : static_cast<part const*>(item)->polygon;
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
  metres = degrees * 111'195.0;
  return country;
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

}  // namespace wakhan::load
