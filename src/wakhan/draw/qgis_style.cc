// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/qgis_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include "wakhan/draw/look.h"
#include "wakhan/draw/text.h"

namespace wakhan::draw {

namespace {

using properties = std::vector<std::pair<std::string, std::string>>;

// "#0072b2" as "0,114,178,255".
std::string qgis_colour(std::string_view const hex) {
  auto parts = std::array<int, 3>{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto const digits = hex.substr(1 + 2 * i, 2);
    std::from_chars(digits.data(), digits.data() + digits.size(), parts[i], 16);
  }
  return fmt::format("{},{},{},255", parts[0], parts[1], parts[2]);
}

properties line_properties(look const& l) {
  auto out = properties{{"line_color", qgis_colour(l.colour)},
                        {"line_width", fmt::format("{:.1f}", l.width)},
                        {"line_width_unit", "Pixel"},
                        {"line_style", "solid"},
                        {"capstyle", "flat"},
                        {"joinstyle", "round"}};
  auto dash = std::string{l.dash};
  if (!dash.empty()) {
    std::replace(dash.begin(), dash.end(), ' ', ';');
    out.insert(out.end(), {{"use_custom_dash", "1"}, {"customdash", dash}, {"customdash_unit", "Pixel"}});
  }
  return out;
}

char const* qgis_shape(mark_style const style) {
  switch (style) {
    case mark_style::terminal:
    case mark_style::hub:
    case mark_style::planned: return "square";
    case mark_style::passage:
    case mark_style::closed_passage: return "diamond";
    case mark_style::open_crossing: return "circle";
    case mark_style::closed_crossing: break;
  }
  return "cross2";
}

properties mark_properties(mark_look const& m) {
  constexpr auto kWhite = "255,255,255,255";
  auto const colour = qgis_colour(m.colour);
  return {{"name", qgis_shape(m.style)},
          {"color", colour},
          {"outline_color", m.is_filled ? kWhite : colour},
          {"outline_width", m.is_filled ? "0.8" : "2"},
          {"outline_width_unit", "Pixel"},
          {"size", m.style == mark_style::terminal ? "5" : "8"},
          {"size_unit", "Pixel"}};
}

std::string symbol(std::size_t const number, char const* const type, char const* const layer,
                   properties const& values) {
  auto out = fmt::format(
      "<symbol name=\"{}\" type=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n<layer class=\"{}\" "
      "enabled=\"1\" locked=\"0\" pass=\"0\">\n",
      number, type, layer);
  for (auto const& [key, value] : values) {
    out += fmt::format("<prop k=\"{}\" v=\"{}\"/>\n", key, value);
  }
  return out + "</layer>\n</symbol>\n";
}

struct category {
  std::string value, label;
};

std::string renderer(std::string const& field, std::vector<category> const& categories, std::string const& symbols) {
  auto out = fmt::format(
      "<renderer-v2 type=\"categorizedSymbol\" attr=\"{}\" symbollevels=\"0\" enableorderby=\"0\" "
      "forceraster=\"0\">\n<categories>\n",
      escape_xml(field));
  for (std::size_t i = 0; i < categories.size(); ++i) {
    out += fmt::format("<category value=\"{}\" label=\"{}\" symbol=\"{}\" render=\"true\" type=\"string\"/>\n",
                       escape_xml(categories[i].value), escape_xml(categories[i].label), i);
  }
  return out + "</categories>\n<symbols>\n" + symbols + "</symbols>\n</renderer-v2>\n";
}

std::string document(std::string const& inside, bool const has_names) {
  return fmt::format(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\" "
      "styleCategories=\"Symbology|Labeling\" labelsEnabled=\"{}\">\n{}</qgis>\n",
      has_names ? 1 : 0, inside);
}

// Names with a white seam, to the right above their marks.
std::string labelling(std::string const& field) {
  return fmt::format(
      "<labeling type=\"simple\">\n<settings calloutType=\"simple\">\n<text-style fieldName=\"{}\" isExpression=\"0\" "
      "fontSize=\"8\" fontSizeUnit=\"Point\" textColor=\"34,34,34,255\">\n<text-buffer bufferDraw=\"1\" "
      "bufferSize=\"2\" bufferSizeUnits=\"Pixel\" bufferColor=\"255,255,255,255\" bufferOpacity=\"1\"/>\n"
      "</text-style>\n<placement placement=\"6\" dist=\"4\" distUnits=\"Pixel\"/>\n<rendering "
      "drawLabels=\"1\"/>\n</settings>\n</labeling>\n",
      escape_xml(field));
}

}  // namespace

std::string qgis_line_style(std::string const& field, std::span<line_rule const> const rules) {
  auto symbols = std::string{};
  auto categories = std::vector<category>{};
  for (auto const& rule : rules) {
    auto const& found =
        *std::find_if(kLooks.begin(), kLooks.end(), [&](auto const& l) { return l.style == rule.style; });
    symbols += symbol(categories.size(), "line", "SimpleLine", line_properties(found));
    categories.push_back({rule.value, rule.label.empty() ? std::string{found.name} : rule.label});
  }
  return document(renderer(field, categories, symbols), false);
}

std::string qgis_mark_style(std::string const& field, std::span<mark_rule const> const rules,
                            std::string const& name_field) {
  auto symbols = std::string{};
  auto categories = std::vector<category>{};
  for (auto const& rule : rules) {
    auto const& found =
        *std::find_if(kMarks.begin(), kMarks.end(), [&](auto const& m) { return m.style == rule.style; });
    symbols += symbol(categories.size(), "marker", "SimpleMarker", mark_properties(found));
    categories.push_back({rule.value, rule.label});
  }
  return document(renderer(field, categories, symbols) + labelling(name_field), true);
}

}  // namespace wakhan::draw
