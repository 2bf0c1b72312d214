// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/geopackage.h"

#include <simdjson.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>

#include "wakhan/base/error.h"
#include "wakhan/io/detail/sql_name.h"
#include "wakhan/io/file.h"

namespace wakhan::io {

namespace {

using detail::sql_name;

constexpr int kMaxValue = 64 << 20;       // bytes of one value of a row
constexpr int kStepsPerCall = 1'000'000;  // steps of SQLite's machine between two looks at the budget
constexpr int kMaxCalls = 2'000;          // the budget: some minutes; a sound layer of 10⁶ rows takes some seconds

// SQLite marks a database that was last used with a write-ahead log by 2 in these two bytes, and then wants to write
// beside it. 1 means the same tables without a log, https://www.sqlite.org/fileformat.html#file_format_version_numbers
std::string without_log_mark(std::string bytes) {
  for (auto const at : {std::size_t{18}, std::size_t{19}}) {
    if (at < bytes.size() && bytes[at] == 2) {
      bytes[at] = 1;
    }
  }
  return bytes;
}

// Stops a query that a damaged or hostile file would keep running.
int spend_budget(void* const calls) { return ++*static_cast<int*>(calls) > kMaxCalls ? 1 : 0; }

// A prepared SQL question about the database, read row after row.
class query {
 public:
  query(sqlite3* const database, std::string const& sql, std::string const& path)
      : database_{database}, path_{path}, statement_{nullptr, &sqlite3_finalize} {
    sqlite3_stmt* statement = nullptr;
    auto const status = sqlite3_prepare_v2(database_, sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr);
    statement_.reset(statement);
    check(status == SQLITE_OK);
  }

  void bind(std::string const& text) {
    check(sqlite3_bind_text(statement_.get(), 1, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT) ==
          SQLITE_OK);
  }

  // Steps to the next row; false after the last.
  bool next() {
    auto const status = sqlite3_step(statement_.get());
    check(status == SQLITE_ROW || status == SQLITE_DONE);
    return status == SQLITE_ROW;
  }

  int type(int const column) const { return sqlite3_column_type(statement_.get(), column); }

  // The bytes of a value; numbers as text, NULL as none.
  std::string_view bytes(int const column) const {
    auto const* const data = type(column) == SQLITE_BLOB
                                 ? sqlite3_column_blob(statement_.get(), column)
                                 : static_cast<void const*>(sqlite3_column_text(statement_.get(), column));
    auto const size = sqlite3_column_bytes(statement_.get(), column);
    return data == nullptr ? std::string_view{}
                           : std::string_view{static_cast<char const*>(data), static_cast<std::size_t>(size)};
  }

 private:
  void check(bool const ok) const {
    verify(ok, errc::bad_input, "{}: not a sound GeoPackage: {}", path_, ok ? "" : sqlite3_errmsg(database_));
  }

  sqlite3* database_;
  std::string const& path_;
  std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement_;
};

// The database in memory; nothing is written and nothing that the file itself defines (triggers, functions) is trusted.
class database {
 public:
  explicit database(std::string const& path) : path_{path}, bytes_{without_log_mark(read_file(path))} {
    sqlite3* handle = nullptr;
    auto const status = sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE, nullptr);
    handle_.reset(handle);
    verify(status == SQLITE_OK, errc::internal, "SQLite does not open a database in memory");
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kMaxValue);
    sqlite3_progress_handler(handle, kStepsPerCall, &spend_budget, &calls_);
    auto const size = static_cast<sqlite3_int64>(bytes_.size());
    auto const loaded = sqlite3_deserialize(handle, "main", reinterpret_cast<unsigned char*>(bytes_.data()), size, size,
                                            SQLITE_DESERIALIZE_READONLY);
    verify(loaded == SQLITE_OK, errc::bad_input, "{}: not a GeoPackage: SQLite does not take it", path_);
  }

  query ask(std::string const& sql) const { return {handle_.get(), sql, path_}; }

  // All answers to a question about `name` with one column.
  std::vector<std::string> ask_about(std::string const& name, std::string const& sql) const {
    auto question = ask(sql);
    question.bind(name);
    auto answers = std::vector<std::string>{};
    while (question.next()) {
      answers.emplace_back(question.bytes(0));
    }
    return answers;
  }

