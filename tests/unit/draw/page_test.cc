// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>

#include "wakhan/base/error.h"

namespace wakhan::draw {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr box kExtent{0, 0, 1, 0.5};

map_request with_all_styles(int const width) {
  map_request request;
  request.title = "A title";
  request.subtitle = "A subtitle";
  request.attribution = "Where it comes from";
  request.width_px = width;
  for (auto const style : {line_style::rail, line_style::road, line_style::sea, line_style::waterway, line_style::ferry,
                           line_style::air, line_style::access}) {
    request.lines.push_back({{{0, 0}, {1, 1}}, style});
  }
  return request;
}

box box_of(legend_entry const& entry) {
  return {entry.at.x, entry.at.y, entry.at.x + 44 + text_width(entry.appearance->name, font{12}), entry.at.y + 22};
}

TEST(page, keeps_legend_entries_apart_and_on_the_page_at_any_width) {
  for (auto const width : {200, 300, 700, 1200, 4000}) {
    auto const sheet = lay_out(with_all_styles(width), kExtent).sheet;
    ASSERT_THAT(sheet.legend, SizeIs(7));
    for (std::size_t i = 0; i < 7; ++i) {
      auto const area = box_of(sheet.legend[i]);
      EXPECT_TRUE((box{0, sheet.frame.bottom, sheet.width, sheet.height}.contains(area))) << width << ' ' << i;
      for (std::size_t k = 0; k < i; ++k) {
        EXPECT_FALSE(area.overlaps(box_of(sheet.legend[k]))) << width << ' ' << i << ' ' << k;
      }
    }
  }
}

TEST(page, sets_title_frame_legend_and_attribution_below_each_other) {
  auto const sheet = lay_out(with_all_styles(1200), kExtent).sheet;
  EXPECT_LE(sheet.title.at.y + sheet.title.height(), sheet.subtitle.at.y);
  EXPECT_LE(sheet.subtitle.at.y + sheet.subtitle.height(), sheet.frame.top);
  EXPECT_LE(sheet.frame.bottom, sheet.legend.front().at.y);
  EXPECT_LE(sheet.legend.back().at.y + 22, sheet.attribution.at.y);
  EXPECT_LE(sheet.attribution.at.y + sheet.attribution.height(), sheet.height);
}

TEST(page, wraps_a_title_that_is_wider_than_the_page) {
  auto request = with_all_styles(400);
  request.title = "A title that is much too long for a page of four hundred pixels";
  auto const sheet = lay_out(request, kExtent).sheet;
  EXPECT_GT(sheet.title.lines.size(), 1U);
  for (auto const& one : sheet.title.lines) {
    EXPECT_LE(text_width(one, sheet.title.face), 400);
  }
}

TEST(page, has_the_height_that_was_asked_for) {
  auto request = with_all_styles(1200);
  request.height_px = 640;
  auto const [sheet, view] = lay_out(request, kExtent);
  EXPECT_DOUBLE_EQ(sheet.height, 640);
  EXPECT_DOUBLE_EQ(sheet.frame.height(), view.height);
}

TEST(page, refuses_a_height_without_room_for_the_map_and_says_how_much_it_takes) {
  auto request = with_all_styles(200);
  request.height_px = 210;
  try {
    lay_out(request, kExtent);
    FAIL() << "no error";
  } catch (error const& e) {
    EXPECT_EQ(e.code(), errc::bad_input);
    EXPECT_THAT(e.what(), HasSubstr("height_px 210"));
  }
}

TEST(page, lists_only_styles_that_occur) {
  EXPECT_THAT(looks_of({}), IsEmpty());
  EXPECT_THAT(looks_of({{{{0, 0}}, line_style::air}}), IsEmpty());
  auto const looks = looks_of({{{{0, 0}, {1, 1}}, line_style::road}});
  ASSERT_THAT(looks, SizeIs(1));
  EXPECT_STREQ(looks[0]->name, "Road");
}

}  // namespace
}  // namespace wakhan::draw
