// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/target.h"
#include "unit/load/disputed_facts.h"
#include "unit/load/tiny_sources.h"
#include "wakhan/io/geojson.h"
#include "wakhan/load/borders.h"
#include "wakhan/load/build_pack.h"
#include "wakhan/load/capacity.h"
#include "wakhan/load/check_pack.h"
#include "wakhan/load/check_references.h"
#include "wakhan/load/gauges.h"
#include "wakhan/load/missing_links.h"
#include "wakhan/load/passenger_stations.h"
#include "wakhan/load/points_of_view.h"
#include "wakhan/load/rates.h"
#include "wakhan/load/sea.h"
#include "wakhan/load/services.h"
#include "wakhan/load/terminals.h"

// A pack of two countries is built from fact tables in which some fields hold other texts. Each line of the input is
// one such field: a byte for its table, one for its row, one for its column, then the text. What can be built can be
// opened.
namespace {

using namespace wakhan;
using load::fact_table;

// Rows in the tables that the small world leaves empty.
load::small_facts all_facts() {
  auto rows = load::two_country_facts();
  rows.add(fact_table::rail_links, {{"from", "Old"},
                                    {"from_lon", "6"},
                                    {"from_lat", "1"},
                                    {"to", "New"},
                                    {"to_lon", "6"},
                                    {"to_lat", "2"},
                                    {"distance_km", "120"},
                                    {"gauge_mm", "1435"},
                                    {"status", "open"},
                                    {"snap_km", "1"}});
  rows.add(fact_table::road_links, {{"from", "Old"},
                                    {"from_lon", "4"},
                                    {"from_lat", "0.1"},
                                    {"to", "New"},
                                    {"to_lon", "4"},
                                    {"to_lat", "1"},
                                    {"distance_km", "110"},
                                    {"status", "open"},
                                    {"snap_km", "1"}});
  rows.add(fact_table::rail_exclusions, {{"line", "branch"}, {"path", "6 0.5;6 1"}, {"within_km", "1"}});
  rows.add(fact_table::little_used_lines, {{"line", "end"}, {"path", "15 0;16 0"}, {"within_km", "1"}});
  rows.add(fact_table::distance_factors, {{"mode", "rail"}, {"scope", "*"}, {"factor", "1.05"}});
  rows.add(fact_table::distance_factors, {{"mode", "access"}, {"scope", "AA"}, {"factor", "1.3"}});
  rows.add(fact_table::distance_factors,
           {{"mode", "road"}, {"scope", "hills"}, {"factor", "1.2"}, {"ring", "0 0;5 0;5 5;0 5"}});
  rows.add(fact_table::sea_links, {{"from_lon", "3"},
                                   {"from_lat", "-10.5"},
                                   {"to_lon", "2"},
                                   {"to_lat", "-11"},
                                   {"distance_km", "130"},
                                   {"vessel", "ocean"}});
  rows.add(fact_table::projects,
           {{"id", "new-line"}, {"name", "New line"}, {"mode", "rail"}, {"countries", "AA;BB"}, {"status", "planned"}});
  rows.add(fact_table::project_lines, {{"project", "new-line"},
                                       {"from", "W"},
                                       {"to", "E"},
                                       {"mode", "rail"},
                                       {"gauge_mm", "1435"},
                                       {"way", "4 0;8 2;12 1"},
                                       {"length_km", "1000"},
                                       {"snap_km", "5"},
                                       {"stations", "Middle 8 2;End 12 1"}});
  rows.add(fact_table::ports, {{"name", "Southport"},
                               {"country", "AA"},
                               {"lon", "8"},
                               {"lat", "-9.9"},
                               {"locode", "AASOU"},
                               {"container", "yes"},
                               {"rail", "no"}});
  rows.add(fact_table::rail_stations, {{"id", "123456"},
                                       {"name", "Станция"},
                                       {"name_latin", "Stantsiya"},
                                       {"lon", "12"},
                                       {"lat", "0"},
                                       {"country", "BB"}});
  rows.add(fact_table::rail_stations_india,
           {{"id", "W"}, {"name", "W"}, {"country", "AA"}, {"lon", "4"}, {"lat", "0"}});
  rows.add(fact_table::rail_stations_india,
           {{"id", "E"}, {"name", "E"}, {"country", "AA"}, {"lon", "8"}, {"lat", "0.01"}});
  rows.add(fact_table::mapped_stations, {{"name", "Halfway"}, {"country", "AA"}, {"lon", "6"}, {"lat", "0.01"}});
  rows.add(fact_table::rail_sections_india, {{"country", "AA"}, {"gauge_mm", "1676"}, {"points", "W 0;E 460.5"}});
  rows.add(fact_table::road_sections, {{"from", "W"},
                                       {"from_lon", "4"},
                                       {"from_lat", "0"},
                                       {"to", "E"},
                                       {"to_lon", "8"},
                                       {"to_lat", "0"},
                                       {"distance_km", "460"}});
  rows.add(fact_table::distances, {{"mode", "rail"},
                                   {"from", "W"},
                                   {"from_lon", "4"},
                                   {"from_lat", "0"},
                                   {"to", "E"},
                                   {"to_lon", "14"},
                                   {"to_lat", "0"},
                                   {"distance_km", "1100"}});
  rows.add(fact_table::block_trains, {{"name", "Train"},
                                      {"stops", "yard-a;yard-b"},
                                      {"runs", "both-ways"},
                                      {"departures_per_week", "3"},
                                      {"days", "mon wed sat"},
                                      {"time_utc", "18:00"},
                                      {"cut_off_hours", "24"},
                                      {"season", "11-01..03-31"},
                                      {"status", "open"}});
  rows.add(
      fact_table::liner_services,
      {{"name", "Loop"}, {"stops", "aasou"}, {"runs", "loop"}, {"days", "2026-12-03 2026-12-17"}, {"status", "open"}});
  rows.add(fact_table::control_places, {{"name", "Westham"}, {"lon", "6"}, {"lat", "0"}, {"rail", "yes"}});
  rows.add(fact_table::network_bands,
           {{"mode", "rail"}, {"country", "AA"}, {"published_km", "900"}, {"low_share", "0.8"}, {"high_share", "1.2"}});
  add_strip(rows, "3 -1;5 -1;5 1;3 1;3 -1");
  return rows;
}

// A table as records of fields, and back as text.
struct table {
  std::vector<std::vector<std::string>> records;

