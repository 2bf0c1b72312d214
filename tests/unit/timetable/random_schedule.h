// SPDX-License-Identifier: Apache-2.0
// Small schedules with everything in them, and questions about them, drawn from a seed. Times are mostly multiples of
// six hours, so that ties, zero durations and departures that are just made are frequent.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "random_numbers.h"
#include "wakhan/timetable/planner.h"

namespace wakhan::test {

using namespace timetable;

class random_schedule {
 public:
  explicit random_schedule(std::uint64_t const seed) : draw_{seed} {
    moment = draw_.one_in(20) ? -400 * kDaySeconds : (20'000 + draw_.below(800)) * kDaySeconds;
    moment += draw_.below(8) * 6 * 3600;
    // Over a year where seasons have to be waited for.
    horizon_s = (draw_.one_in(10) ? 380 : 10 + draw_.below(60)) * kDaySeconds;
    auto const stops = 2 + draw_.below(5);
    for (auto i = 0; i < stops; ++i) {
      rows.stops.push_back({some_time(2)});
    }
    for (auto i = draw_.below(4); i > 0; --i) {
      rows.links.push_back({any_stop(), any_stop(), some_time(4), draw_.below(4) * 100, draw_.below(9)});
    }
    for (auto i = 1 + draw_.below(6); i > 0; --i) {
      add_service();
    }
    for (auto i = draw_.one_in(3) ? 2 : 1; i > 0; --i) {
      from.push_back({any_stop(), moment + draw_.below(3) * 12 * 3600});
    }
    to = any_stop();
  }

  stop_id any_stop() { return stop_id{static_cast<std::uint32_t>(draw_.below(std::ssize(rows.stops)))}; }
  random_numbers& draw() { return draw_; }

  schedule rows;
  std::int64_t moment, horizon_s;
  std::vector<stop_at> from;
  stop_id to;

 private:
  // Often nothing, often quarters of days, sometimes odd seconds.
  std::int64_t some_time(std::int64_t const days) {
    if (draw_.one_in(3)) {
      return 0;
    }
    return draw_.one_in(5) ? draw_.below(days * kDaySeconds) : draw_.below(4 * days) * 6 * 3600;
  }

  void add_service() {
    auto s = service{};
    if (!rows.services.empty() && draw_.one_in(4)) {
      // The same stops at another pace: courses overtake.
      s.calls = rows.services.back().calls;
      for (std::size_t i = 1; i < s.calls.size(); ++i) {
        s.calls[i].run_s = some_time(3);
      }
    } else {
      for (auto i = 2 + draw_.below(4); i > 0; --i) {
        auto const is_long = draw_.one_in(6);
        s.calls.push_back({any_stop(), some_time(is_long ? 25 : 3), some_time(1), some_time(draw_.one_in(5) ? 9 : 1),
                           draw_.below(5) * 100, draw_.below(50)});
      }
      s.calls[0] = {s.calls[0].at, 0, 0, s.calls[0].cut_off_s};
    }
    s.boarding_cents = draw_.below(3) * 200;
    s.boarding_grams_co2e = draw_.below(9);
    add_departures(s);
    add_days(s);
    rows.services.push_back(std::move(s));
  }

  void add_departures(service& s) {
    auto const kind = draw_.below(6);
    if (kind == 0) {
      s.departures = frequency{100 + draw_.below(6000)};
    } else if (kind == 1) {
      auto moments = dated{};
      for (auto i = 1 + draw_.below(5); i > 0; --i) {
        moments.push_back(moment + (draw_.below(200) - 40) * 6 * 3600);
      }
      s.departures = moments;
    } else {
      auto pattern = weekly{};
      for (auto i = 1 + draw_.below(2); i > 0; --i) {
        auto const days = draw_.one_in(3) ? 1 + draw_.below(127) : std::int64_t{1} << draw_.below(7);
        pattern.push_back({static_cast<std::uint8_t>(days), draw_.below(4) * 6 * 3600});
      }
      s.departures = pattern;
    }
  }

  void add_days(service& s) {
    auto const day = static_cast<std::int32_t>(moment / kDaySeconds);
    if (draw_.one_in(5)) {
      s.runs_in = season{any_day(), any_day()};
    }
    if (draw_.one_in(6)) {
      s.open_from_day = day + static_cast<std::int32_t>(draw_.below(40)) - 10;
    }
    if (draw_.one_in(6)) {
      s.open_until_day = s.open_from_day.value_or(day) + static_cast<std::int32_t>(draw_.below(40));
    }
  }

  month_day any_day() {
    if (draw_.one_in(8)) {
      return {2, 29};
    }
    return {static_cast<unsigned>(1 + draw_.below(12)), static_cast<unsigned>(1 + draw_.below(28))};
  }

  random_numbers draw_;
};

}  // namespace wakhan::test
