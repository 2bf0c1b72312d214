// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "wakhan/draw/line.h"
#include "wakhan/draw/plane.h"

namespace wakhan::draw {

// Lambert's azimuthal equal-area projection of the unit sphere: x east, y south, north up at the centre. The whole
// earth becomes a disc of radius 2 whose rim is the one point opposite the centre. (Snyder, Map Projections, 1987,
// ch. 24.)
class projection {
 public:
  explicit projection(geo::lonlat centre);

  // Centred on the smallest circle around the points (to about half a degree), of which there must be at least one;
  // needs no longitude arithmetic, so 180° and the poles are like any other place.
  static projection around(std::span<geo::lonlat const> points);

  geo::lonlat centre() const { return centre_; }
  xy to_plane(geo::lonlat point) const;

  // A line of great circles, with enough points to look bent.
  path great_circles(line const& points) const;

  // A line straight in longitude and latitude, taken the short way round, with enough points to look bent.
  path straight_edges(line const& points) const;

  // A polygon with such edges as one or two rings to fill with the nonzero rule: two when the polygon covers the point
  // opposite the centre, so that its inside is the outside of its outline. A polygon covers less than half the earth.
  std::vector<path> polygon(line const& ring) const;

 private:
  struct vector {
    double x{}, y{}, z{};
  };

  static vector on_sphere(double lon, double lat);
  static vector middle(vector const& a, vector const& b);
  static double dot(vector const& a, vector const& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
  static std::vector<vector> along(vector const& a, vector const& b);
  static std::vector<vector> along_degrees(geo::lonlat a, geo::lonlat b);
  static vector enclosing_centre(std::vector<vector> const& points);
  xy to_plane(vector const& v) const;
  path bent(std::vector<vector> const& points) const;
  void bend(path& out, vector const& a, vector const& b, int depth) const;

  geo::lonlat centre_;
  vector forward_;
  vector east_;
  vector south_;
};

}  // namespace wakhan::draw