  explicit table(std::string const& text) {
    for (auto const& line : load::split_list(text, '\n')) {
      records.push_back(load::split_list(line, ','));
      records.back().resize(records.front().size());
    }
  }

  std::string text() const {
    auto out = std::string{};
    for (auto const& record : records) {
      for (std::size_t i = 0; i < record.size(); ++i) {
        out += fmt::format("{}\"", i == 0 ? "" : ",");
        for (auto const c : record[i]) {
          out += c == '"' ? std::string{"\"\""} : std::string{c};
        }
        out += '"';
      }
      out += '\n';
    }
    return out;
  }
};

struct small_world {
  load::small_facts whole = all_facts();
  load::tiny_sources sources{whole};

  std::string file(std::size_t const t) const {
    return fmt::format("data/{}", load::file_of(static_cast<fact_table>(t)));
  }
};

constexpr std::size_t kMostBytes = 600;  // of edits
// Tables are counted up to here, so that inputs kept mean the same when tables are added.
constexpr std::size_t kMostTables = 64;

using changes = std::vector<std::pair<std::size_t, table>>;

// The tables that an input changes, with their fields changed.
changes changed_tables(small_world const& world, std::string_view const input) {
  auto changed = changes{};
  for (auto const& edit : load::split_list(input.substr(0, kMostBytes), '\n')) {
    if (edit.size() < 3) {
      continue;
    }
    auto const byte = [&](std::size_t const i) { return static_cast<std::size_t>(static_cast<std::uint8_t>(edit[i])); };
    auto const t = byte(0) % kMostTables;
    if (t >= load::kFactTables) {
      continue;
    }
    auto found = std::find_if(changed.begin(), changed.end(), [&](auto const& c) { return c.first == t; });
    if (found == changed.end()) {
      changed.emplace_back(t, table{world.whole.bytes()[t]});
      found = changed.end() - 1;
    }
    auto& record = found->second.records[byte(1) % found->second.records.size()];
    record[byte(2) % record.size()] = edit.substr(3);
  }
  return changed;
}

// Reads one table the way a build does, which is a hundred times faster than a build.
class table_reader {
 public:
  void read(load::facts const& rows, fact_table const table) const {
    auto found = load::findings{};
    switch (table) {
      case fact_table::border_crossings:
      case fact_table::border_pairs:
      case fact_table::border_dwells: load::border_rules{rows, codes_, regions_, kDay}; return;
      case fact_table::gauges:
      case fact_table::rail_links:
      case fact_table::road_links:
      case fact_table::rail_exclusions:
      case fact_table::little_used_lines:
      case fact_table::distance_factors: return change_lines(rows, table, found);
      case fact_table::passages:
      case fact_table::sea_links: {
        load::passage_rows(rows, load::sea_from(lanes_, rows, {}, found));
        return;
      }
      case fact_table::terminals:
      case fact_table::ports:
      case fact_table::airports:
      case fact_table::rail_stations:
        load::plan_terminals(rows, {}, codes_, {0, -20, 20, 20}, kDay, found);
        return load::check_capacities(rows, found);
      case fact_table::rail_stations_india:
      case fact_table::mapped_stations: {
        auto out = places::place_builder{};
        return load::add_passenger_stations(rows, line(net::mode::rail), codes_, map_, out, found);
      }
      case fact_table::ferries: return ferries(rows, found);
      case fact_table::countries:
      case fact_table::views:
      case fact_table::disputed_areas:
      case fact_table::disputed: {
        auto out = load::network_builder{};
        auto const countries = load::country_list{rows};
        countries.add_to(out, rows);
        return load::add_points_of_view(rows, countries, out);
      }
      default: {
        auto made = net::network_data{};
        return load::resolve_rates(rows, codes_, regions_, made);
      }
    }
  }

