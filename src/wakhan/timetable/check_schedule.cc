// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/check_schedule.h"

#include <algorithm>
#include <limits>

#include "wakhan/base/error.h"

namespace wakhan::timetable {

namespace {

constexpr unsigned kAllDays = 0x7F;
constexpr unsigned kDaysOfMonth[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
// Days of a service are asked for within some ten thousand years.
constexpr std::int64_t kLastMoment = std::int64_t{3'000'000} * kDaySeconds;

void check_stops(schedule const& s) {
  verify(s.stops.size() < std::numeric_limits<std::uint32_t>::max(), errc::limit, "{} stops are too many",
         s.stops.size());
  for (std::size_t i = 0; i < s.stops.size(); ++i) {
    auto const handling = s.stops[i].handling_s;
    verify(handling >= 0 && handling <= kMostSeconds, errc::bad_input, "stop {}: handling of {} s, not 0 to {}", i,
           handling, kMostSeconds);
  }
}

void check_links(schedule const& s) {
  for (std::size_t i = 0; i < s.links.size(); ++i) {
    auto const& l = s.links[i];
    for (auto const end : {l.from, l.to}) {
      verify(end.index() < s.stops.size(), errc::bad_input, "link {}: there is no stop {}", i, end.value);
    }
    verify(l.duration_s >= 0 && l.duration_s <= kMostSeconds, errc::bad_input, "link {}: duration of {} s, not 0 to {}",
           i, l.duration_s, kMostSeconds);
    verify(l.cents >= 0 && l.cents <= kMostCents, errc::bad_input, "link {}: price of {} cents, not 0 to {}", i,
           l.cents, kMostCents);
    verify(l.grams_co2e >= 0, errc::bad_input, "link {}: {} g of CO2e are less than none", i, l.grams_co2e);
  }
}

void check_call(schedule const& s, std::size_t const id, std::size_t const position) {
  auto const& c = s.services[id].calls[position];
  verify(c.at.index() < s.stops.size(), errc::bad_input, "service {}, call {}: there is no stop {}", id, position,
         c.at.value);
  verify(c.run_s >= 0 && c.dwell_s >= 0, errc::bad_input,
         "service {}, call {}: times go back (run of {} s, dwell of {} s)", id, position, c.run_s, c.dwell_s);
  verify(position > 0 || (c.run_s == 0 && c.dwell_s == 0 && c.cents == 0 && c.grams_co2e == 0), errc::bad_input,
         "service {}: run, dwell, price and CO2e of the first call are those of no section and must be 0", id);
  verify(c.cut_off_s >= 0 && c.cut_off_s <= kMostSeconds, errc::bad_input,
         "service {}, call {}: cut-off of {} s, not 0 to {}", id, position, c.cut_off_s, kMostSeconds);
  verify(c.cents >= 0 && c.grams_co2e >= 0, errc::bad_input,
         "service {}, call {}: {} cents and {} g of CO2e, one less than none", id, position, c.cents, c.grams_co2e);
}

void check_course(schedule const& s, std::size_t const id) {
  auto const& one = s.services[id];
  verify(one.calls.size() >= 2, errc::bad_input, "service {}: {} calls, at least 2 are needed", id, one.calls.size());
  verify(one.boarding_cents >= 0 && one.boarding_grams_co2e >= 0, errc::bad_input,
         "service {}: boarding at {} cents and {} g of CO2e, one less than none", id, one.boarding_cents,
         one.boarding_grams_co2e);
  auto seconds = std::int64_t{0};
  auto cents = one.boarding_cents;
  for (std::size_t i = 0; i < one.calls.size(); ++i) {
    check_call(s, id, i);
    auto const& c = one.calls[i];
    // Each is looked at by itself first, so that their sum cannot overflow.
    verify(c.run_s <= kMostSeconds && c.dwell_s <= kMostSeconds, errc::limit, "service {}: a course of more than {} s",
           id, kMostSeconds);
    seconds += c.run_s + c.dwell_s;
    verify(seconds <= kMostSeconds, errc::limit, "service {}: a course of more than {} s", id, kMostSeconds);
    verify(c.cents <= kMostCents && cents <= kMostCents - c.cents, errc::limit,
           "service {}: a course of more than {} cents", id, kMostCents);
    cents += c.cents;
  }
}

void check_departures(std::size_t const id, weekly const& pattern) {
  verify(!pattern.empty(), errc::bad_input, "service {}: a weekly pattern without departures", id);
  for (auto const& d : pattern) {
    verify(d.days != 0, errc::bad_input, "service {}: a weekly pattern without days", id);
    verify(d.days <= kAllDays, errc::bad_input, "service {}: days {:#x}, a week has 7", id, d.days);
    verify(d.time_s >= 0 && d.time_s < kDaySeconds, errc::bad_input, "service {}: {} s is no time of a day", id,
           d.time_s);
  }
}

void check_departures(std::size_t const id, dated const& moments) {
  verify(!moments.empty(), errc::bad_input, "service {}: explicit dates, but none is given", id);
  for (auto const m : moments) {
    verify(m >= -kLastMoment && m <= kLastMoment, errc::bad_input, "service {}: departure {} lies too far off", id, m);
  }
}

void check_departures(std::size_t const id, frequency const& often) {
  verify(often.departures_in_1000_weeks > 0, errc::bad_input, "service {}: {} departures in 1,000 weeks", id,
         often.departures_in_1000_weeks);
  verify(1000 * kWeekSeconds / often.departures_in_1000_weeks <= kMostSeconds, errc::limit,
         "service {}: fewer than one departure a year", id);
}

void check_days(std::size_t const id, service const& one) {
  for (auto const day : {one.open_from_day, one.open_until_day}) {
    verify(!day || std::int64_t{*day} * kDaySeconds == std::clamp(*day * kDaySeconds, -kLastMoment, kLastMoment),
           errc::bad_input, "service {}: day {} lies too far off", id, day.value_or(0));
  }
  verify(!one.open_from_day || !one.open_until_day || *one.open_from_day <= *one.open_until_day, errc::bad_input,
         "service {}: open until day {}, before it opens on day {}", id, one.open_until_day.value_or(0),
         one.open_from_day.value_or(0));
  if (!one.runs_in) {
    return;
  }
  for (auto const d : {one.runs_in->from, one.runs_in->until}) {
    verify(d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= kDaysOfMonth[d.month - 1], errc::bad_input,
           "service {}: no year has a day {:02}-{:02}", id, d.month, d.day);
  }
}

}  // namespace

void check_schedule(schedule const& s) {
  check_stops(s);
  check_links(s);
  for (std::size_t id = 0; id < s.services.size(); ++id) {
    check_course(s, id);
    std::visit([&](auto const& departures) { check_departures(id, departures); }, s.services[id].departures);
    check_days(id, s.services[id]);
  }
}

}  // namespace wakhan::timetable
