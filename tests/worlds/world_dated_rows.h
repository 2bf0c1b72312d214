// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "line_words.h"
#include "wakhan/load/network_builder.h"
#include "world_file.h"

namespace wakhan::worlds {

// Lines of a world that hold on some days only: a post's other hours or that it is closed, a railway's own speed, and
// what a trade lane adds to a passage's price.
void read_period(world& out, words& w, std::size_t line);
void read_speed(world& out, words& w, std::size_t line);
void read_lane(world& out, words& w, std::size_t line);

// Their rows, once posts and passages are drawn. errc::bad_input names the file and line of one that is not.
void add_dated_rows(world const& w, load::network_builder& out);

}  // namespace wakhan::worlds
