// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "wakhan/load/borders.h"
#include "wakhan/load/contract.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"
#include "wakhan/load/river_lines.h"
#include "wakhan/load/sea.h"
#include "wakhan/net/network.h"

namespace wakhan::load {

// A row of waterways.csv with its drawing: the published length spread over it, else its own times a factor.
struct waterway_section {
  std::uint32_t passage{};  // its row among the pack's passages
  net::fact_id fact;
  net::country_id country;                   // whose water it is taken for
  std::vector<net::country_id> shared_with;  // the other countries on its banks
  bool is_for_barges{}, is_for_river_sea{}, is_for_ocean{};
  std::vector<geo::lonlat> points;    // at most 5 km apart
  std::vector<std::uint32_t> metres;  // between them
  std::vector<char> is_typed;         // by point: of the row itself; sections meet in such points only
};

// All sections, and their rows of the pack's passages followed by those of waterways that have several sections.
struct waterways {
  std::vector<waterway_section> sections;
  std::vector<net::passage> passages;
  std::vector<std::string> ids, names;  // by passage
};

// `first_passage`: how many rows the pack's passages have before these.
waterways read_waterways(facts const& rows, std::span<std::string const> countries, length_factors const& factors,
                         river_lines const& rivers, std::uint32_t first_passage, findings& found);

// The waters of barges while ports are tied to them: sections as lines, cut wherever two of different countries meet.
struct barge_waters {
  layer lines;
  std::vector<char> keep;              // by point
  std::vector<std::uint32_t> section;  // by point: one that passes it
  std::vector<border_cut> cuts;
};

barge_waters barge_waters_of(waterways const& all);

// Adds the sections of river–sea and ocean ships to the sea; their ends join nodes of it that lie within 2 km.
void add_to_sea(waterways const& all, sea_layer& sea);

// What each kind of vessel needs, by carriage system (vessels.csv).
std::vector<net::vessel> vessels_of(facts const& rows);

}  // namespace wakhan::load
