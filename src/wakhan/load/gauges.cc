// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/gauges.h"

#include <algorithm>

#include "wakhan/base/error.h"
#include "wakhan/load/path_buffer.h"

namespace wakhan::load {

namespace {

geo::lonlat middle(geo::lonlat const a, geo::lonlat const b) {
  return geo::from_degrees(a.lon() + geo::lon_difference(a.lon(), b.lon()) / 2, (a.lat() + b.lat()) / 2);
}

net::carriage gauge_of(io::csv_table::row const& row, std::string_view const column) {
  auto const by = net::rail_carriage(row.integer(column));
  if (!by) {
    row.reject(column, "is none of the gauges 1000, 1050, 1067, 1435, 1520, 1524, 1600, 1668, 1676 mm");
  }
  return *by;
}

struct exception_line {
  net::country_id country;
  net::carriage by, also;
  path_buffer near;
};

}  // namespace

void drop_unused_lines(layer& rail, facts const& rows, fact_table const which, findings& found) {
  auto const& table = rows[which];
  auto drop = std::vector<char>(rail.edges.size(), 0);
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const near = path_buffer{parse_path(row, "path"), row.number("within_km", 0.1, 20) * 1000};
    auto metres = std::uint64_t{0};
    for (std::size_t e = 0; e < rail.edges.size(); ++e) {
      auto const a = rail.points[rail.edges[e].a];
      auto const b = rail.points[rail.edges[e].b];
      if (drop[e] == 0 && near.holds(a) && near.holds(b) && near.holds(middle(a, b))) {
        drop[e] = 1;
        metres += rail.edges[e].metres;
      }
    }
    note(found, severity::info, "unused-line", row.text("id"), "{} km of line that freight does not use left out",
         metres / 1000);
  }
  auto kept = std::vector<layer::edge>{};
  for (std::size_t e = 0; e < rail.edges.size(); ++e) {
    if (drop[e] == 0) {
      kept.push_back(rail.edges[e]);
    }
  }
  rail.edges = std::move(kept);
}

void assign_gauges(layer& rail, facts const& rows, std::span<std::string const> const countries, findings& found) {
  auto const& table = rows[fact_table::gauges];
  auto defaults = std::vector<net::carriage>(countries.size(), net::carriage::hub);
  auto exceptions = std::vector<exception_line>{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const place = std::find(countries.begin(), countries.end(), row.text("country"));
    if (place == countries.end()) {
      row.reject("country", "is no country of countries.csv");
    }
    auto const country = net::country_id{static_cast<std::uint16_t>(place - countries.begin())};
    if (row.is_empty("line")) {
      // Territories with the code of their ground take its gauge.
      for (std::size_t c = country.index(); c < countries.size(); ++c) {
        defaults[c] = countries[c] == *place ? gauge_of(row, "gauge_mm") : defaults[c];
      }
    } else {
      exceptions.push_back({country, gauge_of(row, "gauge_mm"),
                            row.is_empty("also_gauge_mm") ? net::carriage::hub : gauge_of(row, "also_gauge_mm"),
                            path_buffer{parse_path(row, "path"), row.number("within_km", 0.1, 100) * 1000}});
    }
  }
  auto unknown = std::vector<std::uint64_t>(countries.size(), 0);
  for (auto& e : rail.edges) {
    if (e.fact.is_valid() && is_rail(e.by)) {
      continue;
    }
    auto const country = rail.country[e.a];
    e.by = country.is_valid() ? defaults[country.index()] : net::carriage::rail_1435;
    if (e.by == net::carriage::hub) {
      unknown[country.index()] += e.metres;
      e.by = net::carriage::rail_1435;
    }
    auto const at = middle(rail.points[e.a], rail.points[e.b]);
    for (auto const& line : exceptions) {
      if (country.is_valid() && countries[line.country.index()] == countries[country.index()] && line.near.holds(at)) {
        e.by = line.by;
        e.also = line.also;
        break;
      }
    }
  }
  for (std::size_t c = 0; c < unknown.size(); ++c) {
    if (unknown[c] > 0) {
      note(found, severity::doubt, "gauge", countries[c], "no default gauge in gauges.csv; {} km taken as 1,435 mm",
           unknown[c] / 1000);
    }
  }
}

}  // namespace wakhan::load
