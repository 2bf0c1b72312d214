// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wakhan/geo/lonlat.h"
#include "wakhan/io/csv.h"
#include "wakhan/net/ids.h"
#include "wakhan/net/records.h"

namespace wakhan::load {

// The fact tables by number, in the order in which fact ids count them.
enum class fact_table : std::uint32_t {
  countries,
  border_crossings,
  border_pairs,
  border_dwells,
  gauges,
  rail_links,
  road_links,
  rail_exclusions,
  distance_factors,
  loads,
  speeds,
  tariffs,
  emission_factors,
  handling,
  services,
  passages,
  sea_links,
  terminals,
  ports,
  airports,
  ferries,
  corridors,
  rail_stations,
  trade_bans,
  distances,
  control_places,
  network_bands,
  little_used_lines,
  block_trains,
  liner_services,
  waterways,
  vessels,
  load_shares,
  equipment,
  terminal_forms,
  views,
  disputed_areas,
  disputed,
  redrawn_lines,
  hidden_waters,
  observations,
  calibration,
  projects,
  agreements,
  memberships,
  hazards,
  border_periods,
  lane_prices,
  rail_sections,
  project_lines,
  rail_sections_india,
  rail_stations_india,
  road_sections,
  mapped_stations,
  rail_sections_nordic,
  rail_stations_nordic,
  line_speeds,
  line_attributes,
};
inline constexpr std::size_t kFactTables = 58;

// The table's file below the facts folder, e.g. "border_crossings.csv" or "odbl/rail_stations.csv".
std::string_view file_of(fact_table table);

// All fact tables of a facts folder, with their bytes as they stand in the files.
struct facts {
  std::vector<std::string> bytes;     // by table number
  std::vector<io::csv_table> tables;  // by table number
  io::csv_table const& operator[](fact_table const t) const { return tables[static_cast<std::size_t>(t)]; }
};

// Reads one table from bytes; messages name its file below `folder`. It must have its columns, unique non-empty ids and
// a source kind. Throws error{bad_input}.
io::csv_table parse_fact_table(fact_table table, std::string_view bytes, std::string const& folder);

// Reads all tables. Throws error{bad_input}.
facts read_facts(std::string const& folder);

// Same from bytes, e.g. those of a pack; messages name files below `folder`.
facts parse_facts(std::vector<std::string> bytes, std::string const& folder);

net::fact_id fact_of(fact_table table, io::csv_table::row const& row);

// The row of a table that a fact of the table names; nothing where the table lacks it, as in a damaged pack.
std::optional<io::csv_table::row> row_of(io::csv_table const& table, net::fact_id fact);

// Whether a row of rail_sections.csv, rail_sections_india.csv or rail_sections_nordic.csv gave a line its length.
bool is_of_published_line(net::fact_id fact);

// "2026-11-01", "2026-11" or "2026" as days since 1970-01-01; `is_end` takes the last day of a month or year.
std::int32_t parse_date(io::csv_table::row const& row, std::string_view column, bool is_end);
// Nothing when the text is no such date.
std::optional<std::int32_t> parse_date(std::string_view text, bool is_end);

// When a row with columns status, open_from, open_until may be used: open rows between their dates; suspended and
// closed rows until their last day if it is stated; planned and unfinished ones from their first day if it is stated;
// unknown ones never.
net::validity validity_of(io::csv_table::row const& row);

// The days between columns valid_from and valid_until, both included; an empty one is without end.
net::validity span_of(io::csv_table::row const& row);
constexpr bool is_overlapping(net::validity const a, net::validity const b) {
  return a.from <= b.until && b.from <= a.until;
}

// The field as "yes" or "no"; anything else is refused.
bool is_yes(io::csv_table::row const& row, std::string_view column);

// The country with a code of countries.csv, whose codes are `countries` in their order.
std::optional<net::country_id> find_country(std::span<std::string const> countries, std::string_view code);
// The field as such a country. Throws error{bad_input} where it is none.
net::country_id country_of(std::span<std::string const> countries, io::csv_table::row const& row,
                           std::string_view column = "country");

// The field as a number from 0 to `high`, or nothing where it is empty.
std::optional<double> optional_amount(io::csv_table::row const& row, std::string_view column, double high);

geo::lonlat position_of(io::csv_table::row const& row, std::string_view lon = "lon", std::string_view lat = "lat");

// "MM-DD" as month × 100 + day; 0 where empty.
std::uint16_t parse_season(io::csv_table::row const& row, std::string_view column);

// Reads columns season_open and season_close, which stand both or neither.
std::pair<std::uint16_t, std::uint16_t> season_of(io::csv_table::row const& row);

// "lon lat;lon lat;…" as points; at least two.
std::vector<geo::lonlat> parse_path(io::csv_table::row const& row, std::string_view column);
// The same with `least` points or more.
std::vector<geo::lonlat> parse_points(io::csv_table::row const& row, std::string_view column, std::size_t least);

// The modes that column modes names, parted by ';', as a bit each; all of them where it is empty.
inline constexpr std::uint8_t kAllModes = 0xFF;
std::uint8_t modes_of(io::csv_table::row const& row);

// The parts of "a;b;c" without surrounding blanks; none for an empty text.
std::vector<std::string> split_list(std::string_view text, char separator = ';');

}  // namespace wakhan::load
