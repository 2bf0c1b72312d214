// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/passenger_stations.h"

#include <map>
#include <vector>

#include "wakhan/geo/kd_tree.h"

namespace wakhan::load {

namespace {

constexpr double kBeadMetres = 1'000;

// A railway's lines as points so close to each other that the nearest one tells how far off the line is.
class line_beads {
 public:
  explicit line_beads(layer const& rail) : rail_{rail} {
    for (std::uint32_t e = 0; e < rail.edges.size(); ++e) {
      auto const& edge = rail.edges[e];
      if (edge.fact.is_valid() && edge.fact.table() == static_cast<std::uint32_t>(fact_table::project_lines)) {
        continue;  // planned
      }
      auto const a = rail.points[edge.a];
      auto const b = rail.points[edge.b];
      auto const pieces = static_cast<int>(geo::rough_distance_m(a, b) / kBeadMetres) + 1;
      for (auto i = 0; i <= pieces; ++i) {
        beads_.push_back(geo::between(a, b, static_cast<double>(i) / pieces));
        edge_of_.push_back(e);
      }
    }
    order_ = geo::kd_order(beads_);
  }

  bool pass(geo::lonlat const at, net::country_id const country) const {
    auto const ground = rail_.ground_of(country);
    return !geo::kd_tree{beads_, order_}
                .nearest(at, 1, kStationOffLine,
                         [&](std::uint32_t const bead) {
                           auto const& e = rail_.edges[edge_of_[bead]];
                           return rail_.ground_of(rail_.country[e.a]) == ground ||
                                  rail_.ground_of(rail_.country[e.b]) == ground;
                         })
                .empty();
  }

 private:
  layer const& rail_;
  std::vector<geo::lonlat> beads_;
  std::vector<std::uint32_t> edge_of_;
  std::vector<std::uint32_t> order_;
};

// A station's names beside its main one.
std::vector<std::string> other_names_of(io::csv_table::row const& row) { return split_list(row.text("other_names")); }

void append(std::vector<std::string>& to, std::vector<std::string> const& more) {
  to.insert(to.end(), more.begin(), more.end());
}

// What stations of the first table are called by the second, by code.
std::map<std::string, std::vector<std::string>, std::less<>> names_by_code(facts const& rows) {
  auto known = std::map<std::string, std::vector<std::string>, std::less<>>{};
  auto const& stations = rows[fact_table::rail_stations_india];
  for (std::size_t i = 0; i < stations.size(); ++i) {
    known.try_emplace(stations[i].text("id"));
  }
  auto const& mapped = rows[fact_table::mapped_stations];
  for (std::size_t i = 0; i < mapped.size(); ++i) {
    auto const row = mapped[i];
    if (row.is_empty("station")) {
      continue;
    }
    auto const station = known.find(row.text("station"));
    if (station == known.end()) {
      row.reject("station", fmt::format("names station '{}', which is not in {}", row.text("station"),
                                        file_of(fact_table::rail_stations_india)));
    }
    station->second.push_back(row.text("name"));
    append(station->second, other_names_of(row));
  }
  return known;
}

}  // namespace

void add_passenger_stations(facts const& rows, layer const& rail, std::span<std::string const> const countries,
                            country_map const& map, places::place_builder& out, findings& found) {
  auto const add = [&](io::csv_table::row const& row, std::vector<std::string> const& names,
                       std::vector<std::string> const& codes) {
    if (row.is_empty("name")) {
      row.reject("name", "is empty; say what the station is called");
    }
    auto const at = position_of(row);
    out.add({.kind = places::place_kind::passenger_station,
             .position = at,
             .country = map.entry_of(at, country_of(countries, row)).value,
             .name = row.text("name"),
             .alternates = names,
             .codes = codes});
  };
  auto const more_names = names_by_code(rows);
  auto const& stations = rows[fact_table::rail_stations_india];
  for (std::size_t i = 0; i < stations.size(); ++i) {
    auto const row = stations[i];
    auto names = other_names_of(row);
    append(names, more_names.at(row.text("id")));
    auto codes = split_list(row.text("also"));
    codes.insert(codes.begin(), row.text("id"));
    add(row, names, codes);
  }
  auto const& mapped = rows[fact_table::mapped_stations];
  auto const lines = line_beads{rail};
  auto off_lines = 0;
  for (std::size_t i = 0; i < mapped.size(); ++i) {
    auto const row = mapped[i];
    if (!row.is_empty("station")) {
      continue;
    }
    if (auto const at = position_of(row); lines.pass(at, map.entry_of(at, country_of(countries, row)))) {
      add(row, other_names_of(row), {row.text("id")});
    } else {
      ++off_lines;
    }
  }
  if (off_lines > 0) {
    note(found, severity::info, "stations-off-lines", std::string{file_of(fact_table::mapped_stations)},
         "{} stations were left out: no line of their country passes within {} km", off_lines, kStationOffLine / 1000);
  }
}

}  // namespace wakhan::load
