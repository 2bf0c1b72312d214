// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

// What may stand after an option, where a shell can know it.
namespace wakhan::cli {

enum class value_kind {
  text,   // nothing is known beforehand
  words,  // one of `words`
  list,   // some of `words`, with commas between
  ids,    // some of the pack's ids, with commas between
  file,
  folder,
};

struct option_values {
  std::string option;  // "--load", or "doctor --format" for what holds at one verb alone
  value_kind kind{value_kind::text};
  std::vector<std::string> words;
};

// The row of an option of a verb, by its longest name; kind text where it has none.
option_values const& values_of(std::string const& verb, std::string const& option);
// Whether the verb has a row of its own for it.
bool has_own_values(std::string const& verb, std::string const& option);

// The words after --format.
std::vector<std::string> const& answer_formats();

}  // namespace wakhan::cli
