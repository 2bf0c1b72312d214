// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/planner.h"

#include <gtest/gtest.h>

#include "../sanitized.h"
#include "random_schedule.h"
#include "slow_search.h"

namespace {

using namespace wakhan;
using namespace wakhan::timetable;
using test::random_schedule;
using test::slow_label;
using test::slow_search;

constexpr std::uint64_t kSchedules = test::kIsSanitized ? 1'000 : 24'000;

// A journey keeps every rule of the schedule and adds up.
void expect_sound(random_schedule const& r, slow_search const& slow, journey const& j, std::int64_t const begins) {
  auto now = begins;
  auto at = j.from;
  auto cents = std::int64_t{0};
  auto grams = std::int64_t{0};
  auto services = 0U;
  auto was_service = false;
  for (std::size_t i = 0; i < j.legs.size(); ++i) {
    auto const& l = j.legs[i];
    ASSERT_EQ(l.from, at);
    at = l.to;
    cents += l.cents;
    grams += l.grams_co2e;
    if (!l.by.is_valid()) {
      auto const& link = r.rows.links[l.over.index()];
      ASSERT_TRUE(i == 0 || was_service);
      ASSERT_EQ(link.from, l.from);
      ASSERT_EQ(link.to, l.to);
      ASSERT_EQ(l.cents, link.cents);
      ASSERT_EQ(l.grams_co2e, link.grams_co2e);
      ASSERT_EQ(l.departs, now);
      ASSERT_EQ(l.arrives, now + link.duration_s);
      now = l.arrives;
      was_service = false;
      continue;
    }
    auto const& s = r.rows.services[l.by.index()];
    now += was_service ? r.rows.stops[l.from.index()].handling_s : 0;
    ASSERT_EQ(l.ready, now);
    ASSERT_LT(l.board_call, l.alight_call);
    ASSERT_EQ(s.calls[l.board_call].at, l.from);
    ASSERT_EQ(s.calls[l.alight_call].at, l.to);
    ASSERT_GE(l.cut_off, now);
    auto when = l.course_begins;
    auto paid = s.boarding_cents;
    for (std::uint32_t c = 0; c < l.alight_call; ++c) {
      when += s.calls[c].run_s + s.calls[c].dwell_s;
      ASSERT_TRUE(c != l.board_call || when == l.departs);
      paid += c >= l.board_call ? s.calls[c + 1].cents : 0;
    }
    ASSERT_EQ(l.arrives, when + s.calls[l.alight_call].run_s);
    ASSERT_EQ(l.cents, paid);
    ASSERT_EQ(l.waiting_s, l.departs - now);
    if (std::holds_alternative<frequency>(s.departures)) {
      auto const half = 1000 * kWeekSeconds / std::get<frequency>(s.departures).departures_in_1000_weeks / 2;
      ASSERT_GE(l.departs, now + s.calls[l.board_call].cut_off_s + half);
      ASSERT_EQ(l.cut_off, now);
    } else {
      ASSERT_TRUE(slow.has_course(l.by.index(), l.course_begins));
      ASSERT_EQ(l.cut_off, l.departs - s.calls[l.board_call].cut_off_s);
    }
    ++services;
    now = l.arrives;
    was_service = true;
  }
  ASSERT_EQ(j.to, at);
  ASSERT_EQ(j.arrives, now);
  ASSERT_EQ(j.services, services);
  ASSERT_EQ(j.cents, cents);
  ASSERT_EQ(j.grams_co2e, grams);
}

std::int64_t first_of(std::vector<stop_at> const& from) {
  auto first = from[0].moment;
  for (auto const& f : from) {
    first = std::min(first, f.moment);
  }
  return first;
}

// The start that a journey was told to begin at.
bool begins_as_asked(std::vector<stop_at> const& from, journey const& j) {
  return std::any_of(from.begin(), from.end(), [&](auto const& f) { return f.at == j.from && f.moment == j.begins; });
}

void compare_arrivals(random_schedule& r, planner& fast, slow_search& slow) {
  auto const all = slow.search(r.from, false, false);
  auto const found = fast.earliest_arrivals(r.from);
  for (std::size_t s = 0; s < all.size(); ++s) {
    auto const expected = all[s].empty() ? std::nullopt : std::optional{all[s].begin()->moment};
    ASSERT_EQ(found[s], expected) << "stop " << s;
    auto const way = fast.earliest_arrival(r.from, stop_id{s});
    ASSERT_EQ(way.has_value(), expected.has_value());
    if (way) {
      ASSERT_EQ(way->arrives, *expected);
      ASSERT_EQ(way->to, stop_id{s});
      ASSERT_TRUE(begins_as_asked(r.from, *way));
      expect_sound(r, slow, *way, way->begins);
    }
  }
}

void compare_fronts(random_schedule& r, planner& fast, slow_search& slow, bool const with_money) {
  auto const ways =
      with_money ? fast.arrivals_by_services_and_money(r.from, r.to) : fast.arrivals_by_services(r.from, r.to);
  auto told = std::vector<slow_label>{};
  for (auto const& w : ways) {
    told.push_back({w.arrives, w.services, with_money ? w.cents : 0});
    ASSERT_TRUE(begins_as_asked(r.from, w));
    ASSERT_EQ(w.to, r.to);
    expect_sound(r, slow, w, w.begins);
  }
  ASSERT_TRUE(std::is_sorted(told.begin(), told.end(), [](auto const& a, auto const& b) {
    return std::tie(a.services, a.moment) < std::tie(b.services, b.moment);
  }));
  std::sort(told.begin(), told.end());
  auto const expected = slow.search(r.from, true, with_money)[r.to.index()];
  ASSERT_EQ(told.size(), expected.size());
  ASSERT_TRUE(std::equal(told.begin(), told.end(), expected.begin()));
}

// A latest departure makes it, one second later does not; the earliest arrival from it is the same, and its latest
// departure the same again.
void prove_latest(random_schedule& r, planner& fast, std::int64_t const by) {
  auto const ends = std::vector<stop_at>{{r.to, by}};
  auto const from = r.from[0].at;
  auto slow = slow_search{r.rows, by - r.horizon_s, by};
  auto const latest = fast.latest_departure(from, ends);
  ASSERT_EQ(latest.has_value(), fast.latest_departures(ends)[from.index()].has_value());
  if (!latest) {
    ASSERT_FALSE(slow.earliest({{from, by - r.horizon_s}}, r.to));
    return;
  }
  ASSERT_EQ(latest->begins, *fast.latest_departures(ends)[from.index()]);
  ASSERT_GE(latest->begins, by - r.horizon_s);
  ASSERT_LE(latest->arrives, by);
  ASSERT_EQ(latest->to, r.to);
  expect_sound(r, slow, *latest, latest->begins);
  ASSERT_EQ(latest->begins, latest->leave_by);
  auto const soonest = slow.earliest({{from, latest->begins}}, r.to);
  ASSERT_TRUE(soonest);
  ASSERT_FALSE(slow.earliest({{from, latest->begins + 1}}, r.to));
  auto const again = fast.earliest_arrival(std::vector<stop_at>{{from, latest->begins}}, r.to);
  ASSERT_EQ(again->arrives, *soonest);
  auto const back = fast.latest_departure(from, std::vector<stop_at>{{r.to, *soonest}});
  ASSERT_EQ(back->begins, latest->begins);
}

// Each pair departs as late and arrives as early as can be, and nothing that keeps within the horizon lies between one
// and the next.
void prove_profile(random_schedule& r, planner& fast) {
  constexpr std::size_t kMost = 40;
  auto const from = r.from[0].at;
  auto const last = r.moment + std::min(r.horizon_s, 9 * kDaySeconds);
  auto slow = slow_search{r.rows, r.moment, last + r.horizon_s};
  auto const found = fast.departures_between(from, r.to, r.moment, last, kMost);
  ASSERT_TRUE(found.is_complete || found.journeys.size() == kMost);
  auto told = found.journeys.begin();
  for (auto moment = r.moment; moment <= last && told - found.journeys.begin() < std::ptrdiff_t{kMost}; ++moment) {
    auto const soonest = slow.earliest({{from, moment}}, r.to);
    if (!soonest) {
      break;
    }
    // The last moment with that arrival, between one that has it and one that has not.
    auto later = *soonest + 1;
    while (later - moment > 1) {
      auto const middle = moment + (later - moment) / 2;
      (slow.earliest({{from, middle}}, r.to) == soonest ? moment : later) = middle;
    }
    if (moment <= last && *soonest - moment <= r.horizon_s) {
      ASSERT_NE(told, found.journeys.end());
      ASSERT_EQ(told->begins, moment);
      ASSERT_EQ(told->arrives, *soonest);
      expect_sound(r, slow, *told++, moment);
    }
  }
  ASSERT_EQ(told, found.journeys.end());
}

void compare(std::uint64_t const seed) {
  auto r = random_schedule{seed};
  auto const compiled = compiled_timetable{r.rows};
  auto fast = planner{compiled, r.horizon_s};
  auto const first = first_of(r.from);
  auto slow = slow_search{r.rows, first, first + r.horizon_s};
  compare_arrivals(r, fast, slow);
  compare_fronts(r, fast, slow, false);
  compare_fronts(r, fast, slow, true);
  prove_latest(r, fast, r.moment + r.draw().below(r.horizon_s));
  if (seed % 8 == 0) {
    prove_profile(r, fast);
  }
}

TEST(planner, answers_as_a_search_over_the_whole_horizon_does) {
  for (std::uint64_t seed = 0; seed < kSchedules; ++seed) {
    ASSERT_NO_FATAL_FAILURE(compare(seed)) << "seed " << seed;
    ASSERT_FALSE(::testing::Test::HasFailure()) << "seed " << seed;
  }
}

}  // namespace
