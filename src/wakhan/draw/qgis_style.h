// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "wakhan/draw/svg_map.h"

namespace wakhan::draw {

// How a layer's rows of one value of a field are drawn in QGIS, in the colours, dashes and shapes of our own maps. An
// empty value stands for all that have no rule.
struct line_rule {
  std::string value;
  line_style style;
  std::string label{};  // empty: as in our legends
};
struct mark_rule {
  std::string value, label;
  mark_style style;
};

// Styles for QGIS 3 (QML) by the values of a field, with widths in px as on our maps.
std::string qgis_line_style(std::string const& field, std::span<line_rule const> rules);
// Marks are named by a second field.
std::string qgis_mark_style(std::string const& field, std::span<mark_rule const> rules, std::string const& name_field);

}  // namespace wakhan::draw
