// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/geopackage_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstring>
#include <memory>

#include "unit/io/temporary_folder.h"
#include "wakhan/io/file.h"
#include "wakhan/io/geopackage.h"

namespace wakhan::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<geopackage_table> small_tables() {
  auto ways = geopackage_table{"ways",
                               "Ways over land",
                               geometry_kind::lines,
                               {{"name", field_type::text},
                                {"from", field_type::text},
                                {"km", field_type::real},
                                {"tracks", field_type::integer},
                                {"open", field_type::truth}},
                               {},
                               "<qgis/>"};
  ways.rows.push_back({{{{10'000'000, 50'000'000}, {12'500'000, 48'000'000}}},
                       {"О'Нил \"x\"", "a", 12.25, std::int64_t{2}, std::int64_t{1}}});
  ways.rows.push_back({{{{179'000'000, -1'000'000}, {180'000'000, 0}}, {{-180'000'000, 0}, {-179'000'000, 1'000'000}}},
                       {"", {}, {}, {}, std::int64_t{0}}});
  ways.rows.push_back({{}, {"nowhere", "b", 1.0, std::int64_t{1}, std::int64_t{1}}});
  auto places = geopackage_table{"places", "Places", geometry_kind::point, {{"name", field_type::text}}, {}, {}};
  places.rows.push_back({{{{-5'750'000, 35'950'000}}}, {"Gibraltar"}});
  auto notes = geopackage_table{"notes", "Notes", geometry_kind::none, {{"text", field_type::text}}, {}, {}};
  notes.rows.push_back({{}, {"one"}});
  return {ways, places, notes};
}

// The tables in a file, opened by SQLite as any other program would.
struct written {
  explicit written(std::vector<geopackage_table> const& tables) {
    write_file_atomically(path, geopackage_bytes(tables, "2026-11-01"));
    sqlite3* handle = nullptr;
    EXPECT_EQ(sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr), SQLITE_OK);
    database.reset(handle);
  }

  // All values of all rows; a NULL is "NULL".
  std::vector<std::string> ask(std::string const& sql) const {
    auto out = std::vector<std::string>{};
    auto const keep = [](void* const to, int const n, char** const values, char**) {
      for (int i = 0; i < n; ++i) {
        static_cast<std::vector<std::string>*>(to)->emplace_back(values[i] == nullptr ? "NULL" : values[i]);
      }
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(database.get(), sql.c_str(), keep, &out, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database.get());
    return out;
  }

  test::temporary_folder folder;
  std::string path{folder / "x.gpkg"};
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database{nullptr, &sqlite3_close};
};

TEST(geopackage_writer, says_what_it_is) {
  auto const file = written{small_tables()};
  EXPECT_THAT(file.ask("PRAGMA application_id; PRAGMA user_version"), ElementsAre("1196444487", "10300"));
  EXPECT_EQ(read_file(file.path).substr(68, 4), "GPKG");
  EXPECT_THAT(file.ask("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1"), ElementsAre("-1", "0", "4326"));
  EXPECT_THAT(file.ask("PRAGMA integrity_check; PRAGMA foreign_key_check"), ElementsAre("ok"));
}

TEST(geopackage_writer, is_read_back_by_our_own_reader) {
  auto const file = written{{small_tables().front()}};
  // The reader wants a geometry in each row.
  file.ask("DROP TRIGGER rtree_ways_geom_delete; DELETE FROM ways WHERE geom IS NULL");
  auto const rows = read_geopackage(file.path, "ways", {"name", "from", "km", "tracks", "open"});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0].values, ElementsAre("О'Нил \"x\"", "a", "12.25", "2", "1"));
  EXPECT_THAT(rows[1].values, ElementsAre("", "", "", "", "0"));
  // MultiLineString of one LineString with two points, little-endian.
  EXPECT_EQ(rows[0].wkb.size(), 9U + 9U + 2 * 16U);
  EXPECT_EQ(rows[0].wkb.substr(0, 18), (std::string{"\x01\x05\0\0\0\x01\0\0\0\x01\x02\0\0\0\x02\0\0\0", 18}));
  auto lon = 0.0;
  std::memcpy(&lon, rows[0].wkb.data() + 18 + 16, sizeof lon);
  EXPECT_EQ(lon, 12.5);
  EXPECT_EQ(rows[1].wkb.size(), 9U + 2 * (9U + 2 * 16U));
}

