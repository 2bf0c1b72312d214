// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/money_search.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "wakhan/base/error.h"

namespace wakhan::timetable {

namespace {

// With another service, another link and a bound on what is left it still keeps within 32 bits.
constexpr std::int32_t kMostPaid = 1 << 30;

template <typename State>
bool is_beaten(std::vector<State> const& b, std::int32_t const moment, std::int32_t const cents) {
  return std::any_of(b.begin(), b.end(), [&](auto const& s) { return s.moment <= moment && s.cents <= cents; });
}

// Adds what nothing in the bag beats or equals, and drops what it beats; returns whether it did.
template <typename State>
bool add_to(std::vector<State>& b, State const& s) {
  if (is_beaten(b, s.moment, s.cents)) {
    return false;
  }
  std::erase_if(b, [&](auto const& other) { return s.moment <= other.moment && s.cents <= other.cents; });
  b.push_back(s);
  return true;
}

template <typename State>
bool is_in(std::vector<State> const& b, State const& s) {
  return std::any_of(b.begin(), b.end(), [&](auto const& o) { return o.moment == s.moment && o.cents == s.cents; });
}

}  // namespace

money_search::money_search(direction const& d, prices const& paid, lower_bounds const& seconds,
                           lower_bounds const& cents)
    : direction_{d},
      paid_{paid},
      seconds_{seconds},
      cents_{cents},
      arrived_(d.stops()),
      ready_(d.stops()),
      bound_(d.stops()),
      ridden_(d.calls()) {}

void money_search::begin(std::span<entry const> const from, std::uint32_t const to, clock const& by) {
  clock_ = &by;
  target_ = to;
  target_seconds_ = seconds_.towards(to);
  target_cents_ = cents_.towards(to);
  for (std::size_t stop = 0; stop < direction_.stops(); ++stop) {
    arrived_[stop].clear();
    ready_[stop].clear();
  }
  end_.clear();
  ends_.clear();
  std::fill(bound_.begin(), bound_.end(), state{-1, 0, kNone, kNone});
  auto nobody = ridden{};
  nobody.course.fill(kNever);
  nobody.before.fill(kNever);
  std::fill(ridden_.begin(), ridden_.end(), nobody);
  labels_.clear();
  arrivals_.clear();
  readies_.clear();
  for (std::uint32_t i = 0; i < from.size(); ++i) {
    if (from[i].moment > by.last) {
      continue;
    }
    auto const start = state{from[i].moment, 0, static_cast<std::uint32_t>(labels_.size()), kNone};
    labels_.push_back({kNone, kNone, i, kNone});
    make_ready(from[i].stop, start);
    arrive(from[i].stop, start);
  }
}

money_search::state money_search::bounds_of(std::uint32_t const stop) {
  auto& known = bound_[stop];
  if (known.moment < 0) {
    known.moment = seconds_.from(stop, target_seconds_);
    known.cents = cents_.from(stop, target_cents_);
  }
  return known;
}

bool money_search::is_hopeless(std::uint32_t const stop, std::int32_t const moment, std::int32_t const cents) {
  auto const more = bounds_of(stop);
  return moment + more.moment > clock_->last || is_beaten(end_, moment + more.moment, cents + more.cents);
}

void money_search::arrive(std::uint32_t const stop, state const& s) {
  if (stop == target_) {
    if (add_to(end_, s)) {
      ends_.push_back(s);
    }
  } else if (add_to(arrived_[stop], s)) {
    arrivals_.push_back({stop, s});
  }
}

void money_search::go_on(waiting const& w) {
  if (!is_in(arrived_[w.stop], w.at)) {
    return;
  }
  make_ready(w.stop, {w.at.moment + direction_.handling(w.stop), w.at.cents, w.at.label, kNone});
  for (auto const& l : direction_.links_from(w.stop)) {
    auto const there = state{w.at.moment + l.duration, w.at.cents + paid_.of_link(l.link), w.at.label, l.link};
    if (l.to == target_ && there.moment <= clock_->last && add_to(end_, there)) {
      ends_.push_back(there);
    }
    make_ready(l.to, there);
  }
}

void money_search::make_ready(std::uint32_t const stop, state const& s) {
  verify(s.cents <= kMostPaid, errc::limit, "a way of more than {} cents", kMostPaid);
  // What is ready has been handled already: the bound from arriving may hold that time once more.
  auto const arrived = s.moment - std::min(direction_.handling(stop), bounds_of(stop).moment);
  if (s.moment <= clock_->last && !is_hopeless(stop, arrived, s.cents) && add_to(ready_[stop], s)) {
    readies_.push_back({stop, s});
  }
}

void money_search::get_on(waiting const& w) {
  if (!is_in(ready_[w.stop], w.at)) {
    return;
  }
  for (auto const& b : direction_.boardings_at(w.stop)) {
    if (w.at.moment - b.moment + b.soonest > clock_->last) {
      continue;
    }
    auto const course = direction_.next(b, w.at.moment, *clock_);
    auto const before = w.at.cents - paid_.before(b);
    if (course != kNever && !is_ridden(b.call, course, before)) {
      ride(b, course, before, w.at);
    }
  }
}

// Whether the course is ridden from the call on, no later and no dearer; it is from now on.
bool money_search::is_ridden(std::uint32_t const call, std::int32_t const course, std::int32_t const before) {
  auto& r = ridden_[call];
  auto place = ridden::kKept - 1;
  for (std::size_t i = 0; i < ridden::kKept; ++i) {
    if (r.course[i] <= course && r.before[i] <= before) {
      return true;
    }
    if (course <= r.course[i] && before <= r.before[i]) {
      place = std::min(place, i);
    }
  }
  r.course[place] = course;
  r.before[place] = before;
  return false;
}

void money_search::ride(boarding const& at, std::int32_t const course, std::int32_t const before, state const& from) {
  for (auto call = at.call + 1; call != at.end; ++call) {
    auto const& h = direction_.halts()[call];
    auto const moment = course + h.moment;
    auto const cents = before + paid_.until(call);
    if (!is_hopeless(h.stop, moment, cents) && !is_beaten(arrived_[h.stop], moment, cents)) {
      labels_.push_back({from.label, at.call, call, from.link});
      arrive(h.stop, {moment, cents, static_cast<std::uint32_t>(labels_.size() - 1), kNone});
    }
    if (is_ridden(call, course, before)) {
      return;
    }
  }
}

std::vector<found_way> money_search::find(std::span<entry const> const from, std::uint32_t const to, clock const& by) {
  begin(from, to, by);
  auto ways = std::vector<found_way>{};
  for (;;) {
    for (auto const& w : std::exchange(arrivals_, {})) {
      go_on(w);
    }
    std::sort(ends_.begin(), ends_.end(), [](auto const& a, auto const& b) { return a.moment < b.moment; });
    for (auto const& s : ends_) {
      if (is_in(end_, s)) {
        ways.push_back(unwind(labels_, s.label, s.link));
        ways.back().arrives = s.moment;
        ways.back().cents = s.cents;
      }
    }
    ends_.clear();
    if (readies_.empty()) {
      return ways;
    }
    std::sort(readies_.begin(), readies_.end(), [](auto const& a, auto const& b) {
      return std::tie(a.at.moment, a.at.cents, a.stop, a.at.label) <
             std::tie(b.at.moment, b.at.cents, b.stop, b.at.label);
    });
    for (auto const& w : std::exchange(readies_, {})) {
      get_on(w);
    }
  }
}

}  // namespace wakhan::timetable
