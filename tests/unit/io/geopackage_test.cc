// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/geopackage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <memory>

#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"
#include "wakhan/io/file.h"

namespace wakhan::io {
namespace {

using test::thrown_by;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A GeoPackage geometry as an SQL literal: header with these flags, `envelope` bytes, and as WKB the point (1, 2).
std::string geometry(int const flags, int const envelope, std::string const& version = "00") {
  return fmt::format("x'4750{}{:02x}E6100000{}0101000000000000000000F03F0000000000000040'", version, flags,
                     std::string(static_cast<std::size_t>(envelope) * 2, 'A'));
}

std::string const kPoint = geometry(1, 0);

// A GeoPackage made by these statements after the tables that every one has and a layer `land`.
struct package {
  explicit package(std::string const& sql) {
    sqlite3* handle = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    auto const database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>{handle, &sqlite3_close};
    auto const whole =
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT);"
        "INSERT INTO gpkg_geometry_columns VALUES ('land', 'geom');"
        "CREATE TABLE land (fid INTEGER PRIMARY KEY, geom BLOB, iso TEXT, \"odd \"\"name\" TEXT, people INTEGER);" +
        sql;
    EXPECT_EQ(sqlite3_exec(handle, whole.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
  }
  test::temporary_folder folder;
  std::string path{folder / "world.gpkg"};
};

std::string error_of(package const& file, std::string const& layer, std::vector<std::string> const& columns) {
  return thrown_by([&] { read_geopackage(file.path, layer, columns); });
}

TEST(geopackage, reads_geometry_and_columns_in_the_order_of_the_rows) {
  auto const file = package{fmt::format(
      "INSERT INTO land VALUES (9, {0}, 'KZ', 'x', 20); INSERT INTO land VALUES (2, {0}, NULL, 'Ж', NULL);", kPoint)};
  auto const rows = read_geopackage(file.path, "land", {"people", "iso", "odd \"name"});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0].values, ElementsAre("", "", "Ж"));
  EXPECT_THAT(rows[1].values, ElementsAre("20", "KZ", "x"));
  ASSERT_EQ(rows[0].wkb.size(), 21U);
  EXPECT_EQ(rows[0].wkb.substr(0, 5), (std::string{"\x01\x01\0\0\0", 5}));
}

TEST(geopackage, takes_the_header_off_whatever_its_envelope) {
  auto bytes = 0;
  for (auto const kind : {0, 1, 2, 3, 4}) {
    bytes = std::array{0, 32, 48, 48, 64}[static_cast<std::size_t>(kind)];
    auto const file =
        package{fmt::format("INSERT INTO land VALUES (1, {}, 'KZ', '', 0)", geometry(kind << 1 | 1, bytes))};
    auto const rows = read_geopackage(file.path, "land", {});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].wkb.size(), 21U) << kind;
    EXPECT_TRUE(rows[0].values.empty());
  }
}

TEST(geopackage, reads_a_layer_without_rows) {
  EXPECT_TRUE(read_geopackage(package{""}.path, "land", {"iso"}).empty());
}

TEST(geopackage, reads_a_file_last_written_with_a_log_without_writing_beside_it) {
  auto const file =
      package{fmt::format("PRAGMA journal_mode = WAL; INSERT INTO land VALUES (1, {}, 'KZ', '', 0)", kPoint)};
  ASSERT_EQ(read_file(file.path)[18], 2);
  EXPECT_EQ(read_geopackage(file.path, "land", {"iso"}).size(), 1U);
  EXPECT_EQ(file.folder.n_files(), 1U);
}

TEST(geopackage, refuses_geometries_that_are_none_with_layer_and_row) {
  auto const missing_header = std::string{"x'0101000000000000000000F03F0000000000000040'"};
  for (auto const& blob : {std::string{"NULL"}, std::string{"x''"}, std::string{"'GP'"}, missing_header,
                           geometry(1, 0, "01"), geometry(0x21, 0), geometry(5 << 1 | 1, 64),
                           std::string{"x'4750000100000000'"}, std::string{"x'475000090000000001010000'"}}) {
    auto const file = package{fmt::format("INSERT INTO land VALUES (41, {}, 'KZ', '', 0)", blob)};
    EXPECT_THAT(error_of(file, "land", {"iso"}),
                HasSubstr("bad_input: " + file.path + ": layer 'land': row 41: no GeoPackage geometry"))
        << blob;
  }
}

TEST(geopackage, refuses_values_that_are_no_text) {
  auto const blob = package{fmt::format("INSERT INTO land VALUES (3, {}, x'4B5A', '', 0)", kPoint)};
  EXPECT_EQ(error_of(blob, "land", {"iso"}),
            "bad_input: " + blob.path + ": layer 'land': row 3: column 'iso' is not UTF-8 text");
  auto const latin = package{fmt::format("INSERT INTO land VALUES (3, {}, CAST(x'FFFE' AS TEXT), '', 0)", kPoint)};
  EXPECT_EQ(error_of(latin, "land", {"iso"}),
            "bad_input: " + latin.path + ": layer 'land': row 3: column 'iso' is not UTF-8 text");
}

TEST(geopackage, names_the_layer_or_column_that_is_missing) {
  auto const file = package{"CREATE TABLE plain (a TEXT);"};
  EXPECT_EQ(error_of(file, "sea", {}), "bad_input: " + file.path + ": no layer 'sea' with a geometry");
  EXPECT_EQ(error_of(file, "plain", {}), "bad_input: " + file.path + ": no layer 'plain' with a geometry");
  EXPECT_EQ(error_of(file, "land", {"iso", "nix"}),
            "bad_input: " + file.path + ": layer 'land' has no column 'nix'; it has fid,geom,iso,odd \"name,people");
}

TEST(geopackage, reads_no_view_since_it_would_run_what_the_file_says) {
  auto const file = package{
      "CREATE VIEW trap AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS geom FROM n;"
      "INSERT INTO gpkg_geometry_columns VALUES ('trap', 'geom');"};
  EXPECT_EQ(error_of(file, "trap", {}), "bad_input: " + file.path + ": no layer 'trap' with a geometry");
}

TEST(geopackage, refuses_files_that_are_no_database) {
  auto const folder = test::temporary_folder{};
  auto const path = folder / "x.gpkg";
  for (auto const& bytes : {std::string{}, std::string{"id,name\n"}, std::string(5000, 'x')}) {
    write_file_atomically(path, bytes);
    EXPECT_THAT(thrown_by([&] { read_geopackage(path, "land", {}); }), HasSubstr("bad_input: " + path + ": not a"));
  }
  EXPECT_THAT(thrown_by([&] { read_geopackage(folder / "no.gpkg", "land", {}); }),
              HasSubstr("io_failure: cannot open"));
}

TEST(geopackage, refuses_a_database_that_ends_too_early) {
  auto const file =
      package{fmt::format("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO "
                          "land SELECT i, {}, 'KZ', '', 0 FROM n",
                          kPoint)};
  auto const whole = read_file(file.path);
  ASSERT_EQ(read_geopackage(file.path, "land", {"iso"}).size(), 2000U);
  write_file_atomically(file.path, whole.substr(0, whole.size() / 2));
  EXPECT_THAT(error_of(file, "land", {"iso"}), HasSubstr("bad_input: " + file.path + ": not a sound GeoPackage"));
}

}  // namespace
}  // namespace wakhan::io
