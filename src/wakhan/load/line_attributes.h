// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wakhan/load/facts.h"

namespace wakhan::load {

// What one source says of a section of a railway or road, as line_attributes.csv has it; nothing where it is silent. No
// search uses it.
struct line_attributes {
  std::string name;                 // of the line: "Western Dedicated Freight Corridor, Rewari-Madar"
  std::string from, to;             // stations or towns
  std::vector<geo::lonlat> points;  // the two ends, and what lies between them where a shorter way leads past it
  net::mode by{};
  net::validity valid;
  std::optional<double> speed_kmh;  // of freight, halts on the way included
  std::optional<std::int64_t> tracks;
  std::string electrification;  // "none", "25kV" and so on; empty where the source says nothing
  std::optional<double> train_length_m, train_gross_t, axle_load_t;  // the most that the line takes
  std::optional<double> capacity_trains_per_day, trains_per_day;     // both directions together
  net::fact_id fact;
};

// Throws error{bad_input} with file, line, field and value for a mode other than rail and road, an end that is none, an
// unknown word for wires, figures out of their range, and a row that says nothing.
std::vector<line_attributes> read_line_attributes(io::csv_table const& table);

}  // namespace wakhan::load
