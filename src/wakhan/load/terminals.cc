// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/terminals.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "wakhan/base/error.h"
#include "wakhan/base/letters.h"

namespace wakhan::load {

namespace {

using net::carriage;
using net::mode;
using net::terminal_kind;

constexpr double kPortSpurMetres = 25'000;  // a port's spur may be missing from the rail layer
constexpr double kStationMetres = 15'000;
constexpr double kTerminalRoadMetres = 30'000;
constexpr double kQuayMetres = 100'000;
constexpr double kOtherShipsMetres = 15'000;
constexpr double kTownMetres = 8'000;     // a town this near a line may have an assumed terminal
constexpr double kServedMetres = 25'000;  // a town with a terminal this near has none assumed

std::uint8_t bit(mode const m) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(m)); }

bool serves(net::terminal const& t, mode const m) { return (t.modes & bit(m)) != 0; }

terminal_kind kind_of(io::csv_table::row const& row) {
  static auto const names = std::map<std::string, terminal_kind, std::less<>>{
      {"dry-port", terminal_kind::dry_port},         {"rail-terminal", terminal_kind::rail_terminal},
      {"gauge-change", terminal_kind::gauge_change}, {"port", terminal_kind::port},
      {"airport", terminal_kind::airport},           {"road-terminal", terminal_kind::road_terminal},
  };
  auto const found = names.find(row.text("type"));
  if (found == names.end()) {
    row.reject("type", "is none of dry-port, rail-terminal, gauge-change, port, airport, road-terminal");
  }
  return found->second;
}

constexpr std::string_view kContainerPort = "container-port";  // the type of ports with container cranes

planned_terminal from_row(io::csv_table::row const& row, std::span<std::string const> const countries) {
  auto t = planned_terminal{};
  t.id = row.text("id");
  t.name = row.text("name");
  t.locode = row.text("locode");
  t.row.position = position_of(row);
  t.row.country = country_of(countries, row);
  t.row.kind = kind_of(row);
  t.type = t.row.kind == terminal_kind::port ? kContainerPort : row.text("type");
  t.row.is_hub = is_yes(row, "hub") ? 1 : 0;
  t.row.transfer_s =
      static_cast<std::uint32_t>(std::lround(3600 * optional_amount(row, "transfer_hours", 2000).value_or(0)));
  t.ship_cents =
      static_cast<std::uint32_t>(std::lround(100 * optional_amount(row, "handling_usd_feu", 1e5).value_or(0)));
  t.row.fact = fact_of(fact_table::terminals, row);
  for (auto const& word : split_list(row.text("modes"))) {
    auto const m = net::parse_mode(word == "river" ? "waterway" : word == "ferry" ? "sea" : word);
    if (!m || *m >= mode::access) {
      row.reject("modes", "holds a mode that is none of rail, road, sea, waterway, ferry, air");
    }
    t.row.modes = static_cast<std::uint8_t>(t.row.modes | bit(*m));
  }
  if (t.ship_cents != 0 && !serves(t.row, mode::sea)) {
    row.reject("handling_usd_feu", "is charged for ships only, and the modes lack sea; let it be empty");
  }
  for (auto const& gauge : split_list(row.text("gauges_mm"))) {
    auto mm = std::int64_t{0};
    auto const* const end = gauge.data() + gauge.size();
    auto const [stop, failed] = std::from_chars(gauge.data(), end, mm);
    t.gauges.push_back(mm);
    if (failed != std::errc{} || stop != end || !net::rail_carriage(mm)) {
      row.reject("gauges_mm", "holds a gauge that is none of 1000, 1050, 1067, 1435, 1520, 1524, 1600, 1668, 1676");
    }
  }
  return t;
}

void add_rows(std::vector<planned_terminal>& out, facts const& rows, std::span<std::string const> const countries,
              std::int32_t const day) {
  auto const& table = rows[fact_table::terminals];
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (validity_of(table[i]).holds(day)) {
      out.push_back(from_row(table[i], countries));
    }
  }
}