TEST(geopackage_writer, lists_layers_and_tables_with_their_boxes) {
  auto const file = written{small_tables()};
  EXPECT_THAT(file.ask("SELECT table_name, data_type, last_change, min_x, min_y, max_x, max_y, srs_id FROM "
                       "gpkg_contents WHERE table_name != 'layer_styles' ORDER BY rowid"),
              ElementsAre("ways", "features", "2026-11-01T00:00:00.000Z", "-180.0", "-1.0", "180.0", "50.0", "4326",
                          "places", "features", "2026-11-01T00:00:00.000Z", "-5.75", "35.95", "-5.75", "35.95", "4326",
                          "notes", "attributes", "2026-11-01T00:00:00.000Z", "NULL", "NULL", "NULL", "NULL", "NULL"));
  EXPECT_THAT(file.ask("SELECT table_name, column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns"),
              ElementsAre("ways", "geom", "MULTILINESTRING", "4326", "places", "geom", "POINT", "4326"));
}

TEST(geopackage_writer, gives_each_field_its_type) {
  auto const file = written{small_tables()};
  EXPECT_THAT(file.ask("SELECT type FROM pragma_table_info('ways')"),
              ElementsAre("INTEGER", "MULTILINESTRING", "TEXT", "TEXT", "DOUBLE", "INTEGER", "BOOLEAN"));
  EXPECT_THAT(file.ask("SELECT \"from\", km, tracks FROM ways WHERE fid = 2"), ElementsAre("NULL", "NULL", "NULL"));
}

TEST(geopackage_writer, indexes_geometries_and_keeps_the_index_true) {
  auto const file = written{small_tables()};
  EXPECT_THAT(file.ask("SELECT id FROM rtree_ways_geom WHERE minx <= 11 AND maxx >= 11 AND miny <= 49 AND maxy >= 49"),
              ElementsAre("1"));
  EXPECT_THAT(file.ask("SELECT count(*) FROM rtree_ways_geom"), ElementsAre("2"));
  EXPECT_THAT(file.ask("SELECT rtreecheck('rtree_ways_geom')"), ElementsAre("ok"));
  EXPECT_THAT(file.ask("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'ways'"),
              ElementsAre("6"));
  EXPECT_THAT(file.ask("SELECT table_name, column_name, scope FROM gpkg_extensions"),
              ElementsAre("ways", "geom", "write-only", "places", "geom", "write-only"));
  // Other programs bring the functions that the triggers need; deleting needs none.
  file.ask("DELETE FROM ways WHERE fid = 1");
  EXPECT_THAT(file.ask("SELECT id FROM rtree_ways_geom"), ElementsAre("2"));
}

TEST(geopackage_writer, carries_the_styles_where_qgis_looks_for_them) {
  auto const file = written{small_tables()};
  EXPECT_THAT(file.ask("SELECT styleQML FROM layer_styles WHERE f_table_schema = '' AND f_table_name = 'ways' AND "
                       "f_geometry_column = 'geom' AND useAsDefault"),
              ElementsAre("<qgis/>"));
  EXPECT_THAT(file.ask("SELECT count(*) FROM layer_styles"), ElementsAre("1"));
}

TEST(geopackage_writer, has_layers_without_rows) {
  auto tables = small_tables();
  tables[0].rows.clear();
  auto const file = written{tables};
  EXPECT_THAT(read_geopackage(file.path, "ways", {"name"}), IsEmpty());
  EXPECT_THAT(file.ask("SELECT min_x FROM gpkg_contents WHERE table_name = 'ways'"), ElementsAre("NULL"));
}

TEST(geopackage_writer, gives_equal_bytes_for_equal_tables) {
  auto const first = geopackage_bytes(small_tables(), "2026-11-01");
  EXPECT_EQ(first, geopackage_bytes(small_tables(), "2026-11-01"));
  EXPECT_NE(first, geopackage_bytes(small_tables(), "2026-11-02"));
}

}  // namespace
}  // namespace wakhan::io
