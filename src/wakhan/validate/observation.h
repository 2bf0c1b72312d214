// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wakhan/api/route.h"
#include "wakhan/io/csv.h"

namespace wakhan::validate {

// What a published figure is about.
enum class quantity {
  transit_days,  // from the departure of the first vehicle to the arrival of the last
  door_days,     // from door to door, with waiting and handling at both ends
  price,         // US dollars for the load, from terminal to terminal
  border_hours,  // at one border post, in one direction
  distance_km
};

// How a figure came about, in falling order of trust.
enum class nature { measured, operated, scheduled, official, reported, advertised, planned, calculated, estimated };

std::string_view name_of(quantity what);
std::string_view name_of(nature how);

// How much a figure of this nature counts in a fit: 0 = shown, never fitted.
double fitting_weight(nature how);

// A row of observations.csv.
struct observation {
  std::string id;
  quantity what{};
  nature how{};
  std::string mode;                 // the main one, for grouping
  std::string corridor;             // id in corridors.csv of the way it went, or empty
  std::string crossing;             // of border_hours: id in border_crossings.csv
  api::route_request asked;         // of the others: the question that takes the same way
  double value{};                   // days, US dollars, hours or km: the stated one, else the middle of low and high
  std::optional<double> low, high;  // where the source gives a range
  bool is_load_stated{};
  std::string source;  // title of the publication
};

// Reads a table of observations; the pack's own or another of the same columns. Throws error{bad_input} with file,
// line and column for a row that does not make sense.
std::vector<observation> read_observations(io::csv_table const& table);

}  // namespace wakhan::validate
