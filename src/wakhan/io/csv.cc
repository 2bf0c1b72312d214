// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/csv.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "wakhan/base/error.h"
#include "wakhan/io/detail/excerpt.h"
#include "wakhan/io/file.h"

namespace wakhan::io {

namespace {

constexpr std::size_t kMaxField = std::size_t{1} << 20U;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Throws for the first line that is not UTF-8; a line break is never part of a longer character.
void verify_utf8(std::string_view text, std::string const& name) {
  if (simdjson::validate_utf8(text.data(), text.size())) {
    return;
  }
  auto line = 1;
  auto end = text.find('\n');
  while (end != std::string_view::npos && simdjson::validate_utf8(text.data(), end)) {
    text.remove_prefix(end + 1);
    end = text.find('\n');
    ++line;
  }
  throw error{errc::bad_input, fmt::format("{}:{}: not valid UTF-8; save the file as UTF-8", name, line)};
}

// Takes fields off the text one after the other and knows the line it is on.
class csv_reader {
 public:
  csv_reader(std::string_view const text, std::string const& name) : rest_{text}, name_{name} {}

  bool is_at_end() const { return rest_.empty(); }
  std::uint32_t line() const { return line_; }

  // Appends the fields of one record, and takes the line break after it.
  void read_record(std::vector<std::string>& fields) {
    do {
      fields.push_back(rest_.starts_with('"') ? read_quoted() : read_plain());
    } while (take(","));
    if (!take_line_break() && !rest_.empty()) {
      fail(line_, rest_.front() == '\r' ? "a carriage return that is not followed by a line feed; end lines with LF"
                                        : "text after the closing quote of a field; double the quotes inside it");
    }
  }

 private:
  [[noreturn]] void fail(std::uint32_t const line, std::string_view const complaint) const {
    throw error{errc::bad_input, fmt::format("{}:{}: {}", name_, line, complaint)};
  }

  bool take(std::string_view const token) {
    auto const found = rest_.starts_with(token);
    if (found) {
      rest_.remove_prefix(token.size());
    }
    return found;
  }

  bool take_line_break() {
    auto const found = take("\n") || take("\r\n");
    line_ += found ? 1U : 0U;
    return found;
  }

  std::string read_plain() {
    auto const end = std::min(rest_.find_first_of(",\"\r\n"), rest_.size());
    check_size(end, line_);
    if (end < rest_.size() && rest_[end] == '"') {
      fail(line_, "a quote inside a field without quotes; put the field in quotes and double the quote");
    }
    auto field = std::string{rest_.substr(0, end)};
    rest_.remove_prefix(end);
    return field;
  }

  std::string read_quoted() {
    auto const first_line = line_;
    rest_.remove_prefix(1);
    auto field = std::string{};
    while (true) {
      auto const end = rest_.find('"');
      if (end == std::string_view::npos) {
        fail(first_line, "a quote that is opened here is never closed");
      }
      field += rest_.substr(0, end);
      check_size(field.size(), first_line);
      rest_.remove_prefix(end + 1);
      if (!take("\"")) {
        break;
      }
      field += '"';
    }
    line_ += static_cast<std::uint32_t>(std::count(field.begin(), field.end(), '\n'));
    return field;
  }

  void check_size(std::size_t const size, std::uint32_t const line) const {
    if (size > kMaxField) {
      fail(line, "a field over 1 MiB; is a quote missing?");
    }
  }

