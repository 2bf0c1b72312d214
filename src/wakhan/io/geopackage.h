// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace wakhan::io {

// One row of a GeoPackage layer: its geometry as WKB (without the GeoPackage header) and the text columns asked for.
struct geopackage_row {
  std::string wkb;
  std::vector<std::string> values;  // in the order of `columns`; NULL is ""
};

// Reads a layer of the GeoPackage (SQLite database) at `path`, in row order (fid). Only tables are read,
// no views. Throws error{bad_input} naming file, layer, row or column; error{io_failure} when the file cannot be read.
std::vector<geopackage_row> read_geopackage(std::string const& path, std::string const& layer,
                                            std::vector<std::string> const& columns);

}  // namespace wakhan::io
