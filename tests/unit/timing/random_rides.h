// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "wakhan/timing/timed_itinerary.h"

namespace wakhan::test {

inline constexpr std::int64_t kHour = 3600;
inline constexpr std::int64_t kDay = 24 * kHour;
inline constexpr std::int64_t kMonday = 20'787 * kDay;  // 2026-11-30

// Terminals in a row, the trains that pass them, and an itinerary that rides from each to the next.
struct row_of_terminals {
  net::network_data data;
  timing::cut_itinerary parts;

  explicit row_of_terminals(std::size_t const terminals) {
    data.terminals.raw().resize(terminals);
    for (std::size_t i = 0; i < terminals; ++i) {
      data.terminals.raw()[i].position = geo::from_degrees(10.0 * static_cast<double>(i), 50);
    }
    data.countries.raw().resize(1);
    auto usual = net::handling{};
    usual.wait_seconds = 36 * kHour;
    data.handling_of.raw().assign(net::kModes * 2 * 2, usual);
  }

  net::network view() const { return net::view_of(data); }

  net::service_id add_train(std::vector<std::size_t> const& stops, std::uint32_t const in_1000_weeks) {
    auto s = net::service{};
    s.by = net::mode::rail;
    s.runs = net::course::one_way;
    s.first_stop = static_cast<std::uint32_t>(data.service_stops.size());
    s.stops = static_cast<std::uint32_t>(stops.size());
    s.departures_in_1000_weeks = in_1000_weeks;
    for (auto const stop : stops) {
      data.service_stops.push_back(net::terminal_id{stop});
    }
    return data.services.push_back(s);
  }

  net::published_days& publish(net::service_id const of, std::uint32_t const weekdays) {
    auto days = net::published_days{};
    days.service = of;
    days.weekdays = weekdays;
    data.departure_days.push_back(days);
    return data.departure_days.raw().back();
  }

  net::published_days& publish_dates(net::service_id const of, std::vector<std::int32_t> const& dates) {
    auto& days = publish(of, 0);
    days.first_date = static_cast<std::uint32_t>(data.departure_dates.size());
    days.dates = static_cast<std::uint32_t>(dates.size());
    for (auto const date : dates) {
      data.departure_dates.push_back(date);
    }
    return days;
  }

  // Freight comes so much later than the last ride ended, is handled, waits and rides.
  timing::ride& add_ride(std::int64_t const before, std::int64_t const handling, std::int64_t const wait,
                         std::int64_t const run) {
    auto const i = parts.rides.size();
    auto r = timing::ride{};
    r.leg = i;
    r.by = net::mode::rail;
    r.from = net::terminal_id{i};
    r.to = net::terminal_id{i + 1};
    r.country = net::country_id{std::uint16_t{0}};
    r.comes = (i == 0 ? 0 : parts.rides.back().ends) + before;
    r.loaded = r.comes + handling;
    r.leaves = r.loaded + wait;
    r.ends = r.leaves + run;
    parts.legs_begin.push_back(r.comes);
    parts.rides.push_back(r);
    parts.ends = r.ends;
    return parts.rides.back();
  }

