// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "wakhan/draw/line.h"

namespace wakhan::draw {

// How a line looks on a map and what the legend calls it; access is the first and last mile.
// A closed waterway is one that cannot be used yet or any more.
// The gauges are for maps of the network: 1520 mm and 1524 mm are one, as trains run through.
enum class line_style : std::uint8_t {
  rail,
  road,
  sea,
  waterway,
  closed_waterway,
  planned,  // railways and roads that are not there yet
  ferry,
  air,
  access,
  gauge_1435,
  gauge_1520,
  gauge_broad,
  gauge_narrow
};

// What stands at a point of a map of the network.
enum class mark_style : std::uint8_t {
  terminal,
  hub,
  planned,  // a station of a planned railway
  passage,
  closed_passage,
  open_crossing,
  closed_crossing
};

struct map_mark {
  geo::lonlat at;
  mark_style style;
};

// A piece of a route; points are joined by great circles.
struct map_line {
  line points;
  line_style style;
};

// A name on the map; lower ranks are more important, are placed first and printed larger. A label for which no room is
// left is skipped, its dot stays.
struct map_label {
  geo::lonlat at;
  std::string text;
  int rank;
  bool dot;
};

// What lies under the routes; edges are straight in longitude and latitude, taken the short way round.
struct basemap {
  std::vector<line> land_rings;  // closed polygons of countries, may be clipped and simplified
  std::vector<line> borders;
  std::vector<line> disputed;  // boundaries that some draw and others do not
};

// One figure; text is plain UTF-8. height_px = 0 chooses the height from the extent of the lines. A dense map is one of
// a network: thin lines without white casings, drawn as they come; the marks stand for the dots of the names.
struct map_request {
  std::string title, subtitle, attribution;
  std::vector<map_line> lines;
  std::vector<map_label> labels;
  std::vector<map_mark> marks;
  line extent;  // what the map shows; empty: the lines, marks and labels if there are none
  bool is_dense = false;
  int width_px = 1200;
  int height_px = 0;
};

// The figure as an SVG document; the same request gives the same bytes. The map is centred on the lines (on the marks
// and labels if there are none), so a route over 180° stays in one piece.
// Errors: bad_input when there is neither line, mark nor label, or the size is outside 200 to 10,000 px.
std::string render_svg(map_request const& request, basemap const& base);

}  // namespace wakhan::draw
