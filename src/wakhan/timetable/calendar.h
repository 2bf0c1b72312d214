// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <span>

#include "wakhan/timetable/running_days.h"

namespace wakhan::timetable {

inline constexpr std::int64_t kNoMoment = std::numeric_limits<std::int64_t>::max();

// When services begin their courses. A weekly pattern is kept once, whatever the horizon: its departures are found by
// arithmetic of the week. Both questions are monotone: who asks for later gets no earlier answer.
class calendar {
 public:
  // For services that check_schedule() let pass.
  explicit calendar(std::span<service const> services);

  // The first moment at or after `moment` when the service leaves its first call, kNoMoment where it lies after
  // `latest` or none is left. A frequency has any moment of its days.
  std::int64_t at_or_after(service_id s, std::int64_t moment, std::int64_t latest) const;
  // The last one at or before `moment`, kNoMoment where it lies before `earliest`.
  std::int64_t at_or_before(service_id s, std::int64_t moment, std::int64_t earliest) const;

  // What freight waits for a service of unknown days at its cut-off: half the headway, 0 for others.
  std::int64_t mean_wait_s(service_id s) const { return rules_[s.index()].mean_wait_s; }
  bool has_known_days(service_id s) const { return rules_[s.index()].mean_wait_s == 0; }
  // Which departure of the week (from Monday 00:00) or of the dates (from the first) one is; 0 for a frequency.
  std::uint32_t number_of(service_id s, std::int64_t moment) const;
  // Moments within the week from Monday 00:00 UTC, sorted, if the service leaves at them in every week; else empty.
  std::span<std::int32_t const> every_week(service_id s) const;

 private:
  enum class kind { by_week, by_dates, by_frequency };
  struct rule {
    kind by;
    running_days days;
    std::vector<std::int32_t> phases;   // of a weekly pattern
    std::vector<std::int64_t> moments;  // of dates, those of its days only
    std::int64_t mean_wait_s = 0;
  };
  void add(rule& r, weekly const& pattern);
  void add(rule& r, dated const& moments);
  void add(rule& r, frequency const& often);

  std::vector<rule> rules_;
};

// The Monday 00:00 UTC at or before a moment.
std::int64_t week_of(std::int64_t moment);

}  // namespace wakhan::timetable
