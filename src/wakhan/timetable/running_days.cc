// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/running_days.h"

#include <algorithm>
#include <chrono>

namespace wakhan::timetable {

namespace {

std::chrono::year_month_day date_of(std::int32_t const day) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day}}};
}

std::chrono::year_month_day date_in(std::chrono::year const y, month_day const d) {
  return {y, std::chrono::month{d.month}, std::chrono::day{d.day}};
}

// A day that its year lacks counts as the one after it.
std::int32_t day_of(std::chrono::year_month_day const date) {
  return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

unsigned order_in_year(month_day const d) { return 100 * d.month + d.day; }

}  // namespace

running_days::running_days(service const& s) : season_{s.runs_in}, from_{s.open_from_day}, until_{s.open_until_day} {}

bool running_days::is_in_season(std::int32_t const day) const {
  if (!season_) {
    return true;
  }
  auto const date = date_of(day);
  auto const here = order_in_year({static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())});
  auto const from = order_in_year(season_->from);
  auto const until = order_in_year(season_->until);
  return from <= until ? from <= here && here <= until : from <= here || here <= until;
}

std::optional<std::int32_t> running_days::at_or_after(std::int32_t day) const {
  day = std::max(day, from_.value_or(day));
  // A season of 29 February alone comes in a leap year only, at most eight years away.
  for (auto y = date_of(day).year(); !is_in_season(day); ++y) {
    day = std::max(day, day_of(date_in(y, season_->from)));
  }
  return day <= until_.value_or(day) ? std::optional{day} : std::nullopt;
}

std::optional<std::int32_t> running_days::at_or_before(std::int32_t day) const {
  day = std::min(day, until_.value_or(day));
  for (auto y = date_of(day).year(); !is_in_season(day); --y) {
    auto const last = date_in(y, season_->until);
    day = std::min(day, day_of(last) - (last.ok() ? 0 : 1));
  }
  return day >= from_.value_or(day) ? std::optional{day} : std::nullopt;
}

}  // namespace wakhan::timetable
