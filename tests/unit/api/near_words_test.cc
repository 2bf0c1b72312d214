// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/near_words.h"

#include <gmock/gmock.h>

namespace wakhan::api {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> const& verbs() {
  static auto const list = std::vector<std::string>{"route", "pack", "demo", "doctor", "help"};
  return list;
}

TEST(near_words, finds_a_word_with_a_letter_missing_changed_or_swapped) {
  EXPECT_THAT(near_words("rout", verbs()), ElementsAre("route"));
  EXPECT_THAT(near_words("ruote", verbs()), ElementsAre("route"));
  EXPECT_THAT(near_words("dumo", verbs()), ElementsAre("demo"));
}

TEST(near_words, finds_a_word_in_another_case) {
  EXPECT_THAT(near_words("ROUET", verbs()), ElementsAre("route"));
  EXPECT_THAT(near_words("kzz", {"KZ", "RU"}), ElementsAre("KZ"));
}

TEST(near_words, finds_a_word_by_its_beginning) {
  EXPECT_THAT(near_words("doc", verbs()), ElementsAre("doctor"));
  EXPECT_THAT(near_words("packs", verbs()), ElementsAre("pack"));
}

TEST(near_words, finds_a_word_by_a_part_of_four_letters) {
  auto const posts = std::vector<std::string>{"brest-malaszewicze", "suez", "post"};
  EXPECT_THAT(near_words("malaszewicze", posts), ElementsAre("brest-malaszewicze"));
  EXPECT_THAT(near_words("suez-canal", posts), ElementsAre("suez"));
  EXPECT_THAT(near_words("ewi", posts), IsEmpty());
}

TEST(near_words, offers_nothing_where_nothing_is_near) {
  EXPECT_THAT(near_words("elephant", verbs()), IsEmpty());
  EXPECT_THAT(near_words("", verbs()), IsEmpty());
  EXPECT_EQ(did_you_mean("elephant", verbs()), "");
}

TEST(near_words, puts_the_nearest_first_and_offers_three_at_most) {
  EXPECT_THAT(near_words("aaaaaa", {"aaaabb", "aaaaab", "aaaaac", "aaaaaa"}),
              ElementsAre("aaaaaa", "aaaaab", "aaaaac"));
  EXPECT_EQ(did_you_mean("pak", verbs()), "did you mean pack?");
}

}  // namespace
}  // namespace wakhan::api
