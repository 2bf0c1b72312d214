// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/api/route.h"

namespace wakhan::api {

struct table_options {
  int width{100};  // columns of the terminal; no line is longer. Below 60 it is taken as 60
  bool colour{};   // with ANSI colours
};

// The answer as a planner reads it in a terminal: the question as understood, the answers side by side when there are
// several, then each with its legs. Without an answer: why, how far freight gets, and what to try.
std::string route_table(route_answer const& answer, table_options const& options = {});

}  // namespace wakhan::api
