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

 private:
  struct call {
    terminal_id at;
    mode by;
    service_id service;
    std::uint32_t departures_in_1000_weeks;
  };
  void add_calls(network const& n, service_id id, std::optional<geo::lonlat> const& towards);
  std::span<call const> calls_at(terminal_id at, mode by) const;

  std::vector<call> calls_;  // by terminal, mode and service
};

}  // namespace wakhan::net
