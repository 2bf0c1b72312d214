// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wakhan/api/route.h"
#include "wakhan/timing/timed_itinerary.h"

// Answers by timetable: --depart and --arrive-by.
namespace wakhan::api {

// When freight is ready at the sender, or by when it has to be there; at most one of the two.
struct asked_moment {
  std::optional<std::int64_t> depart, arrive_by;
  bool is_asked() const { return depart || arrive_by; }
};

// Throws error{usage} for texts that are no moments, for both, and for a day of --depart that is not that of --date.
asked_moment read_moment(route_request const& request);

// The day of the question: that of --date or --depart, else of --arrive-by, which find_routes() moves ahead by the
// days of the quickest way.
std::string date_of(route_request const& request, asked_moment const& asked);

// The seconds of a question's quickest way by mean waits; nothing where it has no way.
std::optional<std::int64_t> quickest_seconds(net::network const& n, net::changes const& asked,
                                             std::span<route::stop const> stops, unsigned threads);

// Itineraries as they are compared: those that a departure makes, with the time they take by timetable from the moment
// asked for (looking back: until it) as their time. Without a moment they are the itineraries as they are.
struct compared_itineraries {
  std::vector<route::itinerary> rows;          // without legs
  std::vector<std::size_t> of;                 // which of those given
  std::vector<timing::timed_itinerary> timed;  // by row; empty without a moment
};
compared_itineraries compare(net::view const& seen, std::vector<route::itinerary> const& all,
                             asked_moment const& asked);

// Why there is no answer where there are ways, but no departure of theirs makes it.
route_reason no_departure(asked_moment const& asked);

// Writes the moments into an answer.
void tell_moments(net::network const& n, timing::timed_itinerary const& timed, itinerary_answer& answer);

}  // namespace wakhan::api
