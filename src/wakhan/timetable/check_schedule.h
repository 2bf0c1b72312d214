// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/timetable/schedule.h"

namespace wakhan::timetable {

// Limits that keep every sum of a search within 32 bits.
inline constexpr std::int64_t kMostSeconds = 366 * kDaySeconds;       // of a course, a link, handling, a cut-off
inline constexpr std::int64_t kMostHorizon = 10 * 366 * kDaySeconds;  // of a question
inline constexpr std::int64_t kMostCents = 10'000'000;                // of a course with boarding, of a link

// Throws bad_input where a schedule does not make sense, naming stop, link or service and the value, and limit where a
// number is larger than a search can add up.
void check_schedule(schedule const& s);

}  // namespace wakhan::timetable
