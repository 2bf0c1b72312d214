// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "wakhan/timing/ride_schedule.h"

// When an itinerary leaves and arrives: its legs by the days of the services that carry it.
namespace wakhan::timing {

enum class wait_kind : std::uint8_t {
  none,       // goes when it is there
  mean,       // half the headway: the days of the services are not known
  published,  // for a departure on a published day
  aboard,     // stays on the service of the leg before, over a change of gauge or a new loading
};

// Moments are seconds since 1970-01-01 00:00 UTC.
struct timed_leg {
  std::int64_t ready{};    // freight is where the leg begins
  std::int64_t departs{};  // loaded and waited for; `ready` where it waits for nothing
  std::int64_t arrives{};  // unloaded where the leg ends
  std::int64_t wait_s{};   // without handling
  wait_kind wait{};
  bool has_hour{};                        // `departs` is published by the hour, not by the day alone
  std::vector<net::service_id> services;  // the one of published days, or those that share a mean wait
};

struct timed_itinerary {
  std::int64_t ready{};     // at the sender: as asked, or the latest that will do
  std::int64_t leave_by{};  // the last moment to be ready and still make the first departure; `ready` for a mean wait
  std::int64_t arrives{};
  std::int64_t waiting_s{};     // for departures, all legs
  std::int64_t handling_s{};    // change of the handling hours against the itinerary's bill, by published cut-offs
  std::vector<timed_leg> legs;  // by leg of the itinerary

  std::int64_t seconds() const { return arrives - ready; }
};

// Times one itinerary, as often as it is asked. Running and handling are those of its bills, in whole seconds; arriving
// by a way of which no days are known takes exactly the itinerary's seconds, below a second. Throws what
// timetable::planner throws for moments too far off.
class itinerary_timer {
 public:
  itinerary_timer(net::view const& seen, route::itinerary const& whole);
  // The same of one that is cut, of this network.
  itinerary_timer(net::network const& n, cut_itinerary parts);

  // The earliest arrival of freight that is ready at a moment; nothing where it takes more than a year.
  std::optional<timed_itinerary> ready_at(std::int64_t moment) const;
  // The latest moment to be ready for being there by another, and the earliest arrival from then on.
  std::optional<timed_itinerary> there_by(std::int64_t moment) const;

  // As it is searched, for tests and explanations.
  ride_schedule const& schedule() const { return schedule_; }
  cut_itinerary const& parts() const { return parts_; }

 private:
  cut_itinerary parts_;
  ride_schedule schedule_;
};

}  // namespace wakhan::timing
