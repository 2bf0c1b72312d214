// SPDX-License-Identifier: Apache-2.0
// RAPTOR (Delling, Pajor, Werneck 2012): arrivals in rounds, one more trip each; a round scans each route once, from
// the first stop that the round before improved. With local and target pruning.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "unrolled.h"

namespace bench {

// Routes in contiguous arrays, as RAPTOR and McRAPTOR scan them.
struct raptor_routes {
  struct place {
    std::uint32_t route, position;
  };
  struct range {
    std::uint32_t first_stop, stops, trips, trips_a_week;
    std::size_t first_time;
  };

  explicit raptor_routes(unrolled const& u) : first_place(u.handling.size() + 1, 0) {
    for (auto const& r : u.routes) {
      all.push_back({static_cast<std::uint32_t>(stops.size()), static_cast<std::uint32_t>(r.stops.size()),
                     static_cast<std::uint32_t>(r.trips()), r.trips_a_week, times.size()});
      stops.insert(stops.end(), r.stops.begin(), r.stops.end());
      paid.insert(paid.end(), r.paid.begin(), r.paid.end());
      boarding_cents.push_back(r.boarding_cents);
      times.insert(times.end(), r.times.begin(), r.times.end());
      for (std::size_t i = 0; i < r.stops.size(); ++i) {
        first_deadline.push_back(r.times[i].deadline);
        ++first_place[r.stops[i] + 1];
      }
    }
    for (std::size_t s = 0; s + 1 < first_place.size(); ++s) {
      first_place[s + 1] += first_place[s];
    }
    places.resize(stops.size());
    auto next = first_place;
    for (std::uint32_t r = 0; r < all.size(); ++r) {
      for (std::uint32_t i = 0; i < all[r].stops; ++i) {
        places[next[stops[all[r].first_stop + i]]++] = {r, i};
      }
    }
  }

  // The earliest trip of a route that takes freight ready at a position at the moment, `trips` where there is none. The
  // weeks are alike, so it is sought in one of them only, where it will be ridden: a search over all trips takes
  // longer.
  std::uint32_t earliest_trip(range const& r, std::uint32_t const position, std::int32_t const moment) const {
    auto const first = first_deadline[r.first_stop + position];
    auto const weeks = moment <= first ? 0U : static_cast<std::uint32_t>((moment - first) / tt::kWeekSeconds);
    auto trip = std::min(weeks * r.trips_a_week, r.trips);
    while (trip < r.trips && time(r, position, trip).deadline < moment) {
      ++trip;
    }
    return trip;
  }
  stop_time const& time(range const& r, std::uint32_t const position, std::uint32_t const trip) const {
    return times[r.first_time + std::size_t{trip} * r.stops + position];
  }

  std::vector<range> all;
  std::vector<std::uint32_t> stops;
  std::vector<std::int32_t> paid;            // by stop of a route
  std::vector<std::int32_t> boarding_cents;  // by route
  std::vector<stop_time> times;              // by route, trip and stop: as trips are ridden
  std::vector<std::int32_t> first_deadline;  // by stop of a route
  std::vector<std::uint32_t> first_place;    // by stop
  std::vector<place> places;
};

class raptor_peer {
 public:
  explicit raptor_peer(unrolled const& u)
      : u_{u},
        routes_{u},
        arrived_(u.handling.size()),
        ready_(u.handling.size()),
        is_marked_(u.handling.size(), 0),
        is_arrived_(u.handling.size(), 0),
        first_marked_(u.routes.size(), kNoPosition) {}

  // (arrival, trips), fewest trips first.
  std::vector<std::pair<std::int32_t, unsigned>> front(std::uint32_t const from, std::int32_t const moment,
                                                       std::uint32_t const to) {
    std::fill(arrived_.begin(), arrived_.end(), kNever);
    std::fill(ready_.begin(), ready_.end(), kNever);
    best_ = kNever;
    target_ = to;
    arrived_[from] = moment;
    arrivals_ = {from};
    is_arrived_[from] = 1;
    if (from == to) {
      best_ = moment;
    }
    mark(from, moment);
    auto found = std::vector<std::pair<std::int32_t, unsigned>>{};
    auto before = kNever;
    for (auto trips = 0U;; ++trips) {
      relax_footpaths();
      if (best_ < before) {
        found.emplace_back(best_, trips);
        before = best_;
      }
      if (marked_.empty()) {
        return found;
      }
      collect_routes();
      for (auto const r : queue_) {
        scan(r, std::exchange(first_marked_[r], kNoPosition));
      }
    }
  }

 private:
  static constexpr std::uint32_t kNoPosition = UINT32_MAX;

  void mark(std::uint32_t const stop, std::int32_t const moment) {
    if (moment < ready_[stop] && moment < best_) {
      ready_[stop] = moment;
      if (is_marked_[stop] == 0) {
        is_marked_[stop] = 1;
        marked_.push_back(stop);
      }
    }
  }

  void relax_footpaths() {
    for (auto const stop : arrivals_) {
      is_arrived_[stop] = 0;
      mark(stop, arrived_[stop] + u_.handling[stop]);
      for (auto const& f : u_.footpaths[stop]) {
        auto const there = arrived_[stop] + f.seconds;
        mark(f.to, there);
        if (f.to == target_) {
          best_ = std::min(best_, there);
        }
      }
    }
    arrivals_.clear();
  }

  void collect_routes() {
    queue_.clear();
    for (auto const stop : marked_) {
      is_marked_[stop] = 0;
      for (auto i = routes_.first_place[stop]; i != routes_.first_place[stop + 1]; ++i) {
        auto const [r, position] = routes_.places[i];
        if (first_marked_[r] == kNoPosition) {
          queue_.push_back(r);
        }
        first_marked_[r] = std::min(first_marked_[r], position);
      }
    }
    marked_.clear();
  }

  void scan(std::uint32_t const id, std::uint32_t const first) {
    auto const& r = routes_.all[id];
    auto trip = r.trips;
    for (auto i = first; i < r.stops; ++i) {
      auto const stop = routes_.stops[r.first_stop + i];
      if (trip != r.trips) {
        auto const arrives = routes_.time(r, i, trip).arrives;
        if (arrives < std::min(arrived_[stop], best_)) {
          arrive(stop, arrives);
        }
      }
      // Only a trip that is still to be caught before the one ridden is worth seeking.
      if (ready_[stop] != kNever &&
          (trip == r.trips || (trip > 0 && ready_[stop] <= routes_.time(r, i, trip - 1).deadline))) {
        trip = std::min(trip, routes_.earliest_trip(r, i, ready_[stop]));
      }
    }
  }

  void arrive(std::uint32_t const stop, std::int32_t const moment) {
    arrived_[stop] = moment;
    if (stop == target_) {
      best_ = std::min(best_, moment);
    }
    if (is_arrived_[stop] == 0) {
      is_arrived_[stop] = 1;
      arrivals_.push_back(stop);
    }
  }

  unrolled const& u_;
  raptor_routes routes_;
  std::vector<std::int32_t> arrived_, ready_;
  std::vector<char> is_marked_, is_arrived_;
  std::vector<std::uint32_t> first_marked_;  // by route
  std::vector<std::uint32_t> marked_, arrivals_, queue_;
  std::int32_t best_ = kNever;
  std::uint32_t target_ = 0;
};

}  // namespace bench
