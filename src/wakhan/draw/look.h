// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "wakhan/draw/svg_map.h"

namespace wakhan::draw {

// How one kind of line is drawn: colour and dash pattern each tell it from all others, so that neither colour blindness
// nor a grey printer hides a mode. Colours after Okabe and Ito (2008), some darkened for contrast.
struct look {
  line_style style;
  char const* name;    // in the legend
  char const* colour;  // #rrggbb
  char const* dash;    // stroke-dasharray in px, empty: solid
  double width;        // px
};

// All looks, in drawing order: what comes later lies on top.
inline constexpr std::array<look, 13> kLooks = {{
    {line_style::air, "Air", "#222222", "14 5", 2.0},
    {line_style::sea, "Sea", "#0072b2", "10 3 2.5 3", 2.6},
    {line_style::closed_waterway, "Inland waterway, closed or planned", "#2a8c70", "2 4.5", 2.6},
    {line_style::waterway, "Inland waterway", "#009e73", "6 2.5 2 2.5 2 2.5", 2.6},
    {line_style::ferry, "Ferry", "#a3367f", "2.5 3", 3.0},
    {line_style::access, "Truck, first or last mile", "#6b6b6b", "1.5 2.5", 2.2},
    {line_style::road, "Road", "#b87a00", "7 3", 2.6},
    {line_style::rail, "Rail", "#d55e00", "", 2.8},
    {line_style::gauge_narrow, "Rail, 1000–1067 mm", "#8a6d00", "3 1.5", 2.2},
    {line_style::gauge_broad, "Rail, 1600–1676 mm", "#cc5a93", "11 2", 2.4},
    {line_style::gauge_1435, "Rail, 1435 mm", "#3b3b98", "40 1", 2.4},
    {line_style::gauge_1520, "Rail, 1520 and 1524 mm", "#c8410b", "20 1", 2.6},
    {line_style::planned, "Planned railway or road", "#7a1fa2", "1.5 3.5", 3.4},
}};

// A network has more lines than a route: its lines are this much thinner.
inline constexpr double kNetworkWidth = 0.45;

// How a mark is drawn: its shape alone tells it from all others.
struct mark_look {
  mark_style style;
  char const* name;    // in the legend
  char const* shape;   // path data around the point 0,0, px
  char const* colour;  // #rrggbb
  bool is_filled;      // else stroked
};

// All marks, in drawing order.
inline constexpr std::array<mark_look, 7> kMarks = {{
    {mark_style::terminal, "Terminal", "M-1.9 -1.9h3.8v3.8h-3.8z", "#555555", true},
    {mark_style::hub, "Terminal with change of mode", "M-2.6 -2.6h5.2v5.2h-5.2z", "#222222", true},
    {mark_style::planned, "Station of a planned railway", "M-3 -3h6v6h-6zM-3 3l6 -6", "#7a1fa2", false},
    {mark_style::passage, "Strait or canal", "M0 -5l5 5l-5 5l-5 -5z", "#0072b2", true},
    {mark_style::closed_passage, "Strait or canal, not for ordinary ships", "M0 -5l5 5l-5 5l-5 -5zM-2.5 -2.5l5 5",
     "#4d6f99", false},
    {mark_style::open_crossing, "Crossing, open", "M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0z", "#00795a", true},
    {mark_style::closed_crossing, "Crossing, closed", "M-3.4 -3.4l6.8 6.8M-3.4 3.4l6.8 -6.8", "#a01c3c", false},
}};

}  // namespace wakhan::draw
