// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "wakhan/timetable/arrival_search.h"
#include "wakhan/timetable/journey.h"
#include "wakhan/timetable/money_search.h"

namespace wakhan::timetable {

// A stop and a moment in seconds since 1970-01-01 UTC: from when on freight is there, or by when it has to be.
struct stop_at {
  stop_id at;
  std::int64_t moment = 0;
};

struct profile {
  std::vector<journey> journeys;  // by departure
  bool is_complete = true;        // false where there were more than asked for
};

// Asks a timetable. Nothing counts that takes longer than the horizon, from the first moment given on (looking back:
// before the last). Questions throw bad_input for a stop that does not exist, no stop at all, or moments that lie
// further apart than the horizon or beyond the year 5000.
//
// Freight gets on a departure if it is ready at its cut-off. It is ready when it is there at the start of the question,
// at the end of a link, or when it has arrived by a service and been handled. Between two services lies one link at
// most. It has arrived at the end when service or link has. Of ways equal in what is asked the one found first stays,
// always the same one for a schedule and a question; it is travelled with the first departure that can be made at each
// stop. Keeps memory between questions; not to be used by two threads at once.
class planner {
 public:
  explicit planner(compiled_timetable const& t, std::int64_t horizon_s = 366 * kDaySeconds);

  std::optional<journey> earliest_arrival(std::span<stop_at const> from, stop_id to);
  // At each stop, in their order.
  std::vector<std::optional<std::int64_t>> earliest_arrivals(std::span<stop_at const> from);

  // The last moment at which freight can be at `from` and still be at one of the ends in time. begins of the journey is
  // that moment.
  std::optional<journey> latest_departure(stop_id from, std::span<stop_at const> by);
  std::vector<std::optional<std::int64_t>> latest_departures(std::span<stop_at const> by);

  // All pairs of departure and arrival that no other beats (leaves later and arrives no later, or arrives earlier and
  // leaves no earlier), for departures from the one moment to the other, both included. Where services of unknown days
  // or links alone lead there, every second is a pair of its own: no more than `most` are told.
  profile departures_between(stop_id from, stop_id to, std::int64_t first, std::int64_t last, std::size_t most = 1000);

  // All ways that no other beats in arrival and number of services: fewest services first.
  std::vector<journey> arrivals_by_services(std::span<stop_at const> from, stop_id to);
  // The same in arrival, number of services and money: by number of services, then arrival. Throws limit where a way
  // that is looked at costs more than 2^30 cents.
  std::vector<journey> arrivals_by_services_and_money(std::span<stop_at const> from, stop_id to);

 private:
  clock clock_for(std::span<stop_at const> ends, bool is_backward) const;
  std::vector<entry> entries(std::span<stop_at const> ends, clock const& by) const;
  void check_stop(stop_id s) const;
  std::vector<journey> travel_all(std::vector<found_way> const& ways, std::span<stop_at const> from) const;

  compiled_timetable const& timetable_;
  std::int64_t horizon_s_;
  arrival_search ahead_, back_;
  money_search money_;
};

}  // namespace wakhan::timetable
