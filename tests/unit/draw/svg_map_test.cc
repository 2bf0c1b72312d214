// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/svg_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <utility>

#include "degrees.h"
#include "svg_reader.h"
#include "wakhan/base/error.h"

namespace wakhan::draw {
namespace {

using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// Two countries side by side with a border, one of them cut at 180°, and a polar cap.
basemap small_world() {
  basemap base;
  base.land_rings = {degrees({{60, 40}, {100, 40}, {100, 70}, {60, 70}}),
                     degrees({{100, 40}, {180, 60}, {180, 70}, {100, 70}}),
                     degrees({{-180, 60}, {-170, 65}, {-180, 70}}),
                     degrees({{-180, -70}, {-90, -70}, {0, -70}, {90, -70}, {180, -70}, {180, -90}, {-180, -90}})};
  base.borders = {degrees({{100, 40}, {100, 70}})};
  return base;
}

map_request rail_to_duisburg() {
  map_request request;
  request.title = "Chongqing – Duisburg";
  request.subtitle = "12.3 days";
  request.attribution = "Natural Earth";
  request.lines = {{degrees({{106.55, 29.56}, {87.6, 43.8}, {71.4, 51.2}, {37.6, 55.7}}), line_style::rail},
                   {degrees({{37.6, 55.7}, {6.76, 51.43}}), line_style::road}};
  auto const add = [&](double const lon, double const lat, char const* name, int const rank) {
    request.labels.push_back({geo::from_degrees(lon, lat), name, rank, true});
  };
  add(106.55, 29.56, "Chongqing", 0);
  add(6.76, 51.43, "Duisburg", 0);
  add(37.6, 55.7, "Moscow", 1);
  return request;
}

map_request over_180() {
  map_request request;
  request.title = "Vladivostok – Anchorage";
  request.lines = {
      {degrees({{131.9, 43.1}, {160, 50}, {179, 52}, {-179, 52}, {-160, 54}, {-149.9, 61.2}}), line_style::sea},
      {degrees({{131.9, 43.1}, {-149.9, 61.2}}), line_style::air}};
  return request;
}

TEST(svg_map, gives_the_same_bytes_twice) {
  EXPECT_EQ(render_svg(rail_to_duisburg(), small_world()), render_svg(rail_to_duisburg(), small_world()));
}

TEST(svg_map, is_well_formed_and_readable_without_eyes) {
  auto const svg = render_svg(rail_to_duisburg(), small_world());
  EXPECT_EQ(fault_of_xml(svg), "");
  EXPECT_THAT(svg, HasSubstr("role=\"img\""));
  EXPECT_THAT(svg, HasSubstr("<title>Chongqing – Duisburg</title>"));
  EXPECT_THAT(svg, HasSubstr("<desc>12.3 days. Modes: Road, Rail. Places: Chongqing, Duisburg, Moscow</desc>"));
  EXPECT_THAT(svg, HasSubstr(">Natural Earth</text>"));
}

TEST(svg_map, escapes_every_text_it_is_given) {
  auto request = rail_to_duisburg();
  request.title = "<script>&\"'";
  request.subtitle = "a & b";
  request.attribution = "</svg>";
  request.labels[0].text = "X <1> & \"Y\"";
  auto const svg = render_svg(request, small_world());
  EXPECT_EQ(fault_of_xml(svg), "");
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_THAT(svg, HasSubstr(">X &lt;1&gt; &amp; &quot;Y&quot;</text>"));
}

TEST(svg_map, draws_a_route_over_180_degrees_in_one_piece_without_a_jump) {
  auto const svg = render_svg(over_180(), small_world());
  auto const sea = paths_of(attributes(svg, "#0072b2", "d").front());
  ASSERT_THAT(sea, SizeIs(1));
  for (std::size_t i = 1; i < sea[0].size(); ++i) {
    EXPECT_LT(std::hypot(sea[0][i].x - sea[0][i - 1].x, sea[0][i].y - sea[0][i - 1].y), 600);
  }
  EXPECT_GT(sea[0].back().x - sea[0].front().x, 600);  // Anchorage lies east of Vladivostok
  auto const air = paths_of(attributes(svg, "#222222", "d").front());
  ASSERT_THAT(air, SizeIs(1));
  EXPECT_NEAR(air[0].front().x, sea[0].front().x, 0.11);
  EXPECT_NEAR(air[0].back().x, sea[0].back().x, 0.11);
}

TEST(svg_map, keeps_every_path_close_to_the_frame) {
  for (auto const& request : {over_180(), rail_to_duisburg()}) {
    auto const svg = render_svg(request, small_world());
    for (auto const& data : attributes(svg, "stroke-linejoin", "d")) {
      for (auto const& piece : data.find('h') == std::string::npos ? paths_of(data) : std::vector<path>{}) {
        for (auto const p : piece) {
          EXPECT_TRUE((box{-4, -4, 1172, 960}.contains(p))) << p.x << ' ' << p.y;
        }
      }
    }
  }
}

TEST(svg_map, has_a_white_casing_below_the_routes_and_a_legend_of_the_modes_used) {
  auto const svg = render_svg(rail_to_duisburg(), small_world());
  auto const casing = svg.find("<path fill=\"none\" stroke=\"#fff\"");
  auto const rail = svg.find("<path fill=\"none\" stroke=\"#d55e00\"");
  ASSERT_LT(casing, rail);
  auto const width_at = [&](std::size_t const at) {
    return std::stod(svg.substr(svg.find("stroke-width=\"", at) + 14));
  };
  EXPECT_GE(width_at(casing), width_at(rail) + 2);
  EXPECT_THAT(svg, HasSubstr(">Rail</text>"));
  EXPECT_THAT(svg, HasSubstr(">Road</text>"));
  EXPECT_THAT(svg, Not(HasSubstr(">Sea</text>")));
  EXPECT_THAT(svg, Not(HasSubstr("#0072b2")));
}

TEST(svg_map, prints_names_that_overlap_neither_each_other_nor_the_frame) {
  auto request = rail_to_duisburg();
  for (auto i = 0; i < 300; ++i) {
    request.labels.push_back(
        {geo::from_degrees(6 + (i * 37) % 100, 28 + (i * 17) % 30), "Place " + std::to_string(i), i % 5, i % 4 != 0});
  }
  auto const svg = render_svg(request, small_world());
  auto const names = names_of(svg);
  EXPECT_THAT(names, SizeIs(Ge(60U)));
  auto const height = std::stod(attributes(svg, "<rect x=", "height").front());
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_TRUE((box{0, 0, 1168, height}.contains(names[i].area))) << names[i].text;
    for (std::size_t k = 0; k < i; ++k) {
      EXPECT_FALSE(names[i].area.overlaps(names[k].area)) << names[i].text << " and " << names[k].text;
    }
  }
  for (auto const* const important : {">Chongqing<", ">Duisburg<"}) {
    EXPECT_THAT(svg, HasSubstr(important));
  }
}

TEST(svg_map, keeps_a_detailed_world_small) {
  basemap base;
  for (auto ring = 0; ring < 200; ++ring) {
    line coast;
    for (auto i = 0; i < 2000; ++i) {
      auto const angle = i * 0.0031415926;
      auto const r = 3 + 0.02 * std::sin(i * 1.7);
      coast.push_back(
          geo::from_degrees(5 + (ring % 20) * 5 + r * std::cos(angle), 30 + (ring / 20) * 4 + r * std::sin(angle)));
    }
    base.land_rings.push_back(coast);
  }
  EXPECT_LT(render_svg(rail_to_duisburg(), base).size(), 400'000U);
}

TEST(svg_map, has_the_size_that_was_asked_for) {
  auto request = rail_to_duisburg();
  request.width_px = 800;
  request.height_px = 500;
  EXPECT_THAT(render_svg(request, {}), HasSubstr("width=\"800.0\" height=\"500.0\" viewBox=\"0 0 800.0 500.0\""));
}

TEST(svg_map, is_centred_on_the_labels_when_there_are_no_lines) {
  map_request request;
  request.labels = {{geo::from_degrees(76.9, 43.25), "Almaty", 0, true}};
  auto const svg = render_svg(request, small_world());
  EXPECT_EQ(fault_of_xml(svg), "");
  ASSERT_THAT(names_of(svg), SizeIs(1));
  EXPECT_NEAR(std::stod(attributes(svg, "<circle cx=", "cx").back()), 584, 1);
}

TEST(svg_map, refuses_to_draw_nothing_and_sizes_out_of_bounds) {
  auto const code_of = [](map_request const& request) {
    try {
      render_svg(request, {});
    } catch (error const& e) {
      return e.code();
    }
    return errc::internal;
  };
  EXPECT_EQ(code_of({}), errc::bad_input);
  for (auto const& [width, height] : {std::pair{199, 0}, {10'001, 0}, {1200, 100}, {1200, 10'001}, {1200, -1}}) {
    auto request = rail_to_duisburg();
    request.width_px = width;
    request.height_px = height;
    EXPECT_EQ(code_of(request), errc::bad_input) << width << ' ' << height;
  }
}

}  // namespace
}  // namespace wakhan::draw
