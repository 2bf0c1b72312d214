// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/mode.h"

#include <gtest/gtest.h>

namespace wakhan::net {

namespace {

TEST(modes, are_parsed_by_the_names_they_print) {
  for (std::size_t m = 0; m < kModes; ++m) {
    EXPECT_EQ(parse_mode(name_of(static_cast<mode>(m))), static_cast<mode>(m));
  }
  EXPECT_FALSE(parse_mode("camel"));
  EXPECT_FALSE(parse_mode("none")) << "no mode is none that a row may name";
}

TEST(gauges, are_carriage_systems_of_their_own) {
  EXPECT_EQ(rail_carriage(1520), carriage::rail_1520);
  EXPECT_EQ(gauge_mm(carriage::rail_1676), 1676);
  EXPECT_EQ(gauge_mm(carriage::road), 0);
  EXPECT_FALSE(rail_carriage(1434));
  EXPECT_TRUE(is_rail(carriage::rail_1067));
  EXPECT_FALSE(is_rail(carriage::sea));
}

TEST(river_sea_vessels, pay_a_rate_of_their_own) {
  EXPECT_EQ(rate_mode(carriage::river_sea, mode::sea), mode::waterway);
  EXPECT_EQ(rate_mode(carriage::sea, mode::sea), mode::sea);
}

}  // namespace

}  // namespace wakhan::net