void add_ports(std::vector<planned_terminal>& out, facts const& rows, std::span<std::string const> const countries) {
  auto const& table = rows[fact_table::ports];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const at = position_of(row);
    // The same port may stand in terminals.csv with more detail: that row stays, and learns that it is a port.
    auto const same = std::find_if(out.begin(), out.end(), [&](auto const& t) {
      return (!t.locode.empty() && t.locode == row.text("locode")) ||
             (serves(t.row, mode::sea) && geo::rough_distance_m(t.row.position, at) < 3000);
    });
    auto const has_containers = is_yes(row, "container");
    if (same != out.end()) {
      same->row.modes = static_cast<std::uint8_t>(same->row.modes | bit(mode::sea) | bit(mode::road) | bit(mode::rail));
      same->type = has_containers ? kContainerPort : "port";
      same->locode = row.text("locode");
      same->alternates.push_back(row.text("name"));
      continue;
    }
    auto t = planned_terminal{};
    t.id = row.text("id");
    t.name = row.text("name");
    t.locode = row.text("locode");
    t.row.position = at;
    t.row.country = country_of(countries, row);
    t.row.kind = terminal_kind::port;
    t.row.is_hub = has_containers ? 1 : 0;
    t.type = has_containers ? kContainerPort : "port";
    auto const has_rail = is_yes(row, "rail");
    t.row.modes = static_cast<std::uint8_t>(bit(mode::sea) | bit(mode::road) | (has_rail ? bit(mode::rail) : 0));
    t.row.fact = fact_of(fact_table::ports, row);
    out.push_back(std::move(t));
  }
}

void add_package_ports(std::vector<planned_terminal>& out, std::span<io::geojson_feature const> const ports,
                       std::span<std::string const> const countries, box const& within, findings& found) {
  auto known = std::set<std::string>{};
  for (auto const& t : out) {
    known.insert(t.locode);
  }
  auto unknown = 0;
  for (auto const& port : ports) {
    auto const property = [&](char const* const name) {
      auto const value = port.properties.find(name);
      return value == port.properties.end() ? std::string{} : value->second;
    };
    auto const locode = property("port");
    auto const country = find_country(countries, std::string_view{locode}.substr(0, 2));
    if (!country || locode.size() != 5 || port.points.size() != 1 ||
        !within.holds(port.points[0].lon, port.points[0].lat) || !known.insert(locode).second) {
      ++unknown;
      continue;
    }
    auto t = planned_terminal{};
    t.id = in_small_letters(locode);
    t.name = property("name").empty() ? locode : property("name");
    t.locode = locode;
    t.row.position = geo::from_degrees(port.points[0].lon, port.points[0].lat);
    t.row.country = *country;
    t.row.kind = terminal_kind::port;
    t.type = "port";
    // A port without a known container service is one end of a bulk voyage, not a place to change in the middle of a
    // journey.
    t.row.modes = static_cast<std::uint8_t>(bit(mode::sea) | bit(mode::road));
    out.push_back(std::move(t));
  }
  note(found, severity::info, "ports", "searoute",
       "{} ports of the package were left out: listed before, outside the box, or of no known country", unknown);
}

void add_airports(std::vector<planned_terminal>& out, facts const& rows, std::span<std::string const> const countries) {
  auto const& table = rows[fact_table::airports];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto t = planned_terminal{};
    t.id = "air-" + row.text("id");
    t.name = row.text("name");
    t.locode = row.text("iata");
    t.alternates = {row.text("icao")};
    t.row.position = position_of(row);
    t.row.country = country_of(countries, row);
    t.row.kind = terminal_kind::airport;
    t.type = "airport";
    t.row.is_hub = 1;
    t.row.modes = static_cast<std::uint8_t>(bit(mode::air) | bit(mode::road));
    t.row.is_technical_stop = is_yes(row, "technical_stop") ? 1 : 0;
    t.row.fact = fact_of(fact_table::airports, row);
    out.push_back(std::move(t));
  }
}

