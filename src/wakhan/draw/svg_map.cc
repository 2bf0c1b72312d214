// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/svg_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "wakhan/base/error.h"
#include "wakhan/draw/layers.h"
#include "wakhan/draw/page.h"
#include "wakhan/draw/svg_path.h"

namespace wakhan::draw {

namespace {

constexpr std::size_t kNamesInDescription = 20;

void check(map_request const& request, line const& anchors) {
  verify(!anchors.empty(), errc::bad_input, "map '{}': neither a line nor a label to draw; give at least one",
         request.title);
  verify(request.width_px >= 200 && request.width_px <= 10'000, errc::bad_input,
         "map '{}': width_px {} is outside 200 to 10,000", request.title, request.width_px);
  verify(request.height_px == 0 || (request.height_px >= 200 && request.height_px <= 10'000), errc::bad_input,
         "map '{}': height_px {} is outside 200 to 10,000 (0: from the extent)", request.title, request.height_px);
}

// What the map has to show: what is asked for, else all points of the lines, or of marks and labels without lines.
line anchors_of(map_request const& request) {
  if (!request.extent.empty()) {
    return request.extent;
  }
  line points;
  for (auto const& one : request.lines) {
    points.insert(points.end(), one.points.begin(), one.points.end());
  }
  if (points.empty()) {
    std::transform(request.labels.begin(), request.labels.end(), std::back_inserter(points),
                   [](map_label const& label) { return label.at; });
    std::transform(request.marks.begin(), request.marks.end(), std::back_inserter(points),
                   [](map_mark const& mark) { return mark.at; });
  }
  return points;
}

// The extent on the plane, with the bulge of long great circles between the points.
box extent_of(map_request const& request, line const& anchors, projection const& earth) {
  path all;
  for (auto const point : anchors) {
    all.push_back(earth.to_plane(point));
  }
  for (auto const& one : request.lines) {
    if (!request.extent.empty()) {
      break;
    }
    auto const bent = earth.great_circles(one.points);
    all.insert(all.end(), bent.begin(), bent.end());
  }
  return bounds(all);
}

// Adds ". " or nothing, and what follows, to a text.
void append_sentence(std::string& text, std::string_view const lead, std::vector<std::string_view> const& items) {
  if (!items.empty()) {
    text += fmt::format("{}{}: {}", text.empty() ? "" : ". ", lead, fmt::join(items, ", "));
  }
}

// For readers who do not see the map: subtitle, modes, places.
std::string description_of(map_request const& request) {
  std::vector<std::string_view> modes;
  for (auto const* const appearance : looks_of(request.lines)) {
    modes.emplace_back(appearance->name);
  }
  std::vector<std::string_view> places;
  for (std::size_t i = 0; i < std::min(request.labels.size(), kNamesInDescription); ++i) {
    places.emplace_back(request.labels[i].text);
  }
  auto text = request.subtitle;
  append_sentence(text, "Modes", modes);
  append_sentence(text, "Places", places);
  return text;
}

void append_head(std::string& out, map_request const& request, page const& sheet) {
  auto const width = tenths(sheet.width);
  auto const height = tenths(sheet.height);
  fmt::format_to(std::back_inserter(out),
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{0}\" height=\"{1}\" "
                 "viewBox=\"0 0 {0} {1}\" font-family=\"DejaVu Sans, Verdana, Noto Sans, Arial, sans-serif\">\n",
                 width, height);
  fmt::format_to(std::back_inserter(out), "<title>{}</title>\n<desc>{}</desc>\n", escape_xml(request.title),
                 escape_xml(description_of(request)));
  fmt::format_to(std::back_inserter(out), "<rect width=\"{}\" height=\"{}\" fill=\"#fff\"/>\n", width, height);
}

// The map itself; a nested svg element clips at the frame without ids that could clash on a page with two maps.
void append_map(std::string& out, map_request const& request, basemap const& base, camera const& eye,
                box const& frame) {
  fmt::format_to(std::back_inserter(out), "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\">\n", tenths(frame.left),
                 tenths(frame.top), tenths(frame.width()), tenths(frame.height()));
  append_ground(out, eye, base);
  if (request.is_dense) {
    auto const layers = network_layers(eye, request.lines);
    append_network(out, layers);
    append_marks(out, eye, request.marks);
    append_names(out, eye, request.labels, ink_of(eye, layers, kNetworkWidth, request.marks), false);
  } else {
    auto const routes = route_layers(eye, request.lines);
    append_routes(out, routes);
    append_marks(out, eye, request.marks);
    append_names(out, eye, request.labels, ink_of(eye, routes, 1, request.marks), true);
  }
  out += "</svg>\n";
  fmt::format_to(std::back_inserter(out),
                 "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"#8a97a1\"/>\n",
                 tenths(frame.left), tenths(frame.top), tenths(frame.width()), tenths(frame.height()));
}

// The request with what the frame shows of its lines and marks, for the legend.
map_request in_frame(map_request request, camera const& eye) {
  auto const frame = eye.view.frame();
  std::erase_if(request.lines, [&](map_line const& one) {
    return clip_line(eye.view.to_px(eye.earth.great_circles(one.points)), frame).empty();
  });
  std::erase_if(request.marks,
                [&](map_mark const& mark) { return !frame.contains(eye.view.to_px(eye.earth.to_plane(mark.at))); });
  return request;
}

}  // namespace

std::string render_svg(map_request const& request, basemap const& base) {
  auto const anchors = anchors_of(request);
  check(request, anchors);
  auto const earth = projection::around(anchors);
  auto const extent = extent_of(request, anchors, earth);
  auto laid = lay_out(request, extent);
  if (!request.extent.empty()) {
    laid = lay_out(in_frame(request, {earth, laid.view}), extent);
  }
  auto const& [sheet, view] = laid;
  std::string out;
  append_head(out, request, sheet);
  append_map(out, request, base, camera{earth, view}, sheet.frame);
  append_texts(out, sheet);
  append_legend(out, sheet);
  append_scale(out, sheet, view);
  out += "</svg>\n";
  return out;
}

}  // namespace wakhan::draw
