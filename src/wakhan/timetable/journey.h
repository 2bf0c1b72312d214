// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "wakhan/timetable/compiled_timetable.h"
#include "wakhan/timetable/found_way.h"

namespace wakhan::timetable {

// One ride on a service, or one link where `by` is invalid. Moments are seconds since 1970-01-01 UTC.
struct leg {
  service_id by;
  link_id over;
  std::uint32_t departure = 0;                    // which of the week's or of the dates given
  std::int64_t course_begins = 0;                 // when the service left its first call
  std::uint32_t board_call = 0, alight_call = 0;  // places on the course, from 0 on
  stop_id from, to;
  std::int64_t ready = 0;    // freight is there and handled
  std::int64_t cut_off = 0;  // last moment for this departure; `ready` for a service of unknown days
  std::int64_t departs = 0, arrives = 0;
  std::int64_t waiting_s = 0;  // from ready to departing
  std::int64_t cents = 0, grams_co2e = 0;
};

struct journey {
  stop_id from, to;
  std::int64_t begins = 0;    // the moment asked for, or the latest that will do
  std::int64_t leave_by = 0;  // last moment at which freight at the start still makes its first departure
  std::int64_t arrives = 0;
  std::uint32_t services = 0;
  std::int64_t cents = 0, grams_co2e = 0;
  std::vector<leg> legs;
};

// Steps in the order of travel, in calls of the direction ahead.
std::vector<step> steps_ahead(compiled_timetable const& t, found_way const& way, bool was_backward);

// Travels steps from a stop and a moment on, each time with the first departure that can be made.
journey travel(compiled_timetable const& t, stop_id from, std::int64_t begins, std::span<step const> steps);

}  // namespace wakhan::timetable
