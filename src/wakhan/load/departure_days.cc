// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/departure_days.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>

#include "wakhan/load/facts.h"

namespace wakhan::load {

namespace {

constexpr auto kWeekdays = std::array<std::string_view, 7>{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

constexpr char const* kHowToWriteDays =
    "is no list of days; write days of the week (mon wed sat), daily, or dates (2026-12-03 2026-12-17)";

void read_weekdays(io::csv_table::row const& row, std::vector<std::string> const& words, read_days& days) {
  for (auto const& word : words) {
    auto const at = std::find(kWeekdays.begin(), kWeekdays.end(), word);
    if (at == kWeekdays.end()) {
      row.reject("days", kHowToWriteDays);
    }
    auto const bit = 1U << static_cast<unsigned>(at - kWeekdays.begin());
    if (days.row.weekdays >= bit) {
      row.reject("days", "names a day twice or after a later one; write each once, from mon to sun");
    }
    days.row.weekdays |= bit;
  }
}

void read_dates(io::csv_table::row const& row, std::vector<std::string> const& words, read_days& days) {
  for (auto const& word : words) {
    auto const date = parse_date(word, false);
    if (!date || word.size() != std::string_view{"2026-12-03"}.size()) {
      row.reject("days", kHowToWriteDays);
    }
    if (!days.dates.empty() && *date <= days.dates.back()) {
      row.reject("days", "names a date twice or after a later one; write each once, the earliest first");
    }
    days.dates.push_back(*date);
  }
}

std::int32_t time_of(io::csv_table::row const& row) {
  auto const& text = row.text("time_utc");
  auto const digit = [&](std::size_t const i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 100; };
  if (text.size() == 5 && text[2] == ':') {
    auto const hour = 10 * digit(0) + digit(1);
    auto const minute = 10 * digit(3) + digit(4);
    if (hour < 24 && minute < 60) {
      return hour * 3600 + minute * 60;
    }
  }
  row.reject("time_utc", "is no time of the day; write HH:MM, in UTC");
}

void read_season(io::csv_table::row const& row, net::published_days& days) {
  auto const& text = row.text("season");
  auto const day = [&](std::string_view const words) -> std::uint16_t {
    auto const date = parse_date("2000-" + std::string{words}, false);
    if (!date || words.size() != 5) {
      row.reject("season", "is no season; write its first and last day as MM-DD..MM-DD");
    }
    return static_cast<std::uint16_t>(100 * std::stoi(std::string{words.substr(0, 2)}) +
                                      std::stoi(std::string{words.substr(3)}));
  };
  auto const dots = text.find("..");
  days.season_from = day(std::string_view{text}.substr(0, dots));
  days.season_until = day(dots == std::string::npos ? std::string_view{} : std::string_view{text}.substr(dots + 2));
}

// More trains than one may leave on a day, but then they leave daily.
void check_number(io::csv_table::row const& row, read_days const& days, std::string_view const column) {
  auto const weekly = row.optional_number(column);
  auto const named = std::popcount(days.row.weekdays);
  auto const is_more_than_daily = days.row.weekdays == kEveryDay && weekly.value_or(0) > named;
  if (weekly && named != 0 && !is_more_than_daily && std::abs(*weekly - named) >= 1) {
    row.reject("days", fmt::format("names {} day{} of the week, but {} is {}; they must be as many", named,
                                   named == 1 ? "" : "s", column, row.text(column)));
  }
}

template <typename Id>
void add_row(read_days const& days, Id const of, Id net::published_days::*const field, network_builder& out) {
  if (days.is_empty()) {
    return;
  }
  auto made = days.row;
  made.*field = of;
  made.first_date = static_cast<std::uint32_t>(out.data().departure_dates.size());
  made.dates = static_cast<std::uint32_t>(days.dates.size());
  for (auto const date : days.dates) {
    out.data().departure_dates.push_back(date);
  }
  out.data().departure_days.push_back(made);
}

}  // namespace

std::optional<double> read_days::departures_per_week() const {
  if (row.weekdays != 0) {
    return std::popcount(row.weekdays);
  }
  return dates.size() < 2 ? std::nullopt
                          : std::optional{7.0 * static_cast<double>(dates.size() - 1) / (dates.back() - dates.front())};
}

read_days days_of(io::csv_table::row const& row, std::string_view const column) {
  auto days = read_days{};
  auto const& text = row.text("days");
  auto const words = split_list(text, ' ');
  if (text == "daily") {
    days.row.weekdays = kEveryDay;
  } else if (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    read_dates(row, words, days);
  } else {
    read_weekdays(row, words, days);
  }
  days.row.dates = static_cast<std::uint32_t>(days.dates.size());
  if (!row.is_empty("time_utc")) {
    days.row.time_s = time_of(row);
    if (!days.row.has_days()) {
      row.reject("time_utc", "is the hour of days that are not known; leave it empty, or write the days");
    }
  }
  if (auto const hours = optional_amount(row, "cut_off_hours", kMostCutOffHours)) {
    days.row.cut_off_s = static_cast<std::int32_t>(std::lround(*hours * 3600));
  }
  if (!row.is_empty("season")) {
    read_season(row, days.row);
  }
  check_number(row, days, column);
  return days;
}

void add_days(read_days const& days, net::service_id const of, network_builder& out) {
  add_row(days, of, &net::published_days::service, out);
}

void add_days(read_days const& days, net::ferry_id const of, network_builder& out) {
  add_row(days, of, &net::published_days::ferry, out);
}

}  // namespace wakhan::load
