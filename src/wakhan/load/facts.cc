// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/facts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <set>

#include "wakhan/base/assert.h"
#include "wakhan/base/error.h"
#include "wakhan/io/file.h"

namespace wakhan::load {

namespace {

struct table_row {
  std::string_view file;
  std::vector<std::string_view> columns;
};

// In the order of fact_table: those up to the sea, then the others.
std::vector<table_row> first_tables() {
  return {
      {"countries.csv", {"code", "name", "region"}},
      {"border_crossings.csv",
       {"mode", "country_a", "country_b", "name", "lon", "lat", "gauge_a_mm", "gauge_b_mm", "status", "transit",
        "open_from", "open_until", "dwell_h_ab", "dwell_h_ba", "dwell_sd_h", "fee_usd_ab", "fee_usd_ba"}},
      {"border_pairs.csv",
       {"mode", "country_a", "country_b", "rule", "dwell_h", "fee_usd", "valid_from", "valid_until"}},
      {"border_dwells.csv", {"mode", "scope_a", "scope_b", "dwell_h", "dwell_sd_h", "fee_usd"}},
      {"gauges.csv", {"country", "line", "gauge_mm", "also_gauge_mm", "path", "within_km"}},
      {"rail_links.csv",
       {"from", "from_lon", "from_lat", "to", "to_lon", "to_lat", "distance_km", "gauge_mm", "status", "open_from",
        "snap_km"}},
      {"road_links.csv",
       {"from", "from_lon", "from_lat", "to", "to_lon", "to_lat", "distance_km", "status", "open_from", "snap_km"}},
      {"rail_exclusions.csv", {"line", "path", "within_km"}},
      {"distance_factors.csv", {"mode", "scope", "factor", "ring"}},
      {"loads.csv", {"name", "goods", "unit", "net_tonnes", "gross_tonnes", "teu", "form", "base"}},
      {"speeds.csv", {"mode", "scope", "speed_kmh", "cv"}},
      {"tariffs.csv", {"mode", "scope", "load", "usd_per_km", "usd_fixed"}},
      {"emission_factors.csv", {"mode", "scope", "gco2e_per_tkm"}},
      {"handling.csv",
       {"operation", "scope", "hours", "sd_hours", "usd_feu", "usd_teu", "usd_tonne", "kgco2e_per_tonne"}},
      {"services.csv", {"mode", "scope", "departures_per_week"}},
      {"passages.csv",
       {"name", "lon", "lat", "box_west", "box_south", "box_east", "box_north", "probe_a_lon", "probe_a_lat",
        "probe_b_lon", "probe_b_lat", "gate", "transit_hours", "fee_usd_feu", "fee_usd_teu", "fee_usd_tonne",
        "season_open", "season_close", "status"}},
  };
}

std::vector<table_row> other_tables() {
  return {
      {"sea_links.csv", {"from_lon", "from_lat", "to_lon", "to_lat", "distance_km", "vessel"}},
      {"terminals.csv",
       {"name", "country", "lon", "lat", "type", "modes", "hub", "locode", "gauges_mm", "transfer_hours",
        "handling_usd_feu", "capacity", "capacity_unit", "status", "open_from", "open_until"}},
      {"ports.csv", {"name", "country", "lon", "lat", "locode", "container", "rail"}},
      {"airports.csv", {"iata", "icao", "name", "country", "lon", "lat", "technical_stop"}},
      {"ferries.csv",
       {"port_a",     "country_a",    "lon_a",         "lat_a",       "port_b",        "country_b",
        "lon_b",      "lat_b",        "carries",       "distance_km", "sailing_hours", "sailings_per_week",
        "days",       "time_utc",     "cut_off_hours", "season",      "status",        "open_from",
        "open_until", "price_usd_feu"}},
      {"corridors.csv", {"name", "branch", "waypoints", "modes"}},
      {"odbl/rail_stations.csv", {"name", "name_latin", "country", "lon", "lat", "crossing", "operations"}},
      {"trade_bans.csv", {"goods_of", "banned_in", "valid_from", "valid_until"}},
      {"distances.csv", {"mode", "from", "from_lon", "from_lat", "to", "to_lon", "to_lat", "via", "distance_km"}},
      {"control_places.csv", {"name", "lon", "lat", "rail"}},
      {"network_bands.csv", {"mode", "country", "published_km", "low_share", "high_share"}},
      {"odbl/little_used_lines.csv", {"line", "path", "within_km"}},
      {"block_trains.csv",
       {"name", "stops", "runs", "departures_per_week", "days", "time_utc", "cut_off_hours", "season", "status",
        "open_from", "open_until"}},
      {"liner_services.csv",
       {"name", "stops", "runs", "departures_per_week", "days", "time_utc", "cut_off_hours", "season", "status",
        "open_from", "open_until"}},
      {"waterways.csv",
       {"waterway", "waterway_name", "name", "country", "shared_with", "path", "follows", "length_km", "draught_m",
        "lock_hours", "vessels", "season_open", "season_close", "status", "open_from", "open_until"}},
      {"vessels.csv", {"name", "least_draught_m"}},
      {"load_shares.csv",
       {"load", "mode", "scope", "tariff_share", "fixed_share", "handling_share", "gco2e_per_tkm", "emission_share",
        "gco2e_per_km"}},
      {"equipment.csv", {"form", "mode", "carried", "equipment"}},
      {"terminal_forms.csv", {"forms", "terminal_types", "terminal", "handled", "operations"}},
      {"views.csv", {"name", "base", "default"}},
      {"disputed_areas.csv", {"name", "country", "provinces", "ring", "ground", "rates"}},
      {"disputed.csv", {"territory", "view", "country", "valid_from", "valid_until"}},
      {"odbl/redrawn_lines.csv", {"mode", "link", "from_lon", "from_lat", "to_lon", "to_lat", "path"}},
      {"hidden_waters.csv", {"name", "ring"}},
      {"observations.csv",
       {"from", "to", "via", "load", "mode", "corridor", "quantity", "value", "value_min", "value_max", "unit",
        "observed_from", "observed_to", "nature", "forcing"}},
      {"calibration.csv", {"table", "rows", "factor", "low", "high", "prior_sd", "observations"}},
      {"projects.csv",
       {"name", "mode", "countries", "from", "to", "way", "length_km", "gauge_mm", "capacity_value", "capacity_unit",
        "cost_usd_million", "status", "start_year", "open_year", "speed_kmh"}},
      {"agreements.csv", {"name", "type", "changes"}},
      {"memberships.csv", {"agreement", "country", "valid_from", "valid_until", "status"}},
      {"hazards.csv", {"name", "classes", "applies_to", "target", "modes", "forms", "valid_from", "valid_until"}},
      {"border_periods.csv",
       {"crossing", "valid_from", "valid_until", "dwell_h_ab", "dwell_h_ba", "dwell_sd_h", "status"}},
      {"lane_prices.csv",
       {"passage", "heading", "from", "valid_from", "valid_until", "fee_usd_feu", "fee_usd_teu", "fee_usd_tonne"}},
      {"rail_sections.csv", {"name", "country", "points", "left_out"}},
      {"project_lines.csv",
       {"project", "from", "to", "mode", "gauge_mm", "way", "length_km", "snap_km", "stations", "vessels",
        "draught_m"}},
      {"rail_sections_india.csv", {"name", "country", "gauge_mm", "points"}},
      {"rail_stations_india.csv", {"name", "also", "other_names", "country", "lon", "lat"}},
      {"road_sections.csv", {"from", "from_lon", "from_lat", "to", "to_lon", "to_lat", "distance_km"}},
      {"odbl/mapped_stations.csv", {"name", "other_names", "country", "lon", "lat", "station"}},
      {"rail_sections_nordic.csv", {"name", "country", "gauge_mm", "points"}},
      {"rail_stations_nordic.csv", {"name", "country", "lon", "lat"}},
      {"line_speeds.csv", {"line", "name", "links", "valid_from", "valid_until", "speed_kmh", "cv"}},
      {"line_attributes.csv",
       {"name", "mode", "from", "from_lon", "from_lat", "to", "to_lon", "to_lat", "via", "valid_from", "valid_until",
        "speed_kmh", "tracks", "electrification", "max_train_length_m", "max_train_gross_t", "max_axle_load_t",
        "capacity_trains_per_day", "trains_per_day"}},
  };
}

std::vector<table_row> const& table_rows() {
  static auto const rows = [] {
    auto all = first_tables();
    auto const others = other_tables();
    all.insert(all.end(), others.begin(), others.end());
    WAKHAN_ASSERT(all.size() == kFactTables);
    return all;
  }();
  return rows;
}

void check_table(io::csv_table const& table, table_row const& expected) {
  auto columns = expected.columns;
  columns.insert(columns.begin(), "id");
  columns.insert(columns.end(), {"source_title", "source_url", "source_date", "kind"});
  table.require_columns(columns);
  static auto const kinds = std::set<std::string, std::less<>>{"measured", "official",   "operator", "reference",
                                                               "press",    "advertised", "assumed",  "fitted"};
  auto seen = std::set<std::string>{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    if (row.is_empty("id") || !seen.insert(row.text("id")).second) {
      row.reject("id", "is empty or stands twice in the table; give each row an id of its own");
    }
    if (!kinds.contains(row.text("kind"))) {
      row.reject("kind", "is none of measured, official, operator, reference, press, advertised, assumed, fitted");
    }
  }
}

}  // namespace

std::string_view file_of(fact_table const table) { return table_rows()[static_cast<std::size_t>(table)].file; }

io::csv_table parse_fact_table(fact_table const table, std::string_view const bytes, std::string const& folder) {
  auto const& expected = table_rows()[static_cast<std::size_t>(table)];
  auto read = io::parse_csv(bytes, fmt::format("{}/{}", folder, expected.file));
  check_table(read, expected);
  return read;
}

facts parse_facts(std::vector<std::string> bytes, std::string const& folder) {
  auto read = facts{std::move(bytes), {}};
  for (std::size_t t = 0; t < kFactTables; ++t) {
    read.tables.push_back(parse_fact_table(static_cast<fact_table>(t), read.bytes[t], folder));
  }
  return read;
}

facts read_facts(std::string const& folder) {
  auto bytes = std::vector<std::string>{};
  for (auto const& row : table_rows()) {
    bytes.push_back(io::read_file(fmt::format("{}/{}", folder, row.file)));
  }
  return parse_facts(std::move(bytes), folder);
}

net::fact_id fact_of(fact_table const table, io::csv_table::row const& row) {
  return net::fact_id::of(static_cast<std::uint32_t>(table), static_cast<std::uint32_t>(row.number_in_table()));
}

std::optional<io::csv_table::row> row_of(io::csv_table const& table, net::fact_id const fact) {
  return fact.is_valid() && fact.row() < table.size() ? std::optional{table[fact.row()]} : std::nullopt;
}

bool is_of_published_line(net::fact_id const fact) {
  return fact.is_valid() && (fact.table() == static_cast<std::uint32_t>(fact_table::rail_sections) ||
                             fact.table() == static_cast<std::uint32_t>(fact_table::rail_sections_india) ||
                             fact.table() == static_cast<std::uint32_t>(fact_table::rail_sections_nordic));
}

std::optional<std::int32_t> parse_date(std::string_view const text, bool const is_end) {
  auto parts = std::array<int, 3>{0, 0, 0};
  auto const pieces = split_list(text, '-');
  // The whole text has the length of its pieces: no blanks, nothing after a last dash.
  if (pieces.empty() || pieces.size() > 3 || pieces[0].size() != 4 || text.size() != 1 + 3 * pieces.size()) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto const [end, failed] = std::from_chars(pieces[i].data(), pieces[i].data() + pieces[i].size(), parts[i]);
    if (failed != std::errc{} || end != pieces[i].data() + pieces[i].size() || (i > 0 && pieces[i].size() != 2)) {
      return std::nullopt;
    }
  }
  using namespace std::chrono;
  auto const y = year{parts[0]};
  auto const m = month{static_cast<unsigned>(pieces.size() > 1 ? parts[1] : (is_end ? 12 : 1))};
  if (!m.ok()) {
    return std::nullopt;
  }
  auto const d = pieces.size() > 2 ? day{static_cast<unsigned>(parts[2])}
                                   : (is_end ? year_month_day_last{y, month_day_last{m}}.day() : day{1});
  auto const date = year_month_day{y, m, d};
  if (!date.ok()) {
    return std::nullopt;
  }
  return static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count());
}

