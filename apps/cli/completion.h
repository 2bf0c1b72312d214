// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "verb_tree.h"

namespace wakhan::cli {

// Scripts that complete verbs, options and the values a shell can know. Ids are asked of the program when they are
// needed; names of places are not completed, there are too many of them.
enum class value_kind { text, words, list, id, ids, file, folder };

// What may stand after an option; a positional too.
value_kind kind_of(option_text const& option);
// The words that may stand as an argument of the verb.
std::vector<std::string> words_of_arguments(verb_text const& top, verb_text const& verb);

std::string bash_completion(verb_text const& top);
std::string zsh_completion(verb_text const& top);
std::string fish_completion(verb_text const& top);

}  // namespace wakhan::cli
