// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/planned_lines.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "wakhan/load/projects.h"

namespace wakhan::load {

namespace {

using net::carriage;
using net::mode;

constexpr double kLongestLineKm = 5'000;
constexpr double kWidestSnapKm = 60;
constexpr double kLeastWinding = 0.95;  // a published length is rounded, the points of its way are typed
constexpr double kMostWinding = 4;      // more is a slip of the pen
constexpr double kUsualWinding = 1.15;  // where no row of the mode has a published length
constexpr std::size_t kMostStations = 100;
constexpr double kDeepestMetres = 40;

// Great circles along a way.
std::vector<double> steps_of(std::span<geo::lonlat const> const way) {
  auto steps = std::vector<double>{};
  for (std::size_t i = 1; i < way.size(); ++i) {
    steps.push_back(geo::rough_distance_m(way[i - 1], way[i]));
  }
  return steps;
}

// Whole metres in proportion to the steps, with exactly the given sum.
std::vector<std::uint32_t> spread(std::span<double const> const steps, double const metres) {
  auto const whole = std::accumulate(steps.begin(), steps.end(), 0.0);
  auto out = std::vector<std::uint32_t>{};
  auto sum = 0.0;
  auto given = std::int64_t{0};
  for (auto const step : steps) {
    sum += step;
    auto const upto = std::llround(metres * sum / whole);
    out.push_back(static_cast<std::uint32_t>(std::max<std::int64_t>(1, upto - given)));
    given = std::max(given + 1, static_cast<std::int64_t>(upto));
  }
  return out;
}

// "Kabul 69.17 34.53": the last two words are its place.
planned_line::station station_of(io::csv_table::row const& row, std::string const& text,
                                 std::span<geo::lonlat const> const way) {
  auto words = split_list(text, ' ');
  auto degrees = std::array<double, 2>{};
  auto const is_number = [&](std::string const& word, double& value) {
    auto const [stop, failed] = std::from_chars(word.data(), word.data() + word.size(), value);
    return failed == std::errc{} && stop == word.data() + word.size() && std::abs(value) <= 180;
  };
  if (words.size() < 3 || !is_number(words[words.size() - 2], degrees[0]) || !is_number(words.back(), degrees[1])) {
    row.reject("stations", fmt::format("holds '{}', which is no name with a longitude and a latitude", text));
  }
  auto const at = geo::from_degrees(degrees[0], degrees[1]);
  if (std::find(way.begin(), way.end(), at) == way.end()) {
    row.reject("stations", fmt::format("holds '{}', which is no point of the way", text));
  }
  words.resize(words.size() - 2);
  return {fmt::format("{}", fmt::join(words, " ")), at};
}

class reader {
 public:
  reader(facts const& rows, std::uint32_t const first_passage)
      : table_{rows[fact_table::project_lines]}, projects_{read_projects(rows)} {
    out_.first_passage = first_passage;
    for (auto const t : {fact_table::passages, fact_table::waterways}) {
      for (std::size_t i = 0; i < rows[t].size(); ++i) {
        taken_.insert(rows[t][i].text("id"));
      }
    }
  }

  planned_lines run() {
    number_projects();
    for (std::size_t i = 0; i < table_.size(); ++i) {
      add(table_[i]);
    }
    fill_lengths();
    place_projects();
    return std::move(out_);
  }

 private:
  void number_projects() {
    auto has_line = std::map<std::string, bool, std::less<>>{};
    for (std::size_t i = 0; i < table_.size(); ++i) {
      has_line[table_[i].text("project")] = true;
    }
    for (auto const& p : projects_) {
      if (has_line.contains(p.id)) {
        numbers_[p.id] = static_cast<std::uint32_t>(out_.ids.size());
        out_.ids.push_back(p.id);
        out_.names.push_back(p.name);
        modes_.push_back(p.mode);
        port_types_.push_back(p.capacity_unit == "TEU/year" ? "container-port" : "port");
        auto passage = net::passage{};
        passage.is_planned = 1;
        passage.is_shut = 1;
        passage.fact = p.fact;
        out_.passages.push_back(passage);
      }
    }
  }