  timing::itinerary_timer timer() const { return {view(), parts}; }
};

// The wait for departures that are spread evenly.
inline std::int64_t mean_wait(std::uint64_t const in_1000_weeks) {
  return static_cast<std::int64_t>((7'000 * kDay + in_1000_weeks) / (2 * in_1000_weeks));
}

// Any itinerary of up to four rides, with trains that call here and there, some on published days.
inline row_of_terminals random_row(std::mt19937_64& random) {
  auto const pick = [&](std::int64_t const low, std::int64_t const high) {
    return std::uniform_int_distribution<std::int64_t>{low, high}(random);
  };
  auto const rides = static_cast<std::size_t>(pick(1, 4));
  auto row = row_of_terminals{rides + 1};
  for (std::int64_t t = pick(0, 5); t > 0; --t) {
    auto stops = std::vector<std::size_t>{};
    for (std::size_t at = 0; at <= rides; ++at) {
      if (pick(0, 2) != 0) {
        stops.push_back(at);
      }
    }
    if (stops.size() >= 2) {
      auto const id = row.add_train(stops, static_cast<std::uint32_t>(pick(200, 9'000)));
      if (pick(0, 3) != 0) {
        auto& days = row.publish(id, static_cast<std::uint32_t>(pick(0, 6) == 0 ? 0x7F : pick(1, 0x7F)));
        days.time_s = pick(0, 2) == 0 ? -1 : static_cast<std::int32_t>(pick(0, kDay - 1));
        days.cut_off_s = pick(0, 1) == 0 ? -1 : static_cast<std::int32_t>(pick(0, 3 * kDay));
      }
    }
  }
  auto const n = row.view();
  for (std::size_t i = 0; i < rides; ++i) {
    auto called = std::vector<net::service_id>{};
    auto sum = std::uint64_t{0};
    for (std::size_t s = 0; s < n.services.size(); ++s) {
      auto const id = net::service_id{s};
      auto const stops = n.service_stops.all().subspan(n.services[id].first_stop, n.services[id].stops);
      if (std::find(stops.begin(), stops.end() - 1, net::terminal_id{i}) != stops.end() - 1) {
        called.push_back(id);
        sum += n.services[id].departures_in_1000_weeks;
      }
    }
    auto const wait = called.empty() ? pick(1, 40 * kHour) : mean_wait(sum);
    auto& r = row.add_ride(pick(0, 10 * kHour), pick(0, 8 * kHour), wait, pick(1, 100 * kHour));
    r.waited_for = called;
    r.goes_on = i > 0 && pick(0, 1) == 0;
  }
  row.parts.ends += pick(0, 5 * kHour);
  return row;
}

// The earliest arrival by trying every departure of five weeks at every terminal, without a timetable.
class every_departure {
 public:
  explicit every_departure(row_of_terminals const& row) : n_{row.view()}, parts_{row.parts} {}

  std::int64_t arrival(std::int64_t const ready) const { return from(0, ready + parts_.rides.front().comes); }

 private:
  std::int64_t from(std::size_t const i, std::int64_t const comes) const {
    auto const& r = parts_.rides[i];
    auto best = INT64_MAX;
    auto unknown = std::uint64_t{0};
    for (auto const id : r.waited_for) {
      auto const* const days = n_.days_of(id);
      auto const& s = n_.services[id];
      auto const is_first = n_.service_stops.all()[s.first_stop] == r.from;
      if (days == nullptr || !is_first || !carries(i, s) || (days->weekdays == 0x7F && days->time_s < 0)) {
        unknown += s.departures_in_1000_weeks;
        continue;
      }
      for (auto day = comes / kDay; day < comes / kDay + 35; ++day) {
        if ((days->weekdays >> static_cast<unsigned>((day + 3) % 7) & 1U) != 0) {
          best = std::min(best, aboard(i, id, *days, comes, day * kDay));
        }
      }
    }
    if (unknown != 0 || r.waited_for.empty()) {
      auto const wait = unknown != 0 ? mean_wait(unknown) : r.leaves - r.loaded;
      best = std::min(best, off(i, comes + r.loaded - r.comes + wait + r.ends - r.leaves));
    }
    return best;
  }

  // Whether a train calls where a ride ends that stays aboard from ride i on.
  bool carries(std::size_t const i, net::service const& s) const {
    auto const stops = n_.service_stops.all().subspan(s.first_stop, s.stops);
    for (auto j = i; j < parts_.rides.size() && (j == i || parts_.rides[j].goes_on); ++j) {
      if (std::find(stops.begin(), stops.end(), parts_.rides[j].to) != stops.end()) {
        return true;
      }
    }
    return false;
  }

  // Arrival by the train of a day; never where freight comes too late for it.
  std::int64_t aboard(std::size_t const i, net::service_id const id, net::published_days const& days,
                      std::int64_t const comes, std::int64_t const midnight) const {
    auto const& r = parts_.rides[i];
    auto const has_hour = days.time_s >= 0;
    auto const leaves = midnight + (has_hour ? days.time_s : kDay / 2);
    auto const cut_off = days.cut_off_s >= 0 ? days.cut_off_s : r.loaded - r.comes;
    if (comes > (has_hour ? leaves : midnight) - cut_off) {
      return INT64_MAX;
    }
    auto best = INT64_MAX;
    auto at = leaves;
    for (auto j = i; j < parts_.rides.size() && (j == i || parts_.rides[j].goes_on); ++j) {
      at += (j == i ? 0 : parts_.rides[j].loaded - parts_.rides[j - 1].ends) + parts_.rides[j].ends -
            parts_.rides[j].leaves;
      auto const& s = n_.services[id];
      auto const stops = n_.service_stops.all().subspan(s.first_stop, s.stops);
      if (std::find(stops.begin(), stops.end(), parts_.rides[j].to) != stops.end()) {
        best = std::min(best, off(j, at));
      }
    }
    return best;
  }

  std::int64_t off(std::size_t const i, std::int64_t const at) const {
    if (i + 1 == parts_.rides.size()) {
      return at + parts_.ends - parts_.rides[i].ends;
    }
    return from(i + 1, at + parts_.rides[i + 1].comes - parts_.rides[i].ends);
  }

  net::network n_;
  timing::cut_itinerary parts_;
};

}  // namespace wakhan::test
