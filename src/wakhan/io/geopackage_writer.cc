// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/geopackage_writer.h"

#include <sqlite3.h>

#include <memory>

#include "wakhan/base/assert.h"
#include "wakhan/base/error.h"
#include "wakhan/io/detail/geopackage_blob.h"
#include "wakhan/io/detail/sql_name.h"

namespace wakhan::io {

namespace {

using detail::sql_name;

// Tables that every GeoPackage has, the columns as in annex C of the standard. The application id is "GPKG".
constexpr char const* kBase = R"sql(
PRAGMA page_size = 4096;
PRAGMA secure_delete = ON;
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
BEGIN;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]',
   'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
  definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME);
)sql";

// Keeps an R-tree true when other programs change its table (annex F.3); {0} is the table, {1} the tree.
constexpr char const* kTriggers = R"sql(
CREATE TRIGGER "{1}_insert" AFTER INSERT ON "{0}" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "{1}" VALUES
  (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "{1}_update1" AFTER UPDATE OF "geom" ON "{0}"
WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "{1}" VALUES
  (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "{1}_update2" AFTER UPDATE OF "geom" ON "{0}"
WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "{1}" WHERE id = OLD."fid"; END;
CREATE TRIGGER "{1}_update3" AFTER UPDATE ON "{0}"
WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "{1}" WHERE id = OLD."fid"; INSERT OR REPLACE INTO "{1}" VALUES
  (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "{1}_update4" AFTER UPDATE ON "{0}"
WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "{1}" WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER "{1}_delete" AFTER DELETE ON "{0}" WHEN old."geom" NOT NULL
BEGIN DELETE FROM "{1}" WHERE id = OLD."fid"; END;
)sql";

// What goes wrong in memory is ours: the statements are all written here.
void check(sqlite3* const database, bool const ok) {
  verify(ok, errc::internal, "cannot write a GeoPackage: {}", ok ? "" : sqlite3_errmsg(database));
}

// A statement with values for its question marks, run once for each row.
class statement {
 public:
  statement(sqlite3* const database, std::string const& sql) : database_{database} {
    sqlite3_stmt* made = nullptr;
    auto const status = sqlite3_prepare_v2(database_, sql.c_str(), static_cast<int>(sql.size()), &made, nullptr);
    statement_.reset(made);
    check(database_, status == SQLITE_OK);
  }

  void add(field_value const& value) { add_at(++bound_, value); }
  void add_at(int const number, field_value const& value) {
    check(database_, std::visit(binder{statement_.get(), number}, value) == SQLITE_OK);
  }
  void add_blob(std::string const& bytes) {
    check(database_, sqlite3_bind_blob(statement_.get(), ++bound_, bytes.data(), static_cast<int>(bytes.size()),
                                       SQLITE_TRANSIENT) == SQLITE_OK);
  }

  void run() {
    check(database_, sqlite3_step(statement_.get()) == SQLITE_DONE);
    check(database_, sqlite3_reset(statement_.get()) == SQLITE_OK);
    bound_ = 0;
  }
  void run(std::vector<field_value> const& values) {
    for (auto const& value : values) {
      add(value);
    }
    run();
  }

 private:
  struct binder {
    sqlite3_stmt* to;
    int at;
    int operator()(std::monostate) const { return sqlite3_bind_null(to, at); }
    int operator()(std::int64_t const value) const { return sqlite3_bind_int64(to, at, value); }
    int operator()(double const value) const { return sqlite3_bind_double(to, at, value); }
    int operator()(std::string const& value) const {
      return sqlite3_bind_text(to, at, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
    }
  };

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement_{nullptr, &sqlite3_finalize};
  int bound_{0};
};

char const* sql_type(field_type const type) {
  switch (type) {
    case field_type::truth: return "BOOLEAN";
    case field_type::integer: return "INTEGER";
    case field_type::real: return "DOUBLE";
    case field_type::text: break;
  }
  return "TEXT";
}

class package {
 public:
  explicit package(std::string const& day) : time_{day + "T00:00:00.000Z"} {
    sqlite3* handle = nullptr;
    auto const status = sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE, nullptr);
    database_.reset(handle);
    check(handle, status == SQLITE_OK);
    execute(kBase);
    statement{handle, kContents}.run(
        {"layer_styles", "attributes", "layer_styles", "Styles by which QGIS draws the layers", time_});
  }

  void add(geopackage_table const& table) {
    auto columns = std::string{"\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"};
    if (table.kind != geometry_kind::none) {
      columns += fmt::format(", \"geom\" {}", type_name(table.kind));
    }
    for (auto const& field : table.fields) {
      columns += fmt::format(", {} {}", sql_name(field.name), sql_type(field.type));
    }
    execute(fmt::format("CREATE TABLE {} ({});", sql_name(table.name), columns));
    add_rows(table);
    add_contents(table);
    if (table.kind != geometry_kind::none) {
      statement{database_.get(), "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)"}.run(
          {table.name, type_name(table.kind), std::int64_t{detail::kWgs84}});
      add_index(table);
    }
    if (!table.style.empty()) {
      add_style(table);
    }
  }

  std::string take() {
    execute("COMMIT;");
    auto size = sqlite3_int64{};
    auto const bytes = std::unique_ptr<unsigned char, decltype(&sqlite3_free)>{
        sqlite3_serialize(database_.get(), "main", &size, 0), &sqlite3_free};
    check(database_.get(), bytes != nullptr);
    return {reinterpret_cast<char const*>(bytes.get()), static_cast<std::size_t>(size)};
  }

 private:
  static constexpr char const* kContents = "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  static constexpr int kSrsColumn = 10;

  static std::string type_name(geometry_kind const kind) {
    return kind == geometry_kind::point ? "POINT" : "MULTILINESTRING";
  }

  void execute(std::string const& sql) {
    check(database_.get(), sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  }

  void add_rows(geopackage_table const& table) {
    auto marks = std::string{table.kind == geometry_kind::none ? "?" : "?, ?"};
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
      marks += ", ?";
    }
    auto insert = statement{database_.get(), fmt::format("INSERT INTO {} VALUES ({})", sql_name(table.name), marks)};
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      auto const& row = table.rows[i];
      WAKHAN_ASSERT(row.values.size() == table.fields.size());
      insert.add(static_cast<std::int64_t>(i + 1));
      if (table.kind != geometry_kind::none && row.parts.empty()) {
        insert.add({});
      } else if (table.kind != geometry_kind::none) {
        insert.add_blob(table.kind == geometry_kind::point ? detail::blob_writer::point(row.parts.front().front())
                                                           : detail::blob_writer::lines(row.parts));
      }
      insert.run(row.values);
    }
  }

  void add_contents(geopackage_table const& table) {
    auto whole = std::vector<std::vector<position_e6>>{};
    for (auto const& row : table.rows) {
      whole.insert(whole.end(), row.parts.begin(), row.parts.end());
    }
    auto insert = statement{database_.get(), kContents};
    auto const has_geometry = table.kind != geometry_kind::none;
    for (auto const& text :
         {table.name, std::string{has_geometry ? "features" : "attributes"}, table.name, table.description, time_}) {
      insert.add(text);
    }
    if (!whole.empty()) {
      auto const box = detail::envelope_of(whole);
      for (auto const value : {box.min_x, box.min_y, box.max_x, box.max_y}) {
        insert.add(value);
      }
    }
    if (has_geometry) {
      insert.add_at(kSrsColumn, std::int64_t{detail::kWgs84});
    }
    insert.run();
  }

  void add_index(geopackage_table const& table) {
    auto const tree = fmt::format("rtree_{}_geom", table.name);
    execute(fmt::format("CREATE VIRTUAL TABLE {} USING rtree(id, minx, maxx, miny, maxy);", sql_name(tree)));
    auto insert = statement{database_.get(), fmt::format("INSERT INTO {} VALUES (?, ?, ?, ?, ?)", sql_name(tree))};
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      if (!table.rows[i].parts.empty()) {
        auto const box = detail::envelope_of(table.rows[i].parts);
        insert.run({static_cast<std::int64_t>(i + 1), box.min_x, box.max_x, box.min_y, box.max_y});
      }
    }
    execute(fmt::format(kTriggers, table.name, tree));
    statement{database_.get(),
              "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', "
              "'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')"}
        .run({table.name});
  }

  void add_style(geopackage_table const& table) {
    statement{
        database_.get(),
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
        "styleQML, useAsDefault, description, owner, update_time) VALUES ('', '', ?, ?, 'wakhan', ?, 1, ?, '', ?)"}
        .run({table.name, table.kind == geometry_kind::none ? "" : "geom", table.style, table.description, time_});
  }

  std::string time_;
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database_{nullptr, &sqlite3_close};
};

}  // namespace

std::string geopackage_bytes(std::span<geopackage_table const> const tables, std::string const& day) {
  auto out = package{day};
  for (auto const& table : tables) {
    out.add(table);
  }
  return out.take();
}

}  // namespace wakhan::io
