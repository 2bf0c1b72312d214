// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/qgis_style.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace wakhan::draw {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(qgis_style, draws_lines_in_the_colours_and_dashes_of_the_maps) {
  auto const rules = std::array{line_rule{"sea", line_style::sea}, line_rule{"rail", line_style::rail}};
  EXPECT_THAT(qgis_line_style("mode", rules),
              AllOf(HasSubstr("attr=\"mode\""), HasSubstr("<category value=\"sea\" label=\"Sea\" symbol=\"0\""),
                    HasSubstr("<category value=\"rail\" label=\"Rail\" symbol=\"1\""),
                    HasSubstr("k=\"line_color\" v=\"0,114,178,255\""), HasSubstr("k=\"customdash\" v=\"10;3;2.5;3\""),
                    HasSubstr("k=\"line_color\" v=\"213,94,0,255\""), HasSubstr("labelsEnabled=\"0\"")));
}

TEST(qgis_style, solid_lines_have_no_dashes) {
  auto const rules = std::array{line_rule{"rail", line_style::rail}};
  EXPECT_THAT(qgis_line_style("mode", rules), Not(HasSubstr("dash")));
}

TEST(qgis_line_style, names_a_line_as_its_rule_says) {
  auto const rules = std::array{line_rule{"", line_style::access, "Whole way"}};
  EXPECT_THAT(qgis_line_style("answer", rules), HasSubstr("label=\"Whole way\""));
}

TEST(qgis_style, draws_and_names_marks) {
  auto const rules = std::array{mark_rule{"open", "Open", mark_style::open_crossing},
                                mark_rule{"closed", "Closed", mark_style::closed_crossing}};
  EXPECT_THAT(qgis_mark_style("state", rules, "name"),
              AllOf(HasSubstr("k=\"name\" v=\"circle\""), HasSubstr("k=\"name\" v=\"cross2\""),
                    HasSubstr("fieldName=\"name\""), HasSubstr("labelsEnabled=\"1\"")));
}

TEST(qgis_style, escapes_values) {
  auto const rules = std::array{mark_rule{"a\"<b", "1 & 2", mark_style::hub}};
  EXPECT_THAT(qgis_mark_style("m&m", rules, "<n>"),
              AllOf(HasSubstr("value=\"a&quot;&lt;b\" label=\"1 &amp; 2\""), HasSubstr("attr=\"m&amp;m\""),
                    HasSubstr("fieldName=\"&lt;n&gt;\"")));
}

}  // namespace
}  // namespace wakhan::draw
