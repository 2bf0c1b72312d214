// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/journey.h"

#include <algorithm>
#include <limits>

#include "wakhan/base/assert.h"

namespace wakhan::timetable {

namespace {

leg go_over(schedule const& rows, std::uint32_t const link, std::int64_t const arrived) {
  auto const& l = rows.links[link];
  auto done = leg{};
  done.over = link_id{link};
  done.from = l.from;
  done.to = l.to;
  done.ready = done.cut_off = done.departs = arrived;
  done.arrives = arrived + l.duration_s;
  done.cents = l.cents;
  done.grams_co2e = l.grams_co2e;
  return done;
}

leg ride_on(compiled_timetable const& t, step const& one, std::int64_t const ready) {
  auto const id = t.ahead().service_of(one.board_call);
  auto const& s = t.rows().services[id.index()];
  auto done = leg{};
  done.by = id;
  done.board_call = t.ahead().place_of(one.board_call);
  done.alight_call = t.ahead().place_of(one.alight_call);
  done.from = s.calls[done.board_call].at;
  done.to = s.calls[done.alight_call].at;
  done.ready = ready;
  done.cents = s.boarding_cents;
  done.grams_co2e = s.boarding_grams_co2e;
  auto to_departing = std::int64_t{0};
  auto to_arriving = std::int64_t{0};
  for (std::uint32_t i = 1; i <= done.alight_call; ++i) {
    auto const& c = s.calls[i];
    to_departing += i <= done.board_call ? c.run_s + c.dwell_s : 0;
    to_arriving += c.run_s + (i < done.alight_call ? c.dwell_s : 0);
    done.cents += i > done.board_call ? c.cents : 0;
    done.grams_co2e += i > done.board_call ? c.grams_co2e : 0;
  }
  auto const to_cut_off = to_departing - s.calls[done.board_call].cut_off_s;
  done.course_begins = t.days().at_or_after(id, ready - to_cut_off + t.days().mean_wait_s(id), kNoMoment - 1);
  WAKHAN_ASSERT(done.course_begins != kNoMoment);
  done.departure = t.days().number_of(id, done.course_begins);
  done.cut_off = t.days().has_known_days(id) ? done.course_begins + to_cut_off : ready;
  done.departs = done.course_begins + to_departing;
  done.arrives = done.course_begins + to_arriving;
  done.waiting_s = done.departs - ready;
  return done;
}

}  // namespace

std::vector<step> steps_ahead(compiled_timetable const& t, found_way const& way, bool const was_backward) {
  if (!was_backward) {
    return way.steps;
  }
  auto steps = std::vector<step>{};
  for (auto s = way.steps.rbegin(); s != way.steps.rend(); ++s) {
    if (s->link != kNone) {
      steps.push_back(*s);
      continue;
    }
    auto const first = t.ahead().first_call(t.back().service_of(s->board_call).index());
    steps.push_back({first + t.back().place_of(s->alight_call), first + t.back().place_of(s->board_call), kNone});
  }
  return steps;
}

journey travel(compiled_timetable const& t, stop_id const from, std::int64_t const begins,
               std::span<step const> const steps) {
  auto done = journey{};
  done.from = done.to = from;
  done.begins = done.leave_by = done.arrives = begins;
  for (auto const& s : steps) {
    auto const& stops = t.rows().stops;
    auto const came_by_service = !done.legs.empty() && done.legs.back().by.is_valid();
    auto const ready = done.arrives + (came_by_service ? stops[done.to.index()].handling_s : 0);
    auto const l = s.link != kNone ? go_over(t.rows(), s.link, done.arrives) : ride_on(t, s, ready);
    if (l.by.is_valid() && done.services++ == 0) {
      done.leave_by = begins + (l.cut_off - ready);
    }
    done.to = l.to;
    done.arrives = l.arrives;
    done.cents += l.cents;
    done.grams_co2e += l.grams_co2e;
    done.legs.push_back(l);
  }
  return done;
}

}  // namespace wakhan::timetable
