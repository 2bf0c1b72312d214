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
inline constexpr std::array<look, 7> kLooks = {{
    {line_style::air, "Air", "#222222", "14 5", 2.0},
    {line_style::sea, "Sea", "#0072b2", "10 3 2.5 3", 2.6},
    {line_style::waterway, "Inland waterway", "#009e73", "6 2.5 2 2.5 2 2.5", 2.6},
    {line_style::ferry, "Ferry", "#a3367f", "2.5 3", 3.0},
    {line_style::access, "Access", "#6b6b6b", "1.5 2.5", 2.2},
    {line_style::road, "Road", "#b87a00", "7 3", 2.6},
    {line_style::rail, "Rail", "#d55e00", "", 2.8},
}};

}  // namespace wakhan::draw
