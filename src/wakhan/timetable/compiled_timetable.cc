// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/compiled_timetable.h"

#include <utility>

#include "wakhan/timetable/check_schedule.h"

namespace wakhan::timetable {

namespace {

schedule checked(schedule s) {
  check_schedule(s);
  return s;
}

}  // namespace

compiled_timetable::compiled_timetable(schedule s)
    : rows_{checked(std::move(s))},
      days_{rows_.services},
      ahead_{rows_, days_, false},
      back_{rows_, days_, true},
      paid_{rows_, ahead_},
      seconds_ahead_{lower_bounds::of_seconds(ahead_, back_)},
      seconds_back_{lower_bounds::of_seconds(back_, ahead_)},
      cents_ahead_{lower_bounds::of_cents(rows_, ahead_, back_)} {}

}  // namespace wakhan::timetable
