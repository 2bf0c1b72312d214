// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "wakhan/base/letters.h"

// One rule for every value that is one of a list, in the table of options or in a pack: the case of its letters does
// not matter where the list has no two words that differ in nothing else.
namespace wakhan::api {

// How a list spells the word: as written where it is there, else as the only one that differs in case alone; nothing
// where there is none, or more than one.
template <typename Words>
std::optional<std::string> spelling_in(Words const& known, std::string_view const written) {
  auto found = std::optional<std::string>{};
  auto is_ambiguous = false;
  for (auto const& word : known) {
    auto const one = std::string_view{word};
    if (one == written) {
      return std::string{one};
    }
    if (in_small_letters(one) == in_small_letters(written)) {
      is_ambiguous = is_ambiguous || (found && *found != one);
      found = std::string{one};
    }
  }
  return is_ambiguous ? std::nullopt : found;
}

}  // namespace wakhan::api