void add_stations(std::vector<planned_terminal>& out, facts const& rows, std::span<std::string const> const countries) {
  auto const& table = rows[fact_table::rail_stations];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    if (row.is_empty("lon")) {
      continue;  // nobody knows where it is
    }
    auto t = planned_terminal{};
    t.id = row.text("id");
    t.name = row.text("name_latin");
    t.locode = row.text("id");
    t.alternates = {row.text("name")};
    t.row.position = position_of(row);
    t.row.country = country_of(countries, row);
    t.row.kind = terminal_kind::station;
    t.type = "station";
    t.operations = split_list(row.text("operations"));
    t.row.modes = bit(mode::rail);
    t.gauges = {1520};
    t.row.fact = fact_of(fact_table::rail_stations, row);
    out.push_back(std::move(t));
  }
}

// To the point and to the copies of its station on other lines.
void tie_to_copies(planned_terminal& t, nearest_on_layer const& rail, std::uint32_t const point, carriage const system,
                   layer_points& layer) {
  for (auto const copy : rail.copies_of(point, system)) {
    layer.keep[copy] = 1;
    t.ties.push_back({mode::rail, system, copy});
  }
}

// The points at which published lines pass a station; none of other terminals.
std::span<std::uint32_t const> own_points(planned_terminal const& t, layer const& lines) {
  auto const own = lines.stations.find(t.id);
  return t.row.kind == terminal_kind::station && own != lines.stations.end() ? std::span{own->second}
                                                                             : std::span<std::uint32_t const>{};
}

// The railway that works a station may be a neighbour's: it lies in the country of its lines.
void take_country_of_lines(planned_terminal& t, layer const& lines) {
  auto const points = own_points(t, lines);
  if (std::none_of(points.begin(), points.end(), [&](auto const p) { return lines.country[p] == t.row.country; }) &&
      !points.empty()) {
    t.row.country = lines.country[points.front()];
  }
}

bool tie_to_own_lines(planned_terminal& t, layer_points& layer) {
  auto const points = own_points(t, layer.lines);
  for (auto const point : points) {
    layer.keep[point] = 1;
    t.ties.push_back({mode::rail, carriage::rail_1520, point});
  }
  return !points.empty();
}

void tie_to_rail(planned_terminal& t, nearest_on_layer const& rail, layer_points& layer, findings& found) {
  if (tie_to_own_lines(t, layer)) {
    return;
  }
  auto const radius = t.row.kind == terminal_kind::port ? kPortSpurMetres : kStationMetres;
  auto const tie = [&](std::optional<carriage> const wanted) {
    auto const hit = rail.find(t.row.position, radius, wanted, t.row.country);
    if (!hit) {
      note(found, t.row.is_hub != 0 ? severity::doubt : severity::info, "terminal-without-rail", t.id,
           "no line {}within {} km", wanted ? fmt::format("of {} mm ", gauge_mm(*wanted)) : std::string{},
           radius / 1000);
      return;
    }
    auto system = wanted;
    for (std::size_t g = 0; g < net::kRailGauges && !system; ++g) {
      if ((rail.systems_at(hit->point) & (1U << g)) != 0) {
        system = static_cast<carriage>(g);
      }
    }
    tie_to_copies(t, rail, hit->point, *system, layer);
  };
  if (t.gauges.empty()) {
    tie(std::nullopt);
  }
  for (auto const gauge : t.gauges) {
    tie(net::rail_carriage(gauge));
  }
}

