// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "verb_tree.h"

namespace wakhan::cli {

// The manual page (section 1) of one verb in the man macros of troff.
std::string man_page(verb_text const& verb, std::string const& version);

}  // namespace wakhan::cli
