// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/api/small_answer.h"
#include "wakhan/base/error.h"

namespace wakhan::api {

using test::no_answer;
using test::small_answer;
using test::the_small_pack;
using testing::HasSubstr;
using testing::Not;

TEST(route_svg, shows_title_answers_and_the_attribution_of_the_sources) {
  auto const svg = route_svg(the_small_pack().pack, small_answer());
  EXPECT_THAT(svg, HasSubstr("Chongqing,CN → Baku,AZ"));
  EXPECT_THAT(svg, HasSubstr("2 ways that differ"));
  EXPECT_THAT(svg, HasSubstr("© OpenStreetMap contributors, ODbL-1.0"));
  EXPECT_THAT(svg, HasSubstr("GeoNames, CC-BY-4.0"));
  EXPECT_THAT(svg, HasSubstr("Suez Canal"));
  EXPECT_THAT(svg, HasSubstr(">Rail<"));
  EXPECT_THAT(svg, HasSubstr(">Air<"));
}

TEST(route_svg, draws_one_answer_alone_when_asked) {
  auto const svg = route_svg(the_small_pack().pack, small_answer(), 1);
  EXPECT_THAT(svg, HasSubstr("Air; one 40-foot container (feu):"));
  EXPECT_THAT(svg, Not(HasSubstr(">Rail<")));
  EXPECT_THAT(svg, Not(HasSubstr("Suez Canal")));
}

TEST(route_svg, refuses_answers_that_do_not_exist) {
  EXPECT_THROW(route_svg(the_small_pack().pack, small_answer(), 3), error);
  EXPECT_THROW(route_svg(the_small_pack().pack, small_answer(), -1), error);
  EXPECT_THROW(route_svg(the_small_pack().pack, no_answer()), error);
}

TEST(route_svg, gives_equal_bytes_for_equal_answers) {
  EXPECT_EQ(route_svg(the_small_pack().pack, small_answer()), route_svg(the_small_pack().pack, small_answer()));
}

}  // namespace wakhan::api
