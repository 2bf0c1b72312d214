// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "wakhan/net/network.h"

namespace wakhan::net {

// What freight for one destination can leave a terminal by: the named services that run on a day, call there and go on
// to a stop less than half as far from the destination. The stop where freight will get off is not known while a way is
// searched, so a service counts that takes it most of the way.
//
// Whether a box gets there without changing ships is asked of all listed strings, whatever their days and frequency: a
// string that is to begin next month says no less that ships of this trade call at a port.
class departures {
 public:
  departures() = default;
  // Without a destination every service counts that goes on from the terminal. Distances are great circles.
  departures(network const& n, std::int32_t day, std::optional<geo::lonlat> const& towards);

  // Services of a mode with a published frequency that count at a terminal, in the order of the pack.
  std::vector<service_id> services_at(terminal_id at, mode by) const;
  // Their departures in a thousand weeks, added up; 0 where no service counts and the general frequency of the mode
  // holds.
  std::uint64_t in_1000_weeks(terminal_id at, mode by) const;
  // Mean wait for the next of them in seconds, half the headway: they are taken to be spread evenly over the week.
  // Nothing where no service counts.
  std::optional<std::uint32_t> wait_seconds(terminal_id at, mode by) const;

  // Whether a box that goes aboard at a port has to change ships: no string that calls there goes on to within reach of
  // the destination. Within reach are 400 km, and for places inland twice the way to the nearest port of any string.
  // Coasters and feeders serve places within 2,000 km. Nothing is said, so false, without a destination and in a
  // network that lists no strings. Distances are great circles.
  bool changes_ships(terminal_id at, geo::lonlat const& where) const;
  bool lists_strings() const { return lists_strings_; }

 private:
  struct call {
    terminal_id at;
    mode by;
    service_id service;
    std::uint32_t departures_in_1000_weeks;
  };
  void add_calls(network const& n, service_id id, std::optional<geo::lonlat> const& towards);
  std::span<call const> calls_at(terminal_id at, mode by) const;
  void add_strings(network const& n);

  struct nearest_call {
    terminal_id at;
    double left_m;
  };

  std::vector<call> calls_;  // by terminal, mode and service
  std::optional<geo::lonlat> towards_;
  bool lists_strings_{};
  double nearest_port_m_{};            // from the destination to a port of any string
  std::vector<nearest_call> nearest_;  // by port of departure: how near to the destination its strings go on to
};

}  // namespace wakhan::net
