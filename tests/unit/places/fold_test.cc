// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

namespace wakhan::places {
namespace {

TEST(fold, removes_case_accents_spaces_and_punctuation) {
  EXPECT_EQ(fold("São Paulo"), "saopaulo");
  EXPECT_EQ(fold("Małaszewicze"), "malaszewicze");
  EXPECT_EQ(fold("Nur-Sultan"), "nursultan");
  EXPECT_EQ(fold("Xi’an"), "xian");
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold("İzmir"), "izmir");
  EXPECT_EQ(fold(" Hong  Kong "), fold("HONG-KONG"));
}

TEST(fold, keeps_digits_of_every_script) {
  EXPECT_EQ(fold("Terminal 2"), "terminal2");
  EXPECT_EQ(fold("１２３"), "123");
  EXPECT_EQ(fold("۷۵۰"), "750");
}

TEST(fold, transliterates_other_scripts) {
  EXPECT_EQ(fold("Москва"), "moskva");
  EXPECT_EQ(fold("重庆"), "chongqing");
  EXPECT_EQ(fold("서울"), "seoul");
  EXPECT_EQ(fold("Αθήνα"), "athena");
  EXPECT_EQ(fold("თბილისი"), "tbilisi");
}

TEST(fold, takes_yo_for_ye) { EXPECT_EQ(fold("Орёл"), fold("Орел")); }

TEST(fold, makes_composed_and_decomposed_letters_equal) {
  EXPECT_EQ(fold("Zu\u0308rich"), fold("Zürich"));
  EXPECT_EQ(fold("Бии\u0306ск"), fold("Бийск"));
}

TEST(fold, writes_letters_that_icu_leaves) {
  EXPECT_EQ(fold("Gəncə"), "gence");
  EXPECT_EQ(fold("Өскемен"), "oskemen");
  EXPECT_EQ(fold("ABÜ ҮҰҺ"), "abuuuh");
}

TEST(fold, keeps_names_in_scripts_icu_does_not_know) {
  EXPECT_EQ(fold("ལས"), "u0f63u0f66");
  EXPECT_NE(fold("ພະ"), fold("ວຽ"));
}

TEST(fold, gives_nothing_for_punctuation_and_broken_bytes) {
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(fold("?!… —"), "");
  EXPECT_EQ(fold("\xff\xfe\x80"), "");
  EXPECT_EQ(fold("Bre\xffst"), "brest");
}

TEST(fold, gives_the_same_on_many_threads) {
  auto const names = std::vector<std::string>{"重庆", "Москва", "กรุงเทพ", "دبي", "दिल्ली", "Łódź"};
  auto expected = std::vector<std::string>{};
  std::transform(names.begin(), names.end(), std::back_inserter(expected), [](auto const& n) { return fold(n); });
  auto wrong = std::vector<int>(4);
  {
    auto threads = std::vector<std::jthread>{};
    for (auto& count : wrong) {
      threads.emplace_back([&] {
        for (auto i = std::size_t{0}; i < 600; ++i) {
          count += fold(names[i % names.size()]) == expected[i % names.size()] ? 0 : 1;
        }
      });
    }
  }
  EXPECT_THAT(wrong, testing::Each(0));
}

RC_GTEST_PROP(fold, is_idempotent_and_plain_for_any_bytes, (std::string const& bytes)) {
  auto const once = fold(bytes);
  RC_ASSERT(fold(once) == once);
  RC_ASSERT(once.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos);
}

RC_GTEST_PROP(fold, is_idempotent_and_plain_for_any_characters, ()) {
  auto text = std::string{};
  for (auto const c : *rc::gen::container<std::vector<char32_t>>(rc::gen::inRange<char32_t>(0x80, 0x10000))) {
    text += static_cast<char>(0xe0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
    text += static_cast<char>(0x80 | (c & 0x3f));
  }
  auto const once = fold(text);
  RC_ASSERT(fold(once) == once);
  RC_ASSERT(once.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos);
}

TEST(spell, keeps_what_fold_makes_equal) {
  EXPECT_EQ(fold("苏州"), fold("宿州"));
  EXPECT_NE(spell("苏州"), spell("宿州"));
}

TEST(spell, ignores_case_and_composition) {
  EXPECT_EQ(spell("МОСКВА"), spell(" москва "));
  EXPECT_EQ(spell("Zu\u0308rich"), spell("zürich"));
}

TEST(spell, is_empty_for_ascii) { EXPECT_EQ(spell("Brest"), ""); }

TEST(fold_code, ignores_case_blanks_and_the_gap_of_a_locode) {
  EXPECT_EQ(fold_code(" CNCKG "), "cnckg");
  EXPECT_EQ(fold_code("CN CKG"), "cnckg");
  EXPECT_EQ(fold_code("us-q9x"), "usq9x");
}

TEST(fold_code, keeps_hyphens_of_row_ids) {
  EXPECT_EQ(fold_code("Altynkol-Dostyk"), "altynkol-dostyk");
  EXPECT_EQ(fold_code("12-345"), "12-345");
}

TEST(printable, replaces_broken_bytes_and_drops_control_characters) {
  EXPECT_EQ(printable("Br\x1b[31mest\n"), "Br[31mest");
  EXPECT_EQ(printable("a\xff"), "a\uFFFD");
}

TEST(printable, shortens_long_texts) { EXPECT_EQ(printable(std::string(500, 'x')), std::string(60, 'x').append("…")); }

}  // namespace
}  // namespace wakhan::places
