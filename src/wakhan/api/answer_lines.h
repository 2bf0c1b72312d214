// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "wakhan/api/page_writer.h"
#include "wakhan/api/route.h"

namespace wakhan::api {

// "fastest, least CO2e": what an answer is best at among all ways; empty for others.
std::string marks_of(itinerary_answer const& a);

// The answers one below the other, a line each.
// Without moments the days are median and P90; with them, those by timetable.
enum class moment_column { none, delivered, ready };
void write_overview(page_writer& out, std::span<itinerary_answer const> answers,
                    moment_column when = moment_column::none);

// One answer with its legs. All answers are given so that the columns of their legs stand below each other.
void write_answer(page_writer& out, std::span<itinerary_answer const> answers, std::size_t number);

}  // namespace wakhan::api
