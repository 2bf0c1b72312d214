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

  // The country that holds the point; invalid at sea.
  net::country_id at(geo::lonlat point) const;
  // The nearest country; invalid only when there is none at all. `metres` is its distance, about.
  net::country_id nearest(geo::lonlat point, double& metres) const;
  // Outer rings of all polygons with at least `min_degrees2` square degrees, simplified to `tolerance` degrees with
  // their common borders kept common, for drawing.
  std::vector<std::vector<geo::lonlat>> outlines(double tolerance, double min_degrees2) const;

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace wakhan::load
