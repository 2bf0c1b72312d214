// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wakhan::io {

// One table of text (RFC 4180: quoted fields may hold commas, quotes and line breaks), read whole and addressed by
// column name. Every getter throws error{bad_input} that names file, line, column and value.
class csv_table {
 public:
  // A row of the table: its place in the file and access by column name.
  class row {
   public:
    // The field's text; the column must exist in the header.
    std::string const& text(std::string_view column) const;
    // The field as a finite number; an empty field is an error.
    double number(std::string_view column) const;
    // Same, within [low, high].
    double number(std::string_view column, double low, double high) const;
    // The field as a finite number, or nothing where it is empty.
    std::optional<double> optional_number(std::string_view column) const;
    std::int64_t integer(std::string_view column) const;
    bool is_empty(std::string_view column) const { return text(column).empty(); }
    bool has_column(std::string_view column) const { return table_->has_column(column); }
    // "file:line" for messages.
    std::string where() const;
    // Throws error{bad_input}: "<file>:<line>: column '<column>': '<value>' <complaint>".
    [[noreturn]] void reject(std::string_view column, std::string_view complaint) const;
    std::size_t number_in_table() const { return index_; }  // 0-based

   private:
    friend class csv_table;
    row(csv_table const& table, std::size_t index) : table_{&table}, index_{index} {}
    csv_table const* table_;
    std::size_t index_;
  };

  std::string const& name() const { return name_; }  // as shown in messages, e.g. "data/gauges.csv"
  std::vector<std::string> const& header() const { return header_; }
  std::size_t size() const { return lines_.size(); }
  row operator[](std::size_t i) const { return {*this, i}; }
  bool has_column(std::string_view column) const;
  // Throws error{bad_input} with file, the missing column and the header found.
  void require_columns(std::vector<std::string_view> const& columns) const;

 private:
  friend csv_table parse_csv(std::string_view, std::string);
  std::string name_;
  std::vector<std::string> header_;
  std::vector<std::uint32_t> lines_;  // line of each row in the file, 1-based
  std::vector<std::string> fields_;   // row-major
};

// Reads CSV text; `name` is what messages call the file. Throws error{bad_input} for an empty text, a duplicate or
// empty column name, a row with another number of fields than the header, an unclosed quote, invalid UTF-8, or a field
// over 1 MiB.
csv_table parse_csv(std::string_view text, std::string name);

// A field as it is written into CSV: quoted where it holds a comma, a quote or a line break.
std::string csv_field(std::string const& text);

// Reads the file at `path`; messages call it by that path.
csv_table read_csv(std::string const& path);

}  // namespace wakhan::io
