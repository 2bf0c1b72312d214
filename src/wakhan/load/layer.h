// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "wakhan/geo/lonlat.h"
#include "wakhan/io/python_graph.h"
#include "wakhan/load/country_map.h"
#include "wakhan/load/findings.h"
#include "wakhan/net/ids.h"
#include "wakhan/net/mode.h"

namespace wakhan::load {

// One line layer (rail or road) while it is being repaired: points and two-way edges between them.
struct layer {
  struct edge {
    std::uint32_t a{}, b{};
    std::uint32_t metres{};
    net::fact_id fact{};  // the row that added it, where one did
    net::carriage by{net::carriage::road};
    net::carriage also{net::carriage::hub};  // second gauge of a dual-gauge line; hub = none
    std::uint32_t passage{UINT32_MAX};       // the section or planned line that it is a piece of, as a row of passages
    bool is_guess{};                         // closes what looks like a gap of the source
    std::uint32_t drawn{};                   // metres in the source, where a ring of mountains lengthened it; else 0
  };

  net::mode kind{net::mode::rail};
  std::vector<geo::lonlat> points;
  std::vector<net::country_id> country;  // by point, invalid at sea until stamped
  std::vector<edge> edges;
  // By country: the one whose rules hold there, so that freight passes freely between two entries of one ground; empty
  // where each stands for itself.
  std::vector<net::country_id> grounds;

  net::country_id ground_of(net::country_id const c) const {
    return c.is_valid() && c.index() < grounds.size() ? grounds[c.index()] : c;
  }
  std::uint32_t add_point(geo::lonlat at, net::country_id where);
  // By point, of the first points: it only gives a line its shape, and nothing may be tied to it.
  std::vector<char> is_shape_only;
  // By station code: the points at which it stands, one on each line that has a copy of it. Lines with published
  // lengths run through them.
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> stations;
  bool is_place(std::uint32_t const point) const { return point >= is_shape_only.size() || is_shape_only[point] == 0; }
};

// Edge numbers at each point, in edge order.
struct incidence {
  explicit incidence(layer const& of);
  std::span<std::uint32_t const> at(std::uint32_t const point) const {
    return std::span{edges}.subspan(first[point], first[point + 1] - first[point]);
  }
  std::vector<std::uint32_t> first, edges;
};

// As the source draws it.
inline std::uint32_t drawn_metres(layer::edge const& e) { return e.drawn != 0 ? e.drawn : e.metres; }

inline std::uint32_t other_end(layer::edge const& e, std::uint32_t const point) { return e.a == point ? e.b : e.a; }

struct box {
  double west, south, east, north;
  bool holds(double const lon, double const lat) const {
    return west <= lon && lon <= east && south <= lat && lat <= north;
  }
};

// The edges with both ends in the box, each once, loops left out, with the lengths of the file (never under the
// geodesic, never under 1 m).
layer layer_from(io::python_graph const& graph, net::mode kind, box const& within);

// Gives every point the country that holds it. Points at sea (bridges, coasts drawn too coarsely) take the country of
// the nearest stamped point along the line, or the nearest country. Then short stretches that leave a country and come
// back, with no line to the rest of the other country, are given back to it: borders along rivers are drawn more
// coarsely than lines.
void stamp_countries(layer& lines, country_map const& countries, findings& found);

}  // namespace wakhan::load
