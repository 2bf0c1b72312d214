// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "wakhan/draw/svg_map.h"

namespace wakhan::draw {

// All lines of one style as few long ones: a line that begins where the one before ended goes on with it, and a segment
// that several lines share is drawn once. Without this, dash patterns start anew at every link or fill each other's
// gaps.
std::vector<line> chains_of(std::span<map_line const> lines, line_style style);

}  // namespace wakhan::draw
