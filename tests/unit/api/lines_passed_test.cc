// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/lines_passed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace wakhan::api {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A railway along the equator from 0° to 10°, drawn with one point a degree.
route::leg straight_leg() {
  auto leg = route::leg{};
  leg.by = net::mode::rail;
  for (int lon = 0; lon <= 10; ++lon) {
    leg.shape.push_back(geo::from_degrees(lon, 0));
  }
  return leg;
}

load::line_attributes section_between(double const from, double const to, std::string name) {
  auto a = load::line_attributes{};
  a.name = std::move(name);
  a.by = net::mode::rail;
  a.points = {geo::from_degrees(from, 0.05), geo::from_degrees(to, -0.05)};  // 5.6 km beside the drawing
  return a;
}

std::vector<std::string> passed_names(std::vector<load::line_attributes> const& rows, route::leg const& leg) {
  auto names = std::vector<std::string>{};
  for (auto const& a : lines_passed(rows, leg, 100)) {
    names.push_back(a.name);
  }
  return names;
}

TEST(lines_passed, are_those_whose_both_ends_lie_on_the_leg_in_its_order_and_either_direction) {
  auto const rows = std::vector{section_between(7.5, 9.5, "second"), section_between(4.5, 2.5, "first"),
                                section_between(8, 12, "beyond the end")};
  EXPECT_THAT(passed_names(rows, straight_leg()), ElementsAre("first", "second"));
  auto back = straight_leg();
  std::reverse(back.shape.begin(), back.shape.end());
  EXPECT_THAT(passed_names(rows, back), ElementsAre("second", "first"));
}

TEST(lines_passed, are_of_the_legs_mode_hold_on_its_day_and_lie_on_its_way) {
  auto road = section_between(2, 4, "road");
  road.by = net::mode::road;
  auto later = section_between(2, 4, "later");
  later.valid.from = 101;
  auto other_way = section_between(2, 4, "by another way");
  other_way.points.insert(other_way.points.begin() + 1, geo::from_degrees(3, 0.5));
  auto off = section_between(2, 4, "beside it");
  off.points[0] = geo::from_degrees(2, 0.08);  // 8.9 km
  EXPECT_THAT(passed_names({road, later, other_way, off}, straight_leg()), IsEmpty());
}

TEST(lines_passed, say_what_their_row_says) {
  auto a = section_between(2, 4, "line");
  EXPECT_EQ(attributes_words(a), "");
  a.tracks = 1;
  a.electrification = "none";
  a.speed_kmh = 39.2;
  EXPECT_EQ(attributes_words(a), "single track, no wires, freight at 39.2 km/h");
  a.tracks = 2;
  a.electrification = "2x25kV";
  a.speed_kmh = std::nullopt;
  a.train_length_m = 1500;
  a.train_gross_t = 10420;
  a.axle_load_t = 22.5;
  a.capacity_trains_per_day = 120;
  a.trains_per_day = 90;
  EXPECT_EQ(
      attributes_words(a),
      "2 tracks, 2x25kV, trains up to 1,500 m, up to 10,420 t gross, 22.5 t an axle, room for 120 trains a day, 90 "
      "trains run a day");
}

}  // namespace
}  // namespace wakhan::api
