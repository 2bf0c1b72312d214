// SPDX-License-Identifier: Apache-2.0
// The services of a schedule as the published algorithms take them: trips, each written out for every week of a span.
#pragma once

#include <cstdint>
#include <limits>
#include <variant>
#include <vector>

#include "wakhan/timetable/schedule.h"

namespace bench {

namespace tt = wakhan::timetable;

inline constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max();

// Moments are seconds from the Monday 00:00 that the span begins with.
struct stop_time {
  std::int32_t arrives;
  std::int32_t deadline;  // last moment at which freight is taken
};

struct footpath {
  std::uint32_t to;
  std::int32_t seconds, cents;
};

// Trips that call at the same stops and do not overtake, by time: [trip][stop].
struct route {
  std::vector<std::uint32_t> stops;
  std::vector<stop_time> times;
  std::vector<std::int32_t> paid;  // by stop: cents of all sections up to it
  std::int32_t boarding_cents;
  std::uint32_t trips_a_week;
  std::size_t trips() const { return times.size() / stops.size(); }
};

struct unrolled {
  // Trips that began up to `before` weeks earlier are still on their way when the span begins.
  unrolled(tt::schedule const& rows, int const before, int const weeks) {
    footpaths.resize(rows.stops.size());
    for (auto const& s : rows.stops) {
      handling.push_back(static_cast<std::int32_t>(s.handling_s));
    }
    for (auto const& l : rows.links) {
      footpaths[l.from.index()].push_back(
          {l.to.value, static_cast<std::int32_t>(l.duration_s), static_cast<std::int32_t>(l.cents)});
    }
    for (auto const& s : rows.services) {
      add(s, before, weeks);
    }
  }

  std::vector<std::int32_t> handling;            // by stop
  std::vector<std::vector<footpath>> footpaths;  // by stop
  std::vector<route> routes;

 private:
  void add(tt::service const& s, int const before, int const weeks) {
    auto r = route{};
    auto paid = std::int64_t{0};
    for (auto const& c : s.calls) {
      r.stops.push_back(c.at.value);
      paid += c.cents;
      r.paid.push_back(static_cast<std::int32_t>(paid));
    }
    r.boarding_cents = static_cast<std::int32_t>(s.boarding_cents);
    auto const departure = std::get<tt::weekly>(s.departures).front();
    for (auto day = -7 * before; day < 7 * weeks; ++day) {
      if ((departure.days >> ((day % 7 + 7) % 7) & 1) == 0) {
        continue;
      }
      auto now = day * tt::kDaySeconds + departure.time_s;
      for (auto const& c : s.calls) {
        auto const arrives = now + c.run_s;
        now = arrives + c.dwell_s;
        r.times.push_back({static_cast<std::int32_t>(arrives), static_cast<std::int32_t>(now - c.cut_off_s)});
      }
    }
    r.trips_a_week = static_cast<std::uint32_t>(r.trips() / static_cast<std::size_t>(before + weeks));
    routes.push_back(std::move(r));
  }
};

}  // namespace bench
