// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/timetable_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>

namespace wakhan::load {

namespace {

constexpr double kMostKilometres = 20'000;
// A line is not published much shorter than it is straight, and stations are good to about 1 km.
constexpr double kTimetableStraightShare = 0.92;
constexpr double kTimetablePlaceMetres = 1'500;

struct stop {
  std::string code;
  double km{};
};

using stop_places = std::unordered_map<std::string, geo::lonlat>;

// Sections and the stations that they name.
struct timetable_tables {
  fact_table sections, stations;
};
constexpr auto kTimetableTables =
    std::array{timetable_tables{fact_table::rail_sections_india, fact_table::rail_stations_india},
               timetable_tables{fact_table::rail_sections_nordic, fact_table::rail_stations_nordic}};

stop_places read_stop_places(io::csv_table const& table, std::span<std::string const> const countries) {
  auto places = stop_places{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    country_of(countries, table[i]);
    places.emplace(table[i].text("id"), position_of(table[i]));
  }
  return places;
}

// "HWH 0;BLY 8.5;…": stations with the kilometres from the first.
std::vector<stop> stops_of(io::csv_table::row const& row, stop_places const& known, fact_table const stations) {
  auto stops = std::vector<stop>{};
  for (auto const& text : split_list(row.text("points"))) {
    auto s = stop{};
    auto const blank = text.find(' ');
    s.code = text.substr(0, blank);
    auto const* const end = text.data() + text.size();
    auto const* const from = blank == std::string::npos ? end : text.data() + blank + 1;
    auto const [last, failed] = std::from_chars(from, end, s.km);
    // Written so that NaN is refused too.
    auto const is_after = s.km >= (stops.empty() ? 0.0 : stops.back().km) && s.km <= kMostKilometres;
    if (failed != std::errc{} || last != end || !is_after) {
      row.reject("points", fmt::format("holds '{}', which is no station with kilometres that do not fall", text));
    }
    if (!known.contains(s.code)) {
      row.reject("points", fmt::format("names station '{}', which is not in {}", s.code, file_of(stations)));
    }
    stops.push_back(std::move(s));
  }
  if (stops.size() < 2) {
    row.reject("points", "holds no two stations");
  }
  return stops;
}

// Nothing for narrow gauges, whose lines are not laid.
std::optional<net::carriage> laid_gauge(io::csv_table::row const& row) {
  switch (row.integer("gauge_mm")) {
    case 1435: return net::carriage::rail_1435;
    case 1524: return net::carriage::rail_1524;
    case 1676: return net::carriage::rail_1676;
    case 610:
    case 762:
    case 1000: return std::nullopt;
    default: row.reject("gauge_mm", "is none of the gauges 610, 762, 1000, 1435, 1524, 1676 mm");
  }
}

std::uint32_t metres_between(stop const& a, stop const& b) {
  return static_cast<std::uint32_t>(std::max(1L, std::lround((b.km - a.km) * 1000)));
}

class timetable_pen {
 public:
  timetable_pen(stop_places const& places, country_map const& map, layer& out)
      : places_{places}, map_{map}, out_{out} {}

  // `edge`: what all edges of the row have in common.
  void draw(io::csv_table::row const& row, net::country_id const country, std::vector<stop> const& stops,
            layer::edge edge, findings& found) {
    edge.a = point(stops.front().code, country);
    for (std::size_t i = 1; i < stops.size(); ++i) {
      edge.b = point(stops[i].code, country);
      if (edge.a == edge.b) {
        continue;
      }
      edge.metres = metres_between(stops[i - 1], stops[i]);
      // The length stays the published one: it is the place that is wrong.
      auto const straight = geo::rough_distance_m(out_.points[edge.a], out_.points[edge.b]);
      if (kTimetableStraightShare * straight > edge.metres + kTimetablePlaceMetres) {
        note(found, severity::doubt, "published-line-too-short", row.text("id"),
             "{} m published from {} to {}, {:.0f} m straight: a station is misplaced", edge.metres, stops[i - 1].code,
             stops[i].code, straight);
      }
      out_.edges.push_back(edge);
      edge.a = edge.b;
    }
  }

 private:
  std::uint32_t point(std::string const& code, net::country_id const country) {
    auto const [known, is_new] = points_.try_emplace(code, static_cast<std::uint32_t>(out_.points.size()));
    if (is_new) {
      auto const at = places_.at(code);
      // The table's word holds: borders are drawn more coarsely than lines.
      out_.add_point(at, map_.entry_of(at, country));
    }
    return known->second;
  }

  stop_places const& places_;
  country_map const& map_;
  layer& out_;
  std::unordered_map<std::string, std::uint32_t> points_;
};

}  // namespace

timetable_lines draw_timetable_lines(facts const& rows, std::span<std::string const> const countries,
                                     country_map const& map, findings& found) {
  auto out = timetable_lines{};
  auto gauges = std::map<net::country_id, net::carriage>{};
  for (auto const& tables : kTimetableTables) {
    auto const& sections = rows[tables.sections];
    auto const places = read_stop_places(rows[tables.stations], countries);
    auto pen = timetable_pen{places, map, out.lines};
    for (std::size_t i = 0; i < sections.size(); ++i) {
      auto const row = sections[i];
      auto const country = country_of(countries, row);
      auto const stops = stops_of(row, places, tables.stations);
      auto const gauge = laid_gauge(row);
      if (!gauge) {
        continue;
      }
      // Drawn lines give way and are tied by gauge.
      if (gauges.try_emplace(country, *gauge).first->second != *gauge) {
        row.reject("gauge_mm", "is not that of the rows of its country before it");
      }
      auto edge = layer::edge{};
      edge.by = *gauge;
      edge.fact = fact_of(tables.sections, row);
      pen.draw(row, country, stops, edge, found);
    }
  }
  out.cuts = cut_at_borders(out.lines, map);
  return out;
}

}  // namespace wakhan::load
