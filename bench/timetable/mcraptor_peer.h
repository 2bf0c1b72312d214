// SPDX-License-Identifier: Apache-2.0
// McRAPTOR (Delling, Pajor, Werneck 2012, section 4.1) for arrival, trips and money: a bag of labels at each stop, and
// one that travels along while a route is scanned. With local and target pruning.
#pragma once

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "raptor_peer.h"

namespace bench {

class mcraptor_peer {
 public:
  using answer = std::tuple<std::int32_t, unsigned, std::int32_t>;  // arrival, trips, cents

  explicit mcraptor_peer(unrolled const& u)
      : u_{u},
        routes_{u},
        arrived_(u.handling.size()),
        ready_(u.handling.size()),
        new_ready_(u.handling.size()),
        new_arrived_(u.handling.size()),
        first_marked_(u.routes.size(), kNoPosition) {}

  std::vector<answer> front(std::uint32_t const from, std::int32_t const moment, std::uint32_t const to) {
    for (auto* const bags : {&arrived_, &ready_, &new_ready_, &new_arrived_}) {
      for (auto& b : *bags) {
        b.clear();
      }
    }
    end_.clear();
    new_end_.clear();
    marked_.clear();
    target_ = to;
    make_ready(from, {moment, 0});
    arrive(from, {moment, 0});
    auto found = std::vector<answer>{};
    for (auto trips = 0U;; ++trips) {
      relax_footpaths();
      for (auto const& l : new_end_) {
        found.emplace_back(l.moment, trips, l.cents);
      }
      new_end_.clear();
      if (marked_.empty()) {
        return found;
      }
      collect_routes();
      for (auto const r : queue_) {
        scan(r, std::exchange(first_marked_[r], kNoPosition));
      }
      for (auto const stop : scanned_) {
        new_ready_[stop].clear();
      }
    }
  }

 private:
  static constexpr std::uint32_t kNoPosition = UINT32_MAX;
  struct label {
    std::int32_t moment, cents;
  };
  using bag = std::vector<label>;
  struct rider {
    std::uint32_t trip;
    std::int32_t before;  // cents paid before the route began
  };

  static bool is_beaten(bag const& b, label const& l) {
    return std::any_of(b.begin(), b.end(), [&](auto const& o) { return o.moment <= l.moment && o.cents <= l.cents; });
  }

  static void drop_beaten(bag& b, label const& l) {
    std::erase_if(b, [&](auto const& o) { return l.moment <= o.moment && l.cents <= o.cents; });
  }

  void make_ready(std::uint32_t const stop, label const& l) {
    if (is_beaten(end_, l) || is_beaten(ready_[stop], l)) {
      return;
    }
    drop_beaten(ready_[stop], l);
    ready_[stop].push_back(l);
    if (new_ready_[stop].empty()) {
      marked_.push_back(stop);
    }
    drop_beaten(new_ready_[stop], l);
    new_ready_[stop].push_back(l);
  }

  void arrive(std::uint32_t const stop, label const& l) {
    if (is_beaten(end_, l) || is_beaten(arrived_[stop], l)) {
      return;
    }
    if (stop == target_) {
      finish(l);
      return;
    }
    drop_beaten(arrived_[stop], l);
    arrived_[stop].push_back(l);
    if (new_arrived_[stop].empty()) {
      arrivals_.push_back(stop);
    }
    drop_beaten(new_arrived_[stop], l);
    new_arrived_[stop].push_back(l);
  }

  void finish(label const& l) {
    if (!is_beaten(end_, l)) {
      drop_beaten(end_, l);
      end_.push_back(l);
      drop_beaten(new_end_, l);
      new_end_.push_back(l);
    }
  }

  void relax_footpaths() {
    for (auto const stop : arrivals_) {
      for (auto const& l : new_arrived_[stop]) {
        make_ready(stop, {l.moment + u_.handling[stop], l.cents});
        for (auto const& f : u_.footpaths[stop]) {
          auto const there = label{l.moment + f.seconds, l.cents + f.cents};
          if (f.to == target_) {
            finish(there);
          }
          make_ready(f.to, there);
        }
      }
      new_arrived_[stop].clear();
    }
    arrivals_.clear();
  }

  void collect_routes() {
    queue_.clear();
    for (auto const stop : marked_) {
      for (auto i = routes_.first_place[stop]; i != routes_.first_place[stop + 1]; ++i) {
        auto const [r, position] = routes_.places[i];
        if (first_marked_[r] == kNoPosition) {
          queue_.push_back(r);
        }
        first_marked_[r] = std::min(first_marked_[r], position);
      }
    }
    scanned_ = std::exchange(marked_, {});
  }

  void scan(std::uint32_t const id, std::uint32_t const first) {
    auto const& r = routes_.all[id];
    riders_.clear();
    for (auto i = first; i < r.stops; ++i) {
      auto const stop = routes_.stops[r.first_stop + i];
      auto const paid = routes_.paid[r.first_stop + i];
      for (auto const& b : riders_) {
        arrive(stop, {routes_.time(r, i, b.trip).arrives, b.before + paid});
      }
      for (auto const& l : new_ready_[stop]) {
        auto const trip = routes_.earliest_trip(r, i, l.moment);
        if (trip != r.trips) {
          get_on({trip, l.cents + routes_.boarding_cents[id] - paid});
        }
      }
    }
  }

  void get_on(rider const& b) {
    if (std::any_of(riders_.begin(), riders_.end(),
                    [&](auto const& o) { return o.trip <= b.trip && o.before <= b.before; })) {
      return;
    }
    std::erase_if(riders_, [&](auto const& o) { return b.trip <= o.trip && b.before <= o.before; });
    riders_.push_back(b);
  }

  unrolled const& u_;
  raptor_routes routes_;
  std::vector<bag> arrived_, ready_;          // by stop, of all rounds
  std::vector<bag> new_ready_, new_arrived_;  // by stop, of this round
  bag end_, new_end_;
  std::vector<rider> riders_;
  std::vector<std::uint32_t> first_marked_;  // by route
  std::vector<std::uint32_t> marked_, scanned_, arrivals_, queue_;
  std::uint32_t target_ = 0;
};

}  // namespace bench
