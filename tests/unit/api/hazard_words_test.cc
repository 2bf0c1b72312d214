// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/hazard_words.h"

#include <gtest/gtest.h>

#include "wakhan/net/hazard_class.h"

namespace wakhan::api {
namespace {

std::uint32_t bits(std::initializer_list<char const*> const words) {
  auto all = std::uint32_t{0};
  for (auto const* const word : words) {
    all |= *net::parse_hazard_class(word);
  }
  return all;
}

TEST(division_words, tell_whole_classes_as_such_and_divisions_one_by_one) {
  EXPECT_EQ(division_words(bits({"1", "3", "6.1", "9A"})), "1, 3, 6.1, 9A");
  EXPECT_EQ(division_words(bits({"1.1", "2.3", "9"})), "1.1, 2.3, 9");
  EXPECT_EQ(division_words(bits({"6.1", "6.2"})), "6");
  EXPECT_EQ(division_words(net::kAllHazards), "all classes");
}

}  // namespace
}  // namespace wakhan::api
