// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/line_attributes.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace wakhan::load {

namespace {

constexpr auto kWires = std::array<std::string_view, 6>{"none", "1.5kV", "3kV", "15kV", "25kV", "2x25kV"};
constexpr std::int64_t kMostTracks = 8;

std::optional<double> figure(io::csv_table::row const& row, std::string_view const column, double const high) {
  auto const value = optional_amount(row, column, high);
  if (value && *value <= 0) {
    row.reject(column, "is not above 0; leave it empty where the source does not say");
  }
  return value;
}

std::optional<std::int64_t> tracks_of(io::csv_table::row const& row) {
  if (row.is_empty("tracks")) {
    return std::nullopt;
  }
  auto const tracks = row.integer("tracks");
  if (tracks < 1 || tracks > kMostTracks) {
    row.reject("tracks", "is no number of tracks from 1 to 8");
  }
  return tracks;
}

std::vector<geo::lonlat> section_points(io::csv_table::row const& row) {
  auto points = row.is_empty("via") ? std::vector<geo::lonlat>{} : parse_points(row, "via", 1);
  points.insert(points.begin(), position_of(row, "from_lon", "from_lat"));
  points.push_back(position_of(row, "to_lon", "to_lat"));
  return points;
}

line_attributes attributes_of(io::csv_table::row const& row) {
  auto a = line_attributes{};
  a.name = row.text("name");
  a.from = row.text("from");
  a.to = row.text("to");
  for (auto const* const column : {"name", "from", "to"}) {
    if (row.is_empty(column)) {
      row.reject(column, "is empty; name the line and its two ends");
    }
  }
  auto const by = net::parse_mode(row.text("mode"));
  if (by != net::mode::rail && by != net::mode::road) {
    row.reject("mode", "is neither rail nor road");
  }
  a.by = *by;
  a.points = section_points(row);
  a.valid = span_of(row);
  a.speed_kmh = figure(row, "speed_kmh", 300);
  a.tracks = tracks_of(row);
  a.electrification = row.text("electrification");
  if (!a.electrification.empty() && std::find(kWires.begin(), kWires.end(), a.electrification) == kWires.end()) {
    row.reject("electrification", "is none of none, 1.5kV, 3kV, 15kV, 25kV, 2x25kV");
  }
  a.train_length_m = figure(row, "max_train_length_m", 5'000);
  a.train_gross_t = figure(row, "max_train_gross_t", 50'000);
  a.axle_load_t = figure(row, "max_axle_load_t", 50);
  a.capacity_trains_per_day = figure(row, "capacity_trains_per_day", 2'000);
  a.trains_per_day = figure(row, "trains_per_day", 2'000);
  a.fact = fact_of(fact_table::line_attributes, row);
  auto const says_nothing = !a.speed_kmh && !a.tracks && a.electrification.empty() && !a.train_length_m &&
                            !a.train_gross_t && !a.axle_load_t && !a.capacity_trains_per_day && !a.trains_per_day;
  if (says_nothing) {
    row.reject("id", "is of a row that says nothing of its line; fill one of the columns from speed_kmh on");
  }
  return a;
}

}  // namespace

std::vector<line_attributes> read_line_attributes(io::csv_table const& table) {
  auto read = std::vector<line_attributes>{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    read.push_back(attributes_of(table[i]));
  }
  return read;
}

}  // namespace wakhan::load
