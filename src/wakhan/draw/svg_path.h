// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "wakhan/draw/plane.h"

namespace wakhan::draw {

// A number with one decimal, as everywhere in our figures; never "-0.0".
std::string tenths(double value);

// Adds the points to SVG path data as "M x y l dx dy …", in steps of 0.1 px that do not add up errors; a closed path
// ends with "z". Paths that shrink to a point are left out.
void append_path_data(std::string& out, std::span<xy const> points, bool closed);

}  // namespace wakhan::draw
