// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstddef>

namespace wakhan::draw {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StrEq;

constexpr box kFrame{0, 0, 400, 300};

label_wish wish(xy const at, std::string text, int const rank = 1) { return {at, std::move(text), rank, true, {12}}; }

TEST(labels, stand_right_of_the_dot_when_nothing_is_in_the_way) {
  auto const placed = place_labels(std::vector{wish({100, 100}, "Almaty")}, {}, kFrame);
  ASSERT_THAT(placed, SizeIs(1));
  EXPECT_STREQ(placed[0].anchor, "start");
  EXPECT_GT(placed[0].area.left, 100 + kDotRadius);
}

TEST(labels, stand_left_of_a_dot_at_the_right_edge) {
  auto const placed = place_labels(std::vector{wish({395, 100}, "Almaty")}, {}, kFrame);
  ASSERT_THAT(placed, SizeIs(1));
  EXPECT_STREQ(placed[0].anchor, "end");
}

TEST(labels, keep_off_the_route_when_there_is_a_free_side) {
  std::vector<path> const routes = {{{100, 100}, {300, 100}}};
  auto const placed = place_labels(std::vector{wish({100, 100}, "Almaty")}, routes, kFrame);
  ASSERT_THAT(placed, SizeIs(1));
  EXPECT_DOUBLE_EQ(length_inside({100, 100}, {300, 100}, placed[0].area), 0);
}

TEST(labels, keep_off_the_dot_of_another_place) {
  auto const placed = place_labels(std::vector{wish({100, 100}, "Almaty"), wish({130, 100}, "X")}, {}, kFrame);
  EXPECT_FALSE(placed[0].area.contains(xy{130, 100}));
}

TEST(labels, without_a_dot_stand_on_their_point) {
  label_wish const sea{{200, 150}, "Caspian Sea", 3, false, {12}};
  auto const placed = place_labels(std::vector{sea}, {}, kFrame);
  ASSERT_THAT(placed, SizeIs(1));
  EXPECT_STREQ(placed[0].anchor, "middle");
  EXPECT_TRUE(placed[0].area.contains(sea.at));
}

TEST(labels, that_matter_more_win_the_only_place) {
  std::vector<label_wish> wishes;
  for (auto i = 0; i < 12; ++i) {
    wishes.push_back(wish({200, 150}, "Place " + std::to_string(i), 20 - i));
  }
  auto const placed = place_labels(wishes, {}, kFrame);
  EXPECT_THAT(placed, Contains(Field(&label_place::wish, 11U)));
  EXPECT_THAT(placed, Not(Contains(Field(&label_place::wish, 0U))));
}

TEST(labels, outside_the_frame_or_empty_or_wider_than_the_frame_are_skipped) {
  EXPECT_THAT(place_labels(std::vector{wish({-5, 10}, "A"), wish({5, 10}, ""), wish({200, 150}, std::string(80, 'M'))},
                           {}, kFrame),
              IsEmpty());
}

TEST(labels, that_repeat_a_name_close_by_are_skipped) {
  EXPECT_THAT(place_labels(std::vector{wish({100, 100}, "Rotterdam"), wish({110, 104}, "Rotterdam")}, {}, kFrame),
              SizeIs(1));
  EXPECT_THAT(place_labels(std::vector{wish({100, 100}, "Rotterdam"), wish({300, 200}, "Rotterdam")}, {}, kFrame),
              SizeIs(2));
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
  auto const placed = place_labels(wishes, {}, kFrame);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    RC_ASSERT(kFrame.contains(placed[i].area));
    for (std::size_t k = 0; k < i; ++k) {
      RC_ASSERT(!placed[i].area.overlaps(placed[k].area));
    }
  }
}

}  // namespace
}  // namespace wakhan::draw
