// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "wakhan/draw/look.h"
#include "wakhan/draw/plane.h"
#include "wakhan/draw/svg_map.h"
#include "wakhan/draw/text.h"
#include "wakhan/draw/viewport.h"

namespace wakhan::draw {

// Lines of text one below the other, left aligned.
struct text_block {
  std::vector<std::string> lines;
  font face;
  char const* colour;
  xy at;  // top left corner on the page, px
  double height() const;
};

// One entry of the legend and where its sample line begins on the page, px.
struct legend_entry {
  look const* appearance;  // of a line, or
  mark_look const* mark;   // of a mark
  double width_factor;
  xy at;
  char const* name() const { return appearance != nullptr ? appearance->name : mark->name; }
};

// Where everything stands on the page, in px from its top left corner: title, map frame, legend with scale bar,
// attribution.
struct page {
  double width{};
  double height{};
  text_block title, subtitle, attribution;
  box frame;
  std::vector<legend_entry> legend;
  xy scale;  // left end of the scale bar
};

// The layout for a map of this extent (on the projected plane), and the view in its frame.
// Errors: bad_input when the asked height leaves less than 80 px for the map.
struct layout {
  page sheet;
  viewport view;
};
layout lay_out(map_request const& request, box const& extent);

// The looks of the styles that occur in the lines, in drawing order; a line of one point does not count.
std::vector<look const*> looks_of(std::vector<map_line> const& lines);

// The looks of the marks that occur, in drawing order.
std::vector<mark_look const*> mark_looks_of(std::vector<map_mark> const& marks);

// Each adds its part of the page to the document.
void append_texts(std::string& out, page const& sheet);
void append_legend(std::string& out, page const& sheet);
void append_scale(std::string& out, page const& sheet, viewport const& view);

// Adds one mark at a point of the document, px.
void append_mark(std::string& out, mark_look const& appearance, xy at);

// The stroke of a look as SVG attributes, its width times a factor.
std::string stroke_of(look const& appearance, double width_factor = 1);

}  // namespace wakhan::draw
