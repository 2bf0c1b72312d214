// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wakhan/geo/lonlat.h"
#include "wakhan/load/facts.h"

namespace wakhan::load {

// A railway, road, canal, port or pipeline that is planned or being built, as published. Nothing of it is in use: a
// figure that is not known is empty.
struct project {
  std::string id, name, mode, from, to, status;
  std::vector<std::string> countries;  // ISO codes, each once
  std::vector<geo::lonlat> way;        // at least two points, or none
  std::optional<double> length_km, capacity, cost_usd_million, speed_kmh;
  std::string capacity_unit;                   // with `capacity` only, e.g. "Mt/year"
  std::optional<std::int64_t> gauge_mm;        // of railways only
  std::optional<std::int64_t> start, opening;  // years; of what is not done yet the ones promised
  net::fact_id fact;
};

// The rows of projects.csv. Throws error{bad_input} with file, line, field and value for a mode, status, country,
// gauge, unit or number that is none, for a capacity without a unit, and for a project that opens before it is begun.
std::vector<project> read_projects(facts const& rows);

}  // namespace wakhan::load
