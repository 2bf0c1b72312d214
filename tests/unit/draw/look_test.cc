// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/look.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace wakhan::draw {
namespace {

TEST(look, tells_every_style_from_every_other_by_colour_and_by_dashes) {
  std::set<line_style> styles;
  std::set<std::string> colours;
  std::set<std::string> dashes;
  for (auto const& appearance : kLooks) {
    styles.insert(appearance.style);
    colours.insert(appearance.colour);
    dashes.insert(appearance.dash);
  }
  EXPECT_EQ(styles.size(), kLooks.size());
  EXPECT_EQ(colours.size(), kLooks.size());
  EXPECT_EQ(dashes.size(), kLooks.size());
}

TEST(look, tells_every_mark_from_every_other_by_colour_and_by_shape) {
  std::set<mark_style> styles;
  std::set<std::string> colours;
  std::set<std::string> shapes;
  for (auto const& appearance : kMarks) {
    styles.insert(appearance.style);
    colours.insert(appearance.colour);
    shapes.insert(appearance.shape);
  }
  EXPECT_EQ(styles.size(), kMarks.size());
  EXPECT_EQ(colours.size(), kMarks.size());
  EXPECT_EQ(shapes.size(), kMarks.size());
}

}  // namespace
}  // namespace wakhan::draw
