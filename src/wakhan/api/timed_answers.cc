// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/timed_answers.h"

#include <fmt/format.h>

#include "wakhan/api/changes.h"
#include "wakhan/api/moments.h"
#include "wakhan/base/assert.h"
#include "wakhan/base/error.h"
#include "wakhan/route/best_way.h"
#include "wakhan/route/find_ways.h"

namespace wakhan::api {

namespace {

double hours_of(std::int64_t const seconds) { return static_cast<double>(seconds) / 3600; }

std::string wait_word(timing::wait_kind const kind) {
  switch (kind) {
    case timing::wait_kind::none: return {};
    case timing::wait_kind::mean: return "mean";
    case timing::wait_kind::published: return "published";
    case timing::wait_kind::aboard: return "aboard";
  }
  return {};
}

// What choosing and marking ask of an itinerary.
route::itinerary compared_part(route::itinerary const& whole) {
  auto made = route::itinerary{};
  made.total = whole.total;
  made.corridor = whole.corridor;
  made.modes = whole.modes;
  made.passages = whole.passages;
  return made;
}

}  // namespace

asked_moment read_moment(route_request const& request) {
  auto asked = asked_moment{};
  verify(request.depart.empty() || request.arrive_by.empty(), errc::usage,
         "--depart and --arrive-by: only one can be asked at a time");
  if (!request.depart.empty()) {
    asked.depart = parse_moment("--depart", request.depart, false);
    auto const day = date_text(day_of_moment(*asked.depart));
    verify(request.date.empty() || request.date == day, errc::usage,
           "--depart: its day is {}, and that of --date is {}; leave --date out", day, request.date);
  }
  if (!request.arrive_by.empty()) {
    asked.arrive_by = parse_moment("--arrive-by", request.arrive_by, true);
  }
  return asked;
}

std::string date_of(route_request const& request, asked_moment const& asked) {
  return !request.date.empty() || !asked.is_asked()
             ? request.date
             : date_text(day_of_moment(asked.depart ? *asked.depart : *asked.arrive_by - 1));
}

std::optional<std::int64_t> quickest_seconds(net::network const& n, net::changes const& asked,
                                             std::span<route::stop const> const stops, unsigned const threads) {
  auto const search = [](route::search_graph const& graph) {
    auto front = route::pareto_front{};
    if (auto best = route::find_best_way(graph, [](cost::criteria const& sum) { return sum.time; })) {
      front.ways.push_back(std::move(*best));
    }
    return front;
  };
  auto const found = route::find_ways_by(n, asked, stops, search, threads);
  return found.front.ways.empty() ? std::nullopt
                                  : std::optional{found.front.ways.front().sum.time / cost::kMicroseconds};
}

compared_itineraries compare(net::view const& seen, std::vector<route::itinerary> const& all,
                             asked_moment const& asked) {
  auto made = compared_itineraries{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto row = compared_part(all[i]);
    if (asked.is_asked()) {
      auto const timer = timing::itinerary_timer{seen, all[i]};
      auto const timed = asked.depart ? timer.ready_at(*asked.depart) : timer.there_by(*asked.arrive_by);
      if (!timed) {
        continue;
      }
      // Looking back, who has to be ready sooner takes longer, though it may be there before the time.
      auto const seconds = asked.depart ? timed->seconds() : *asked.arrive_by - timed->ready;
      row.total.sum.time = seconds * cost::kMicroseconds;
      made.timed.push_back(*timed);
    }
    made.rows.push_back(std::move(row));
    made.of.push_back(i);
  }
  return made;
}

route_reason no_departure(asked_moment const& asked) {
  return {"no_departure",
          asked.depart
              ? fmt::format("no service leaves within a year of {} on the days that are published",
                            moment_words(*asked.depart))
              : fmt::format("no departure in the year before {} is there in time", moment_words(*asked.arrive_by)),
          "",
          {}};
}

void tell_moments(net::network const& n, timing::timed_itinerary const& timed, itinerary_answer& answer) {
  WAKHAN_ASSERT(timed.legs.size() == answer.legs.size());
  auto told = answer_moments{timed.ready,         timed.leave_by,
                             timed.arrives,       hours_of(timed.seconds()) / 24,
                             answer.hours_moving, hours_of(timed.handling_s) + answer.hours_transfer,
                             answer.hours_border, 0};
  // What is not waiting is as before: so the rest is.
  told.hours_waiting = hours_of(timed.seconds()) - told.hours_moving - told.hours_transfer - told.hours_border;
  answer.moments = told;
  for (std::size_t l = 0; l < timed.legs.size(); ++l) {
    auto const& leg = timed.legs[l];
    auto made =
        leg_moments{leg.ready, leg.departs, leg.arrives, hours_of(leg.wait_s), wait_word(leg.wait), leg.has_hour, {}};
    for (auto const id : leg.services) {
      made.services.emplace_back(n.text(n.services[id].id));
    }
    answer.legs[l].moments = std::move(made);
  }
}

}  // namespace wakhan::api
