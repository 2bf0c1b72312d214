// SPDX-License-Identifier: Apache-2.0
// What the product answers, found another way: every course of the horizon is written out day by day, and labels are
// pushed over all of them in the order of time (Dijkstra on the time-expanded network). Nothing is taken from the
// product but the rows of the schedule.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <queue>
#include <set>
#include <tuple>
#include <vector>

#include "wakhan/timetable/planner.h"

namespace wakhan::test {

using namespace timetable;

// Days of the year, counted on from 1 January 1960 one by one.
class dates {
 public:
  static constexpr std::int32_t kFirst = -3653;

  // Month · 100 + day.
  static unsigned of(std::int32_t const day) {
    static auto const all = count();
    return all.at(static_cast<std::size_t>(day - kFirst));
  }

 private:
  static std::vector<unsigned> count() {
    auto found = std::vector<unsigned>{};
    for (auto year = 1960; year < 2080; ++year) {
      for (unsigned month = 1; month <= 12; ++month) {
        auto const is_short = month == 4 || month == 6 || month == 9 || month == 11;
        auto const days = month == 2 ? (year % 4 == 0 ? 29U : 28U) : is_short ? 30U : 31U;
        for (unsigned day = 1; day <= days; ++day) {
          found.push_back(100 * month + day);
        }
      }
    }
    return found;
  }
};

inline bool begins_on(service const& s, std::int32_t const day) {
  if ((s.open_from_day && day < *s.open_from_day) || (s.open_until_day && day > *s.open_until_day)) {
    return false;
  }
  if (!s.runs_in) {
    return true;
  }
  auto const here = dates::of(day);
  auto const from = 100 * s.runs_in->from.month + s.runs_in->from.day;
  auto const until = 100 * s.runs_in->until.month + s.runs_in->until.day;
  return from <= until ? here >= from && here <= until : here >= from || here <= until;
}

struct slow_label {
  std::int64_t moment;
  std::uint32_t services;
  std::int64_t cents;
  friend auto operator<=>(slow_label const&, slow_label const&) = default;
  bool beats(slow_label const& o) const { return moment <= o.moment && services <= o.services && cents <= o.cents; }
};

class slow_search {
 public:
  // Courses that begin long before `first` count, too: freight may get on on the way.
  slow_search(schedule const& s, std::int64_t const first, std::int64_t const last)
      : rows_{s}, last_{last}, courses_(s.services.size()) {
    for (std::size_t i = 0; i < s.services.size(); ++i) {
      write_out(i, first - 130 * kDaySeconds);
    }
  }

  // Whether a service with known days begins a course at a moment.
  bool has_course(std::size_t const service, std::int64_t const begins) const {
    return std::find(courses_[service].begin(), courses_[service].end(), begins) != courses_[service].end();
  }

  // Everything at each stop that nothing else beats; money and services count only where asked for.
  std::vector<std::set<slow_label>> search(std::vector<stop_at> const& from, bool const by_services,
                                           bool const by_money) {
    by_services_ = by_services;
    by_money_ = by_money;
    there_.assign(rows_.stops.size(), {});
    arrived_ = ready_ = there_;
    for (auto const& f : from) {
      auto const start = slow_label{f.moment, 0, 0};
      add(ready_[f.at.index()], start, f.at, true);
      add(arrived_[f.at.index()], start, f.at, false);
    }
    while (!queue_.empty()) {
      auto const [label, stop, is_ready] = queue_.top();
      queue_.pop();
      auto const& now = is_ready ? ready_[stop] : arrived_[stop];
      if (now.contains(label)) {
        is_ready ? get_on(stop, label) : go_on(stop, label);
      }
    }
    return there_;
  }

  std::optional<std::int64_t> earliest(std::vector<stop_at> const& from, stop_id const to) {
    auto const found = search(from, false, false)[to.index()];
    return found.empty() ? std::nullopt : std::optional{found.begin()->moment};
  }

 private:
  using queued = std::tuple<slow_label, std::uint32_t, bool>;

