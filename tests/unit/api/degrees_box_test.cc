// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/degrees_box.h"

#include <gtest/gtest.h>

namespace wakhan::api {
namespace {

geo::lonlat at(double const lon, double const lat) { return geo::from_degrees(lon, lat); }

TEST(degrees_box, holds_what_lies_between_its_sides) {
  auto const box = *parse_degrees_box("60,25,78,40");
  EXPECT_TRUE(box.holds(at(60, 40)));
  EXPECT_FALSE(box.holds(at(59.9, 30)));
  EXPECT_FALSE(box.holds(at(70, 24)));
  auto const over = *parse_degrees_box("170,-10,-170,10");
  EXPECT_TRUE(over.holds(at(-175, 0)));
  EXPECT_TRUE(over.holds(at(175, 0)));
  EXPECT_FALSE(over.holds(at(0, 0)));
}

TEST(degrees_box, grows_by_part_of_its_size_and_no_farther_than_the_earth) {
  auto const box = parse_degrees_box("60,20,80,40")->grown(0.5);
  EXPECT_EQ(box.west, 50);
  EXPECT_EQ(box.east, 90);
  EXPECT_EQ(box.south, 10);
  EXPECT_EQ(box.north, 50);
  auto const over = parse_degrees_box("160,70,170,89")->grown(1.5);
  EXPECT_EQ(over.west, 145);
  EXPECT_EQ(over.east, -175);
  EXPECT_EQ(over.north, 90);
  auto const wide = parse_degrees_box("-100,-80,100,80")->grown(0.5);
  EXPECT_EQ(wide.west, -180);
  EXPECT_EQ(wide.east, 180);
  EXPECT_EQ(wide.south, -90);
}

TEST(degrees_box, meets_great_circles_where_they_really_run) {
  // From Duisburg to Chongqing a plane passes north of both.
  auto const from = at(6.76, 51.43);
  auto const to = at(106.55, 29.56);
  EXPECT_TRUE(parse_degrees_box("40,52,60,60")->may_meet(from, to));
  EXPECT_FALSE(parse_degrees_box("40,38,60,44")->may_meet(from, to));
  EXPECT_FALSE(parse_degrees_box("40,62,60,80")->may_meet(from, to));
  EXPECT_TRUE(parse_degrees_box("-180,-1,-179,1")->may_meet(at(170, 0), at(-170, 0)));
}

TEST(degrees_box, is_said_in_words) {
  EXPECT_EQ(parse_degrees_box("60,25,78.5,40")->words(), "60–78.5° E, 25–40° N");
  EXPECT_EQ(parse_degrees_box("-10,-5,5,40")->words(), "10° W–5° E, 5° S–40° N");
  EXPECT_EQ(parse_degrees_box("170,-10,-170,-2")->words(), "170° E–170° W, 10–2° S");
}

}  // namespace
}  // namespace wakhan::api
