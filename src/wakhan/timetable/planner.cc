// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/planner.h"

#include <algorithm>
#include <cstdlib>

#include "wakhan/base/error.h"
#include "wakhan/timetable/check_schedule.h"

namespace wakhan::timetable {

namespace {

constexpr std::int64_t kFarthestMoment = std::int64_t{95'617'584'000};  // 5000-01-01

bool is_earlier(stop_at const& a, stop_at const& b) { return a.moment < b.moment; }

std::vector<std::optional<std::int64_t>> to_moments(std::vector<std::int32_t> const& counted, clock const& by) {
  auto moments = std::vector<std::optional<std::int64_t>>{};
  for (auto const c : counted) {
    moments.push_back(c == kNever ? std::nullopt : std::optional{by.moment(c)});
  }
  return moments;
}

}  // namespace

planner::planner(compiled_timetable const& t, std::int64_t const horizon_s)
    : timetable_{t},
      horizon_s_{horizon_s},
      ahead_{t.ahead(), t.seconds_ahead()},
      back_{t.back(), t.seconds_back()},
      money_{t.ahead(), t.paid(), t.seconds_ahead(), t.cents_ahead()} {
  verify(horizon_s >= 0 && horizon_s <= kMostHorizon, errc::bad_input, "a horizon of {} s, not 0 to {}", horizon_s,
         kMostHorizon);
}

void planner::check_stop(stop_id const s) const {
  verify(s.index() < timetable_.rows().stops.size(), errc::bad_input, "there is no stop {}", s.value);
}

clock planner::clock_for(std::span<stop_at const> const ends, bool const is_backward) const {
  verify(!ends.empty(), errc::bad_input, "a question needs a stop to begin with");
  for (auto const& e : ends) {
    check_stop(e.at);
    verify(e.moment >= -kFarthestMoment && e.moment <= kFarthestMoment, errc::bad_input, "moment {} lies too far off",
           e.moment);
  }
  auto const [first, last] = std::minmax_element(ends.begin(), ends.end(), is_earlier);
  verify(last->moment - first->moment <= horizon_s_, errc::bad_input,
         "moments {} and {} lie further apart than the horizon of {} s", first->moment, last->moment, horizon_s_);
  auto by = clock{};
  by.sign = is_backward ? -1 : 1;
  by.monday = is_backward ? week_of(last->moment) + kWeekSeconds : week_of(first->moment);
  by.last = by.count(is_backward ? last->moment - horizon_s_ : first->moment + horizon_s_);
  return by;
}

std::vector<entry> planner::entries(std::span<stop_at const> const ends, clock const& by) const {
  auto found = std::vector<entry>{};
  for (auto const& e : ends) {
    found.push_back({e.at.value, by.count(e.moment)});
  }
  return found;
}

std::vector<journey> planner::travel_all(std::vector<found_way> const& ways,
                                         std::span<stop_at const> const from) const {
  auto journeys = std::vector<journey>{};
  for (auto const& w : ways) {
    auto const& start = from[w.start];
    journeys.push_back(travel(timetable_, start.at, start.moment, steps_ahead(timetable_, w, false)));
  }
  return journeys;
}

std::optional<journey> planner::earliest_arrival(std::span<stop_at const> const from, stop_id const to) {
  auto const by = clock_for(from, false);
  check_stop(to);
  auto const way = ahead_.to_one(entries(from, by), to.value, by);
  return way ? std::optional{travel_all({*way}, from).front()} : std::nullopt;
}

std::vector<std::optional<std::int64_t>> planner::earliest_arrivals(std::span<stop_at const> const from) {
  auto const by = clock_for(from, false);
  return to_moments(ahead_.to_all(entries(from, by), by), by);
}

std::optional<journey> planner::latest_departure(stop_id const from, std::span<stop_at const> const by) {
  auto const back = clock_for(by, true);
  check_stop(from);
  auto const way = back_.to_one(entries(by, back), from.value, back);
  if (!way) {
    return std::nullopt;
  }
  return travel(timetable_, from, back.moment(way->arrives), steps_ahead(timetable_, *way, true));
}

std::vector<std::optional<std::int64_t>> planner::latest_departures(std::span<stop_at const> const by) {
  auto const back = clock_for(by, true);
  return to_moments(back_.to_all(entries(by, back), back), back);
}

// From one pair to the next: the earliest arrival, the latest departure that still makes it, and a second later.
profile planner::departures_between(stop_id const from, stop_id const to, std::int64_t const first,
                                    std::int64_t const last, std::size_t const most) {
  check_stop(to);
  auto const span = std::vector<stop_at>{{from, first}, {from, last}};
  auto ahead = clock_for(span, false);
  // What departs last may take the whole horizon, and what is found on the way there longer.
  ahead.last = ahead.count(last + horizon_s_);
  auto found = profile{};
  for (auto moment = first; moment <= last;) {
    auto const start = entry{from.value, ahead.count(moment)};
    auto const soonest = ahead_.to_one({&start, 1}, to.value, ahead);
    if (!soonest) {
      return found;
    }
    auto const arrives = ahead.moment(soonest->arrives);
    auto const by = stop_at{to, arrives};
    auto back = clock_for({&by, 1}, true);
    back.last = back.count(moment);
    auto const end = entry{to.value, back.count(arrives)};
    auto const latest = back_.to_one({&end, 1}, from.value, back);
    auto const departs = back.moment(latest->arrives);
    moment = departs + 1;
    if (departs > last || arrives - departs > horizon_s_) {
      continue;
    }
    if (found.journeys.size() == most) {
      found.is_complete = false;
      return found;
    }
    found.journeys.push_back(travel(timetable_, from, departs, steps_ahead(timetable_, *latest, true)));
  }
  return found;
}

std::vector<journey> planner::arrivals_by_services(std::span<stop_at const> const from, stop_id const to) {
  auto const by = clock_for(from, false);
  check_stop(to);
  return travel_all(ahead_.by_services(entries(from, by), to.value, by), from);
}

std::vector<journey> planner::arrivals_by_services_and_money(std::span<stop_at const> const from, stop_id const to) {
  auto const by = clock_for(from, false);
  check_stop(to);
  return travel_all(money_.find(entries(from, by), to.value, by), from);
}

}  // namespace wakhan::timetable
