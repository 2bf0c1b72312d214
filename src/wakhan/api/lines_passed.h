// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "wakhan/load/line_attributes.h"
#include "wakhan/load/pack.h"
#include "wakhan/route/itinerary.h"

// What is published of the railways and roads that a way passes (line_attributes.csv), beside what its figures are
// reckoned with.
namespace wakhan::api {

// The rows that hold on a day and whose section a leg passes: its mode, and every point of theirs within 8 km of its
// line, in either direction. In the order of the leg.
std::vector<load::line_attributes> lines_passed(std::span<load::line_attributes const> rows, route::leg const& leg,
                                                std::int32_t day);

// "2 tracks, 25kV, trains up to 1,500 m, 60 trains a day of capacity": what a row says.
std::string attributes_words(load::line_attributes const& a);

// Every row, line by line, with its source.
std::string lines_text(load::pack const& pack);

}  // namespace wakhan::api
