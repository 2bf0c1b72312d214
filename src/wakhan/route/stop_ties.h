// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "wakhan/cost/link_cost.h"
#include "wakhan/net/view.h"
#include "wakhan/route/way_piece.h"

namespace wakhan::route {

// Where a question begins, passes or ends: a point on the earth in a country.
struct stop {
  geo::lonlat at;
  net::country_id country;
};

// Terminals that first and last miles may lead to: those that handle the load, or any, to tell what stands in the way.
enum class ends_at : std::uint8_t { serving_terminals, any_terminals };

inline constexpr double kAccessMetres = 60'000;  // terminals this near are all within a day's drayage
inline constexpr net::mode kTerminalModes[] = {net::mode::rail, net::mode::sea, net::mode::waterway, net::mode::air};

// What first and last miles of a question lead to. The view has to live as long.
class tie_finder {
 public:
  tie_finder(net::view const& seen, ends_at ends);

  // The nearest node of a road within 60 km, on the stop's ground.
  std::optional<net::node_id> road_at(stop const& at) const;
  // Up to three terminals of a mode within 60 km, nearest first, without those beyond 20 km on another piece of roads
  // than the stop, over water or a border; where there is none, the nearest one of the country within 300 km on the
  // same piece of roads; then stations of opened lines.
  std::vector<std::uint32_t> terminals_at(stop const& at, net::mode by) const;
  // Whether first or last miles of the stop lead to the yard of a terminal. A far terminal that the other end of a
  // question takes, too, would be a truck all the way.
  bool is_terminal_of(std::uint32_t terminal, stop const& at) const;

  // The mile between a stop and a yard or a road's node.
  access mile(stop const& from, net::node_id at, bool is_pickup, bool is_road) const;
  cost::criteria price_of(access const& mile) const;

 private:
  std::vector<std::uint32_t> terminals_at(stop const& at, net::mode by, bool is_planned) const;
  net::zone_id roads_at(net::terminal const& t) const;

  net::view const& seen_;
  net::network const& n_;
  ends_at ends_;
  std::vector<geo::lonlat> positions_;  // of terminals
};

// Whether line-haul of a question may pass a link of a zone.
bool may_haul(net::view const& seen, net::link_id link);
// A link that line-haul of a question begins with at a node from which it leads on: all of a zone go by one mode.
net::link_id line_at(net::view const& seen, net::node_id node);
// By zone: whether a part of it is closed to the question and another open, so that its line-haul has to be measured
// anew. One that lies in avoided countries as a whole is not: its ends tell.
std::vector<char> find_split_zones(net::view const& seen);
cost::criteria haul_price(net::view const& seen, net::zone_id zone, std::uint32_t metres);

// What is asked about a stretch of line-haul or a mile: the nodes of its ends, where they are in the network, and its
// first link, if any.
struct stretch {
  net::node_id tail, head;
  net::link_id first;
};

// Why freight of the question may not take it; what closes a part of a zone is left to how the zone is measured.
net::closure why_stretch_closed(net::view const& seen, stretch const& s);
// Whether only avoided countries can close a stretch: no mode that the question leaves out, nothing that it moves.
bool is_line_haul_free(net::view const& seen);

}  // namespace wakhan::route
