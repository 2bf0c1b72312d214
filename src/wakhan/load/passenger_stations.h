// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "wakhan/load/country_map.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"
#include "wakhan/places/place_builder.h"

namespace wakhan::load {

// Stations of which timetables or maps tell the place and nobody tells the freight: those of rail_stations_india.csv,
// by name, code and former codes, and those of odbl/mapped_stations.csv, by name. They become places, never terminals.
// A row of the second that has a code of the first gives that station a further name; one that no line of its country
// passes within kStationOffLine is left out (the finding `stations-off-lines` counts them).
//
// Throws error{bad_input} for a row without a name, a country that is none, a place that is none and a code that the
// first table lacks.
void add_passenger_stations(facts const& rows, layer const& rail, std::span<std::string const> countries,
                            country_map const& map, places::place_builder& out, findings& found);

// Lines are drawn as coarsely as this, in metres.
constexpr double kStationOffLine = 3'000;

}  // namespace wakhan::load
