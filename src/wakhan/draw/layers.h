// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "wakhan/draw/ink.h"
#include "wakhan/draw/labels.h"
#include "wakhan/draw/look.h"
#include "wakhan/draw/projection.h"
#include "wakhan/draw/svg_map.h"
#include "wakhan/draw/viewport.h"

namespace wakhan::draw {

// The way from the earth to the frame's pixels.
struct camera {
  projection earth;
  viewport view;
};

// The lines of one style in px, ready to draw.
struct route_layer {
  look const* appearance;
  std::vector<path> pieces;
};

// The layers of the styles that occur, in drawing order.
std::vector<route_layer> route_layers(camera const& eye, std::vector<map_line> const& lines);

// The same for a network: its lines are drawn as they come, none is looked for twice.
std::vector<route_layer> network_layers(camera const& eye, std::vector<map_line> const& lines);

// What names had better not cover: the lines of these layers, their widths times a factor, and the marks.
ink ink_of(camera const& eye, std::vector<route_layer> const& layers, double width_factor,
           std::vector<map_mark> const& marks);

// Each adds one layer of the map to the document, coordinates in px of the frame.
void append_ground(std::string& out, camera const& eye,
                   basemap const& base);  // sea, graticule, land, borders, disputed ones dashed
void append_routes(std::string& out, std::vector<route_layer> const& layers);   // white casings, then the lines
void append_network(std::string& out, std::vector<route_layer> const& layers);  // thin lines
void append_marks(std::string& out, camera const& eye, std::vector<map_mark> const& marks);
// Names where they cover the least of what is drawn, with their dots unless marks stand there.
void append_names(std::string& out, camera const& eye, std::vector<map_label> const& labels, ink drawn, bool has_dots);

}  // namespace wakhan::draw
