// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstddef>

namespace wakhan::draw {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StrEq;

constexpr box kMapFrame{0, 0, 400, 300};

// As if all lines were 2 px wide.
ink drawn(std::vector<path> const& lines) {
  ink all{kMapFrame};
  all.add_lines(lines, 2);
  return all;
}

std::vector<label_place> place_labels(std::vector<label_wish> const& wishes, std::vector<path> const& lines) {
  return place_labels(wishes, drawn(lines));
}

label_wish wish(xy const at, std::string text, int const rank = 1) { return {at, std::move(text), rank, true, {12}}; }

TEST(labels, stand_right_of_the_dot_when_nothing_is_in_the_way) {
  auto const placed = place_labels({wish({100, 100}, "Almaty")}, {});
  ASSERT_THAT(placed, SizeIs(1));
  EXPECT_STREQ(placed[0].anchor, "start");
  EXPECT_GT(placed[0].area.left, 100 + kDotRadius);
}

TEST(labels, stand_left_of_a_dot_at_the_right_edge) {
  auto const placed = place_labels({wish({395, 100}, "Almaty")}, {});
  ASSERT_THAT(placed, SizeIs(1));
  EXPECT_STREQ(placed[0].anchor, "end");
}

TEST(labels, keep_off_the_route_when_there_is_a_free_side) {
  std::vector<path> const routes = {{{100, 100}, {300, 100}}};
  auto const placed = place_labels({wish({100, 100}, "Almaty")}, routes);
  ASSERT_THAT(placed, SizeIs(1));
  EXPECT_DOUBLE_EQ(length_inside({100, 100}, {300, 100}, placed[0].area), 0);
}

TEST(labels, keep_off_the_dot_of_another_place) {
  auto const placed = place_labels({wish({100, 100}, "Almaty"), wish({130, 100}, "X")}, {});
  EXPECT_FALSE(placed[0].area.contains(xy{130, 100}));
}

TEST(labels, without_a_dot_stand_on_their_point) {
  label_wish const sea{{200, 150}, "Caspian Sea", 3, false, {12}};
  auto const placed = place_labels({sea}, {});
  ASSERT_THAT(placed, SizeIs(1));
  EXPECT_STREQ(placed[0].anchor, "middle");
  EXPECT_TRUE(placed[0].area.contains(sea.at));
}

TEST(labels, that_matter_more_win_the_only_place) {
  std::vector<label_wish> wishes;
  for (auto i = 0; i < 12; ++i) {
    wishes.push_back(wish({200, 150}, "Place " + std::to_string(i), 20 - i));
  }
  auto const placed = place_labels(wishes, {});
  EXPECT_THAT(placed, Contains(Field(&label_place::wish, 11U)));
  EXPECT_THAT(placed, Not(Contains(Field(&label_place::wish, 0U))));
}

TEST(labels, outside_the_frame_or_empty_or_wider_than_the_frame_are_skipped) {
  EXPECT_THAT(place_labels({wish({-5, 10}, "A"), wish({5, 10}, ""), wish({200, 150}, std::string(80, 'M'))}, {}),
              IsEmpty());
}

TEST(labels, that_repeat_a_name_close_by_are_skipped) {
  EXPECT_THAT(place_labels({wish({100, 100}, "Rotterdam"), wish({110, 104}, "Rotterdam")}, {}), SizeIs(1));
  EXPECT_THAT(place_labels({wish({100, 100}, "Rotterdam"), wish({300, 200}, "Rotterdam")}, {}), SizeIs(2));
}

RC_GTEST_PROP(labels, never_overlap_each_other_or_the_frame, ()) {
  std::vector<label_wish> wishes;
  auto const size = *rc::gen::inRange(1, 60);
  for (auto i = 0; i < size; ++i) {
    xy const at{*rc::gen::inRange(-10, 410) * 1.0, *rc::gen::inRange(-10, 310) * 1.0};
    auto const letters = static_cast<std::size_t>(*rc::gen::inRange(1, 20));
    wishes.push_back({at,
                      std::string(letters, 'm') + std::to_string(i),
                      *rc::gen::inRange(0, 5),
                      *rc::gen::arbitrary<bool>(),
                      {12}});
  }
  auto const placed = place_labels(wishes, {});
  for (std::size_t i = 0; i < placed.size(); ++i) {
    RC_ASSERT(kMapFrame.contains(placed[i].area));
    for (std::size_t k = 0; k < i; ++k) {
      RC_ASSERT(!placed[i].area.overlaps(placed[k].area));
    }
  }
}

TEST(labels, keep_off_a_line_that_only_reaches_into_the_best_position) {
  std::vector<path> const routes = {{{108.6, 100}, {109.4, 100}}};
  auto const placed = place_labels({wish({100, 100}, "Almaty")}, routes);
  ASSERT_THAT(placed, SizeIs(1));
  EXPECT_STREQ(placed[0].anchor, "end");
}

TEST(labels, keep_off_half_the_width_of_a_line_beside_them) {
  auto const right = place_labels({wish({100, 100}, "Almaty")}, {})[0].area;
  ink all{kMapFrame};
  all.add_lines(std::vector<path>{{{100, right.top - 1}, {200, right.top - 1}}}, 4);
  EXPECT_STREQ(place_labels(std::vector{wish({100, 100}, "Almaty")}, all)[0].anchor, "end");
}

TEST(labels, keep_off_a_mark_without_a_name) {
  ink all{kMapFrame};
  all.add_point({120, 100});
  EXPECT_STREQ(place_labels(std::vector{wish({100, 100}, "Almaty")}, all)[0].anchor, "end");
}

// Only right and left of the dots is room in so low a frame, and the second name fits left of its dot alone.
TEST(labels, move_aside_for_one_that_has_no_other_place) {
  ink all{{0, 88, 172, 114}};
  auto const placed = place_labels(std::vector{wish({80, 100}, "Almaty"), wish({165, 100}, "Dostyk")}, all);
  ASSERT_THAT(placed, SizeIs(2));
  EXPECT_STREQ(placed[0].anchor, "end");
  EXPECT_STREQ(placed[1].anchor, "end");
}

// The name on the right would cover the line unless the other one, which has room on both sides, moves to the left.
TEST(labels, move_aside_for_one_that_would_cover_a_line) {
  ink all{{0, 88, 300, 114}};
  all.add_lines(std::vector<path>{{{151, 100}, {300, 100}}}, 2);
  auto const placed = place_labels(std::vector{wish({80, 100}, "Dostyk", 0), wish({145, 100}, "Almaty")}, all);
  ASSERT_THAT(placed, SizeIs(2));
  EXPECT_STREQ(placed[0].anchor, "end");
  EXPECT_STREQ(placed[1].anchor, "end");
}

TEST(labels, stay_where_moving_aside_would_put_them_on_lines) {
  ink all{{0, 88, 172, 114}};
  std::vector<path> thicket;
  for (auto y = 90; y < 114; y += 3) {
    thicket.push_back({{0, y * 1.0}, {75, y * 1.0}});
  }
  all.add_lines(thicket, 2);
  auto const placed = place_labels(std::vector{wish({80, 100}, "Almaty"), wish({165, 100}, "Dostyk")}, all);
  ASSERT_THAT(placed, SizeIs(1));
  EXPECT_EQ(placed[0].wish, 0U);
  EXPECT_STREQ(placed[0].anchor, "start");
}

// To the left of the first name two lines run.
TEST(labels, go_on_a_line_to_make_room_for_one_that_matters_more_but_for_no_other) {
  ink all{{0, 88, 172, 114}};
  all.add_lines(std::vector<path>{{{0, 97}, {75, 97}}, {{0, 103}, {75, 103}}}, 2);
  auto const names = [&](int const rank) {
    return place_labels(std::vector{wish({80, 100}, "Almaty", 0), wish({165, 100}, "Dostyk", rank)}, all);
  };
  EXPECT_THAT(names(1), SizeIs(2));
  EXPECT_THAT(names(2), SizeIs(1));
}

struct random_map {
  std::vector<label_wish> wishes;
  std::vector<path> lines;
};

random_map some_map() {
  auto const point = [] { return xy{*rc::gen::inRange(0, 400) * 1.0, *rc::gen::inRange(0, 300) * 1.0}; };
  random_map map;
  auto const names = *rc::gen::inRange(1, 60);
  for (auto i = 0; i < names; ++i) {
    auto const letters = static_cast<std::size_t>(*rc::gen::inRange(1, 20));
    map.wishes.push_back({point(), std::string(letters, 'm') + std::to_string(i), *rc::gen::inRange(0, 5), true, {12}});
  }
  auto const lines = *rc::gen::inRange(0, 12);
  for (auto i = 0; i < lines; ++i) {
    map.lines.push_back({point(), point(), point()});
  }
  return map;
}

// By going through all lines, dots and names.
bool is_clear(random_map const& map, label_place const& place) {
  auto const touches = [&](path const& line) {
    auto const area = place.area.grown(1);
    return length_inside(line[0], line[1], area) > 0 || length_inside(line[1], line[2], area) > 0;
  };
  auto const covers = [&](label_wish const& other) {
    return other.at != map.wishes[place.wish].at && place.area.grown(kDotRadius).contains(other.at);
  };
  return std::none_of(map.lines.begin(), map.lines.end(), touches) &&
         std::none_of(map.wishes.begin(), map.wishes.end(), covers);
}

bool is_free(std::vector<label_place> const& placed, label_place const& place) {
  return kMapFrame.grown(-2).contains(place.area) && std::none_of(placed.begin(), placed.end(), [&](auto const& other) {
           return other.wish != place.wish && other.area.overlaps(place.area);
         });
}

RC_GTEST_PROP(labels, cover_lines_or_dots_only_where_no_free_position_is_clear_of_them, ()) {
  auto const map = some_map();
  auto const placed = place_labels(map.wishes, map.lines);
  for (auto const& one : placed) {
    for (auto const& other : label_positions(one.wish, map.wishes[one.wish])) {
      RC_ASSERT(is_clear(map, one) || !is_clear(map, other) || !is_free(placed, other));
    }
  }
}

RC_GTEST_PROP(labels, are_left_out_only_where_every_position_is_taken, ()) {
  auto const map = some_map();
  auto const placed = place_labels(map.wishes, map.lines);
  for (std::size_t i = 0; i < map.wishes.size(); ++i) {
    if (std::none_of(placed.begin(), placed.end(), [&](auto const& one) { return one.wish == i; }) &&
        kMapFrame.grown(-2).contains(map.wishes[i].at)) {
      for (auto const& position : label_positions(i, map.wishes[i])) {
        RC_ASSERT(!is_free(placed, position));
      }
    }
  }
}

}  // namespace
}  // namespace wakhan::draw
