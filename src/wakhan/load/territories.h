// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/load/country_list.h"
#include "wakhan/load/country_map.h"

namespace wakhan::load {

// Lays the polygons of the disputed territories over the countries of a map. Provinces come from the layer
// states_provinces of the GeoPackage with the countries, which is read only when a row names one. Throws
// error{bad_input} naming a province that the layer lacks.
void add_territories(country_list const& countries, facts const& rows, std::string const& geopackage, country_map& map);

}  // namespace wakhan::load
