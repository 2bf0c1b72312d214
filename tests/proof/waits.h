// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "proof/rules.h"
#include "wakhan/geo/lonlat.h"

namespace wakhan::proof {

// How much longer or shorter than in general freight of a question waits where it is loaded, for the named services
// that lead from there to its destination; told a second time, call by call.
class service_waits {
 public:
  service_waits(net::network const& n, net::changes const& c) : n_{n} {
    auto sums = std::map<key, double>{};  // departures in a thousand weeks
    for (auto const& s : n.services.all()) {
      if (s.departures_in_1000_weeks == 0 || c.day < s.valid.from || c.day > s.valid.until) {
        continue;
      }
      for (std::uint32_t t = 0; t < n.terminals.size(); ++t) {
        if (leads_on(s, net::terminal_id{t}, c)) {
          sums[{t, s.by}] += s.departures_in_1000_weeks;
        }
      }
    }
    for (auto const& [at, sum] : sums) {
      seconds_[at] = std::llround(1000 * 84 * 3600 / sum);
    }
  }

  // In microseconds, of a link passed from its first end or from the other one.
  std::int64_t more(net::link_id const link, bool const is_backwards) const {
    if (seconds_.empty() || n_.links.kind[link] != net::link_kind::transfer) {
      return 0;
    }
    auto const yard = n_.links.ref[link];
    auto const by = n_.links.by[link];
    auto const found = seconds_.find({yard, by});
    auto const from = is_backwards ? n_.links.to[link] : n_.links.from[link];
    if (found == seconds_.end() || n_.terminals[net::terminal_id{yard}].node != from) {
      return 0;
    }
    auto const slots = n_.countries.size() + 1;
    auto const general =
        n_.handling_of
            .all()[2 * static_cast<std::size_t>(by) * slots + n_.terminals[net::terminal_id{yard}].country.index()];
    return kMillion * (found->second - std::int64_t{general.wait_seconds});
  }

 private:
  using key = std::pair<std::uint32_t, net::mode>;

  bool leads_on(net::service const& s, net::terminal_id const from, net::changes const& c) const {
    auto is_passed = false;
    auto leads = false;
    for (std::uint32_t i = 0; i < s.stops; ++i) {
      auto const stop = n_.service_stops.all()[s.first_stop + i];
      auto const is_ahead = is_passed || (s.runs != net::course::one_way && has_stop(s, from));
      leads = leads || (stop != from && is_ahead && (!c.towards || 2 * way(stop, *c.towards) < way(from, *c.towards)));
      is_passed = is_passed || stop == from;
    }
    return leads;
  }
  bool has_stop(net::service const& s, net::terminal_id const wanted) const {
    auto found = false;
    for (std::uint32_t i = 0; i < s.stops; ++i) {
      found = found || n_.service_stops.all()[s.first_stop + i] == wanted;
    }
    return found;
  }
  double way(net::terminal_id const at, geo::lonlat const to) const {
    return geo::rough_distance_m(n_.terminals[at].position, to);
  }

  net::network const& n_;
  std::map<key, std::int64_t> seconds_;
};

}  // namespace wakhan::proof
