// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "wakhan/api/route.h"

namespace wakhan::api {

// What a planner has to know of the passages of some answers, each once: the warnings of their rows. A passage that is
// open, but hardly used, stays open: whether to count on it is the question's to decide.
std::vector<std::string> passage_warnings(load::pack const& pack, std::vector<itinerary_answer> const& answers);

}  // namespace wakhan::api
