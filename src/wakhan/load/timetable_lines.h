// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "wakhan/load/borders.h"
#include "wakhan/load/country_map.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"

namespace wakhan::load {

// The lines of rail_sections_india.csv and rail_sections_nordic.csv, drawn straight from station to station of
// rail_stations_india.csv and rail_stations_nordic.csv: every edge has exactly its published length and the row as its
// fact, and a station is one point for all rows.
struct timetable_lines {
  layer lines;
  std::vector<border_cut> cuts;  // where they pass into a disputed territory or out of it
};

// Reads and draws them; rows of narrow gauge are read only, since their lines stay as the layer draws them. Throws
// error{bad_input} for a row that names no station of its table, whose kilometres fall, of no gauge, or of another
// gauge than the rows of its country before it.
timetable_lines draw_timetable_lines(facts const& rows, std::span<std::string const> countries, country_map const& map,
                                     findings& found);

// Takes them into the layer; without rows nothing changes. What the layer draws along them gives way, and so does a
// drawn line from one place of them to another that is about as long as they are. All else stays as drawn (freight
// lines, ports, ways on to borders, rows of rail_links.csv) and is tied to them where it was torn off. `cuts` are kept
// in step.
void lay_timetable_lines(layer& rail, std::vector<border_cut>& cuts, facts const& rows,
                         std::span<std::string const> countries, country_map const& map, findings& found);

}  // namespace wakhan::load
