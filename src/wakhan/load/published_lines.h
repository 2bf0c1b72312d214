// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/io/csv.h"
#include "wakhan/load/borders.h"
#include "wakhan/load/country_map.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"

namespace wakhan::load {

// rail_sections.csv and odbl/rail_stations.csv, and the number of the first in fact ids.
struct published_tables {
  io::csv_table const& sections;
  io::csv_table const& stations;
  std::uint32_t fact_table{};
};

// The lines of rail_sections.csv drawn through the stations of odbl/rail_stations.csv, as a layer of their own: every
// edge has exactly its published length and the row as its fact.
struct published_layer {
  // A point that stands on a crossing of border_crossings.csv.
  struct border_point {
    std::uint32_t point{};
    std::string crossing;
    net::country_id country;  // whose railway publishes it
  };
  layer lines;
  std::vector<char> is_shape_only;         // by point: it only gives a line its shape, and is no place of that line
  std::vector<net::country_id> publisher;  // by point: whose railway publishes the line
  std::vector<border_point> borders;
  std::vector<border_cut> cuts;
  // Kilometres by country, without rows that lie along others (is_along_others).
  std::vector<std::uint64_t> metres;
};

// What published lines are laid over: the layer drawn so far with its cuts, the crossings that border points stand on,
// and the countries.
struct published_surroundings {
  layer const& drawn;
  std::span<border_cut const> cuts;
  crossing_table const& crossings;
  std::span<std::string const> countries;
  country_map const& map;
};

// Reads and draws them; empty where the table of sections is. `grounds` as the drawn layer's; a border point is moved
// to the drawn line that crosses there.
published_layer lay_published_lines(published_tables const& tables, published_surroundings const& around,
                                    findings& found);

// Takes the published lines into the layer in place of its lines of 1,520 mm, in every country for whose lines there
// are published ones, and ties both at the borders. `cuts` are kept in step. Gives is_shape_only for all points of
// `rail`: no terminal may be tied to those.
std::vector<char> replace_by_published(layer& rail, std::vector<border_cut>& cuts, published_layer const& published,
                                       crossing_table const& crossings, findings& found);

// By row of rail_sections.csv: which share of its kilometres lies between neighbours that no row before it joins; none
// of rows along others.
std::vector<double> new_shares(io::csv_table const& sections);

// Whether a row lays its length along the line of other rows: it is no line more.
bool is_along_others(std::string_view section_id);

}  // namespace wakhan::load
