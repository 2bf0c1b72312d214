// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <vector>

#include "wakhan/timetable/found_way.h"
#include "wakhan/timetable/lower_bounds.h"

namespace wakhan::timetable {

// All ways that no other beats in arrival, number of services and money at once: in rounds, one more service each, with
// a bag of arrivals and prices for each stop (McRAPTOR: Delling, Pajor and Werneck 2012). Courses that somebody rides
// already, no later and no dearer, are left alone; bounds on the time and the money that are left keep away from stops
// that cannot help. Of ways equal in all three the first found stays.
class money_search {
 public:
  money_search(direction const& d, prices const& paid, lower_bounds const& seconds, lower_bounds const& cents);

  // By number of services, then arrival. Throws limit where a way costs more than 2^30 cents.
  std::vector<found_way> find(std::span<entry const> from, std::uint32_t to, clock const& by);

 private:
  // Arrived or ready at a stop: when, having paid how much, by which label and link.
  struct state {
    std::int32_t moment, cents;
    std::uint32_t label, link;
  };
  using bag = std::vector<state>;
  struct waiting {
    std::uint32_t stop;
    state at;
  };
  // Courses that are ridden, a few for each call: forgetting one costs time, never an answer.
  struct ridden {
    static constexpr std::size_t kKept = 4;
    std::array<std::int32_t, kKept> course, before;
  };

  void begin(std::span<entry const> from, std::uint32_t to, clock const& by);
  void go_on(waiting const& w);
  void make_ready(std::uint32_t stop, state const& s);
  void get_on(waiting const& w);
  void ride(boarding const& at, std::int32_t course, std::int32_t before, state const& from);
  void arrive(std::uint32_t stop, state const& s);
  bool is_hopeless(std::uint32_t stop, std::int32_t moment, std::int32_t cents);
  bool is_ridden(std::uint32_t call, std::int32_t course, std::int32_t before);
  state bounds_of(std::uint32_t stop);

  direction const& direction_;
  prices const& paid_;
  lower_bounds const& seconds_;
  lower_bounds const& cents_;
  clock const* clock_ = nullptr;
  std::uint32_t target_ = kNone;
  target_bounds target_seconds_, target_cents_;
  std::vector<bag> arrived_, ready_;  // by stop
  bag end_;                           // at the target
  std::vector<state> bound_;          // by stop; a negative moment where not yet asked for
  std::vector<ridden> ridden_;        // by call
  std::vector<arrival_label> labels_;
  std::vector<waiting> arrivals_, readies_;  // of a round
  std::vector<state> ends_;                  // of a round
};

}  // namespace wakhan::timetable
