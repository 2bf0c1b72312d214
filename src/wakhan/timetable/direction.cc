// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/direction.h"

#include <algorithm>

namespace wakhan::timetable {

namespace {

// Moments of a call from the beginning of the course: arriving, and the last at which freight is taken.
struct moments_of_call {
  std::uint32_t stop;
  std::int32_t arrives;
  std::int32_t takes_until;
};

std::vector<moments_of_call> moments_of(service const& s) {
  auto found = std::vector<moments_of_call>{};
  auto now = std::int64_t{0};
  for (auto const& c : s.calls) {
    auto const arrives = now + c.run_s;
    now = arrives + c.dwell_s;
    found.push_back({c.at.value, static_cast<std::int32_t>(arrives), static_cast<std::int32_t>(now - c.cut_off_s)});
  }
  return found;
}

// From lists of keys, where each key's values begin once values are sorted by key.
std::vector<std::uint32_t> beginnings(std::vector<std::uint32_t> const& keys, std::size_t const n) {
  auto first = std::vector<std::uint32_t>(n + 1, 0);
  for (auto const k : keys) {
    ++first[k + 1];
  }
  for (std::size_t i = 0; i < n; ++i) {
    first[i + 1] += first[i];
  }
  return first;
}

}  // namespace

direction::direction(schedule const& s, calendar const& days, bool const is_backward)
    : days_{days}, is_backward_{is_backward} {
  for (std::uint32_t id = 0; id < s.services.size(); ++id) {
    add_course(s.services[id], add_pattern(days.every_week(service_id{id})));
  }
  for (auto const& one : s.stops) {
    handling_.push_back(static_cast<std::int32_t>(one.handling_s));
  }
  sort_boardings(unsorted_, s.stops.size());
  unsorted_ = {};
  add_links(s);
}

direction::pattern direction::add_pattern(std::span<std::int32_t const> const week) {
  if (week.empty()) {
    return {0, 0, 0};
  }
  auto phases = std::vector<std::int32_t>{};
  for (auto const phase : week) {
    phases.push_back(is_backward_ && phase != 0 ? static_cast<std::int32_t>(kWeek) - phase : phase);
  }
  std::sort(phases.begin(), phases.end());
  auto const between_weeks = phases.front() + static_cast<std::int32_t>(kWeek) - phases.back();
  auto shortest = between_weeks;
  auto longest = between_weeks;
  for (std::size_t i = 1; i < phases.size(); ++i) {
    shortest = std::min(shortest, phases[i] - phases[i - 1]);
    longest = std::max(longest, phases[i] - phases[i - 1]);
  }
  auto const period = static_cast<std::uint32_t>(shortest);
  if (shortest == longest) {
    return {period, 1, static_cast<std::uint32_t>(phases.front())};
  }
  auto const first = static_cast<std::uint32_t>(phases_.size());
  phases_.insert(phases_.end(), phases.begin(), phases.end());
  return {period, static_cast<std::uint32_t>(phases.size()), first};
}

void direction::add_course(service const& s, pattern const& departures) {
  auto moments = moments_of(s);
  if (is_backward_) {
    std::reverse(moments.begin(), moments.end());
    for (auto& m : moments) {
      m = {m.stop, -m.takes_until, -m.arrives};
    }
  }
  auto const end = static_cast<std::uint32_t>(halts_.size() + moments.size());
  for (auto m = moments.begin(); m != moments.end(); ++m) {
    auto const call = static_cast<std::uint32_t>(halts_.size());
    halts_.push_back({m->stop, m->arrives});
    if (call + 1 != end) {
      auto const soonest = std::min_element(m + 1, moments.end(), [](auto const& a, auto const& b) {
                             return a.arrives < b.arrives;
                           })->arrives;
      unsorted_.push_back({call, end, m->takes_until, soonest, departures.period, departures.phases, departures.phase});
    }
  }
  first_call_.push_back(end);
}

void direction::sort_boardings(std::vector<boarding> const& all, std::size_t const stops) {
  auto keys = std::vector<std::uint32_t>{};
  for (auto const& b : all) {
    keys.push_back(halts_[b.call].stop);
  }
  first_boarding_ = beginnings(keys, stops);
  boardings_.resize(all.size());
  auto place = first_boarding_;
  for (std::size_t i = 0; i < all.size(); ++i) {
    boardings_[place[keys[i]]++] = all[i];
  }
}

void direction::add_links(schedule const& s) {
  auto keys = std::vector<std::uint32_t>{};
  for (auto const& l : s.links) {
    keys.push_back((is_backward_ ? l.to : l.from).value);
  }
  first_link_ = beginnings(keys, s.stops.size());
  links_.resize(s.links.size());
  auto place = first_link_;
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    auto const& l = s.links[i];
    links_[place[keys[i]]++] = {(is_backward_ ? l.from : l.to).value, static_cast<std::int32_t>(l.duration_s), i};
  }
}

std::int32_t direction::next_of_days(service_id const s, std::int64_t const moment, clock const& by) const {
  auto const wait = static_cast<std::int32_t>(days_.mean_wait_s(s));
  // A course may begin that much before its last call takes freight.
  auto const farthest = by.moment(std::int64_t{by.last} + 3 * 366 * kDaySeconds);
  if (!is_backward_) {
    auto const found = days_.at_or_after(s, by.moment(moment + wait), farthest);
    return found == kNoMoment ? kNever : by.count(found);
  }
  // Days are those on which the course begins, before freight has waited as seen from here; its wait comes on top.
  auto const found = days_.at_or_before(s, by.moment(moment), farthest);
  return found == kNoMoment ? kNever : by.count(found) + wait;
}

service_id direction::service_of(std::uint32_t const call) const {
  auto const next = std::upper_bound(first_call_.begin(), first_call_.end(), call);
  return service_id{static_cast<std::uint32_t>(next - first_call_.begin() - 1)};
}

std::uint32_t direction::place_of(std::uint32_t const call) const {
  auto const s = service_of(call).index();
  return is_backward_ ? first_call_[s + 1] - 1 - call : call - first_call_[s];
}

}  // namespace wakhan::timetable
