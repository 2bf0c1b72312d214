// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/arrival_search.h"

#include <algorithm>
#include <utility>

namespace wakhan::timetable {

namespace {

constexpr std::int32_t kUnknown = -1;
// Stops are searched in the order of spans of 2^12 s, a little more than an hour: finer would be empty spans, coarser
// stops searched twice.
constexpr unsigned kSpanBits = 12;

bool has_arrivals_in_order(direction const& d) {
  for (std::size_t s = 0; s < d.services(); ++s) {
    auto const calls = std::span{d.halts() + d.first_call(s), d.halts() + d.first_call(s + 1)};
    if (!std::is_sorted(calls.begin(), calls.end(), [](auto const& a, auto const& b) { return a.moment < b.moment; })) {
      return false;
    }
  }
  return true;
}

}  // namespace

arrival_search::arrival_search(direction const& d, lower_bounds const& bounds)
    : direction_{d},
      bounds_{bounds},
      are_arrivals_in_order_{has_arrivals_in_order(d)},
      arrived_(d.stops()),
      label_(d.stops(), kNone),
      ready_(d.stops()),
      bound_(d.stops()),
      course_(d.calls()),
      is_listed_(d.stops(), 0) {}

void arrival_search::begin(std::span<entry const> const from, std::uint32_t const to, clock const& by) {
  clock_ = &by;
  target_ = to;
  limit_ = by.last + 1;
  end_label_ = end_link_ = kNone;
  std::fill(arrived_.begin(), arrived_.end(), kNever);
  std::fill(ready_.begin(), ready_.end(), ready_state{kNever, kNone, kNone, false});
  std::fill(course_.begin(), course_.end(), kNever);
  labels_.clear();
  arrived_stops_.clear();
  ready_stops_.clear();
  if (to != kNone) {
    std::fill(bound_.begin(), bound_.end(), kUnknown);
    target_bounds_ = bounds_.towards(to);
  }
  for (std::uint32_t i = 0; i < from.size(); ++i) {
    auto const [stop, moment] = from[i];
    if (moment < arrived_[stop] && moment < limit_) {
      arrive(stop, moment, {kNone, kNone, i, kNone});
    }
  }
}

std::int32_t arrival_search::bound(std::uint32_t const stop) {
  if (target_ == kNone) {
    return 0;
  }
  auto& known = bound_[stop];
  if (known == kUnknown) {
    known = bounds_.from(stop, target_bounds_);
  }
  return known;
}

void arrival_search::note_end(std::int32_t const moment, std::uint32_t const label, std::uint32_t const link) {
  limit_ = moment;
  end_label_ = label;
  end_link_ = link;
}

void arrival_search::arrive(std::uint32_t const stop, std::int32_t const moment, arrival_label const& how) {
  arrived_[stop] = moment;
  label_[stop] = static_cast<std::uint32_t>(labels_.size());
  labels_.push_back(how);
  if (stop == target_) {
    note_end(moment, label_[stop], kNone);
    return;
  }
  if (how.parent == kNone) {
    // Freight that starts here is not handled first.
    make_ready(stop, {moment, label_[stop], kNone, true});
  }
  if (is_in_rounds_ || how.parent == kNone) {
    if (is_listed_[stop] == 0) {
      is_listed_[stop] = 1;
      arrived_stops_.push_back(stop);
    }
  } else {
    go_on(stop);
  }
}

// From having arrived to being ready for the next service, here or at the end of a link.
void arrival_search::go_on(std::uint32_t const stop) {
  auto const arrived = arrived_[stop];
  auto const label = label_[stop];
  make_ready(stop, {arrived + direction_.handling(stop), label, kNone, true});
  for (auto const& l : direction_.links_from(stop)) {
    auto const there = arrived + l.duration;
    if (l.to == target_ && there < limit_) {
      note_end(there, label, l.link);
    }
    make_ready(l.to, {there, label, l.link, true});
  }
}

void arrival_search::make_ready(std::uint32_t const stop, ready_state const& state) {
  if (state.moment >= ready_[stop].moment || state.moment >= limit_) {
    return;
  }
  // What is ready has been handled already: the bound from arriving may hold that time once more.
  auto const key = std::max(state.moment, state.moment + bound(stop) - direction_.handling(stop));
  if (key >= limit_) {
    return;
  }
  auto const was_waiting = std::exchange(ready_[stop], state).is_waiting;
  if (is_in_rounds_) {
    if (!was_waiting) {
      ready_stops_.push_back(stop);
    }
  } else {
    queue(stop, key);
  }
}

void arrival_search::get_on(std::uint32_t const stop) {
  if (!std::exchange(ready_[stop].is_waiting, false)) {
    return;
  }
  auto const from = ready_[stop];
  for (auto const& b : direction_.boardings_at(stop)) {
    auto const moment = from.moment - b.moment;
    auto const ridden = course_[b.call];
    // Too late for anything, or no course is left between the moment and the one that is ridden already.
    if (moment + b.soonest >= limit_ || ridden - static_cast<std::int32_t>(b.period) < moment) {
      continue;
    }
    auto const course = direction_.next(b, from.moment, *clock_);
    if (course < ridden) {
      ride(b, course, from);
    }
  }
}

void arrival_search::ride(boarding const& at, std::int32_t const course, ready_state const& from) {
  course_[at.call] = course;
  for (auto call = at.call + 1; call != at.end; ++call) {
    auto const& h = direction_.halts()[call];
    auto const moment = course + h.moment;
    if (moment >= limit_) {
      if (are_arrivals_in_order_) {
        return;
      }
    } else if (moment < arrived_[h.stop] && moment + bound(h.stop) < limit_) {
      arrive(h.stop, moment, {from.label, at.call, call, from.link});
    }
    if (course_[call] <= course) {
      return;
    }
    course_[call] = course;
  }
}

void arrival_search::queue(std::uint32_t const stop, std::int32_t const key) {
  auto const slot = std::max(slot_, static_cast<std::uint32_t>(key) >> kSpanBits);
  if (slot >= slots_.size()) {
    slots_.resize(slot + 1, kNone);
  }
  slots_used_ = std::max(slots_used_, slot + 1);
  queued_.push_back({stop, slots_[slot]});
  slots_[slot] = static_cast<std::uint32_t>(queued_.size() - 1);
}

void arrival_search::search_by_moment() {
  for (auto const stop : std::exchange(arrived_stops_, {})) {
    is_listed_[stop] = 0;
    go_on(stop);
  }
  for (slot_ = 0; slot_ < slots_used_ && (std::int64_t{slot_} << kSpanBits) < limit_; ++slot_) {
    while (slots_[slot_] != kNone) {
      auto const [stop, next] = queued_[slots_[slot_]];
      slots_[slot_] = next;
      get_on(stop);
    }
  }
  std::fill(slots_.begin(), slots_.begin() + slots_used_, kNone);
  slots_used_ = slot_ = 0;
  queued_.clear();
}

std::optional<found_way> arrival_search::to_one(std::span<entry const> const from, std::uint32_t const to,
                                                clock const& by) {
  is_in_rounds_ = false;
  begin(from, to, by);
  search_by_moment();
  if (end_label_ == kNone) {
    return std::nullopt;
  }
  auto way = unwind(labels_, end_label_, end_link_);
  way.arrives = limit_;
  return way;
}

std::vector<std::int32_t> arrival_search::to_all(std::span<entry const> const from, clock const& by) {
  is_in_rounds_ = false;
  begin(from, kNone, by);
  search_by_moment();
  auto earliest = arrived_;
  for (std::uint32_t stop = 0; stop < arrived_.size(); ++stop) {
    if (arrived_[stop] == kNever) {
      continue;
    }
    for (auto const& l : direction_.links_from(stop)) {
      auto const there = arrived_[stop] + l.duration;
      if (there < limit_) {
        earliest[l.to] = std::min(earliest[l.to], there);
      }
    }
  }
  return earliest;
}

std::vector<found_way> arrival_search::by_services(std::span<entry const> const from, std::uint32_t const to,
                                                   clock const& by) {
  is_in_rounds_ = true;
  begin(from, to, by);
  auto ways = std::vector<found_way>{};
  auto best = by.last + 1;
  for (;;) {
    for (auto const stop : arrived_stops_) {
      is_listed_[stop] = 0;
      go_on(stop);
    }
    arrived_stops_.clear();
    if (limit_ < best) {
      best = limit_;
      ways.push_back(unwind(labels_, end_label_, end_link_));
      ways.back().arrives = best;
    }
    if (ready_stops_.empty()) {
      return ways;
    }
    for (auto const stop : std::exchange(ready_stops_, {})) {
      get_on(stop);
    }
  }
}

}  // namespace wakhan::timetable
