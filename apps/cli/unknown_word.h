// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "verb_tree.h"

namespace wakhan::cli {

// Throws error{usage} that names what on the command line no verb takes, with what may have been meant; where every
// word is known, with what else is wrong.
[[noreturn]] void throw_usage(verb_text const& top, std::vector<std::string> const& words,
                              std::string const& otherwise);

}  // namespace wakhan::cli
