// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "proof/rules.h"
#include "wakhan/geo/lonlat.h"

namespace wakhan::proof {

// How much longer or shorter than in general freight of a question waits where it is loaded, for the named services
// that lead from there to its destination; told a second time, call by call.
class service_waits {
 public:
  service_waits(net::network const& n, net::changes const& c) : n_{n} {
    find_ports_of_change(c);
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

  // What a box pays for a change of ships where it goes aboard its first ship: nothing where a string leads from that
  // port to within reach of the destination.
  criteria change_of_ships(net::link_id const link, bool const is_backwards) const {
    auto const from = is_backwards ? n_.links.to[link] : n_.links.from[link];
    auto const to = is_backwards ? n_.links.from[link] : n_.links.to[link];
    if (n_.links.kind[link] != net::link_kind::transfer || n_.links.by[link] != net::mode::sea ||
        n_.nodes.by[to] != net::carriage::sea || n_.terminals[net::terminal_id{n_.links.ref[link]}].node != from ||
        !ports_of_change_.contains(n_.links.ref[link])) {
      return {};
    }
    auto const& change = n_.change_of_ships.all().front();
    return {kMillion * change.seconds, kMillion * change.cents[what_], kMillion * change.grams_co2e[what_]};
  }

 private:
  using key = std::pair<std::uint32_t, net::mode>;

  void find_ports_of_change(net::changes const& c) {
    what_ = c.what;
    if (n_.change_of_ships.size() == 0 || n_.loads[c.what].is_box == 0 || !c.towards) {
      return;
    }
    auto strings = std::vector<net::service>{};
    for (auto const& s : n_.services.all()) {
      if (s.by == net::mode::sea) {
        strings.push_back(s);
      }
    }
    if (strings.empty()) {
      return;
    }
    auto nearest = std::numeric_limits<double>::infinity();
    for (auto const& s : strings) {
      for (std::uint32_t i = 0; i < s.stops; ++i) {
        nearest = std::min(nearest, way(n_.service_stops.all()[s.first_stop + i], *c.towards));
      }
    }
    auto const reach = std::max(400'000.0, 2 * nearest);
    for (std::uint32_t t = 0; t < n_.terminals.size(); ++t) {
      auto const port = net::terminal_id{t};
      auto const is_direct = std::any_of(strings.begin(), strings.end(), [&](net::service const& s) {
        return nearest_on(s, port, *c.towards) <= reach;
      });
      if (!is_direct && way(port, *c.towards) > 2'000'000) {
        ports_of_change_.insert(t);
      }
    }
  }
  // How near to a point a string goes on to from a port.
  double nearest_on(net::service const& s, net::terminal_id const from, geo::lonlat const to) const {
    auto least = std::numeric_limits<double>::infinity();
    for (std::uint32_t i = 0; i < s.stops; ++i) {
      for (std::uint32_t k = 0; k < s.stops; ++k) {
        auto const is_on = i != k && (s.runs != net::course::one_way || i < k);
        if (is_on && n_.service_stops.all()[s.first_stop + i] == from) {
          least = std::min(least, way(n_.service_stops.all()[s.first_stop + k], to));
        }
      }
    }
    return least;
  }

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
  net::load_id what_;
  std::set<std::uint32_t> ports_of_change_;
};

}  // namespace wakhan::proof
