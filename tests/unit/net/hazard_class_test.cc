// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/hazard_class.h"

#include <gtest/gtest.h>

#include <bit>

namespace wakhan::net {
namespace {

TEST(parse_hazard_class, a_division_is_one_bit_and_a_class_those_of_its_divisions) {
  for (std::size_t i = 0; i < kHazardDivisions.size(); ++i) {
    EXPECT_EQ(parse_hazard_class(kHazardDivisions[i]), 1U << i) << kHazardDivisions[i];
  }
  EXPECT_EQ(parse_hazard_class("2"),
            *parse_hazard_class("2.1") | *parse_hazard_class("2.2") | *parse_hazard_class("2.3"));
  EXPECT_EQ(std::popcount(*parse_hazard_class("1")), 6);
  auto all = std::uint32_t{0};
  for (auto const* const word : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "9A"}) {
    EXPECT_EQ(all & *parse_hazard_class(word), 0U) << word;
    all |= *parse_hazard_class(word);
  }
  EXPECT_EQ(all, kAllHazards);
}

TEST(parse_hazard_class, what_is_neither_is_nothing) {
  for (auto const* const word : {"", "0", "10", "1.7", "1.", ".1", "3.1", "2.4", "9B", "A", "9a", " 3", "1.1S", "."}) {
    EXPECT_EQ(parse_hazard_class(word), std::nullopt) << "'" << word << "'";
  }
}

}  // namespace
}  // namespace wakhan::net