  std::string_view rest_;
  std::string const& name_;
  std::uint32_t line_{1};
};

void verify_header(std::vector<std::string> const& header, std::string const& name) {
  for (auto it = header.begin(); it != header.end(); ++it) {
    verify(!it->empty(), errc::bad_input, "{}:1: column {} has no name", name, it - header.begin() + 1);
    verify(std::find(header.begin(), it, *it) == it, errc::bad_input, "{}:1: column '{}' is there twice", name,
           detail::excerpt(*it));
  }
}

}  // namespace

std::string const& csv_table::row::text(std::string_view const column) const {
  auto const& header = table_->header_;
  auto const found = std::find(header.begin(), header.end(), column);
  if (found == header.end()) {
    table_->require_columns({column});
  }
  return table_->fields_[index_ * header.size() + static_cast<std::size_t>(found - header.begin())];
}

double csv_table::row::number(std::string_view const column) const {
  auto const& field = text(column);
  auto value = 0.0;
  auto const* const end = field.data() + field.size();
  auto const result = std::from_chars(field.data(), end, value);
  if (result.ec == std::errc{} && result.ptr == end && std::isfinite(value)) {
    return value;
  }
  reject(column, field.empty() ? "is empty; a number is needed here" : "is not a number; write it like -12.5");
}

double csv_table::row::number(std::string_view const column, double const low, double const high) const {
  auto const value = number(column);
  if (value < low || value > high) {
    reject(column, fmt::format("is not between {} and {}", low, high));
  }
  return value;
}

std::optional<double> csv_table::row::optional_number(std::string_view const column) const {
  return is_empty(column) ? std::nullopt : std::optional{number(column)};
}

std::int64_t csv_table::row::integer(std::string_view const column) const {
  auto const& field = text(column);
  auto value = std::int64_t{0};
  auto const* const end = field.data() + field.size();
  auto const result = std::from_chars(field.data(), end, value);
  if (result.ec == std::errc{} && result.ptr == end) {
    return value;
  }
  reject(column, field.empty()                                 ? "is empty; a whole number is needed here"
                 : result.ec == std::errc::result_out_of_range ? "is too large a number"
                                                               : "is not a whole number; write it like 1520");
}

std::string csv_table::row::where() const { return fmt::format("{}:{}", table_->name_, table_->lines_[index_]); }

void csv_table::row::reject(std::string_view const column, std::string_view complaint) const {
  // Of a list with a single part the complaint about that part would say it once more: "'camel' holds 'camel', which
  // …".
  for (auto const* const verb : {"holds", "names"}) {
    auto const again = fmt::format("{} '{}', which ", verb, text(column));
    complaint.remove_prefix(complaint.starts_with(again) ? again.size() : 0);
  }
  throw error{errc::bad_input,
              fmt::format("{}: column '{}': '{}' {}", where(), column, detail::excerpt(text(column)), complaint)};
}

bool csv_table::has_column(std::string_view const column) const {
  return std::find(header_.begin(), header_.end(), column) != header_.end();
}

void csv_table::require_columns(std::vector<std::string_view> const& columns) const {
  for (auto const column : columns) {
    if (!has_column(column)) {
      auto const found = detail::excerpt(fmt::format("{}", fmt::join(header_, ",")), 400);
      throw error{errc::bad_input, fmt::format("{}:1: column '{}' is missing; the header is {}", name_, column, found)};
    }
  }
}

csv_table parse_csv(std::string_view text, std::string name) {
  auto table = csv_table{};
  table.name_ = std::move(name);
  verify_utf8(text, table.name_);
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  verify(!text.empty(), errc::bad_input, "{}:1: the file is empty; a header row is needed", table.name_);
  auto reader = csv_reader{text, table.name_};
  reader.read_record(table.header_);
  verify_header(table.header_, table.name_);
  while (!reader.is_at_end()) {
    auto const line = reader.line();
    auto const before = table.fields_.size();
    reader.read_record(table.fields_);
    auto const found = table.fields_.size() - before;
    verify(found == table.header_.size(), errc::bad_input, "{}:{}: {} fields where the header has {}", table.name_,
           line, found, table.header_.size());
    table.lines_.push_back(line);
  }
  return table;
}

std::string csv_field(std::string const& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    return text;
  }
  auto out = std::string{"\""};
  for (auto const c : text) {
    out.append(c == '"' ? 2 : 1, c);
  }
  return out + '"';
}

csv_table read_csv(std::string const& path) { return parse_csv(read_file(path), path); }

}  // namespace wakhan::io
