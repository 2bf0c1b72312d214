// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "wakhan/timetable/ids.h"

namespace wakhan::timetable {

inline constexpr std::int64_t kDaySeconds = 86'400;
inline constexpr std::int64_t kWeekSeconds = 7 * kDaySeconds;

// Where freight gets on and off services. Moments are seconds since 1970-01-01 00:00 UTC everywhere.
struct stop {
  std::int64_t handling_s = 0;  // from arriving by one service until the cut-off of the next, at least
};

// Going from stop to stop without a service, by truck or on foot, at any time. The duration holds whatever handling it
// takes at both ends; one link follows another only where a service lies between, so longer ways are links, too.
struct link {
  stop_id from, to;
  std::int64_t duration_s = 0;
  std::int64_t cents = 0;
  std::int64_t grams_co2e = 0;
};

// One stop on the course of a service. A course may come to a stop several times.
struct call {
  stop_id at;
  std::int64_t run_s = 0;      // from leaving the call before until arriving; 0 at the first
  std::int64_t dwell_s = 0;    // from arriving until leaving; 0 at the first
  std::int64_t cut_off_s = 0;  // how long before leaving freight must be there
  std::int64_t cents = 0;      // price of the section that ends here, for who is on board
  std::int64_t grams_co2e = 0;
};

// Every week on the days whose bits are set (bit 0 is Monday) at a time of the day in UTC.
struct weekly_departure {
  std::uint8_t days = 0;
  std::int64_t time_s = 0;
};
using weekly = std::vector<weekly_departure>;

// At these moments and no others.
using dated = std::vector<std::int64_t>;

// So many departures, on days that are not known: freight waits for half the headway, as where wakhan::cost boards a
// service, and leaves that long after it got to the cut-off.
struct frequency {
  std::int64_t departures_in_1000_weeks = 0;
};

struct month_day {
  unsigned month = 0;
  unsigned day = 0;
};

// From the one day of a year to the other, both included; over the turn of the year where `until` comes before `from`.
struct season {
  month_day from, until;
};

// A course and when it begins. Season and days (since 1970-01-01, both included) are those of leaving the first call.
// A frequency out of its season begins with the first moment of the next.
struct service {
  std::vector<call> calls;
  std::variant<weekly, dated, frequency> departures;
  std::optional<season> runs_in;
  std::optional<std::int32_t> open_from_day, open_until_day;
  std::int64_t boarding_cents = 0;  // price of getting on
  std::int64_t boarding_grams_co2e = 0;
};

struct schedule {
  std::vector<stop> stops;
  std::vector<link> links;
  std::vector<service> services;
};

}  // namespace wakhan::timetable
