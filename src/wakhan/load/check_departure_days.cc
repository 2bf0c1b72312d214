// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/check_departure_days.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>

#include "wakhan/load/check_references.h"
#include "wakhan/load/departure_days.h"
#include "wakhan/load/facts.h"

namespace wakhan::load {

namespace {

constexpr std::int64_t kMostDays = 1'000'000;  // of a date since 1970
constexpr auto kDaysOfMonth = std::array{0U, 31U, 29U, 31U, 30U, 31U, 30U, 31U, 31U, 30U, 31U, 30U, 31U};

bool is_day_of_year(unsigned const code) {
  return code / 100 < kDaysOfMonth.size() && code % 100 >= 1 && code % 100 <= kDaysOfMonth.at(code / 100);
}

// Of a service or of a ferry, and of one that exists.
bool is_of_one(net::network const& n, net::published_days const& d) {
  return d.service.is_valid() != d.ferry.is_valid() &&
         (d.service.is_valid() ? d.service.index() < n.services.size() : d.ferry.index() < n.ferries.size());
}

bool is_in_order(std::span<std::int32_t const> const dates) {
  auto const is_known = [](std::int32_t const date) { return std::abs(std::int64_t{date}) <= kMostDays; };
  return std::adjacent_find(dates.begin(), dates.end(), std::greater_equal<>{}) == dates.end() &&
         std::all_of(dates.begin(), dates.end(), is_known);
}

void require(std::string const& path, bool const condition, char const* const section, char const* const what) {
  if (!condition) {
    damaged(path, section, what);
  }
}

}  // namespace

void check_departure_days(net::network const& n, std::string const& path) {
  for (auto const& d : n.departure_days.all()) {
    require(path, is_of_one(n, d), "departure_days", "its service or ferry does not exist");
    require(path, !d.fact.is_valid() || d.fact.table() < kFactTables, "departure_days",
            "it names a fact table that does not exist");
    require(path, d.dates <= n.departure_dates.size() && d.first_date <= n.departure_dates.size() - d.dates,
            "departure_days", "its dates do not exist");
    require(path, is_in_order(n.departure_dates.all().subspan(d.first_date, d.dates)), "departure_dates",
            "dates are out of order or too far off");
    require(path, d.weekdays <= kEveryDay && (d.weekdays == 0 || d.dates == 0), "departure_days",
            "its days are no days of a week");
    require(path, d.time_s >= -1 && d.time_s < 86'400 && d.cut_off_s >= -1 && d.cut_off_s <= kMostCutOffHours * 3600,
            "departure_days", "its hour or its cut-off is too great");
    require(path,
            (d.season_from == 0 && d.season_until == 0) ||
                (is_day_of_year(d.season_from) && is_day_of_year(d.season_until)),
            "departure_days", "its season is none");
  }
}

}  // namespace wakhan::load
