// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/projects.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "wakhan/load/listed_countries.h"
#include "wakhan/net/mode.h"

namespace wakhan::load {

namespace {

constexpr double kLongestKm = 20'000;
constexpr double kDearestMillions = 1'000'000;
constexpr double kFastestKmh = 500;
constexpr std::int64_t kFirstYear = 1900;
constexpr std::int64_t kLastYear = 2100;

constexpr auto kModes = std::array<std::string_view, 5>{"rail", "road", "canal", "port", "pipeline"};
constexpr auto kStages = std::array<std::string_view, 4>{"planned", "under_construction", "opened", "suspended"};
constexpr auto kCapacityUnits =
    std::array<std::string_view, 6>{"Mt/year", "TEU/year", "bcm/year", "Mbbl/day", "trains/day", "ships/day"};

template <std::size_t N>
std::string word_of(io::csv_table::row const& row, std::string_view const column,
                    std::array<std::string_view, N> const& words, std::string_view const complaint) {
  auto const& text = row.text(column);
  if (std::find(words.begin(), words.end(), text) == words.end()) {
    row.reject(column, complaint);
  }
  return text;
}

std::optional<std::int64_t> project_year(io::csv_table::row const& row, std::string_view const column) {
  if (row.is_empty(column)) {
    return std::nullopt;
  }
  auto const year = row.integer(column);
  if (year < kFirstYear || year > kLastYear) {
    row.reject(column, "is no year from 1900 to 2100");
  }
  return year;
}

std::optional<std::int64_t> project_gauge(io::csv_table::row const& row, std::string_view const mode) {
  if (row.is_empty("gauge_mm")) {
    return std::nullopt;
  }
  if (mode != "rail") {
    row.reject("gauge_mm", "is given, but only railways have a gauge; leave it empty");
  }
  auto const gauge = row.integer("gauge_mm");
  if (!net::rail_carriage(gauge)) {
    row.reject("gauge_mm", "is none of the gauges 1000, 1050, 1067, 1435, 1520, 1524, 1600, 1668, 1676 mm");
  }
  return gauge;
}

project project_of(io::csv_table::row const& row, listed_countries const& known) {
  auto p = project{};
  p.id = row.text("id");
  p.name = row.text("name");
  if (p.name.empty()) {
    row.reject("name", "is empty; say what the project is called");
  }
  p.mode = word_of(row, "mode", kModes, "is none of rail, road, canal, port, pipeline");
  p.status = word_of(row, "status", kStages, "is none of planned, under_construction, opened, suspended");
  p.countries = known.list(row, "countries");
  p.from = row.text("from");
  p.to = row.text("to");
  if (!row.is_empty("way")) {
    p.way = parse_path(row, "way");
  }
  p.length_km = optional_amount(row, "length_km", kLongestKm);
  p.gauge_mm = project_gauge(row, p.mode);
  p.capacity = row.optional_number("capacity_value");
  if (p.capacity && *p.capacity <= 0) {
    row.reject("capacity_value", "is not above 0; leave it empty where it is not known");
  }
  if (p.capacity.has_value() == row.is_empty("capacity_unit")) {
    row.reject("capacity_unit", "and capacity_value must stand both or neither");
  }
  if (p.capacity) {
    p.capacity_unit = word_of(row, "capacity_unit", kCapacityUnits,
                              "is none of Mt/year, TEU/year, bcm/year, Mbbl/day, trains/day, ships/day");
  }
  p.cost_usd_million = optional_amount(row, "cost_usd_million", kDearestMillions);
  p.speed_kmh = optional_amount(row, "speed_kmh", kFastestKmh);
  p.start = project_year(row, "start_year");
  p.opening = project_year(row, "open_year");
  if (p.start && p.opening && *p.opening < *p.start) {
    row.reject("open_year", "lies before start_year");
  }
  p.fact = fact_of(fact_table::projects, row);
  return p;
}

}  // namespace

std::vector<project> read_projects(facts const& rows) {
  auto const known = listed_countries{rows};
  auto const& table = rows[fact_table::projects];
  auto read = std::vector<project>{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    read.push_back(project_of(table[i], known));
  }
  return read;
}

}  // namespace wakhan::load
