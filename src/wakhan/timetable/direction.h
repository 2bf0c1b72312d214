// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <span>

#include "wakhan/timetable/calendar.h"

namespace wakhan::timetable {

// A moment that never comes, in the numbers of a search.
inline constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max();

// How a search counts time: seconds from a Monday 00:00 UTC on, onwards or, where it looks back, backwards.
struct clock {
  std::int64_t monday = 0;
  std::int64_t sign = 1;
  std::int32_t last = 0;  // nothing later counts

  std::int32_t count(std::int64_t const moment) const { return static_cast<std::int32_t>(sign * (moment - monday)); }
  std::int64_t moment(std::int64_t const counted) const { return monday + sign * counted; }
};

// A call of a service as a search sees it: where it gets on. Calls have one number each, those of a service one after
// the other in the order of the ride.
struct boarding {
  std::uint32_t call;
  std::uint32_t end;     // the number after that of the last call
  std::int32_t moment;   // from the beginning of the course to the last moment that gets on
  std::int32_t soonest;  // from the beginning of the course to the first arrival further on
  // The departures of the week, here so that no record of the service has to be fetched. Those that are evenly spaced
  // (daily, weekly) are one phase of a period; of others the period is the shortest headway, and phases are a run of
  // the direction's. No phases: the calendar has to be asked.
  std::uint32_t period, phases, phase;
};

// And where it gets off.
struct halt {
  std::uint32_t stop;
  std::int32_t moment;  // from the beginning of the course
};

struct onward_link {
  std::uint32_t to;
  std::int32_t duration;
  std::uint32_t link;
};

// The services of a schedule as searches read them, in contiguous arrays. Looking back is looking ahead in the
// schedule with time turned round: arriving becomes leaving, a cut-off is kept on the other side.
class direction {
 public:
  direction(schedule const& s, calendar const& days, bool is_backward);

  bool is_backward() const { return is_backward_; }
  std::size_t stops() const { return handling_.size(); }
  std::size_t calls() const { return halts_.size(); }
  std::size_t services() const { return first_call_.size() - 1; }
  // Calls of a service are first_call(s) up to first_call(s + 1).
  std::uint32_t first_call(std::size_t const service) const { return first_call_[service]; }
  std::int32_t handling(std::size_t const stop) const { return handling_[stop]; }
  halt const* halts() const { return halts_.data(); }
  std::span<boarding const> boardings_at(std::size_t const stop) const {
    return std::span{boardings_}.subspan(first_boarding_[stop], first_boarding_[stop + 1] - first_boarding_[stop]);
  }
  std::span<onward_link const> links_from(std::size_t const stop) const {
    return std::span{links_}.subspan(first_link_[stop], first_link_[stop + 1] - first_link_[stop]);
  }
  // What is waited for a service at the least, whenever freight comes.
  std::int32_t least_wait(boarding const& at) const {
    return at.phases != 0 ? 0 : static_cast<std::int32_t>(days_.mean_wait_s(service_of(at.call)));
  }

  // When the next course begins that freight gets on which is ready at a call at the moment; kNever if none does.
  std::int32_t next(boarding const& at, std::int32_t const ready, clock const& by) const {
    auto const moment = ready - at.moment;
    // Courses may have begun before the clock did, and later: both ways are positive from so far off.
    constexpr auto kFarOff = 2000U * kWeek;
    if (at.phases == 1) {
      return moment + static_cast<std::int32_t>((at.phase + kFarOff - static_cast<std::uint32_t>(moment)) % at.period);
    }
    if (at.phases == 0) {
      return next_of_days(service_of(at.call), moment, by);
    }
    auto const rest = static_cast<std::int32_t>((static_cast<std::uint32_t>(moment) + kFarOff) % kWeek);
    auto const* const phases = phases_.data() + at.phase;
    for (std::uint32_t i = 0; i < at.phases; ++i) {
      if (phases[i] >= rest) {
        return moment - rest + phases[i];
      }
    }
    return moment - rest + static_cast<std::int32_t>(kWeek) + phases[0];
  }

  // The service of a call, and the place of the call on its course (from 0 on, in the order of travel).
  service_id service_of(std::uint32_t call) const;
  std::uint32_t place_of(std::uint32_t call) const;

 private:
  static constexpr std::uint32_t kWeek = static_cast<std::uint32_t>(kWeekSeconds);
  struct pattern {
    std::uint32_t period, phases, phase;
  };
  pattern add_pattern(std::span<std::int32_t const> week);
  void add_course(service const& s, pattern const& departures);
  void sort_boardings(std::vector<boarding> const& all, std::size_t stops);
  void add_links(schedule const& s);
  std::int32_t next_of_days(service_id s, std::int64_t moment, clock const& by) const;

  calendar const& days_;
  bool is_backward_;
  std::vector<halt> halts_;                    // by call
  std::vector<std::uint32_t> first_call_{0};   // by service
  std::vector<std::int32_t> phases_;           // within the week, sorted for each service
  std::vector<std::uint32_t> first_boarding_;  // by stop
  std::vector<boarding> boardings_;
  std::vector<std::uint32_t> first_link_;  // by stop
  std::vector<onward_link> links_;
  std::vector<std::int32_t> handling_;  // by stop
  std::vector<boarding> unsorted_;      // while it is built
};

}  // namespace wakhan::timetable
