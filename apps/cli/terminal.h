// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "wakhan/base/progress.h"

namespace wakhan::cli {

bool is_terminal_output();
bool is_terminal_progress();
// Whether answers on stdout may be coloured, by the wish "auto", "always" or "never"; auto: at a terminal unless
// NO_COLOR is set.
bool may_colour(std::string_view wish);
// Columns to fill, from 60 on: COLUMNS where it is set, else those of the terminal on stdout, 100 where there is none.
int terminal_width();

// From here on Ctrl-C ends the program with exit code 130, until work that can be stopped in order takes it over.
void end_when_interrupted();

// Progress on stderr once work takes longer than a second: one line that is rewritten on a terminal, else a line a
// step. Asks for a stop when the user presses Ctrl-C.
progress progress_on_stderr(bool is_quiet);

}  // namespace wakhan::cli
