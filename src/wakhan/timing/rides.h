// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/net/view.h"
#include "wakhan/route/itinerary.h"

namespace wakhan::timing {

// A stretch of an itinerary by a train, ship, plane or ferry that freight waits for. Moments are seconds since the
// itinerary began, as its bills have them: whole seconds below the exact sums, so that differences add up.
struct ride {
  std::size_t leg{};  // that begins with it
  net::mode by{net::mode::none};
  net::terminal_id from, to;  // where freight gets on and off, or its wagons stand again; from is invalid for ferries
  net::country_id country;    // where it gets on
  net::ferry_id ferry;
  bool is_backwards{};                      // a ferry from its second port to its first
  std::vector<net::service_id> waited_for;  // named services of a published frequency; none = the general frequency
  bool goes_on{};                           // gets on where the ride before, of the same mode, ends
  std::int64_t comes{};                     // to where it is loaded
  std::int64_t loaded{};                    // mean handling done
  std::int64_t leaves{};                    // mean wait over
  std::int64_t ends{};                      // to where it is unloaded
};

struct cut_itinerary {
  std::vector<ride> rides;               // in order
  std::int64_t ends{};                   // of all: the itinerary's seconds
  std::vector<std::int64_t> legs_begin;  // by leg
};

// Where an itinerary waits for departures. What waits for none (a truck that is there when it is called) is no ride.
cut_itinerary cut(net::view const& seen, route::itinerary const& whole);

}  // namespace wakhan::timing
