// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/page_writer.h"

#include <gtest/gtest.h>

namespace wakhan::api {

TEST(page_writer, breaks_text_and_cuts_laid_out_lines) {
  auto out = page_writer{{60, false}};
  out.write("a " + std::string(58, 'b') + " c", look_of_line::plain, 2);
  out.write_line("   " + std::string(70, 'd'));
  EXPECT_EQ(out.take(), "a " + std::string(58, 'b') + "\n  c\n   " + std::string(56, 'd') + "…\n");
}

TEST(page_writer, keeps_no_blanks_at_the_end_of_a_line) {
  auto out = page_writer{{60, false}};
  out.write_line("a   ");
  out.blank();
  EXPECT_EQ(out.take(), "a\n\n");
}

TEST(page_writer, wraps_each_line_in_its_own_colour) {
  auto out = page_writer{{60, true}};
  out.write("a", look_of_line::title);
  out.write("b");
  EXPECT_EQ(out.take(), "\x1b[1ma\x1b[0m\nb\n");
}

TEST(page_writer, takes_a_width_too_small_for_a_table_as_60) { EXPECT_EQ((page_writer{{3, false}}.width()), 60U); }

}  // namespace wakhan::api
