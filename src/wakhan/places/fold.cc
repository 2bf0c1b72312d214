// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/fold.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "wakhan/base/error.h"

namespace wakhan::places {

namespace {

char ascii_lower(char const c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_digit(char const c) { return c >= '0' && c <= '9'; }

bool is_alnum(char const c) { return (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || is_digit(c); }

std::string fold_ascii(std::string_view const text) {
  auto key = std::string{};
  key.reserve(text.size());
  for (auto const c : text) {
    if (is_alnum(c)) {
      key += ascii_lower(c);
    }
  }
  return key;
}

// Making one takes milliseconds; using one from many threads is allowed (ICU locks inside).
icu::Transliterator const& to_latin() {
  static auto const kInstance = [] {
    auto status = U_ZERO_ERROR;
    auto made = std::unique_ptr<icu::Transliterator>{
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status)};
    verify(U_SUCCESS(status) && made != nullptr, errc::internal, "ICU has no transliterator Any-Latin: {}",
           u_errorName(status));
    return made;
  }();
  return *kInstance;
}

// Lower-case letters of Azeri, Kazakh, Uyghur, Urdu, Pashto, Kurdish and Malayalam that ICU 72 leaves as they are, by
// code point.
constexpr auto kLeftByIcu = std::to_array<std::pair<UChar32, char>>({
    {0x01DD, 'e'}, {0x0259, 'e'}, {0x04AF, 'u'}, {0x04B1, 'u'}, {0x04B3, 'h'}, {0x04BB, 'h'}, {0x04D9, 'e'},
    {0x04E9, 'o'}, {0x0679, 't'}, {0x067C, 't'}, {0x0688, 'd'}, {0x0689, 'd'}, {0x06AB, 'g'}, {0x06BA, 'n'},
    {0x06BE, 'h'}, {0x06C1, 'h'}, {0x06C6, 'o'}, {0x06C7, 'u'}, {0x06CE, 'e'}, {0x06D0, 'e'}, {0x06D2, 'e'},
    {0x06D5, 'e'}, {0x0D7B, 'n'}, {0x0D7C, 'r'}, {0x0D7D, 'l'},
});

bool is_letter(UChar32 const c) {
  return (U_MASK(u_charType(c)) & (U_GC_LU_MASK | U_GC_LL_MASK | U_GC_LT_MASK | U_GC_LO_MASK)) != 0;
}

void append_folded(UChar32 const upper, std::string& key) {
  auto const c = u_tolower(upper);
  if (c < 0x80) {
    if (is_alnum(static_cast<char>(c))) {
      key += static_cast<char>(c);
    }
    return;
  }
  auto const known = std::lower_bound(kLeftByIcu.begin(), kLeftByIcu.end(), c,
                                      [](auto const& entry, UChar32 const value) { return entry.first < value; });
  if (known != kLeftByIcu.end() && known->first == c) {
    key += known->second;
  } else if (auto const digit = u_charDigitValue(c); digit >= 0 && digit <= 9) {
    key += static_cast<char>('0' + digit);
  } else if (is_letter(c)) {
    key += fmt::format("u{:04x}", static_cast<unsigned>(c));
  }
}

template <typename Visit>
void for_each_character(icu::UnicodeString const& text, Visit const& visit) {
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    visit(text.char32At(i));
  }
}

icu::UnicodeString decode(std::string_view const utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece{utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

// Two letters, a blank or hyphen, three letters or digits.
bool is_split_locode(std::string_view const text) {
  return text.size() == 6 && (text[2] == ' ' || text[2] == '-') && is_alnum(text[0]) && is_alnum(text[1]) &&
         std::all_of(text.begin() + 3, text.end(), is_alnum) && !is_digit(text[0]) && !is_digit(text[1]);
}

}  // namespace

std::string fold(std::string_view const utf8) {
  if (is_ascii(utf8)) {
    return fold_ascii(utf8);
  }
  auto text = decode(utf8);
  to_latin().transliterate(text);
  auto key = std::string{};
  for_each_character(text, [&](UChar32 const c) { append_folded(c, key); });
  return key;
}

std::string spell(std::string_view const utf8) {
  if (is_ascii(utf8)) {
    return {};
  }
  auto status = U_ZERO_ERROR;
  auto const* const form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  verify(U_SUCCESS(status), errc::internal, "ICU has no NFKC case folding: {}", u_errorName(status));
  auto const text = form->normalize(decode(utf8), status);
  verify(U_SUCCESS(status), errc::internal, "ICU cannot normalize a text: {}", u_errorName(status));
  auto spelling = std::string{};
  text.toUTF8String(spelling);
  return std::string{trim(spelling)};
}

bool is_ascii(std::string_view const text) {
  return std::all_of(text.begin(), text.end(), [](char const c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string_view trim(std::string_view const text) {
  constexpr auto kBlanks = " \t\r\n\v\f";
  auto const first = text.find_first_not_of(kBlanks);
  return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string fold_code(std::string_view const text) {
  auto code = std::string{trim(text)};
  std::transform(code.begin(), code.end(), code.begin(), ascii_lower);
  if (is_split_locode(code)) {
    code.erase(2, 1);
  }
  return code;
}

std::string printable(std::string_view const text) {
  constexpr auto kLongest = 60;
  auto kept = icu::UnicodeString{};
  auto n = 0;
  for_each_character(decode(text.substr(0, 1024)), [&](UChar32 const c) {
    if (!u_iscntrl(c) && n++ < kLongest) {
      kept.append(c);
    }
  });
  auto utf8 = std::string{};
  kept.toUTF8String(utf8);
  return n > kLongest ? utf8 + "…" : utf8;
}

}  // namespace wakhan::places
