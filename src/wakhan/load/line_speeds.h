// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"

namespace wakhan::load {

// The railways of line_speeds.csv, on which freight goes at a speed of their own. A section is a row of rail_links.csv
// that a line names, open from its day on; after the sections of all lines come the lines as a whole, each of which
// its sections name. What is said of a line (avoided, allowed) holds for its sections.
struct line_sections {
  std::vector<net::passage> passages;
  std::vector<std::string> ids, names;  // by passage
  std::vector<net::line_speed> speeds;  // by section, then by day
  std::uint32_t first_passage{};        // how many rows the pack's passages have before these
};

// Throws error{bad_input} with file, line, field and value for a link that rail_links.csv lacks or that is not open,
// for one that two lines name, for two rows that speak of one link on one day, for two names of one line, for an id
// that a passage or waterway has, and for a speed that is none.
line_sections read_line_speeds(facts const& rows, std::uint32_t first_passage);

// Makes the edges of those rows pieces of their sections, and sets these on the point of theirs that is nearest to the
// middle. One that the layer does not have is a finding.
void mark_line_sections(line_sections& sections, layer& rail, findings& found);

}  // namespace wakhan::load
