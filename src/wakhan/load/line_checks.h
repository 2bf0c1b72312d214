// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "wakhan/load/country_map.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"
#include "wakhan/load/sea.h"

namespace wakhan::load {

// Doubts about lines that a reader of the map would have. Lines are looked at every kilometre or two.

// Sea lines with both ends in the box that run over more than 8 km of land without a break: "line-over-land". The
// waters of hidden_waters.csv are no land.
void note_lines_over_land(sea_layer const& sea, country_map const& countries, facts const& rows, box const& within,
                          findings& found);

// Edges that run for more than 10 km without a break through a country in which neither end lies: "line-abroad", a
// problem, on rails; "road-abroad", a doubt, on roads, which the source draws more coarsely. Rows that say so (those of
// link tables) are believed.
void note_lines_abroad(layer const& lines, country_map const& countries, findings& found);

// Edges of the source or of a published section, within one country, of more than 100 km, drawn as one straight line,
// whole or halved by a point: "straight-line". Rows of link tables are believed.
void note_straight_lines(layer const& lines, std::span<std::string const> codes, findings& found);

}  // namespace wakhan::load
