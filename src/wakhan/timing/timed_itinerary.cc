// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timing/timed_itinerary.h"

#include <algorithm>

#include "wakhan/timetable/planner.h"

namespace wakhan::timing {

namespace {

// Turns a journey of the schedule into the legs of its itinerary.
class teller {
 public:
  teller(cut_itinerary const& parts, ride_schedule const& schedule) : parts_{parts}, schedule_{schedule} {}

  timed_itinerary tell(timetable::journey const& j) {
    made_.ready = j.begins;
    made_.leave_by = j.leave_by;
    made_.arrives = j.arrives;
    moves_.push_back({0, j.begins});
    auto rides = std::vector<timed_leg>(parts_.rides.size());
    for (auto const& l : j.legs) {
      if (l.by.is_valid()) {
        tell_ride(l, rides);
      }
    }
    tell_legs(rides);
    return std::move(made_);
  }

 private:
  // From a second of the itinerary on, freight moves as its bills have it, from a moment on.
  struct move {
    std::int64_t second, moment;
  };

  void tell_ride(timetable::leg const& l, std::vector<timed_leg>& rides) {
    auto const& what = schedule_.offers[l.by.index()];
    auto const last = what.gets_off[l.alight_call - 1];
    auto const& first_ride = parts_.rides[what.ride];
    auto& told = rides[what.ride];
    told.services = what.services;
    told.has_hour = what.has_hour;
    told.wait = what.mean_wait_s != 0 ? wait_kind::mean : wait_kind::published;
    auto const handling = first_ride.loaded - first_ride.comes;
    // Of a frequency the moment of leaving is the mean one, whatever its timetable rounds.
    told.departs = what.mean_wait_s != 0 ? l.arrives - (first_ride.ends - first_ride.leaves) : l.departs;
    // A cut-off sooner before leaving than loading usually takes leaves less for handling.
    auto const handled = std::min(handling, told.departs - l.ready);
    told.wait_s = told.departs - l.ready - handled;
    made_.waiting_s += told.wait_s;
    made_.handling_s += handled - handling;
    auto moment = told.departs;
    moves_.push_back({first_ride.leaves, moment});
    for (auto i = what.ride + 1; i <= last; ++i) {
      auto const& before = parts_.rides[i - 1];
      moment += before.ends - before.leaves + parts_.rides[i].loaded - before.ends;
      rides[i].departs = moment;
      rides[i].wait = wait_kind::aboard;
      rides[i].has_hour = what.has_hour;
      rides[i].services = what.services;
      moves_.push_back({parts_.rides[i].leaves, moment});
    }
  }

  // When freight is at a second of the itinerary: before it waits, where it waits there.
  std::int64_t moment_of(std::int64_t const second) const {
    auto const next = std::find_if(moves_.begin() + 1, moves_.end(), [&](auto const& m) { return m.second > second; });
    auto const& before = *(next - 1);
    return before.moment + second - before.second;
  }

  void tell_legs(std::vector<timed_leg> const& rides) {
    auto const& begins = parts_.legs_begin;
    for (std::size_t l = 0; l < begins.size(); ++l) {
      auto const ends = l + 1 < begins.size() ? begins[l + 1] : parts_.ends;
      auto told = timed_leg{};
      // Every ride begins a leg, so no leg has two.
      auto const ride =
          std::find_if(parts_.rides.begin(), parts_.rides.end(), [&](auto const& r) { return r.leg == l; });
      if (ride != parts_.rides.end()) {
        told = rides[static_cast<std::size_t>(ride - parts_.rides.begin())];
      }
      told.ready = moment_of(begins[l]);
      told.departs = ride != parts_.rides.end() ? told.departs : told.ready;
      told.arrives = l + 1 < begins.size() ? moment_of(ends) : made_.arrives;
      made_.legs.push_back(std::move(told));
    }
  }

  cut_itinerary const& parts_;
  ride_schedule const& schedule_;
  std::vector<move> moves_;
  timed_itinerary made_;
};

}  // namespace

itinerary_timer::itinerary_timer(net::view const& seen, route::itinerary const& whole)
    : itinerary_timer{seen.base(), cut(seen, whole)} {}

itinerary_timer::itinerary_timer(net::network const& n, cut_itinerary parts)
    : parts_{std::move(parts)}, schedule_{schedule_of(n, parts_)} {}

std::optional<timed_itinerary> itinerary_timer::ready_at(std::int64_t const moment) const {
  auto const compiled = timetable::compiled_timetable{schedule_.rows};
  auto const from = std::vector<timetable::stop_at>{{ride_schedule::begin(), moment}};
  auto const found = timetable::planner{compiled}.earliest_arrival(from, schedule_.end());
  return found ? std::optional{teller{parts_, schedule_}.tell(*found)} : std::nullopt;
}

std::optional<timed_itinerary> itinerary_timer::there_by(std::int64_t const moment) const {
  auto const compiled = timetable::compiled_timetable{schedule_.rows};
  auto const by = std::vector<timetable::stop_at>{{schedule_.end(), moment}};
  auto const found = timetable::planner{compiled}.latest_departure(ride_schedule::begin(), by);
  // Of ways that leave so late the one that is there first.
  return found ? ready_at(found->begins) : std::nullopt;
}

}  // namespace wakhan::timing
