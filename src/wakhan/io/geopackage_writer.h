// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace wakhan::io {

// What a field of a table holds.
enum class field_type : std::uint8_t { truth, integer, real, text };

struct geopackage_field {
  std::string name;
  field_type type;
};

// monostate is NULL; a truth is an integer of 0 or 1.
using field_value = std::variant<std::monostate, std::int64_t, double, std::string>;

enum class geometry_kind : std::uint8_t { none, point, lines };

// Longitude and latitude (WGS 84) in 1e-6 degree.
using position_e6 = std::pair<int, int>;

struct geopackage_feature {
  std::vector<std::vector<position_e6>> parts;  // for a point one of one position; none: NULL
  std::vector<field_value> values;              // in the order of the table's fields
};

struct geopackage_table {
  std::string name;         // of the table, without blanks
  std::string description;  // one sentence for people
  geometry_kind kind{geometry_kind::none};
  std::vector<geopackage_field> fields;
  std::vector<geopackage_feature> rows;
  std::string style;  // QGIS style (QML) by which the table is drawn when opened; empty: none
};

// A GeoPackage 1.3 (OGC 12-128r17) as the bytes of its file: feature tables with R-tree indexes, attribute tables, and
// a table layer_styles, where QGIS looks for styles. `day` (YYYY-MM-DD) is written as the time of the last change, so
// that equal tables give equal bytes.
std::string geopackage_bytes(std::span<geopackage_table const> tables, std::string const& day);

}  // namespace wakhan::io
