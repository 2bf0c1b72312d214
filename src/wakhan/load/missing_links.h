// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/load/country_map.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"

namespace wakhan::load {

// Adds the lines of rail_links.csv or road_links.csv that may be used on `day`; each end is tied to the nearest point
// of the layer (or of another row's end) within the row's snap_km. Ends without one become loose points and a finding.
void add_missing_links(layer& lines, facts const& rows, fact_table table, country_map const& countries,
                       std::int32_t day, findings& found);

}  // namespace wakhan::load
