// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"

namespace wakhan::load {

// Drops the lines that freight does not use, passenger-only ones of rail_exclusions.csv or little-used ones of
// odbl/little_used_lines.csv: edges whose two ends and middle lie within the row's distance of its path.
void drop_unused_lines(layer& rail, facts const& rows, fact_table table, findings& found);

// Gives every rail edge its gauge: the exception of gauges.csv whose path is near its middle, else its country's
// default. `countries` are the codes by country number. Edges added by a row of rail_links.csv keep the row's gauge.
void assign_gauges(layer& rail, facts const& rows, std::span<std::string const> countries, findings& found);

}  // namespace wakhan::load
