// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/timetable/lower_bounds.h"

namespace wakhan::timetable {

// A schedule that was checked, with what searches need, for any number of questions by any number of threads. Memory
// grows with calls and departures a week, never with how far ahead is asked.
class compiled_timetable {
 public:
  // Throws what check_schedule() throws.
  explicit compiled_timetable(schedule s);
  compiled_timetable(compiled_timetable const&) = delete;
  compiled_timetable& operator=(compiled_timetable const&) = delete;

  schedule const& rows() const { return rows_; }
  calendar const& days() const { return days_; }
  direction const& ahead() const { return ahead_; }
  direction const& back() const { return back_; }
  prices const& paid() const { return paid_; }
  lower_bounds const& seconds_ahead() const { return seconds_ahead_; }
  lower_bounds const& seconds_back() const { return seconds_back_; }
  lower_bounds const& cents_ahead() const { return cents_ahead_; }

 private:
  schedule rows_;
  calendar days_;
  direction ahead_, back_;
  prices paid_;
  lower_bounds seconds_ahead_, seconds_back_, cents_ahead_;
};

}  // namespace wakhan::timetable