// A line from a port's quay to a point of the sea network, for those of its vessels that `systems` names.
void add_approach(planned_terminal& t, nearest_on_layer::hit const& hit, std::uint32_t const systems,
                  layer_points& layer) {
  auto const has_ocean = (systems & (1U << static_cast<unsigned>(carriage::sea))) != 0;
  auto const has_river = (systems & (1U << static_cast<unsigned>(carriage::river_sea))) != 0;
  auto edge = layer::edge{};
  edge.a = layer.lines.add_point(t.row.position, {});
  edge.b = hit.point;
  edge.metres = static_cast<std::uint32_t>(std::max(1L, std::lround(hit.metres)));
  edge.by = has_ocean ? carriage::sea : carriage::river_sea;
  edge.also = has_ocean && has_river ? carriage::river_sea : carriage::hub;
  layer.lines.edges.push_back(edge);
  layer.keep.push_back(1);
  layer.keep[hit.point] = 1;
  for (auto const by : {carriage::sea, carriage::river_sea}) {
    if ((systems & (1U << static_cast<unsigned>(by))) != 0) {
      t.ties.push_back({mode::sea, by, edge.a});
    }
  }
}

// A port's approaches: to the nearest line of ships, and where that is none of the other kind's, to theirs beside it.
void tie_to_sea(planned_terminal& t, nearest_on_layer const& sea, layer_points& layer, findings& found) {
  auto const hit = sea.find(t.row.position, kQuayMetres, std::nullopt, {});
  if (!hit) {
    note(found, severity::doubt, "port-without-sea", t.id, "the sea network passes nowhere within {} km",
         kQuayMetres / 1000);
    return;
  }
  auto const systems = sea.systems_at(hit->point);
  add_approach(t, *hit, systems, layer);
  for (auto const other : {carriage::sea, carriage::river_sea}) {
    auto const wanted = 1U << static_cast<unsigned>(other);
    if ((systems & wanted) == 0) {
      if (auto const beside = sea.find(t.row.position, kOtherShipsMetres, other, {})) {
        add_approach(t, *beside, wanted, layer);
      }
    }
  }
}

}  // namespace

std::vector<planned_terminal> plan_terminals(facts const& rows, std::span<io::geojson_feature const> const ports,
                                             std::span<std::string const> const countries, box const& within,
                                             std::int32_t const day, findings& found) {
  auto out = std::vector<planned_terminal>{};
  add_rows(out, rows, countries, day);
  add_ports(out, rows, countries);
  add_package_ports(out, ports, countries, within, found);
  add_airports(out, rows, countries);
  add_stations(out, rows, countries);
  return out;
}

void tie_terminals(std::vector<planned_terminal>& terminals, layer_points& rail, layer_points& road, layer_points& sea,
                   findings& found) {
  auto const on_rail = nearest_on_layer{rail.lines};
  auto const on_road = nearest_on_layer{road.lines};
  auto const on_sea = nearest_on_layer{sea.lines};
  for (auto& t : terminals) {
    take_country_of_lines(t, rail.lines);
    if (serves(t.row, mode::rail)) {
      tie_to_rail(t, on_rail, rail, found);
    }
    if (serves(t.row, mode::sea)) {
      tie_to_sea(t, on_sea, sea, found);
    }
    if (serves(t.row, mode::road)) {
      tie_to_road(t, on_road, road, found);
    }
  }
}

void tie_to_road(planned_terminal& t, nearest_on_layer const& on_road, layer_points& road, findings& found) {
  if (auto const hit = on_road.find(t.row.position, kTerminalRoadMetres, std::nullopt, t.row.country)) {
    road.keep[hit->point] = 1;
    t.ties.push_back({mode::road, carriage::road, hit->point});
  } else {
    note(found, severity::info, "terminal-without-road", t.id, "no road within {} km", kTerminalRoadMetres / 1000);
  }
}

