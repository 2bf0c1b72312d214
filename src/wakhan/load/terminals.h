// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "wakhan/io/geojson.h"
#include "wakhan/io/json_cities.h"
#include "wakhan/load/contract.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"
#include "wakhan/load/loads.h"
#include "wakhan/load/nearest_on_layer.h"
#include "wakhan/load/network_builder.h"
#include "wakhan/load/sea.h"

namespace wakhan::load {

// A terminal before the layers are contracted: its row, its names, and the points of the lines it will be tied to.
struct planned_terminal {
  struct tie {
    net::mode by{};
    net::carriage system{};
    std::uint32_t point{};
  };
  net::terminal row;
  std::string id, name, locode;
  std::string type;                     // as terminal_forms.csv calls it
  std::vector<std::string> operations;  // of a station of the 1520 mm network: what it is open for
  std::vector<std::string> alternates;
  std::vector<std::int64_t> gauges;  // wanted; empty = whichever is nearest
  std::vector<tie> ties;
  std::uint32_t ship_cents{};  // what a 40-foot container pays to get on or off a ship, by its row; 0 = not known
};

// The layers as terminals see them: where lines of each carriage system pass, and which points must stay nodes.
struct layer_points {
  layer& lines;
  std::vector<char> keep;  // by point
};

// All listed terminals: rows of terminals.csv open on `day`, ports.csv, further ports of the package, airports,
// stations of the 1520 mm railways.
std::vector<planned_terminal> plan_terminals(facts const& rows, std::span<io::geojson_feature const> ports,
                                             std::span<std::string const> countries, box const& within,
                                             std::int32_t day, findings& found);

// Finds the lines each terminal is tied to and marks their points to be kept; ports are given an approach to the sea.
void tie_terminals(std::vector<planned_terminal>& terminals, layer_points& rail, layer_points& road, layer_points& sea,
                   findings& found);

// The tie of one terminal to the road near it.
void tie_to_road(planned_terminal& t, nearest_on_layer const& on_road, layer_points& road, findings& found);

// Assumed terminals of towns: to be called after tie_terminals, ties them as well.
void add_assumed_terminals(std::vector<planned_terminal>& terminals, std::span<io::city const> cities,
                           std::function<net::country_id(io::city const&)> const& country_of,
                           std::uint32_t least_population, layer_points& rail, findings& found);

// The nodes that the points of each layer became.
struct line_nodes {
  point_nodes const &rail, &road, &sea, &water;
};
// Which forms of loads each terminal handles. A station that handles none is a place and no terminal: freight neither
// gets on nor off there. Any other terminal that handles none is a finding.
void say_what_is_handled(std::span<planned_terminal> terminals, form_rules& rules, findings& found);

// Makes hubs and transfer links of all terminals with at least one tie (airports always), and changes of gauge where
// tracks of several gauges reach a hub.
void build_terminals(std::span<planned_terminal const> terminals, line_nodes const& lines, network_builder& out);

}  // namespace wakhan::load
