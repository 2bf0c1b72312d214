// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/io/geopackage_writer.h"

namespace wakhan::api {

// One row of a table, field by field; all rows of a table name the same fields in the same order.
class geopackage_record {
 public:
  void whole(char const* name, std::int64_t value);
  void whole(char const* name, std::size_t value) { whole(name, static_cast<std::int64_t>(value)); }
  void truth(char const* name, bool value);
  void real(char const* name, double value, int decimals);  // rounded
  void text(char const* name, std::string_view value);
  void text_or_null(char const* name, std::string_view value);         // NULL for an empty text
  void list(char const* name, std::vector<std::string> const& words);  // with a blank between
  void gauge(char const* name, int mm);                                // NULL for 0
  void null(char const* name, io::field_type type) { add(name, type, {}); }

  std::vector<io::geopackage_field> const& fields() const { return fields_; }
  std::vector<io::field_value> take_values() { return std::move(values_); }

 private:
  void add(char const* name, io::field_type type, io::field_value value);

  std::vector<io::geopackage_field> fields_;
  std::vector<io::field_value> values_;
};

// The table of these rows; `write` names the fields of a row, and, of an empty row, those of a table without rows.
template <typename Row, typename Write>
io::geopackage_table make_table(char const* name, char const* description, io::geometry_kind const kind,
                                std::vector<Row> const& rows, Write const& write) {
  auto head = geopackage_record{};
  write(head, Row{});
  auto table = io::geopackage_table{name, description, kind, head.fields(), {}, {}};
  for (auto const& row : rows) {
    auto record = geopackage_record{};
    write(record, row);
    table.rows.push_back({{}, record.take_values()});
  }
  return table;
}

}  // namespace wakhan::api