std::int32_t parse_date(io::csv_table::row const& row, std::string_view const column, bool const is_end) {
  auto const date = parse_date(row.text(column), is_end);
  if (!date) {
    row.reject(column, "is not a date; write YYYY, YYYY-MM or YYYY-MM-DD");
  }
  return *date;
}

std::uint16_t parse_season(io::csv_table::row const& row, std::string_view const column) {
  auto const& text = row.text(column);
  if (text.empty()) {
    return 0;
  }
  auto const date = parse_date("2000-" + text, false);
  if (!date || text.size() != 5) {
    row.reject(column, "is not a day of the year; write MM-DD");
  }
  return static_cast<std::uint16_t>(std::stoi(text.substr(0, 2)) * 100 + std::stoi(text.substr(3)));
}

std::pair<std::uint16_t, std::uint16_t> season_of(io::csv_table::row const& row) {
  auto const season = std::pair{parse_season(row, "season_open"), parse_season(row, "season_close")};
  if ((season.first == 0) != (season.second == 0)) {
    row.reject("season_close", "needs both season_open and season_close, or neither");
  }
  return season;
}

net::validity validity_of(io::csv_table::row const& row) {
  auto const& status = row.text("status");
  auto const has_from = !row.is_empty("open_from");
  auto const has_until = row.has_column("open_until") && !row.is_empty("open_until");
  auto valid = net::validity{};
  if (has_from) {
    valid.from = parse_date(row, "open_from", false);
  }
  if (has_until) {
    valid.until = parse_date(row, "open_until", true);
  }
  auto const never = net::validity{INT32_MAX, INT32_MIN};
  if (status == "open") {
    return valid;
  }
  if (status == "suspended" || status == "closed") {
    return has_until ? valid : never;
  }
  if (status == "planned" || status == "under-construction") {
    return has_from ? valid : never;
  }
  if (status == "unknown") {
    return never;
  }
  row.reject("status", "is none of open, suspended, closed, planned, under-construction, unknown");
}

