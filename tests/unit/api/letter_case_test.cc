// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/letter_case.h"

#include <gtest/gtest.h>

#include <vector>

namespace wakhan::api {
namespace {

using words = std::vector<std::string>;

TEST(letter_case, does_not_matter_where_one_word_alone_is_meant) {
  EXPECT_EQ(spelling_in(words{"feu", "teu"}, "FEU"), "feu");
  EXPECT_EQ(spelling_in(words{"RU", "KZ"}, "kz"), "KZ");
  EXPECT_EQ(spelling_in(words{"RU", "RU"}, "ru"), "RU");
  EXPECT_EQ(spelling_in(words{"feu"}, "fe"), std::nullopt);
  EXPECT_EQ(spelling_in(words{}, "feu"), std::nullopt);
}

TEST(letter_case, tells_words_apart_that_differ_in_nothing_else) {
  auto const both = words{"MT", "mt"};
  EXPECT_EQ(spelling_in(both, "mt"), "mt");
  EXPECT_EQ(spelling_in(both, "MT"), "MT");
  EXPECT_EQ(spelling_in(both, "Mt"), std::nullopt);
}

TEST(letter_case, leaves_other_letters_as_they_are) { EXPECT_EQ(in_small_letters("K\xc3\x96LN-1"), "k\xc3\x96ln-1"); }

}  // namespace
}  // namespace wakhan::api
