// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include "wakhan/draw/chains.h"
#include "wakhan/draw/page.h"
#include "wakhan/draw/svg_path.h"

namespace wakhan::draw {

namespace {

constexpr char const* kSea = "#dbe8f1";
constexpr char const* kGraticule = "#c6d9e7";
constexpr char const* kLand = "#f6f3ea";
constexpr char const* kCoast = "#a9bccb";
constexpr char const* kBorder = "#c9c0ae";
constexpr char const* kDisputed = "#a3947a";
constexpr double kGroundTolerance = 0.5;  // px
constexpr double kRouteTolerance = 0.3;   // px
constexpr double kSmallestIsland = 0.8;   // px²
constexpr double kOverhang = 3;           // px beyond the frame, so that no stroke shows along its edge
constexpr double kCasing = 2.4;           // px by which the white below a route is wider

// One path element of lines that are not filled.
void append_strokes(std::string& out, std::vector<path> const& lines, std::string_view const attributes) {
  std::string data;
  for (auto const& points : lines) {
    append_path_data(data, points, false);
  }
  if (!data.empty()) {
    fmt::format_to(std::back_inserter(out), "<path fill=\"none\" {} d=\"{}\"/>\n", attributes, data);
  }
}

// Cuts a projected line to the frame and thins it out.
void add_visible(std::vector<path>& out, camera const& eye, path points, double const tolerance) {
  for (auto const& piece : clip_line(eye.view.to_px(std::move(points)), eye.view.frame().grown(kOverhang))) {
    out.push_back(simplify_line(piece, tolerance));
  }
}

line meridian(double const lon) {
  line points;
  for (auto lat = -85.0; lat <= 85.0; lat += 5) {
    points.push_back(geo::from_degrees(lon, lat));
  }
  return points;
}

line parallel(double const lat) {
  line points;
  for (auto lon = -180.0; lon <= 180.0; lon += 5) {
    points.push_back(geo::from_degrees(lon, lat));
  }
  return points;
}

void append_graticule(std::string& out, camera const& eye) {
  auto const step = graticule_step(eye.view);
  std::vector<path> lines;
  for (auto i = 0; i * step < 360; ++i) {
    add_visible(lines, eye, eye.earth.straight_edges(meridian(i * step - 180)), kRouteTolerance);
  }
  for (auto i = static_cast<int>(std::ceil(-85 / step)); i * step <= 85; ++i) {
    add_visible(lines, eye, eye.earth.straight_edges(parallel(i * step)), kRouteTolerance);
  }
  append_strokes(out, lines, fmt::format("stroke=\"{}\" stroke-width=\"0.6\"", kGraticule));
}

void append_land(std::string& out, camera const& eye, std::vector<line> const& rings) {
  std::string data;
  for (auto const& ring : rings) {
    for (auto& outline : eye.earth.polygon(ring)) {
      auto const visible = clip_ring(eye.view.to_px(std::move(outline)), eye.view.frame().grown(kOverhang));
      if (visible.size() > 2 && std::abs(ring_area(visible)) >= kSmallestIsland) {
        append_path_data(data, simplify_ring(visible, kGroundTolerance), true);
      }
    }
  }
  if (!data.empty()) {
    fmt::format_to(std::back_inserter(out),
                   "<path fill=\"{}\" fill-rule=\"nonzero\" stroke=\"{}\" stroke-width=\"1.2\" paint-order=\"stroke\" "
                   "stroke-linejoin=\"round\" d=\"{}\"/>\n",
                   kLand, kCoast, data);
  }
}

// The sea, as far as the earth reaches: a map of almost all of it shows the rim of the disc.
void append_sea(std::string& out, camera const& eye) {
  auto const& view = eye.view;
  auto const middle = view.to_px({0, 0});
  fmt::format_to(std::back_inserter(out), "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>\n", tenths(middle.x),
                 tenths(middle.y), tenths(2 * view.scale), kSea);
}

double size_of_rank(int const rank) { return rank <= 0 ? 14 : rank == 1 ? 13 : rank == 2 ? 12 : 11; }

std::vector<label_wish> wishes_of(camera const& eye, std::vector<map_label> const& labels) {
  std::vector<label_wish> wishes;
  wishes.reserve(labels.size());
  for (auto const& label : labels) {
    wishes.push_back({eye.view.to_px(eye.earth.to_plane(label.at)), label.text, label.rank, label.dot,
                      font{size_of_rank(label.rank), label.rank <= 0}});
  }
  return wishes;
}

void append_dots(std::string& out, std::vector<label_wish> const& wishes, box const& frame) {
  std::vector<xy> drawn;
  for (auto const& wish : wishes) {
    auto const is_new = std::find(drawn.begin(), drawn.end(), wish.at) == drawn.end();
    if (wish.dot && is_new && frame.contains(wish.at)) {
      drawn.push_back(wish.at);
      fmt::format_to(std::back_inserter(out), "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n", tenths(wish.at.x),
                     tenths(wish.at.y), tenths(wish.rank <= 0 ? kDotRadius + 0.5 : kDotRadius - 0.5));
    }
  }
}

void append_name(std::string& out, label_wish const& wish, label_place const& place) {
  fmt::format_to(std::back_inserter(out), "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-size=\"{}\"{}{}>{}</text>\n",
                 tenths(place.baseline.x), tenths(place.baseline.y), place.anchor, tenths(wish.face.size),
                 wish.face.bold ? " font-weight=\"bold\"" : "",
                 wish.dot ? "" : " font-style=\"italic\" fill=\"#53677a\"", escape_xml(wish.text));
}

}  // namespace

std::vector<route_layer> route_layers(camera const& eye, std::vector<map_line> const& lines) {
  std::vector<route_layer> layers;
  for (auto const& appearance : kLooks) {
    route_layer layer{&appearance, {}};
    for (auto const& chain : chains_of(lines, appearance.style)) {
      add_visible(layer.pieces, eye, eye.earth.great_circles(chain), kRouteTolerance);
    }
    if (!layer.pieces.empty()) {
      layers.push_back(std::move(layer));
    }
  }
  return layers;
}

std::vector<route_layer> network_layers(camera const& eye, std::vector<map_line> const& lines) {
  std::vector<route_layer> layers;
  for (auto const& appearance : kLooks) {
    route_layer layer{&appearance, {}};
    // Ferries share their lanes; other links have none of another.
    if (appearance.style == line_style::ferry) {
      for (auto const& chain : chains_of(lines, appearance.style)) {
        add_visible(layer.pieces, eye, eye.earth.great_circles(chain), kRouteTolerance);
      }
    }
    for (auto const& one : lines) {
      if (one.style == appearance.style && one.style != line_style::ferry) {
        add_visible(layer.pieces, eye, eye.earth.great_circles(one.points), kRouteTolerance);
      }
    }
    if (!layer.pieces.empty()) {
      layers.push_back(std::move(layer));
    }
  }
  return layers;
}

void append_ground(std::string& out, camera const& eye, basemap const& base) {
  append_sea(out, eye);
  append_graticule(out, eye);
  append_land(out, eye, base.land_rings);
  auto const visible = [&](std::vector<line> const& lines) {
    std::vector<path> pieces;
    for (auto const& one : lines) {
      add_visible(pieces, eye, eye.earth.straight_edges(one), kGroundTolerance);
    }
    return pieces;
  };
  append_strokes(out, visible(base.borders),
                 fmt::format("stroke=\"{}\" stroke-width=\"0.7\" stroke-linejoin=\"round\"", kBorder));
  // Dashes over the land's colour, so that no border below fills their gaps.
  auto const disputed = visible(base.disputed);
  append_strokes(out, disputed, fmt::format("stroke=\"{}\" stroke-width=\"1.6\"", kLand));
  append_strokes(out, disputed, fmt::format("stroke=\"{}\" stroke-width=\"0.8\" stroke-dasharray=\"4 3\"", kDisputed));
}

void append_routes(std::string& out, std::vector<route_layer> const& layers) {
  for (auto const& layer : layers) {
    append_strokes(out, layer.pieces,
                   fmt::format("stroke=\"#fff\" stroke-width=\"{}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"",
                               tenths(layer.appearance->width + kCasing)));
  }
  for (auto const& layer : layers) {
    append_strokes(out, layer.pieces, stroke_of(*layer.appearance));
  }
}

void append_network(std::string& out, std::vector<route_layer> const& layers) {
  for (auto const& layer : layers) {
    // Flights join everything with everything: only where many run may they be dark.
    auto const* const faint = layer.appearance->style == line_style::air ? " stroke-opacity=\"0.25\"" : "";
    append_strokes(out, layer.pieces, stroke_of(*layer.appearance, kNetworkWidth) + faint);
  }
}

void append_marks(std::string& out, camera const& eye, std::vector<map_mark> const& marks) {
  for (auto const& appearance : kMarks) {
    for (auto const& mark : marks) {
      auto const at = eye.view.to_px(eye.earth.to_plane(mark.at));
      if (mark.style == appearance.style && eye.view.frame().contains(at)) {
        append_mark(out, appearance, at);
      }
    }
  }
}

ink ink_of(camera const& eye, std::vector<route_layer> const& layers, double const width_factor,
           std::vector<map_mark> const& marks) {
  ink drawn{eye.view.frame()};
  for (auto const& layer : layers) {
    drawn.add_lines(layer.pieces, layer.appearance->width * width_factor);
  }
  for (auto const& mark : marks) {
    drawn.add_point(eye.view.to_px(eye.earth.to_plane(mark.at)));
  }
  return drawn;
}

void append_names(std::string& out, camera const& eye, std::vector<map_label> const& labels, ink drawn,
                  bool const has_dots) {
  auto const wishes = wishes_of(eye, labels);
  out += "<g fill=\"#fff\" stroke=\"#222\" stroke-width=\"1.5\">\n";
  if (has_dots) {
    append_dots(out, wishes, eye.view.frame());
  }
  out +=
      "</g>\n<g fill=\"#222\" stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">\n";
  for (auto const& place : place_labels(wishes, std::move(drawn))) {
    append_name(out, wishes[place.wish], place);
  }
  out += "</g>\n";
}

}  // namespace wakhan::draw
