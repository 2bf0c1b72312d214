// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timing/rides.h"

#include "wakhan/cost/link_cost.h"

namespace wakhan::timing {

namespace {

using route::step_kind;

class cutter {
 public:
  explicit cutter(net::view const& seen) : seen_{seen}, n_{seen.base()} {}

  cut_itinerary cut(route::itinerary const& whole) {
    for (auto const& l : whole.legs) {
      made_.legs_begin.push_back(seconds(at_));
      for (auto const& s : l.steps) {
        walk(l, s);
      }
    }
    made_.ends = seconds(at_);
    end_ride({});
    return std::move(made_);
  }

 private:
  static std::int64_t seconds(std::int64_t const microseconds) { return microseconds / cost::kMicroseconds; }

  void walk(route::leg const& l, route::step const& s) {
    switch (s.kind) {
      case step_kind::load: begin_ride(l, s, s.bill.transfer); break;
      case step_kind::board: begin_ferry(l, s); break;
      case step_kind::flight: return fly(l, s);
      case step_kind::unload:
      case step_kind::alight: end_ride(l.to_terminal); break;
      default: break;
    }
    // Whatever lies between two rides, but for unloading where the next one begins, parts them.
    is_beside_last_ = is_beside_last_ && (s.kind == step_kind::unload || s.kind == step_kind::load);
    at_ += s.bill.sum.time;
  }

  void begin_ride(route::leg const& l, route::step const& s, std::int64_t const handling) {
    end_ride({});
    auto made = ride{};
    made.leg = made_.legs_begin.size() - 1;
    made.by = s.by;
    made.from = l.from_terminal;
    made.country = s.country;
    if (made.from.is_valid()) {
      made.country = n_.terminals[made.from].country;
    }
    made.waited_for = s.services;
    made.goes_on = is_beside_last_ && !made_.rides.empty() && made_.rides.back().by == made.by &&
                   made_.rides.back().to == made.from;
    made.comes = seconds(at_);
    made.loaded = seconds(at_ + handling);
    made.leaves = seconds(at_ + handling + s.bill.waiting);
    if (made.leaves > made.loaded) {
      made_.rides.push_back(made);
      is_riding_ = true;
    }
  }

  void begin_ferry(route::leg const& l, route::step const& s) {
    begin_ride(l, s, s.bill.transfer);
    if (is_riding_) {
      auto& made = made_.rides.back();
      made.ferry = l.ferry;
      for (auto const& other : l.steps) {
        made.is_backwards = made.is_backwards || (other.kind == step_kind::sailing && other.is_backwards);
      }
    }
  }

  // One step is loading, flight and unloading.
  void fly(route::leg const& l, route::step const& s) {
    auto const country = n_.nodes.country[s.is_backwards ? n_.links.from[s.link] : n_.links.to[s.link]];
    auto const unloading =
        cost::handling_bill(n_, net::mode::air, net::operation::unload, country, seen_.what()).transfer;
    begin_ride(l, s, s.bill.transfer - unloading);
    at_ += s.bill.sum.time - unloading;
    end_ride(l.to_terminal);
    at_ += unloading;
    is_beside_last_ = false;
  }

  void end_ride(net::terminal_id const at) {
    if (is_riding_) {
      made_.rides.back().ends = seconds(at_);
      made_.rides.back().to = at;
      is_beside_last_ = true;
    }
    is_riding_ = false;
    // Rides that ended at no terminal, on a ferry that carries wagons or behind it, end where the wagons stand at one.
    for (auto r = made_.rides.rbegin(); at.is_valid() && r != made_.rides.rend() && !r->to.is_valid(); ++r) {
      r->to = at;
    }
  }

  net::view const& seen_;
  net::network const& n_;
  cut_itinerary made_;
  std::int64_t at_{};  // µs since the beginning
  bool is_riding_{};
  bool is_beside_last_{};
};

}  // namespace

cut_itinerary cut(net::view const& seen, route::itinerary const& whole) { return cutter{seen}.cut(whole); }

}  // namespace wakhan::timing
