// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "wakhan/timetable/direction.h"
#include "wakhan/timetable/found_way.h"
#include "wakhan/timetable/lower_bounds.h"

namespace wakhan::timetable {

// Earliest arrivals over the services of a direction. A course is ridden on from a call only where nobody has got on
// it, or on an earlier one, at or before the call: so each call is looked at for few courses (after Witt 2015,
// trip-based routing, with courses found by arithmetic in place of transfers computed beforehand). Bounds on the time
// that is left, by landmarks (Goldberg and Harrelson 2005), keep away from stops that cannot help.
//
// Of ways equal in what is asked the first found stays; what is found first depends on the schedule and the question
// alone. Keeps its memory between questions; not to be used by two threads at once.
class arrival_search {
 public:
  arrival_search(direction const& d, lower_bounds const& bounds);

  // The way of the earliest arrival at one stop, if there is one up to the last moment of the clock.
  std::optional<found_way> to_one(std::span<entry const> from, std::uint32_t to, clock const& by);
  // The earliest arrival at each stop by the clock, kNever where there is none.
  std::vector<std::int32_t> to_all(std::span<entry const> from, clock const& by);
  // All ways to one stop that no other beats in arrival and number of services, those with fewest services first: in
  // rounds, one more service each (after Delling, Pajor and Werneck 2012).
  std::vector<found_way> by_services(std::span<entry const> from, std::uint32_t to, clock const& by);

 private:
  struct ready_state {
    std::int32_t moment;
    std::uint32_t label;
    std::uint32_t link;
    bool is_waiting;  // to be searched from
  };

  void begin(std::span<entry const> from, std::uint32_t to, clock const& by);
  void search_by_moment();
  void get_on(std::uint32_t stop);
  void ride(boarding const& at, std::int32_t course, ready_state const& from);
  void arrive(std::uint32_t stop, std::int32_t moment, arrival_label const& how);
  void go_on(std::uint32_t stop);
  void make_ready(std::uint32_t stop, ready_state const& state);
  void note_end(std::int32_t moment, std::uint32_t label, std::uint32_t link);
  std::int32_t bound(std::uint32_t stop);
  void queue(std::uint32_t stop, std::int32_t key);

  direction const& direction_;
  lower_bounds const& bounds_;
  clock const* clock_ = nullptr;
  bool are_arrivals_in_order_;  // no call of a course is arrived at after one further on
  bool is_in_rounds_ = false;
  std::uint32_t target_ = kNone;
  target_bounds target_bounds_;
  std::int32_t limit_ = 0;  // arrivals from here on do not help
  std::uint32_t end_label_ = kNone, end_link_ = kNone;
  std::vector<std::int32_t> arrived_;  // by stop
  std::vector<std::uint32_t> label_;   // by stop, of the arrival
  std::vector<ready_state> ready_;     // by stop
  std::vector<std::int32_t> bound_;    // by stop, from arriving to the target; kUnknown where not yet asked for
  std::vector<std::int32_t> course_;   // by call: the earliest course that somebody is on when it leaves
  std::vector<arrival_label> labels_;
  std::vector<std::uint32_t> arrived_stops_, ready_stops_;  // of a round
  std::vector<char> is_listed_;                             // by stop: in the list of the round
  struct queued {
    std::uint32_t stop;
    std::uint32_t next;
  };
  std::vector<std::uint32_t> slots_;  // by span of time: the last queued
  std::vector<queued> queued_;
  std::uint32_t slots_used_ = 0, slot_ = 0;
};

}  // namespace wakhan::timetable