net::validity span_of(io::csv_table::row const& row) {
  auto valid = net::validity{};
  if (!row.is_empty("valid_from")) {
    valid.from = parse_date(row, "valid_from", false);
  }
  if (!row.is_empty("valid_until")) {
    valid.until = parse_date(row, "valid_until", true);
  }
  if (valid.until < valid.from) {
    row.reject("valid_until", "lies before valid_from");
  }
  return valid;
}

bool is_yes(io::csv_table::row const& row, std::string_view const column) {
  auto const& text = row.text(column);
  if (text != "yes" && text != "no") {
    row.reject(column, "is neither yes nor no");
  }
  return text == "yes";
}

std::optional<net::country_id> find_country(std::span<std::string const> const countries, std::string_view const code) {
  auto const found = std::find(countries.begin(), countries.end(), code);
  return found == countries.end()
             ? std::nullopt
             : std::optional{net::country_id{static_cast<std::uint16_t>(found - countries.begin())}};
}

net::country_id country_of(std::span<std::string const> const countries, io::csv_table::row const& row,
                           std::string_view const column) {
  auto const found = find_country(countries, row.text(column));
  if (!found) {
    row.reject(column, "is no country of countries.csv; write an ISO 3166-1 alpha-2 code");
  }
  return *found;
}

