// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "verb_tree.h"

namespace wakhan::cli {

// What a verb does, takes and has below it, with examples; no line of ours is wider than `width` columns, at least 60.
std::string help_page(verb_text const& verb, int width);

// Every setting: its name, its variable, what it means.
std::string settings_page(int width);

// The width of such pages where stdout is: that of the terminal, but no wider than is read with ease.
int help_width();

}  // namespace wakhan::cli
