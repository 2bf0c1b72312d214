// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "wakhan/load/borders.h"
#include "wakhan/load/country_map.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"
#include "wakhan/load/terminals.h"

namespace wakhan::load {

// A piece of a planned railway, road or canal as project_lines.csv draws it, or a planned port: its channel, from the
// quay out to sea.
struct planned_line {
  struct station {
    std::string name;
    geo::lonlat at;
  };
  std::string id;
  std::uint32_t project{};  // its row among planned_lines::passages
  net::mode by{};           // sea for canals and ports
  net::carriage system{};
  net::carriage also{net::carriage::hub};  // of ships, where two kinds fit; hub = none
  std::array<std::string, 2> ends;         // names
  std::vector<geo::lonlat> way;            // from end to end
  std::vector<std::uint32_t> metres;       // between its points: the published length spread over them
  double snap_m{};                         // a line of the network this near is joined at an end
  std::vector<station> stations;           // points of the way at which freight gets on and off
  net::fact_id fact;
  // Of ports only: the type of terminal, the gauge of their railway where they have one.
  std::string port_type;
  std::optional<net::carriage> port_rail;
};

// All pieces, and one row of the pack's passages for each project that has any, in the order of projects.csv.
struct planned_lines {
  std::vector<planned_line> lines;
  std::vector<net::passage> passages;
  std::vector<std::string> ids, names;  // by passage
  std::uint32_t first_passage{};        // how many rows the pack's passages have before these
};

// Throws error{bad_input} with file, line, field and value for a project that projects.csv lacks or that has another
// mode, a gauge that is none, a station off its way, and a length shorter than the way. A row without a length is as
// much longer than its points as the published ones of its mode are in the median.
planned_lines read_planned_lines(facts const& rows, std::uint32_t first_passage);

// What joins planned lines to a network: terminals at their stations and where their gauge meets another, borders that
// they pass, and the points that have to become nodes.
struct laid_lines {
  std::vector<planned_terminal> terminals;
  std::vector<opened_cut> opened;
  std::vector<std::uint32_t> nodes;
};

// Where a planned line passes from one country to another it has a post of its own, always open: with the hours and
// fees of the listed post nearest within 15 km, else with those of the pair by default.
struct planned_posts {
  facts const& rows;
  std::span<std::string const> regions;  // by country
  border_rules& rules;
};

// Adds the lines of one mode to the layer in which they are planned. Their points are no places of it: nothing else is
// ever tied to them.
laid_lines lay_planned_lines(planned_lines const& planned, layer& lines, country_map const& map,
                             planned_posts const& posts, findings& found);

// Adds canals and the channels of ports to the sea, once for each kind of ships; an end joins the nearest point that
// such ships pass within its distance, of a waterway's sections too. A port is a terminal at its quay, tied to the
// railway of its gauge within 25 km (`rail_keep`: points of `rail` that must stay nodes); the road is for the caller to
// tie. Where no ship of a kind passes within the distance the row is a finding.
laid_lines lay_planned_waters(planned_lines const& planned, layer& sea, layer const& rail, std::vector<char>& rail_keep,
                              country_map const& map, findings& found);

}  // namespace wakhan::load
