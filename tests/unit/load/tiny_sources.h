// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "unit/io/made_shapefile.h"
#include "unit/io/temporary_folder.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"
#include "wakhan/io/file.h"
#include "wakhan/load/build_pack.h"

namespace wakhan::load {

// A graph as its package writes it, from points (lon, lat) and edges (a, b, km), each written in both directions.
struct tiny_graph {
  std::vector<std::pair<double, double>> points;
  std::vector<std::tuple<std::size_t, std::size_t, double>> edges;

  std::string text() const {
    auto at = std::vector<std::string>(points.size());
    for (auto const& [a, b, km] : edges) {
      at[a] += fmt::format("{}{}: {}", at[a].empty() ? "" : ", ", b, km);
      at[b] += fmt::format("{}{}: {}", at[b].empty() ? "" : ", ", a, km);
    }
    auto graph = std::string{};
    auto nodes = std::string{};
    for (std::size_t i = 0; i < points.size(); ++i) {
      graph += fmt::format("{}{{{}}}", i == 0 ? "" : ", ", at[i]);
      nodes += fmt::format("{}[{}, {}]", i == 0 ? "" : ", ", points[i].second, points[i].first);
    }
    return fmt::format("graph=[{}]\nnodes=[{}]\n", graph, nodes);
  }
};

// A GeoPackage with the rectangles of AA and BB.
inline void write_two_countries(std::string const& path) {
  sqlite3* handle = nullptr;
  auto const opened = sqlite3_open(path.c_str(), &handle);
  auto const database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>{handle, &sqlite3_close};
  auto sql = std::string{
      "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT);"
      "INSERT INTO gpkg_geometry_columns VALUES ('countries', 'geom');"
      "CREATE TABLE countries (fid INTEGER PRIMARY KEY, geom BLOB, iso_a2 TEXT);"};
  auto fid = 0;
  for (auto const& row : {rectangle("AA", {0.0, -10.0, 10.0, 10.0}), rectangle("BB", {10.0, -10.0, 20.0, 10.0})}) {
    auto hex = std::string{"47500001E6100000"};  // a GeoPackage header without an envelope
    for (auto const c : row.wkb) {
      hex += fmt::format("{:02X}", static_cast<unsigned char>(c));
    }
    sql += fmt::format("INSERT INTO countries VALUES ({}, x'{}', '{}');", ++fid, hex, row.values[0]);
  }
  if (opened != SQLITE_OK || sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw std::runtime_error{path + ": " + sqlite3_errmsg(handle)};
  }
}

// Adds a province to a GeoPackage, in a layer of its own.
inline void add_province(std::string const& path, io::geopackage_row const& row, std::string const& name) {
  sqlite3* handle = nullptr;
  auto const opened = sqlite3_open(path.c_str(), &handle);
  auto const database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>{handle, &sqlite3_close};
  auto hex = std::string{"47500001E6100000"};
  for (auto const c : row.wkb) {
    hex += fmt::format("{:02X}", static_cast<unsigned char>(c));
  }
  auto const sql = fmt::format(
      "INSERT INTO gpkg_geometry_columns VALUES ('states_provinces', 'geom');"
      "CREATE TABLE states_provinces (fid INTEGER PRIMARY KEY, geom BLOB, iso_a2 TEXT, name TEXT);"
      "INSERT INTO states_provinces VALUES (1, x'{}', '{}', '{}');",
      hex, row.values[0], name);
  if (opened != SQLITE_OK || sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw std::runtime_error{path + ": " + sqlite3_errmsg(handle)};
  }
}

// The facts of two countries with a railway of 1435 mm in AA and one of 1520 mm in BB that meet at a post on the
// equator, a road beside it, a strait south of both, a ferry and a flight.
inline small_facts two_country_facts() {
  auto rows = small_facts{}.add_rates();
  rows.add(fact_table::countries, {{"code", "AA"}, {"name", "Westland"}, {"region", "west"}});
  rows.add(fact_table::countries, {{"code", "BB"}, {"name", "Eastland"}, {"region", "east"}});
  rows.add(fact_table::gauges, {{"country", "AA"}, {"gauge_mm", "1435"}});
  rows.add(fact_table::gauges, {{"country", "BB"}, {"gauge_mm", "1520"}});
  rows.add(fact_table::border_crossings, {{"id", "post"},
                                          {"mode", "rail"},
                                          {"country_a", "AA"},
                                          {"country_b", "BB"},
                                          {"name", "Post"},
                                          {"lon", "10.05"},
                                          {"lat", "0"},
                                          {"gauge_a_mm", "1435"},
                                          {"gauge_b_mm", "1520"},
                                          {"status", "open"},
                                          {"transit", "yes"},
                                          {"dwell_h_ab", "24"},
                                          {"dwell_h_ba", "12"},
                                          {"dwell_sd_h", "6"},
                                          {"fee_usd_ab", "100"}});
  rows.add(fact_table::border_pairs,
           {{"mode", "road"}, {"country_a", "AA"}, {"country_b", "BB"}, {"rule", "controls"}, {"dwell_h", "2"}});
  rows.add(
      fact_table::border_dwells,
      {{"mode", "road"}, {"scope_a", "*"}, {"scope_b", "*"}, {"dwell_h", "5"}, {"dwell_sd_h", "2"}, {"fee_usd", "10"}});
  rows.add(fact_table::passages, {{"id", "strait"},
                                  {"name", "Strait"},
                                  {"lon", "10"},
                                  {"lat", "-10.5"},
                                  {"box_west", "9"},
                                  {"box_south", "-12"},
                                  {"box_east", "11"},
                                  {"box_north", "-10.2"},
                                  {"probe_a_lon", "3"},
                                  {"probe_a_lat", "-10.5"},
                                  {"probe_b_lon", "17"},
                                  {"probe_b_lat", "-10.5"},
                                  {"gate", "10 -12;10 -10.1"},
                                  {"status", "open"}});
  auto const terminal = [&](char const* const id, char const* const country, char const* const lon,
                            char const* const type, char const* const gauge) {
    rows.add(fact_table::terminals, {{"id", id},
                                     {"name", id},
                                     {"country", country},
                                     {"lon", lon},
                                     {"lat", "0"},
                                     {"type", type},
                                     {"modes", "rail;road"},
                                     {"hub", "yes"},
                                     {"gauges_mm", gauge},
                                     {"status", "open"}});
  };
  terminal("yard-a", "AA", "4", "dry-port", "1435");
  terminal("yard-b", "BB", "14", "rail-terminal", "1520");
  auto const airport = [&](char const* const id, char const* const country, char const* const lon) {
    rows.add(fact_table::airports, {{"id", id},
                                    {"iata", id},
                                    {"icao", id},
                                    {"name", id},
                                    {"country", country},
                                    {"lon", lon},
                                    {"lat", "0.2"},
                                    {"technical_stop", "no"}});
  };
  airport("AAW", "AA", "2");
  airport("BBE", "BB", "18");
  auto const river = [&](char const* const id, char const* const country, char const* const path) {
    rows.add(fact_table::waterways, {{"id", id},
                                     {"waterway", "long-river"},
                                     {"waterway_name", "Long River"},
                                     {"name", id},
                                     {"country", country},
                                     {"path", path},
                                     {"follows", "yes"},
                                     {"length_km", "700"},
                                     {"vessels", "barge"},
                                     {"status", "open"}});
  };
  river("upper", "AA", "4 5;10 5");
  river("lower", "BB", "10 5;16 5");
  rows.add(fact_table::border_pairs,
           {{"mode", "waterway"}, {"country_a", "AA"}, {"country_b", "BB"}, {"rule", "open"}, {"dwell_h", "0"}});
  rows.add(fact_table::vessels, {{"id", "barge"}, {"name", "Barge"}, {"least_draught_m", "1.5"}});
  rows.add(fact_table::ferries, {{"id", "west-east"},
                                 {"port_a", "Westport"},
                                 {"country_a", "AA"},
                                 {"lon_a", "3"},
                                 {"lat_a", "-9.9"},
                                 {"port_b", "Eastport"},
                                 {"country_b", "BB"},
                                 {"lon_b", "17"},
                                 {"lat_b", "-9.9"},
                                 {"carries", "trucks;containers"},
                                 {"sailing_hours", "40"},
                                 {"sailings_per_week", "7"},
                                 {"status", "open"}});
  rows.add(
      fact_table::corridors,
      {{"id", "west-east"}, {"name", "West–East"}, {"waypoints", "Yard A 4 0 50;Yard B 14 0 50"}, {"modes", "rail"}});
  rows.add(fact_table::trade_bans, {{"goods_of", "AA"}, {"banned_in", "BB"}, {"valid_from", "2030-01-01"}});
  return rows;
}

// The layers of those two countries, everything but the polygons.
inline raw_sources two_country_layers() {
  auto const rail = tiny_graph{{{2, 0}, {4, 0}, {6, 0}, {8, 0}, {9.5, 0}, {10.5, 0}, {12, 0}, {14, 0}, {16, 0}, {6, 1}},
                               {{0, 1, 224},
                                {1, 2, 224},
                                {2, 3, 224},
                                {3, 4, 168},
                                {4, 5, 112},
                                {5, 6, 168},
                                {6, 7, 224},
                                {7, 8, 224},
                                {2, 9, 112}}};
  auto const road = tiny_graph{
      {{2, 0.1}, {4, 0.1}, {9.5, 0.1}, {10.5, 0.1}, {14, 0.1}, {18, 0.1}, {3, -9.8}, {17, -9.8}, {8, 0.1}, {6, 0.1}},
      {{0, 1, 224},
       {1, 9, 224},
       {9, 8, 224},
       {8, 2, 168},
       {2, 3, 112},
       {3, 4, 392},
       {4, 5, 448},
       {0, 6, 1110},
       {5, 7, 1110}}};
  auto raw = raw_sources{};
  // A river from AA to BB, north of all else.
  auto const rivers = test::shp::shapefile{
      test::shp::kLineType,
      {test::shp::shape_of(test::shp::kLineType, {{{4, 5}, {7, 5.5}, {10, 5}}, {{10, 5}, {13, 4.5}, {16, 5}}})}};
  raw.rivers_shp = rivers.shp;
  raw.rivers_shx = rivers.shx;
  raw.rail = rail.text();
  raw.road = road.text();
  raw.sea = R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry":
    {"type": "LineString", "coordinates": [[3, -10.5], [9, -10.5], [11, -10.5], [17, -10.5]]}}]})";
  raw.ports = R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"name": "Westport", "port": "AAWES"},
     "geometry": {"type": "Point", "coordinates": [3, -9.9]}},
    {"type": "Feature", "properties": {"name": "Eastport", "port": "BBEAS"},
     "geometry": {"type": "Point", "coordinates": [17, -9.9]}}]})";
  raw.cities = R"({
    "1": {"geonameid": 1, "name": "Westham", "latitude": 0.05, "longitude": 6, "countrycode": "AA",
          "population": 90000, "alternatenames": ["Вестгем"]},
    "2": {"geonameid": 2, "name": "Eastham", "latitude": 0.05, "longitude": 14, "countrycode": "BB",
          "population": 80000, "alternatenames": []},
    "3": {"geonameid": 3, "name": "Hamlet", "latitude": 0.05, "longitude": 8, "countrycode": "AA",
          "population": 6000, "alternatenames": []}})";
  return raw;
}

// A recipe of two countries with all its sources in a folder of their own.
struct tiny_sources {
  explicit tiny_sources(small_facts const& rows = two_country_facts()) : raw{two_country_layers()} {
    std::filesystem::create_directories(folder / "data/odbl");
    for (std::size_t t = 0; t < kFactTables; ++t) {
      folder.write(fmt::format("data/{}", file_of(static_cast<fact_table>(t))), rows.bytes()[t]);
    }
    raw.countries_path = folder / "countries.gpkg";
    write_two_countries(raw.countries_path);
    what.name = "tiny";
    what.reference_date = "2026-11-01";
    what.price_year = 2024;
    what.facts_folder = folder / "data";
    what.within = {0.0, -20.0, 20.0, 20.0};
    what.assumed_population = 50'000;
    what.packages = {{"lines", "file", "1", "lines.zip", std::string(64, '0'), "CC0-1.0", "nobody"}};
  }

  pack_data build(unsigned const threads = 1) const { return build_pack(what, raw, threads, {}); }

  test::temporary_folder folder;
  recipe what;
  raw_sources raw;
};

}  // namespace wakhan::load
