// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <optional>
#include <string>

#include "wakhan/base/error.h"

namespace wakhan::places {
namespace {

using testing::HasSubstr;

error error_of(std::string const& text) {
  try {
    parse_query(text);
  } catch (error const& e) {
    return e;
  }
  return error{errc::internal, "no error"};
}

TEST(parse_query, takes_a_plain_text_for_a_name) {
  auto const q = parse_query("  Hong Kong ");
  EXPECT_EQ(q.text, "Hong Kong");
  EXPECT_FALSE(q.country);
  EXPECT_FALSE(q.point);
}

TEST(parse_query, splits_off_a_country_of_two_letters) {
  auto const q = parse_query("Brest, by ");
  EXPECT_EQ(q.text, "Brest");
  EXPECT_EQ(q.country, "BY");
  EXPECT_EQ(parse_query("Washington, D.C.,US").text, "Washington, D.C.");
}

TEST(parse_query, leaves_other_commas_in_the_name) {
  EXPECT_EQ(parse_query("Brest, Belarus").text, "Brest, Belarus");
  EXPECT_FALSE(parse_query("Brest, Belarus").country);
  EXPECT_FALSE(parse_query(",BY").country);
  EXPECT_FALSE(parse_query("Brest,").country);
}

TEST(parse_query, reads_longitude_and_latitude) {
  EXPECT_EQ(parse_query("106.55,29.56").point, (geo::lonlat{106'550'000, 29'560'000}));
  EXPECT_EQ(parse_query(" -0.5 , +51 ").point, (geo::lonlat{-500'000, 51'000'000}));
  EXPECT_EQ(parse_query("180,90").point, (geo::lonlat{-180'000'000, 90'000'000}));
}

TEST(parse_query, takes_words_like_nan_for_names) {
  EXPECT_FALSE(parse_query("nan,inf").point);
  EXPECT_FALSE(parse_query("Nan,TH").point);
  EXPECT_FALSE(parse_query("1,2,3").point);
  EXPECT_FALSE(parse_query("0x10,5").point);
}

TEST(parse_query, refuses_points_off_the_earth) {
  for (auto const* text : {"200,10", "10,91", "-180.001,0", "1e999,0"}) {
    EXPECT_EQ(error_of(text).code(), errc::bad_input) << text;
  }
}

TEST(parse_query, tells_who_wrote_latitude_first) {
  EXPECT_THAT(error_of("29.56,106.55").hint(), HasSubstr("longitude first: 106.55,29.56"));
  EXPECT_THAT(error_of("200,210").hint(), testing::Not(HasSubstr("first")));
}

TEST(parse_query, refuses_very_long_texts) {
  EXPECT_EQ(parse_query(std::string(kLongestQuery, 'x')).text.size(), kLongestQuery);
  EXPECT_EQ(error_of(std::string(kLongestQuery + 1, 'x')).code(), errc::bad_input);
}

RC_GTEST_PROP(parse_query, finds_only_points_on_the_earth, (double lon, double lat)) {
  auto const text = std::to_string(lon) + "," + std::to_string(lat);
  try {
    auto const point = parse_query(text).point;
    RC_ASSERT(point.has_value());
    RC_ASSERT(std::abs(point->lon()) <= 180.0);
    RC_ASSERT(std::abs(point->lat()) <= 90.0);
  } catch (error const& e) {
    RC_ASSERT(e.code() == errc::bad_input);
    RC_ASSERT(std::abs(lon) >= 180.0 || std::abs(lat) >= 90.0);
  }
}

}  // namespace
}  // namespace wakhan::places
