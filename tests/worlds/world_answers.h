// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "world_file.h"

namespace wakhan::worlds {

// What comes out for each question of a world, a line an answer as the file writes them below it.
std::vector<std::vector<std::string>> answer(world const& w);

}  // namespace wakhan::worlds
