// SPDX-License-Identifier: Apache-2.0
// Names on the maps of the demo questions and of a corridor, read back from the documents that a user gets.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "the_pack.h"
#include "unit/draw/svg_reader.h"
#include "wakhan/api/demo.h"
#include "wakhan/api/pack_svg.h"
#include "wakhan/api/route_svg.h"
#include "wakhan/draw/ink.h"
#include "wakhan/draw/labels.h"

namespace {

using namespace wakhan;

// What a document shows within its frame.
struct drawn_map {
  draw::box frame;
  std::vector<draw::printed> names;
  std::vector<draw::xy> dots;
  draw::ink drawn;
};

std::vector<double> numbers(std::string const& svg, std::string const& mark, std::string const& attribute) {
  auto out = std::vector<double>{};
  for (auto const& text : draw::attributes(svg, mark, attribute)) {
    out.push_back(std::stod(text));
  }
  return out;
}

// The lines of the ways stand between their white casings and the dots.
drawn_map read(std::string const& svg) {
  auto const frame =
      draw::box{0, 0, numbers(svg, "<svg x=", "width").front(), numbers(svg, "<svg x=", "height").front()};
  auto const dots = svg.find("<g fill=\"#fff\"");
  auto const casings = svg.find("<path fill=\"none\" stroke=\"#fff\"");
  auto out = drawn_map{frame, draw::names_of(svg), {}, draw::ink{frame}};
  auto const ways = svg.substr(casings, dots - casings);
  auto const data = draw::attributes(ways, "<path fill=\"none\" stroke=\"#", "d");
  auto const colours = draw::attributes(ways, "<path fill=\"none\" stroke=\"#", "stroke");
  auto const widths = numbers(ways, "<path fill=\"none\" stroke=\"#", "stroke-width");
  for (std::size_t i = 0; i < data.size(); ++i) {
    if (colours[i] != "#fff") {
      out.drawn.add_lines(draw::paths_of(data[i]), widths[i]);
    }
  }
  auto const below_names = svg.substr(dots, svg.find("<g fill=\"#222\"") - dots);
  auto const x = numbers(below_names, "<circle", "cx");
  auto const y = numbers(below_names, "<circle", "cy");
  for (std::size_t i = 0; i < x.size(); ++i) {
    out.dots.push_back({x[i], y[i]});
    out.drawn.add_point(out.dots.back());
  }
  return out;
}

// The positions that a printed name had to choose from: those of the dot that it stands at.
std::vector<draw::label_place> choice_of(drawn_map const& map, draw::printed const& name) {
  for (auto const at : map.dots) {
    auto const positions = draw::label_positions(0, {at, name.text, 0, true, name.face});
    for (auto const& p : positions) {
      if (std::hypot(p.baseline.x - name.baseline.x, p.baseline.y - name.baseline.y) < 0.3) {
        return positions;
      }
    }
  }
  return {};
}

// Whether lines and other dots are farther away than the rounding of the document may bring them.
bool is_clear(drawn_map const& map, draw::box const& area, draw::xy const own, double const rounding) {
  return map.drawn.area_of_lines(area.grown(rounding)) == 0 &&
         std::none_of(map.dots.begin(), map.dots.end(), [&](draw::xy const dot) {
           return std::hypot(dot.x - own.x, dot.y - own.y) > 0.01 &&
                  area.grown(draw::kDotRadius + rounding).contains(dot);
         });
}

bool is_free(drawn_map const& map, std::size_t const name, draw::box const& area) {
  if (!map.frame.grown(-2.2).contains(area)) {
    return false;
  }
  for (std::size_t i = 0; i < map.names.size(); ++i) {
    if (i != name && map.names[i].area.grown(2.7).overlaps(area)) {
      return false;
    }
  }
  return true;
}

void expect_good_names(std::string const& which, std::string const& svg) {
  auto const map = read(svg);
  EXPECT_FALSE(map.names.empty()) << which;
  for (std::size_t i = 0; i < map.names.size(); ++i) {
    auto const& name = map.names[i];
    for (std::size_t k = 0; k < i; ++k) {
      EXPECT_FALSE(name.area.overlaps(map.names[k].area)) << which << ": " << name.text << ", " << map.names[k].text;
    }
    EXPECT_TRUE(map.frame.contains(name.area)) << which << ": " << name.text;
    auto const choice = choice_of(map, name);
    EXPECT_FALSE(choice.empty()) << which << ": " << name.text << " stands at no dot";
    if (choice.empty() || map.drawn.area_of_lines(name.area) == 0) {
      continue;
    }
    // Right and left of the dot at the same height: the dot is in the middle.
    auto const own = draw::xy{(choice[0].baseline.x + choice[1].baseline.x) / 2,
                              (choice[6].baseline.y + choice[7].baseline.y) / 2 - 0.36 * name.face.size};
    for (auto const& other : choice) {
      EXPECT_FALSE(is_clear(map, other.area, own, 0.2) && is_free(map, i, other.area))
          << which << ": " << name.text << " lies on a line though " << other.baseline.x << ' ' << other.baseline.y
          << " is free";
    }
  }
}

TEST(map_names, of_the_demo_questions_overlap_no_other_and_no_line_that_they_can_keep_off) {
  for (auto const& q : api::demo_questions()) {
    expect_good_names(q.command, api::route_svg(the_pack(), api::find_routes(the_pack(), q.request)));
  }
}

TEST(map_names, of_a_corridor_overlap_no_other_and_no_line_that_they_can_keep_off) {
  for (auto const* const id : {"middle-corridor-btk", "eco-islamabad-istanbul", "suez-north-europe"}) {
    auto request = api::map_of_pack{};
    request.corridor = id;
    expect_good_names(id, api::pack_svg(the_pack(), request));
  }
}

}  // namespace