  void write_out(std::size_t const service, std::int64_t const first) {
    auto const& s = rows_.services[service];
    auto all = std::set<std::int64_t>{};
    // Day 0 was a Thursday, bit 3.
    for (auto day = first / kDaySeconds - 1; day * kDaySeconds <= last_ + 40 * kDaySeconds; ++day) {
      if (!begins_on(s, static_cast<std::int32_t>(day))) {
        continue;
      }
      if (auto const* const pattern = std::get_if<weekly>(&s.departures)) {
        for (auto const& d : *pattern) {
          if ((d.days >> ((day % 7 + 7 + 3) % 7) & 1) != 0) {
            all.insert(day * kDaySeconds + d.time_s);
          }
        }
      } else if (auto const* const moments = std::get_if<dated>(&s.departures)) {
        for (auto const m : *moments) {
          if (m >= day * kDaySeconds && m < (day + 1) * kDaySeconds) {
            all.insert(m);
          }
        }
      }
    }
    courses_[service] = {all.begin(), all.end()};
  }

  void add(std::set<slow_label>& bag, slow_label label, stop_id const stop, bool const is_ready) {
    label.services = by_services_ ? label.services : 0;
    label.cents = by_money_ ? label.cents : 0;
    if (label.moment > last_ || std::any_of(bag.begin(), bag.end(), [&](auto const& o) { return o.beats(label); })) {
      return;
    }
    std::erase_if(bag, [&](auto const& o) { return label.beats(o); });
    bag.insert(label);
    queue_.push({label, stop.value, is_ready});
  }

  void arrive(stop_id const at, slow_label const& label) { add(arrived_[at.index()], label, at, false); }

  void add_there(stop_id const at, slow_label const& label) {
    auto& bag = there_[at.index()];
    if (label.moment <= last_ && std::none_of(bag.begin(), bag.end(), [&](auto const& o) { return o.beats(label); })) {
      std::erase_if(bag, [&](auto const& o) { return label.beats(o); });
      bag.insert(label);
    }
  }

  void go_on(std::uint32_t const stop, slow_label const& label) {
    add_there(stop_id{stop}, label);
    add(ready_[stop], {label.moment + rows_.stops[stop].handling_s, label.services, label.cents}, stop_id{stop}, true);
    for (auto const& l : rows_.links) {
      if (l.from.value == stop) {
        auto const there =
            slow_label{label.moment + l.duration_s, label.services, by_money_ ? label.cents + l.cents : 0};
        add_there(l.to, there);
        add(ready_[l.to.index()], there, l.to, true);
      }
    }
  }

  void get_on(std::uint32_t const stop, slow_label const& label) {
    for (std::size_t id = 0; id < rows_.services.size(); ++id) {
      auto const& s = rows_.services[id];
      auto leaves = std::int64_t{0};
      for (std::size_t i = 0; i + 1 < s.calls.size(); ++i) {
        leaves += s.calls[i].run_s + s.calls[i].dwell_s;
        if (s.calls[i].at.value != stop) {
          continue;
        }
        auto const cut_off = leaves - s.calls[i].cut_off_s;
        for (auto const begins : courses_[id]) {
          if (begins + cut_off >= label.moment) {
            ride(s, i, begins + leaves, label);
          }
        }
        if (auto const* const often = std::get_if<frequency>(&s.departures)) {
          auto begins = label.moment - cut_off + 1000 * kWeekSeconds / often->departures_in_1000_weeks / 2;
          while (begins <= last_ + 40 * kDaySeconds) {
            auto const day = (begins + 5000 * kDaySeconds) / kDaySeconds - 5000;
            if (begins_on(s, static_cast<std::int32_t>(day))) {
              ride(s, i, begins + leaves, label);
              break;
            }
            begins = (day + 1) * kDaySeconds;
          }
        }
      }
    }
  }

  void ride(service const& s, std::size_t const on, std::int64_t now, slow_label const& label) {
    auto cents = label.cents + s.boarding_cents;
    for (auto i = on + 1; i < s.calls.size(); ++i) {
      now += s.calls[i].run_s;
      cents += s.calls[i].cents;
      arrive(s.calls[i].at, {now, by_services_ ? label.services + 1 : 0, by_money_ ? cents : 0});
      now += s.calls[i].dwell_s;
    }
  }

  schedule const& rows_;
  std::int64_t last_;
  bool by_services_ = false, by_money_ = false;
  std::vector<std::vector<std::int64_t>> courses_;  // when they begin, by service
  std::vector<std::set<slow_label>> there_, arrived_, ready_;
  std::priority_queue<queued, std::vector<queued>, std::greater<>> queue_;
};

}  // namespace wakhan::test
