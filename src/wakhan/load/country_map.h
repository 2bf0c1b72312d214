// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/geo/lonlat.h"
#include "wakhan/io/geopackage.h"
#include "wakhan/net/ids.h"

namespace wakhan::load {

// The countries' polygons, asked point by point (GEOS prepared geometries behind an STR-tree). One object per thread.
class country_map {
 public:
  // `rows` hold WKB polygons and the ISO code as the first value; `codes[i]` is the code of country i. Polygons of
  // other codes (land that the map gives to nobody) hold no point and are only drawn.
  country_map(std::span<io::geopackage_row const> rows, std::span<std::string const> codes);
  ~country_map();
  country_map(country_map&&) noexcept;
  country_map(country_map const&) = delete;
  country_map& operator=(country_map const&) = delete;
  country_map& operator=(country_map&&) = delete;

  // Lays a disputed territory over the countries: what its provinces cover (polygons of states and provinces), within
  // its ring where it has one; the ring alone where there are no provinces. The first one laid wins.
  // Tells whether it covers anything.
  bool add_territory(net::country_id entry, std::span<io::geopackage_row const* const> provinces,
                     std::span<geo::lonlat const> within);

  // The territory, else the country that holds the point; invalid at sea.
  net::country_id at(geo::lonlat point) const;
  // The territory in which a place of a country lies, else that country. A point in the water beside a territory
  // belongs to it.
  net::country_id entry_of(geo::lonlat point, net::country_id said) const;
  // The nearest country; invalid only when there is none at all. `metres` is its distance, about.
  net::country_id nearest(geo::lonlat point, double& metres) const;
  // The country of the point, at sea the nearest one.
  net::country_id at_or_nearest(geo::lonlat point) const;
  // Outer rings of all polygons with at least `min_degrees2` square degrees, simplified to `tolerance` degrees with
  // their common borders kept common, for drawing.
  std::vector<std::vector<geo::lonlat>> outlines(double tolerance, double min_degrees2) const;
  // Boundaries of the territories laid over the countries and of the countries `whole`, as far as there is land on both
  // sides: for drawing, simplified to `tolerance` degrees.
  std::vector<std::vector<geo::lonlat>> disputed_lines(double tolerance, std::span<net::country_id const> whole) const;

 private:
  bool has_land_beside(geo::lonlat a, geo::lonlat b) const;
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace wakhan::load