void add_assumed_terminals(std::vector<planned_terminal>& terminals, std::span<io::city const> const cities,
                           std::function<net::country_id(io::city const&)> const& country_of,
                           std::uint32_t const least_population, layer_points& rail, findings& found) {
  auto const on_rail = nearest_on_layer{rail.lines};
  auto served = std::vector<geo::lonlat>{};
  for (auto const& t : terminals) {
    if (std::any_of(t.ties.begin(), t.ties.end(), [](auto const& tie) { return tie.by == mode::rail; })) {
      served.push_back(t.row.position);
    }
  }
  auto const order = geo::kd_order(served);
  auto const near_served = geo::kd_tree{served, order};
  auto assumed = 0;
  for (auto const& city : cities) {
    auto const at = geo::from_degrees(city.lon, city.lat);
    if (city.population < least_population || !near_served.nearest(at, 1, kServedMetres).empty()) {
      continue;
    }
    auto const country = country_of(city);
    auto const hit = country.is_valid() ? on_rail.find(at, kTownMetres, std::nullopt, country) : std::nullopt;
    if (!hit) {
      continue;
    }
    auto t = planned_terminal{};
    t.id = fmt::format("assumed-{}", city.geonames_id);
    t.name = fmt::format("{} (assumed terminal)", city.name);
    t.row.position = at;
    t.row.country = country;
    t.row.kind = terminal_kind::assumed;
    t.type = "assumed";
    t.row.modes = bit(mode::rail);
    for (std::size_t g = 0; g < net::kRailGauges; ++g) {
      if ((on_rail.systems_at(hit->point) & (1U << g)) != 0) {
        tie_to_copies(t, on_rail, hit->point, static_cast<carriage>(g), rail);
        break;
      }
    }
    terminals.push_back(std::move(t));
    ++assumed;
  }
  note(found, severity::info, "assumed-terminals", "rail",
       "{} towns of at least {} people on a line have no listed terminal: one is assumed", assumed, least_population);
}

namespace {

// At a terminal with tracks of two gauges trains go over from one to the other without being taken in and sent out
// anew.
void add_gauge_changes(net::terminal const& t, std::uint32_t const ref, std::span<net::node_id const> const rail,
                       network_builder& out) {
  for (std::size_t i = 0; t.is_hub != 0 && i < rail.size(); ++i) {
    for (std::size_t j = i + 1; j < rail.size(); ++j) {
      if (out.data().nodes.by[rail[i]] != out.data().nodes.by[rail[j]]) {
        auto link = network_builder::link{};
        link.from = rail[i];
        link.to = rail[j];
        link.kind = net::link_kind::gauge_change;
        link.by = mode::rail;
        link.country = t.country;
        link.ref = ref;
        link.fact = t.fact;
        out.add_straight_link(link);
      }
    }
  }
}

}  // namespace

void build_terminals(std::span<planned_terminal const> const terminals, line_nodes const& lines, network_builder& out) {
  for (auto const& t : terminals) {
    if (t.ties.empty() && !serves(t.row, mode::air)) {
      continue;
    }
    auto row = t.row;
    row.id = out.text(t.id);
    row.name = out.text(t.name);
    row.node = out.add_node(row.position, net::node_kind::hub, carriage::hub, row.country);
    auto tied = serves(row, mode::air) ? bit(mode::air) : std::uint8_t{0};
    auto const ref = static_cast<std::uint32_t>(out.data().terminals.size());
    auto rail = std::vector<net::node_id>{};
    for (auto const& tie : t.ties) {
      auto const& nodes = tie.by == mode::rail       ? lines.rail
                          : tie.by == mode::road     ? lines.road
                          : tie.by == mode::waterway ? lines.water
                                                     : lines.sea;
      auto const node = nodes.find(tie.point, tie.system);
      if (!node.is_valid()) {
        continue;
      }
      tied = static_cast<std::uint8_t>(tied | bit(tie.by));
      if (tie.by == mode::rail) {
        rail.push_back(node);
      }
      auto link = network_builder::link{};
      link.from = row.node;
      link.to = node;
      link.kind = net::link_kind::transfer;
      link.by = tie.by;
      link.country = row.country;
      link.ref = ref;
      link.fact = row.fact;
      out.add_straight_link(link);
    }
    row.modes = tied;
    add_gauge_changes(row, ref, rail, out);
    out.data().terminals.push_back(row);
  }
}

}  // namespace wakhan::load
