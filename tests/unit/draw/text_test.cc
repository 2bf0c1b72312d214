// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace wakhan::draw {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(text, escapes_what_xml_reserves) {
  EXPECT_EQ(escape_xml("<a href=\"x\">R&D's</a>"), "&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/a&gt;");
  EXPECT_EQ(escape_xml("Ürümqi 重庆 Алматы 🚂"), "Ürümqi 重庆 Алматы 🚂");
}

TEST(text, replaces_what_xml_cannot_hold) {
  EXPECT_EQ(escape_xml(std::string{"a\0b\x1b\tc", 6}),
            "a\xef\xbf\xbd"
            "b\xef\xbf\xbd\tc");
  EXPECT_EQ(escape_xml("\xff"), "\xef\xbf\xbd");
  EXPECT_EQ(escape_xml("a\xc3"), "a\xef\xbf\xbd");                // cut short
  EXPECT_EQ(escape_xml("\xc0\xaf"), "\xef\xbf\xbd\xef\xbf\xbd");  // overlong
  EXPECT_EQ(escape_xml("\xed\xa0\x80"), "\xef\xbf\xbd");          // surrogate
  EXPECT_EQ(escape_xml("\xef\xbf\xbf"), "\xef\xbf\xbd");          // U+FFFF
}

RC_GTEST_PROP(text, escapes_any_bytes_without_leaving_markup, ()) {
  auto const bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
  auto const safe = escape_xml(bytes);
  RC_ASSERT(safe.find_first_of("<>\"'") == std::string::npos);
  for (auto const c : safe) {
    RC_ASSERT(static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r');
  }
  RC_ASSERT(text_width(bytes, font{10}) >= 0);
}

TEST(text, measures_by_letter_size_and_weight) {
  EXPECT_NEAR(text_width("Duisburg", font{10}), 7.70 + 6.34 + 2.78 + 5.21 + 6.35 + 6.34 + 4.11 + 6.35, 1e-9);
  EXPECT_DOUBLE_EQ(text_width("Duisburg", font{20}), 2 * text_width("Duisburg", font{10}));
  EXPECT_GT(text_width("Duisburg", font{10, true}), text_width("Duisburg", font{10}));
  EXPECT_DOUBLE_EQ(text_width("重庆", font{10}), 20);
  EXPECT_DOUBLE_EQ(text_width("e\xcc\x81", font{10}), text_width("e", font{10}));  // combining acute
  EXPECT_DOUBLE_EQ(text_width("", font{10}), 0);
}

TEST(text, breaks_lines_at_spaces_and_leaves_long_words_alone) {
  EXPECT_THAT(wrap_text("  one two   three ", font{10}, text_width("one two", font{10})),
              ElementsAre("one two", "three"));
  EXPECT_THAT(wrap_text("a Llanfairpwllgwyngyll b", font{10}, 20), ElementsAre("a", "Llanfairpwllgwyngyll", "b"));
  EXPECT_THAT(wrap_text(" ", font{10}, 20), IsEmpty());
}

}  // namespace
}  // namespace wakhan::draw
