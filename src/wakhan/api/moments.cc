// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/moments.h"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "wakhan/api/changes.h"
#include "wakhan/base/error.h"
#include "wakhan/load/facts.h"

namespace wakhan::api {

namespace {

constexpr std::int64_t kDaySeconds = 86'400;
constexpr auto kWeekdays = std::array{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};  // from 1970-01-01 on

std::int64_t second_of_day(std::int64_t const moment) { return moment - day_of_moment(moment) * kDaySeconds; }

// "T08:00" or "T08:00Z" as seconds.
std::optional<std::int64_t> time_of(std::string_view text) {
  if (text.ends_with('Z')) {
    text.remove_suffix(1);
  }
  if (text.size() != 6 || text[0] != 'T' || text[3] != ':') {
    return std::nullopt;
  }
  auto const number = [&](std::size_t const at) {
    auto const is_digit = [](char const c) { return c >= '0' && c <= '9'; };
    return is_digit(text[at]) && is_digit(text[at + 1]) ? 10 * (text[at] - '0') + text[at + 1] - '0' : 100;
  };
  auto const hours = number(1);
  auto const minutes = number(4);
  return hours < 24 && minutes < 60 ? std::optional{std::int64_t{3600} * hours + std::int64_t{60} * minutes}
                                    : std::nullopt;
}

}  // namespace

std::int64_t parse_moment(std::string_view const option, std::string const& text, bool const day_ends) {
  constexpr std::size_t kDateLetters = 10;
  auto const day = load::parse_date(std::string_view{text}.substr(0, kDateLetters), false);
  auto const is_day_alone = text.size() == kDateLetters;
  auto const time = text.size() > kDateLetters ? time_of(std::string_view{text}.substr(kDateLetters)) : std::nullopt;
  if (!day || text.size() < kDateLetters || (!is_day_alone && !time)) {
    throw error{errc::usage, fmt::format("{}: '{}' is no moment", option, text),
                fmt::format("write a day or a day and an hour in UTC, e.g. {} 2026-12-03T08:00", option)};
  }
  return (*day + (is_day_alone && day_ends ? 1 : 0)) * kDaySeconds + time.value_or(0);
}

std::int32_t day_of_moment(std::int64_t const moment) {
  return static_cast<std::int32_t>((moment - ((moment % kDaySeconds) + kDaySeconds) % kDaySeconds) / kDaySeconds);
}

std::string moment_iso(std::int64_t const moment) {
  auto const s = second_of_day(moment);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", date_text(day_of_moment(moment)), s / 3600, s / 60 % 60, s % 60);
}

std::string moment_words(std::int64_t const moment) {
  auto const s = second_of_day(moment);
  return fmt::format("{} {:02}:{:02}", day_words(moment), s / 3600, s / 60 % 60);
}

std::string day_words(std::int64_t const moment) {
  auto const day = day_of_moment(moment);
  return fmt::format("{} {}", kWeekdays.at(static_cast<std::size_t>((day % 7 + 7) % 7)), date_text(day));
}

}  // namespace wakhan::api
