// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "wakhan/timetable/schedule.h"
#include "wakhan/timing/rides.h"

namespace wakhan::timing {

// A service of the schedule, and what of the pack it stands for.
struct offer {
  std::size_t ride = 0;                   // that gets on it
  std::vector<std::size_t> gets_off;      // rides at whose ends it calls, in order
  std::vector<net::service_id> services;  // one whose days are known, or all that share a mean wait; may be empty
  std::int64_t mean_wait_s = 0;           // 0 where days are known
  bool has_hour = false;                  // days are known by the hour, not by the day alone
};

// The schedule of one itinerary: stop 0 is its beginning, then come where each ride gets on and off, and its end.
struct ride_schedule {
  timetable::schedule rows;
  std::vector<offer> offers;  // by service of the schedule

  static timetable::stop_id begin() { return timetable::stop_id{0U}; }
  timetable::stop_id end() const { return timetable::stop_id{rows.stops.size() - 1}; }
};

// Makes it. Each ride may get on
//  * a named service whose days are known, where it gets on at the service's first stop and the service calls where
//  this
//    ride ends or, over breaks of gauge, a later one, or within 60 km: it stays aboard as far as the service calls;
//  * any departure of those whose days are not known, together: after half their headway, as the itinerary's bill has
//  it.
// Where all that leave have a season, out of it the general frequency of the mode holds, as where no service is named;
// a ferry out of season waits for its first day. Before its first date and after the last a service has its frequency.
// What is published without an hour is reached at the start of the day, and leaves at noon; daily without an hour is no
// more than a frequency.
ride_schedule schedule_of(net::network const& n, cut_itinerary const& parts);

}  // namespace wakhan::timing
