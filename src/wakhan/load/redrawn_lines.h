// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "wakhan/geo/lonlat.h"
#include "wakhan/load/country_map.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"

namespace wakhan::load {

// The rows of odbl/redrawn_lines.csv of one mode: lines that a source draws as one straight edge, and how they run.
class redrawn_lines {
 public:
  redrawn_lines(facts const& rows, net::mode by);

  // What stands for the source's edge a–b: points from a to b, none where other rows draw the line; nothing where no
  // row names the edge. The ends of a row may lie up to 300 m off those of the edge.
  std::optional<std::vector<geo::lonlat>> path_between(geo::lonlat a, geo::lonlat b);

  // The points between the ends of a row of rail_links.csv, road_links.csv or ferries.csv, in its direction; none for
  // most.
  std::vector<geo::lonlat> path_of_row(std::string const& link_id);

  // A row that named no edge and no row of another table is a problem: the source or the table has changed.
  void note_unused(findings& found) const;

 private:
  struct line {
    std::string id, link;
    geo::lonlat from, to;
    std::vector<geo::lonlat> between;
    bool is_used{false};
  };
  std::vector<line> lines_;
};

// Draws the edges anew that rows name. Their lengths stay, unless the drawing is longer.
void redraw_edges(layer& lines, redrawn_lines& rows);

// Draws the links anew that rows of `table` added and rows name.
void redraw_links(layer& lines, redrawn_lines& rows, io::csv_table const& links, fact_table table,
                  country_map const& countries);

// `edge` of `lines` laid along `points` between its ends; its metres are shared out by the length of the pieces. The
// new points take the country that holds them, where a map is given.
void lay_edge(layer& lines, layer::edge const& edge, std::span<geo::lonlat const> points, country_map const* countries);

}  // namespace wakhan::load
