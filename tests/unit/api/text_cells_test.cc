// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/text_cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace wakhan::api {

using testing::ElementsAre;

TEST(columns_of, counts_columns_not_bytes) {
  EXPECT_EQ(columns_of("Duisburg"), 8U);
  EXPECT_EQ(columns_of("Małaszewicze → Łódź"), 19U);
  EXPECT_EQ(columns_of("重庆"), 4U);
  EXPECT_EQ(columns_of("e\u0301"), 1U);
}

TEST(shortened, ends_in_an_ellipsis_only_where_something_was_cut) {
  EXPECT_EQ(shortened("Duisburg", 8), "Duisburg");
  EXPECT_EQ(shortened("Duisburg", 5), "Duis…");
  EXPECT_EQ(shortened("Duis burg", 6), "Duis…");
  EXPECT_EQ(shortened("重庆重庆", 5), "重庆…");
  EXPECT_EQ(shortened("Duisburg", 0), "");
}

TEST(wrapped, breaks_at_blanks_and_indents_what_follows) {
  EXPECT_THAT(wrapped("Chongqing → Duisburg Ruhrort", 12, 2), ElementsAre("Chongqing →", "  Duisburg", "  Ruhrort"));
  EXPECT_THAT(wrapped("Alashankou", 5), ElementsAre("Alas…"));
  EXPECT_TRUE(wrapped("   ", 5).empty());
}

TEST(printable, lets_no_name_steer_the_terminal) {
  EXPECT_EQ(printable("a\x1b[31mb\nc\u202e"), "a [31mb c ");
  EXPECT_EQ(printable("a\xff"), "a\uFFFD");
}

TEST(aligned, pads_to_columns_and_never_cuts) {
  EXPECT_EQ(left_aligned("Łódź", 6), "Łódź  ");
  EXPECT_EQ(right_aligned("Łódź", 6), "  Łódź");
  EXPECT_EQ(right_aligned("Duisburg", 3), "Duisburg");
}

RC_GTEST_PROP(wrapped, never_makes_a_line_wider_than_asked, ()) {
  auto const text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"ab  cdeé…\xc3"}));
  auto const columns = static_cast<std::size_t>(*rc::gen::inRange(1, 12));
  auto const indent = static_cast<std::size_t>(*rc::gen::inRange(0, 4));
  for (auto const& line : wrapped(text, columns, indent)) {
    RC_ASSERT(columns_of(line) <= columns);
  }
}

}  // namespace wakhan::api