  void add(io::csv_table::row const& row) {
    auto line = planned_line{};
    line.id = row.text("id");
    auto const project = numbers_.find(row.text("project"));
    if (project == numbers_.end()) {
      row.reject("project", "is no id of projects.csv; add the project there");
    }
    line.project = project->second;
    if (taken_.contains(project->first)) {
      row.reject("project", "is also the id of a passage or waterway; call one of them otherwise");
    }
    auto const& word = row.text("mode");
    auto const is_ship = word == "canal" || word == "port";
    if (!is_ship && word != "rail" && word != "road") {
      row.reject("mode", "is none of rail, road, canal, port");
    }
    // A port may have its railway and its road.
    if (word != modes_[line.project] && modes_[line.project] != "port") {
      row.reject("mode", fmt::format("is not that of its project, {}", modes_[line.project]));
    }
    line.by = is_ship ? mode::sea : *net::parse_mode(word);
    if (is_ship) {
      read_ships(row, line);
    } else {
      line.system = system_of(row, line.by);
      if (!row.is_empty("vessels") || !row.is_empty("draught_m")) {
        row.reject("vessels", "and draught_m are of canals and ports; leave them empty");
      }
    }
    line.ends = {row.text("from"), row.text("to")};
    line.way = parse_path(row, "way");
    line.snap_m = 1000 * row.number("snap_km", 0, kWidestSnapKm);
    for (auto const& text : split_list(row.text("stations"))) {
      line.stations.push_back(station_of(row, text, line.way));
    }
    if (line.by != mode::rail && !line.stations.empty()) {
      row.reject("stations", "is given, but only trains stop there; leave it empty for roads, canals and ports");
    }
    if (line.stations.size() > kMostStations) {
      row.reject("stations", fmt::format("holds more than {} stations", kMostStations));
    }
    line.fact = fact_of(fact_table::project_lines, row);
    auto const steps = steps_of(line.way);
    auto const straight = std::accumulate(steps.begin(), steps.end(), 0.0);
    if (*std::min_element(steps.begin(), steps.end()) < 1) {
      row.reject("way", "holds the same point twice in a row");
    }
    auto const km = optional_amount(row, "length_km", kLongestLineKm);
    if (km && *km * 1000 < kLeastWinding * straight) {
      row.reject("length_km",
                 fmt::format("is shorter than the way, whose points lie {:.0f} km apart", straight / 1000));
    }
    if (km && *km * 1000 > kMostWinding * straight) {
      row.reject("length_km", fmt::format("is over {:g} times the way, whose points lie {:.0f} km apart", kMostWinding,
                                          straight / 1000));
    }
    if (km) {
      line.metres = spread(steps, *km * 1000);
      windings_[line.by].push_back(*km * 1000 / straight);
    } else if (line.by == mode::sea) {
      line.metres = spread(steps, straight);  // drawn where ships go
    }
    out_.lines.push_back(std::move(line));
  }

  // Which ships, and what a port has.
  void read_ships(io::csv_table::row const& row, planned_line& line) {
    auto const words = split_list(row.text("vessels"));
    auto const has = [&](std::string_view const word) {
      return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (words.empty() ||
        static_cast<std::size_t>(has("ocean")) + static_cast<std::size_t>(has("river-sea")) != words.size()) {
      row.reject("vessels", "is neither ocean nor river-sea nor ocean;river-sea");
    }
    line.system = has("ocean") ? carriage::sea : carriage::river_sea;
    line.also = has("ocean") && has("river-sea") ? carriage::river_sea : carriage::hub;
    auto const draught_m = optional_amount(row, "draught_m", kDeepestMetres);
    auto& known = out_.passages[line.project].draught_cm;
    if (draught_m) {
      auto const draught_cm = static_cast<std::uint32_t>(std::lround(*draught_m * 100));
      known = known == 0 ? draught_cm : std::min(known, draught_cm);
    }
    if (row.text("mode") == "port") {
      line.port_type = port_types_[line.project];
      if (!row.is_empty("gauge_mm")) {
        line.port_rail = system_of(row, mode::rail);
      }
    } else if (!row.is_empty("gauge_mm")) {
      row.reject("gauge_mm", "is given, but only railways and ports have a gauge; leave it empty");
    }
  }

  static carriage system_of(io::csv_table::row const& row, mode const by) {
    if (by == mode::road) {
      if (!row.is_empty("gauge_mm")) {
        row.reject("gauge_mm", "is given, but only railways have a gauge; leave it empty");
      }
      return carriage::road;
    }
    auto const system = net::rail_carriage(row.integer("gauge_mm"));
    if (!system) {
      row.reject("gauge_mm", "is none of the gauges 1000, 1050, 1067, 1435, 1520, 1524, 1600, 1668, 1676 mm");
    }
    return *system;
  }

  void fill_lengths() {
    for (auto& line : out_.lines) {
      if (!line.metres.empty()) {
        continue;
      }
      auto& known = windings_[line.by];
      std::sort(known.begin(), known.end());
      auto const steps = steps_of(line.way);
      auto const straight = std::accumulate(steps.begin(), steps.end(), 0.0);
      line.metres = spread(steps, straight * (known.empty() ? kUsualWinding : known[known.size() / 2]));
    }
  }

  // A project stands in the middle of its longest piece.
  void place_projects() {
    auto longest = std::vector<std::size_t>(out_.passages.size(), 0);
    for (auto const& line : out_.lines) {
      if (line.way.size() >= longest[line.project]) {
        longest[line.project] = line.way.size();
        auto& p = out_.passages[line.project];
        p.position = line.way[line.way.size() / 2];
        p.probe_a = p.probe_b = p.box_low = p.box_high = p.position;
      }
    }
  }

  io::csv_table const& table_;
  std::vector<project> projects_;
  planned_lines out_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::set<std::string, std::less<>> taken_;  // ids of other passages
  std::vector<std::string> modes_;            // by number
  std::vector<std::string> port_types_;       // likewise
  std::map<mode, std::vector<double>> windings_;
};

}  // namespace

planned_lines read_planned_lines(facts const& rows, std::uint32_t const first_passage) {
  return reader{rows, first_passage}.run();
}

}  // namespace wakhan::load
