// SPDX-License-Identifier: Apache-2.0
#include "fuzz/target.h"
#include "wakhan/io/csv.h"

namespace {

using wakhan::io::csv_table;

std::string quoted(std::string const& field) {
  auto text = std::string{"\""};
  for (auto const c : field) {
    text.append(c == '"' ? 2U : 1U, c);
  }
  return text + '"';
}

// The table with every field in quotes.
std::string written(csv_table const& table) {
  auto text = std::string{};
  for (auto const& name : table.header()) {
    text += quoted(name) + ',';
  }
  text.back() = '\n';
  for (auto i = std::size_t{0}; i < table.size(); ++i) {
    for (auto const& name : table.header()) {
      text += quoted(table[i].text(name)) + ',';
    }
    text.back() = '\n';
  }
  return text;
}

void read_as_numbers(csv_table::row const& row, std::string const& column) {
  wakhan::fuzz::run([&] { row.optional_number(column); });
  wakhan::fuzz::run([&] { row.number(column, -90.0, 90.0); });
  wakhan::fuzz::run([&] { row.integer(column); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  return wakhan::fuzz::run([&] {
    auto const table = wakhan::io::parse_csv(wakhan::fuzz::as_text(data, size), "input.csv");
    auto const text = written(table);
    auto const again = wakhan::io::parse_csv(text, "again.csv");
    wakhan::fuzz::require(written(again) == text, "a table written and read is the same table");
    for (auto i = std::size_t{0}; i < table.size() && i < 10; ++i) {
      read_as_numbers(table[i], table.header().back());
    }
  });
}