 private:
  std::string const& path_;
  std::string bytes_;  // outlives handle_, which reads from it
  int calls_{0};
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> handle_{nullptr, &sqlite3_close};
};

std::string geometry_column(database const& data, std::string const& path, std::string const& layer) {
  auto const columns = data.ask_about(layer, "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?");
  // A view or a virtual table has no root page; neither is read, since it runs what the file says.
  auto const tables =
      data.ask_about(layer, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name = ?");
  verify(columns.size() == 1 && tables.size() == 1, errc::bad_input, "{}: no layer '{}' with a geometry", path, layer);
  return columns.front();
}

void verify_columns(database const& data, std::string const& path, std::string const& layer,
                    std::vector<std::string> const& wanted) {
  auto const found = data.ask_about(layer, "SELECT name FROM pragma_table_info(?)");
  for (auto const& column : wanted) {
    verify(std::find(found.begin(), found.end(), column) != found.end(), errc::bad_input,
           "{}: layer '{}' has no column '{}'; it has {}", path, layer, column, fmt::join(found, ","));
  }
}

// The bytes of the header before the WKB, or nothing where `blob` is no GeoPackage geometry.
// GeoPackage 1.3, clause 2.1.3: "GP", version, flags, 4 bytes of srs_id, envelope of a size that bits 1 to 3 of the
// flags tell.
std::optional<std::size_t> header_size(std::string_view const blob) {
  constexpr auto kEnvelope = std::array<std::size_t, 5>{0, 32, 48, 48, 64};
  constexpr auto kFixed = std::size_t{8};
  constexpr auto kShortestWkb = std::size_t{5};
  if (blob.size() < kFixed + kShortestWkb || !blob.starts_with("GP") || blob[2] != 0) {
    return std::nullopt;
  }
  auto const flags = static_cast<unsigned char>(blob[3]);
  auto const envelope = std::size_t{flags} >> 1U & 7U;
  auto const is_extended = (flags & 0x20U) != 0;
  if (is_extended || envelope >= kEnvelope.size() || blob.size() < kFixed + kEnvelope[envelope] + kShortestWkb) {
    return std::nullopt;
  }
  return kFixed + kEnvelope[envelope];
}

std::string read_value(query const& rows, int const column, std::string const& where, std::string const& name) {
  auto const bytes = rows.bytes(column);
  verify(rows.type(column) != SQLITE_BLOB && simdjson::validate_utf8(bytes.data(), bytes.size()), errc::bad_input,
         "{}: column '{}' is not UTF-8 text", where, name);
  return std::string{bytes};
}

// Column 0 is the fid, 1 the geometry, the others are those asked for.
geopackage_row read_row(query const& rows, std::vector<std::string> const& columns, std::string const& layer_name) {
  auto const where = fmt::format("{}: row {}", layer_name, rows.bytes(0));
  auto const blob = rows.bytes(1);
  auto const header = header_size(blob);
  verify(header.has_value(), errc::bad_input, "{}: no GeoPackage geometry but {} other bytes", where, blob.size());
  auto row = geopackage_row{std::string{blob.substr(*header)}, {}};
  auto number = 2;
  for (auto const& column : columns) {
    row.values.push_back(read_value(rows, number++, where, column));
  }
  return row;
}

}  // namespace

std::vector<geopackage_row> read_geopackage(std::string const& path, std::string const& layer,
                                            std::vector<std::string> const& columns) {
  auto const data = database{path};
  auto const geometry = geometry_column(data, path, layer);
  auto wanted = columns;
  wanted.push_back(geometry);
  verify_columns(data, path, layer, wanted);
  auto sql = fmt::format("SELECT rowid, {}", sql_name(geometry));
  for (auto const& column : columns) {
    sql += ", " + sql_name(column);
  }
  auto question = data.ask(fmt::format("{} FROM {} ORDER BY rowid", sql, sql_name(layer)));
  auto const layer_name = fmt::format("{}: layer '{}'", path, layer);
  auto rows = std::vector<geopackage_row>{};
  while (question.next()) {
    rows.push_back(read_row(question, columns, layer_name));
  }
  return rows;
}

}  // namespace wakhan::io
