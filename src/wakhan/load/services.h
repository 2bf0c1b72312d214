// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "wakhan/load/borders.h"
#include "wakhan/load/contract.h"
#include "wakhan/load/departure_days.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/network_builder.h"
#include "wakhan/load/terminals.h"

namespace wakhan::load {

// A ferry line before contraction: what it carries and the points where each kind of freight boards.
struct planned_ferry {
  struct berth {
    net::carriage system{};  // rail of one gauge, road, or hub: containers from a terminal's yard
    std::uint32_t point_a{}, point_b{};
  };
  net::ferry row;
  read_days days;
  std::string id, name;
  geo::lonlat a, b;
  net::country_id country_a, country_b;
  std::vector<berth> berths;
  double metres{};  // along the sea network where it passes, else 1.15 × great circle
  std::vector<geo::lonlat> shape;
};

// Where ferries berth and sail; rail and road points they need are marked to be kept.
struct ferry_ground {
  layer_points& rail;
  layer_points& road;
  sea_layer const& sea;
};

// The lines of ferries.csv that ever ran or will run, tied to rail and road at both ends; sailing times and waits from
// the row or, where it is silent, from speed and frequency of mode ferry. Draws each along the sea network where both
// ports lie near it.
std::vector<planned_ferry> plan_ferries(facts const& rows, std::span<std::string const> countries,
                                        net::network_data const& rates, ferry_ground const& ground, findings& found);

// Adds the lines to a network. A port's yard where boxes or general cargo board becomes a hub: freight changes there in
// the middle of a journey.
void build_ferries(std::span<planned_ferry const> ferries, point_nodes const& rail, point_nodes const& road,
                   network_builder& out, findings& found);

// A flight between every two airports within the range of a loaded freighter, and one by each technical stop that
// brings two within it that lie further apart: freighters between large hubs go where the freight is. None between
// countries whose pair the rules close for mode air on their day, nor by a stop that is closed to one of the two.
void build_flights(border_rules const* rules, network_builder& out);

}  // namespace wakhan::load
