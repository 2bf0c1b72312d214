// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wakhan::places {

// A name reduced to the letters a-z and digits 0-9, so that spellings of one name become equal: case, accents, spaces
// and punctuation go away, other scripts are transliterated by ICU ("Any-Latin; Latin-ASCII").
//   fold("São Paulo") == "saopaulo"   fold("重庆") == "chongqing"   fold("Hong-Kong") == fold("hong kong")
// A letter that ICU cannot transliterate (Lao, Khmer, Tibetan…) becomes 'u' and its code point in hexadecimal.
// fold(fold(x)) == fold(x). Any bytes are allowed; invalid UTF-8 counts as punctuation. Safe on many threads.
std::string fold(std::string_view utf8);

// A name in its own spelling, apart from case and Unicode's compatibility forms (NFKC with case folding, blanks around
// it removed); empty if it is all ASCII, when fold() loses nothing that matters. Tells apart what fold() makes equal:
// 苏州 and 宿州 are both "suzhou".
std::string spell(std::string_view utf8);

bool is_ascii(std::string_view text);

// The text without blanks (ASCII) around it.
std::string_view trim(std::string_view text);

// A code as the name index keeps it: without blanks around it, in ASCII lower case, and a UN/LOCODE written in two
// words
// ("CN CKG", "CN-CKG") in one.
std::string fold_code(std::string_view text);

// The text made fit for a message: valid UTF-8 without control characters, at most 60 characters.
std::string printable(std::string_view text);

}  // namespace wakhan::places