 private:
  static constexpr std::int32_t kDay = 20'000;

  static load::layer line(net::mode const by) {
    auto drawn = load::drawing{by};
    drawn.edge(drawn.point(2, 0), drawn.point(6, 0));
    drawn.edge(1, drawn.point(9, 0));
    drawn.edge(2, drawn.point(12, 0, load::kRight));
    return drawn.lines;
  }

  void change_lines(load::facts const& rows, fact_table const table, load::findings& found) const {
    auto lines = line(table == fact_table::road_links ? net::mode::road : net::mode::rail);
    switch (table) {
      case fact_table::gauges: return load::assign_gauges(lines, rows, codes_, found);
      case fact_table::rail_links:
      case fact_table::road_links: return load::add_missing_links(lines, rows, table, map_, kDay, found);
      case fact_table::distance_factors: {
        for (auto const by : {net::mode::rail, net::mode::road, net::mode::sea, net::mode::access}) {
          load::stretch_mountain_lines(lines, rows, load::factors_of(rows, by, codes_, regions_), found);
        }
        return;
      }
      default: return load::drop_unused_lines(lines, rows, table, found);
    }
  }

  void ferries(load::facts const& rows, load::findings& found) const {
    auto rates = net::network_data{};
    load::resolve_rates(rows, codes_, regions_, rates);
    auto rail_lines = line(net::mode::rail);
    auto road_lines = line(net::mode::road);
    auto rail = load::layer_points{rail_lines, std::vector<char>(rail_lines.points.size())};
    auto road = load::layer_points{road_lines, std::vector<char>(road_lines.points.size())};
    auto const sea = load::sea_from(lanes_, rows, {}, found);
    load::plan_ferries(rows, codes_, rates, {rail, road, sea}, found);
  }

  std::vector<std::string> codes_{load::two_codes()}, regions_{load::two_regions()};
  load::country_map map_{load::two_countries()};
  std::vector<io::geojson_feature> lanes_{io::parse_geojson(load::two_country_layers().sea, "lanes")};
};

// Reads what was changed. The other tables are parsed once for all inputs: parsing all takes a hundred times longer.
void read_changed(table_reader const& reader, small_world const& world, changes const& tables) {
  static auto rows = load::parse_facts(world.whole.bytes(), "data");
  auto kept = std::vector<std::pair<std::size_t, io::csv_table>>{};
  fuzz::run([&] {
    for (auto const& [t, made] : tables) {
      auto changed = load::parse_fact_table(static_cast<fact_table>(t), made.text(), "data");
      kept.emplace_back(t, std::exchange(rows.tables[t], std::move(changed)));
    }
    for (auto const& [t, made] : tables) {
      reader.read(rows, static_cast<fact_table>(t));
    }
  });
  for (auto& [t, whole] : kept) {
    rows.tables[t] = std::move(whole);
  }
}

// The whole way from facts to a network, which must then be one that opens.
void build(small_world const& world) {
  auto const built = world.sources.build();
  auto const n = net::view_of(built.network);
  try {
    load::check_references(n, "built");
  } catch (error const& e) {
    fuzz::require(false, e.what());
  }
  auto report = load::check_report{};
  auto const rows = load::parse_facts(built.fact_bytes, "data");
  load::check_borders(n, rows, 0, report);
  load::check_connections(n, rows, 0, report);
  load::check_lengths(n, rows, 0, report);
  load::check_distances(n, rows, 1, report);
}

// Tables that only a build reads.
constexpr auto kOnlyBuilt = std::array{fact_table::countries,    fact_table::corridors,      fact_table::trade_bans,
                                       fact_table::distances,    fact_table::control_places, fact_table::network_bands,
                                       fact_table::block_trains, fact_table::liner_services, fact_table::hazards};

// One input in 128 goes the whole way, one in 8 of those that change a table which is read there alone.
bool is_built(std::string_view const input, changes const& tables) {
  auto const is_only_built = std::any_of(tables.begin(), tables.end(), [](auto const& changed) {
    return std::find(kOnlyBuilt.begin(), kOnlyBuilt.end(), static_cast<fact_table>(changed.first)) != kOnlyBuilt.end();
  });
  return fuzz::is_one_in(is_only_built ? 8 : 128, input);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  static auto const world = small_world{};
  static auto const reader = table_reader{};
  auto const input = fuzz::as_text(data, size);
  auto const tables = changed_tables(world, input);
  read_changed(reader, world, tables);
  if (is_built(input, tables)) {
    for (auto const& [t, made] : tables) {
      world.sources.folder.write(world.file(t), made.text());
    }
    fuzz::run([&] { build(world); });
    for (auto const& [t, made] : tables) {
      world.sources.folder.write(world.file(t), world.whole.bytes()[t]);
    }
  }
  return 0;
}