std::optional<double> optional_amount(io::csv_table::row const& row, std::string_view const column, double const high) {
  return row.is_empty(column) ? std::nullopt : std::optional{row.number(column, 0, high)};
}

geo::lonlat position_of(io::csv_table::row const& row, std::string_view const lon, std::string_view const lat) {
  return geo::from_degrees(row.number(lon, -180, 180), row.number(lat, -90, 90));
}

std::uint8_t modes_of(io::csv_table::row const& row) {
  auto bits = 0U;
  for (auto const& word : split_list(row.text("modes"))) {
    auto const by = net::parse_mode(word);
    if (!by || *by >= net::mode::access) {
      row.reject("modes", fmt::format("holds '{}', which is none of rail, road, sea, waterway, ferry, air", word));
    }
    bits |= 1U << static_cast<unsigned>(*by);
  }
  return bits == 0 ? kAllModes : static_cast<std::uint8_t>(bits);
}

std::vector<std::string> split_list(std::string_view text, char const separator) {
  auto parts = std::vector<std::string>{};
  while (!text.empty()) {
    auto const end = std::min(text.find(separator), text.size());
    auto part = text.substr(0, end);
    while (!part.empty() && part.front() == ' ') {
      part.remove_prefix(1);
    }
    while (!part.empty() && part.back() == ' ') {
      part.remove_suffix(1);
    }
    parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::vector<geo::lonlat> parse_path(io::csv_table::row const& row, std::string_view const column) {
  return parse_points(row, column, 2);
}

std::vector<geo::lonlat> parse_points(io::csv_table::row const& row, std::string_view const column,
                                      std::size_t const least) {
  auto points = std::vector<geo::lonlat>{};
  for (auto const& part : split_list(row.text(column))) {
    auto lon = 0.0;
    auto lat = 0.0;
    auto const* const end = part.data() + part.size();
    auto const first = std::from_chars(part.data(), end, lon);
    auto const has_two = first.ec == std::errc{} && first.ptr != end && *first.ptr == ' ';
    auto const second = has_two ? std::from_chars(first.ptr + 1, end, lat) : first;
    // Written so that NaN is refused too.
    if (!has_two || second.ec != std::errc{} || second.ptr != end || !(std::abs(lon) <= 180) ||
        !(std::abs(lat) <= 90)) {
      row.reject(column, "is not a path; write \"lon lat;lon lat;…\" in degrees");
    }
    points.push_back(geo::from_degrees(lon, lat));
  }
  if (points.size() < least) {
    row.reject(column, least == 2 ? std::string{"needs at least two points"} : fmt::format("needs {} points", least));
  }
  return points;
}

}  // namespace wakhan::load
