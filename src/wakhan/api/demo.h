// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "wakhan/api/route.h"

namespace wakhan::api {

// One ready question of `wakhan demo`, with what to look for in its answer.
struct demo_question {
  std::string command;  // as a user would type it
  route_request request;
  std::string why;  // what the question is about
};

std::vector<demo_question> demo_questions();

// A few lines that say what the answer shows, computed from it.
std::string explain_demo(demo_question const& question, route_answer const& answer);

}  // namespace wakhan::api
