// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/load/contract.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"

namespace wakhan::load {

// Gives roads the kilometres of road_sections.csv. A row's road is the shortest way between the points of the layer
// nearest to its ends (within 8 km), lengths as the factors make them; the edges of all rows' roads are then fitted
// together (section_lengths.h). A row that says clearly less than its road is drawn, or far more, speaks of another
// road: it is a finding and changes nothing, and so is one without a road. Rows of road_links.csv keep their length.
// The factors of `by_country` are multiplied in later and therefore divided out here.
// Throws error{bad_input} for a row of the same two places as a road of distances.csv: what judges may not teach.
void lay_road_sections(layer& roads, facts const& rows, length_factors const& by_country, findings& found);

}  // namespace wakhan::load
