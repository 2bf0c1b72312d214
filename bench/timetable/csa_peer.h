// SPDX-License-Identifier: Apache-2.0
// The Connection Scan Algorithm (Dibbelt, Pajor, Strasser, Wagner 2013, 2018): earliest arrival by one scan over all
// connections in the order of departure, from the first that can be reached until one departs after the target is.
#pragma once

#include <algorithm>
#include <vector>

#include "unrolled.h"

namespace bench {

class csa_peer {
 public:
  explicit csa_peer(unrolled const& u) : u_{u}, arrived_(u.handling.size()), ready_(u.handling.size()) {
    for (auto const& r : u.routes) {
      for (std::size_t t = 0; t < r.trips(); ++t, ++trips_) {
        for (std::size_t i = 0; i + 1 < r.stops.size(); ++i) {
          auto const* const times = r.times.data() + t * r.stops.size();
          // Freight that waits has to be there at the deadline: this is the departure that counts.
          connections_.push_back({times[i].deadline, times[i + 1].arrives, r.stops[i], r.stops[i + 1], trips_});
        }
      }
    }
    std::stable_sort(connections_.begin(), connections_.end(),
                     [](auto const& a, auto const& b) { return a.departs < b.departs; });
    number_trips_by_time();
    is_reached_.resize(trips_);
  }

  std::int32_t earliest_arrival(std::uint32_t const from, std::int32_t const moment, std::uint32_t const to) {
    std::fill(arrived_.begin(), arrived_.end(), kNever);
    std::fill(ready_.begin(), ready_.end(), kNever);
    std::fill(is_reached_.begin() + first_reached_, is_reached_.begin() + last_reached_, 0);
    first_reached_ = trips_;
    last_reached_ = 0;
    best_ = kNever;
    target_ = to;
    ready_[from] = moment;
    arrive(from, moment);
    auto const first = std::partition_point(connections_.begin(), connections_.end(),
                                            [&](auto const& c) { return c.departs < moment; });
    for (auto c = first; c != connections_.end() && c->departs < best_; ++c) {
      if (is_reached_[c->trip] != 0 || ready_[c->from] <= c->departs) {
        is_reached_[c->trip] = 1;
        first_reached_ = std::min(first_reached_, c->trip);
        last_reached_ = std::max(last_reached_, c->trip + 1);
        if (c->arrives < arrived_[c->to]) {
          arrive(c->to, c->arrives);
        }
      }
    }
    return best_;
  }

 private:
  struct connection {
    std::int32_t departs, arrives;
    std::uint32_t from, to, trip;
  };

  // Trips under way at one time have flags side by side, and few of them are to be taken back after a question.
  void number_trips_by_time() {
    auto number = std::vector<std::uint32_t>(trips_, UINT32_MAX);
    auto next = std::uint32_t{0};
    for (auto& c : connections_) {
      if (number[c.trip] == UINT32_MAX) {
        number[c.trip] = next++;
      }
      c.trip = number[c.trip];
    }
  }

  void arrive(std::uint32_t const stop, std::int32_t const moment) {
    arrived_[stop] = moment;
    ready_[stop] = std::min(ready_[stop], moment + u_.handling[stop]);
    if (stop == target_) {
      best_ = std::min(best_, moment);
    }
    for (auto const& f : u_.footpaths[stop]) {
      auto const there = moment + f.seconds;
      ready_[f.to] = std::min(ready_[f.to], there);
      if (f.to == target_) {
        best_ = std::min(best_, there);
      }
    }
  }

  unrolled const& u_;
  std::vector<connection> connections_;
  std::uint32_t trips_ = 0, first_reached_ = 0, last_reached_ = 0;
  std::vector<char> is_reached_;  // by trip
  std::vector<std::int32_t> arrived_, ready_;
  std::int32_t best_ = kNever;
  std::uint32_t target_ = 0;
};

}  // namespace bench
