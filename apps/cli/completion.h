// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "verb_tree.h"

namespace wakhan::cli {

// Scripts that complete verbs, options and the values a shell can know. Ids are asked of the program when they are
// needed; names of places are not completed, there are too many of them.
std::string bash_completion(verb_text const& top);
std::string zsh_completion(verb_text const& top);
std::string fish_completion(verb_text const& top);

}  // namespace wakhan::cli
