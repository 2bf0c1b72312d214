// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/calendar.h"

#include <algorithm>

namespace wakhan::timetable {

namespace {

constexpr std::int64_t kFirstMonday = 4 * kDaySeconds;  // 1970-01-05

std::int64_t floor_to(std::int64_t const moment, std::int64_t const step) {
  auto const rest = moment % step;
  return moment - rest - (rest < 0 ? step : 0);
}

std::int32_t day_at(std::int64_t const moment) {
  return static_cast<std::int32_t>(floor_to(moment, kDaySeconds) / kDaySeconds);
}

std::int64_t weekly_at_or_after(std::span<std::int32_t const> const phases, std::int64_t const moment) {
  auto const week = week_of(moment);
  auto const next = std::lower_bound(phases.begin(), phases.end(), moment - week);
  return next != phases.end() ? week + *next : week + kWeekSeconds + phases.front();
}

std::int64_t weekly_at_or_before(std::span<std::int32_t const> const phases, std::int64_t const moment) {
  auto const week = week_of(moment);
  auto const next = std::upper_bound(phases.begin(), phases.end(), moment - week);
  return next != phases.begin() ? week + *(next - 1) : week - kWeekSeconds + phases.back();
}

template <typename T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

std::int64_t week_of(std::int64_t const moment) { return floor_to(moment - kFirstMonday, kWeekSeconds) + kFirstMonday; }

calendar::calendar(std::span<service const> const services) {
  for (auto const& s : services) {
    auto& r = rules_.emplace_back(rule{kind::by_week, running_days{s}, {}, {}});
    std::visit([&](auto const& departures) { add(r, departures); }, s.departures);
  }
}

void calendar::add(rule& r, weekly const& pattern) {
  r.by = kind::by_week;
  for (auto const& d : pattern) {
    for (auto day = 0; day < 7; ++day) {
      if ((d.days >> day & 1) != 0) {
        r.phases.push_back(static_cast<std::int32_t>(day * kDaySeconds + d.time_s));
      }
    }
  }
  sort_unique(r.phases);
}

void calendar::add(rule& r, dated const& moments) {
  r.by = kind::by_dates;
  std::copy_if(moments.begin(), moments.end(), std::back_inserter(r.moments),
               [&](auto const m) { return r.days.at_or_after(day_at(m)) == day_at(m); });
  sort_unique(r.moments);
}

void calendar::add(rule& r, frequency const& often) {
  r.by = kind::by_frequency;
  // Never none: it is what tells a frequency from known days.
  r.mean_wait_s = std::max(std::int64_t{1}, 1000 * kWeekSeconds / often.departures_in_1000_weeks / 2);
}

std::int64_t calendar::at_or_after(service_id const s, std::int64_t moment, std::int64_t const latest) const {
  auto const& r = rules_[s.index()];
  if (r.by == kind::by_dates) {
    auto const next = std::lower_bound(r.moments.begin(), r.moments.end(), moment);
    return next != r.moments.end() && *next <= latest ? *next : kNoMoment;
  }
  while (moment <= latest) {
    auto const next = r.by == kind::by_week ? weekly_at_or_after(r.phases, moment) : moment;
    auto const day = r.days.at_or_after(day_at(next));
    if (!day) {
      return kNoMoment;
    }
    if (*day == day_at(next)) {
      return next <= latest ? next : kNoMoment;
    }
    moment = *day * kDaySeconds;
  }
  return kNoMoment;
}

std::int64_t calendar::at_or_before(service_id const s, std::int64_t moment, std::int64_t const earliest) const {
  auto const& r = rules_[s.index()];
  if (r.by == kind::by_dates) {
    auto const next = std::upper_bound(r.moments.begin(), r.moments.end(), moment);
    return next != r.moments.begin() && *(next - 1) >= earliest ? *(next - 1) : kNoMoment;
  }
  while (moment >= earliest) {
    auto const last = r.by == kind::by_week ? weekly_at_or_before(r.phases, moment) : moment;
    auto const day = r.days.at_or_before(day_at(last));
    if (!day) {
      return kNoMoment;
    }
    if (*day == day_at(last)) {
      return last >= earliest ? last : kNoMoment;
    }
    moment = (*day + 1) * kDaySeconds - 1;
  }
  return kNoMoment;
}

std::uint32_t calendar::number_of(service_id const s, std::int64_t const moment) const {
  auto const& r = rules_[s.index()];
  auto const phase = moment - week_of(moment);
  if (r.by == kind::by_dates) {
    return static_cast<std::uint32_t>(std::lower_bound(r.moments.begin(), r.moments.end(), moment) - r.moments.begin());
  }
  return static_cast<std::uint32_t>(std::lower_bound(r.phases.begin(), r.phases.end(), phase) - r.phases.begin());
}

std::span<std::int32_t const> calendar::every_week(service_id const s) const {
  auto const& r = rules_[s.index()];
  return r.days.are_all() ? std::span{r.phases} : std::span<std::int32_t const>{};
}

}  // namespace wakhan::timetable
