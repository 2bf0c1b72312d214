// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "wakhan/load/pack.h"

namespace wakhan::api {

// What a map of a pack shows.
struct map_of_pack {
  std::vector<std::string> layers{"rail", "crossings"};  // of map_layers()
  std::string country;                                   // ISO 3166-1 alpha-2 code; empty: all
  int gauge_mm{};                                        // rail of this gauge alone; 0: all
  std::string box;                                       // "W,S,E,N" in degrees, W > E goes over 180°; empty: all
  std::string corridor;                                  // id of a corridor, drawn alone (corridor_svg.h); empty: none
};

// The names of the layers, in the order of the legend.
std::vector<std::string> const& map_layers();

// The map as SVG; the same pack and request give the same bytes. Crossings, straits and waterways are open or closed on
// the reference date; a waterway out of season is open.
// Errors: usage for a layer or box that makes no sense, or beside a corridor; bad_input for a country or gauge that the
// pack does not have, or when nothing is left to draw.
std::string pack_svg(load::pack const& pack, map_of_pack const& request);

}  // namespace wakhan::api
