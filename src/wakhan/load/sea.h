// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "wakhan/io/geojson.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"
#include "wakhan/load/loads.h"
#include "wakhan/net/records.h"

namespace wakhan::load {

// Where river–sea vessels sail: only they in the first area (the Caspian, Volga–Don and the lower Don), they as well as
// ocean ships in the second. In the third the sea network's own lines are left out, because waterways.csv draws them.
struct vessel_areas {
  std::vector<geo::lonlat> river_sea_only, river_sea_also, drawn_by_rows;  // closed rings
};

// The sea while it is being built. Edges through a passage are apart, so that nothing else can hide one.
struct sea_layer {
  struct passage_edge {
    layer::edge edge;
    std::uint32_t passage;  // row of passages.csv
  };
  layer lines;
  std::vector<passage_edge> passages;
};

// The lines of the sea network (marnet) and the approach links of sea_links.csv. An edge belongs to the passage whose
// gate it crosses; one that crosses two gates is cut between them.
sea_layer sea_from(std::span<io::geojson_feature const> network, facts const& rows, vessel_areas const& areas,
                   findings& found);

// The passages as rows of the pack, without their texts; `links` is the number of edges through each gate.
std::vector<net::passage> passage_rows(facts const& rows, sea_layer const& sea);

// Fees of a row with columns fee_usd_feu, fee_usd_teu, fee_usd_tonne in cents, times a factor. The columns are those of
// the base loads; the others pay by how much of their base they are.
net::by_load<std::uint32_t> fees_of(io::csv_table::row const& row, load_table const& loads, double factor = 1);

// Whether the point lies in the ring (even–odd rule in longitude and latitude).
bool is_inside(std::span<geo::lonlat const> ring, geo::lonlat point);

}  // namespace wakhan::load
