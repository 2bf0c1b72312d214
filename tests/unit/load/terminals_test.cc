// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/terminals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using net::carriage;
using net::mode;
using net::terminal_kind;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;

constexpr std::int32_t kToday = 20'000;  // in 2024
constexpr box kEverywhere{-180, -90, 180, 90};

unsigned bits(std::initializer_list<mode> const modes) {
  auto out = 0U;
  for (auto const m : modes) {
    out |= 1U << static_cast<unsigned>(m);
  }
  return out;
}

// A row of terminals.csv that nothing is wrong with.
small_facts::fields yard(std::string const& id, small_facts::fields const& changed = {}) {
  auto row = small_facts::fields{{"id", id},     {"name", "Yard"},       {"country", "AA"},
                                 {"lon", "5"},   {"lat", "0"},           {"type", "dry-port"},
                                 {"hub", "yes"}, {"modes", "rail;road"}, {"status", "open"}};
  for (auto const& [column, value] : changed) {
    row[column] = value;
  }
  return row;
}

small_facts::fields port(std::string const& id, std::string const& locode, std::string const& lon) {
  return {{"id", id},   {"name", "Port"},   {"country", "AA"},    {"lon", lon},
          {"lat", "0"}, {"locode", locode}, {"container", "yes"}, {"rail", "no"}};
}

struct planned {
  facts rows;
  findings found;
  std::vector<std::string> codes{two_codes()};
  std::vector<planned_terminal> terminals;
  explicit planned(small_facts const& made, std::vector<io::geojson_feature> const& ports = {},
                   box const& within = kEverywhere)
      : rows{made.parse()}, terminals{plan_terminals(rows, ports, codes, within, kToday, found)} {}

  std::vector<std::string> ids() const {
    auto out = std::vector<std::string>{};
    for (auto const& t : terminals) {
      out.push_back(t.id);
    }
    return out;
  }
};

planned planned_with(small_facts::fields const& row) { return planned{small_facts{}.add(fact_table::terminals, row)}; }

io::geojson_feature package_port(std::string const& locode, std::string const& name, double const lon,
                                 double const lat) {
  return {{{lon, lat}}, {{"port", locode}, {"name", name}}};
}

TEST(plan_terminals, reads_a_row_with_all_its_fields) {
  auto const p = planned_with(yard("a", {{"modes", "rail;river;ferry"},
                                         {"gauges_mm", "1435;1520"},
                                         {"transfer_hours", "1.5"},
                                         {"handling_usd_feu", "12.34"},
                                         {"locode", "AAYRD"},
                                         {"hub", "no"}}));
  ASSERT_EQ(p.terminals.size(), 1U);
  auto const& t = p.terminals[0];
  EXPECT_EQ(t.row.modes, bits({mode::rail, mode::waterway, mode::sea}));
  EXPECT_THAT(t.gauges, ElementsAre(1435, 1520));
  EXPECT_EQ(t.row.transfer_s, 5400U);
  EXPECT_EQ(t.ship_cents, 1234U);
  EXPECT_EQ(t.row.is_hub, 0);
  EXPECT_EQ(t.row.country, kLeft);
  EXPECT_EQ(t.row.kind, terminal_kind::dry_port);
  EXPECT_EQ(t.locode, "AAYRD");
  EXPECT_EQ(t.row.fact, net::fact_id::of(static_cast<std::uint32_t>(fact_table::terminals), 0));
}

TEST(plan_terminals, know_a_charge_of_their_own_for_ships_only) {
  EXPECT_THAT(thrown_by([&] {
                planned_with(yard("a", {{"handling_usd_feu", "200"}}));
              }),
              AllOf(HasSubstr("column 'handling_usd_feu'"), HasSubstr("ships only")));
}

TEST(plan_terminals, leaves_out_rows_that_are_not_open_on_the_day) {
  auto const p = planned{small_facts{}
                             .add(fact_table::terminals, yard("now"))
                             .add(fact_table::terminals, yard("later", {{"open_from", "2025"}}))
                             .add(fact_table::terminals, yard("before", {{"open_until", "2023"}}))
                             .add(fact_table::terminals, yard("never", {{"status", "unknown"}}))
                             .add(fact_table::terminals, yard("planned", {{"status", "planned"}}))};
  EXPECT_THAT(p.ids(), ElementsAre("now"));
}

TEST(plan_terminals, names_the_field_that_makes_no_sense) {
  auto const error_of = [](char const* const column, char const* const value) {
    return thrown_by([&] { planned_with(yard("a", {{column, value}})); });
  };
  for (auto const& [column, value] :
       std::vector<std::pair<char const*, char const*>>{{"country", "ZZ"},
                                                        {"type", "yard"},
                                                        {"hub", "maybe"},
                                                        {"modes", "rail;train"},
                                                        {"modes", "none"},
                                                        {"gauges_mm", "1400"},
                                                        {"gauges_mm", "broad"},
                                                        {"gauges_mm", "1435mm"},
                                                        {"gauges_mm", "99999999999999999999"},
                                                        {"transfer_hours", "-1"},
                                                        {"handling_usd_feu", "-5"},
                                                        {"lon", "181"},
                                                        {"lat", "north"},
                                                        {"status", "maybe"}}) {
    EXPECT_THAT(error_of(column, value), AllOf(StartsWith("bad_input: data/terminals.csv:2"),
                                               HasSubstr(fmt::format("column '{}'", column)), HasSubstr(value)));
  }
}

TEST(plan_terminals, takes_a_port_of_the_same_locode_or_place_for_the_same_terminal) {
  auto const p =
      planned{small_facts{}
                  .add(fact_table::terminals, yard("by-code", {{"locode", "AAONE"}, {"modes", "road"}}))
                  .add(fact_table::terminals, yard("by-place", {{"lon", "7"}, {"modes", "sea"}, {"type", "port"}}))
                  .add(fact_table::ports, port("one", "AAONE", "6"))
                  .add(fact_table::ports, port("two", "AATWO", "7.02"))
                  .add(fact_table::ports, port("three", "AATHR", "7.1"))};
  EXPECT_THAT(p.ids(), ElementsAre("by-code", "by-place", "three"));
  for (auto const i : {0U, 1U}) {
    EXPECT_EQ(p.terminals[i].row.modes, bits({mode::sea, mode::road, mode::rail}));
    EXPECT_THAT(p.terminals[i].alternates, ElementsAre("Port"));
    EXPECT_EQ(p.terminals[i].type, "container-port");
  }
  EXPECT_EQ(p.terminals[1].locode, "AATWO");
  EXPECT_EQ(p.terminals[2].row.modes, bits({mode::sea, mode::road}));
  EXPECT_EQ(p.terminals[2].row.kind, terminal_kind::port);
}

TEST(plan_terminals, makes_a_port_without_containers_no_place_to_change_in_mid_journey) {
  auto row = port("bulk", "AABLK", "6");
  row["container"] = "no";
  row["rail"] = "yes";
  auto const p = planned{small_facts{}.add(fact_table::ports, row)};
  EXPECT_EQ(p.terminals[0].row.is_hub, 0);
  EXPECT_EQ(p.terminals[0].type, "port");
  EXPECT_EQ(p.terminals[0].row.modes, bits({mode::sea, mode::road, mode::rail}));
}

TEST(plan_terminals, adds_ports_of_the_package_that_are_new_and_inside) {
  auto const ports = std::vector{package_port("AANEW", "Newport", 5, 1), package_port("AAONE", "Known", 6, 0),
                                 package_port("AANEW", "Again", 5, 1),   package_port("AAFAR", "Far", 50, 0),
                                 package_port("ZZNIL", "Nowhere", 5, 0), package_port("AA", "Short", 5, 0),
                                 package_port("AANUL", "", 5, 2)};
  auto const p = planned{small_facts{}.add(fact_table::ports, port("one", "AAONE", "6")), ports, {0, -10, 20, 10}};
  EXPECT_THAT(p.ids(), ElementsAre("one", "aanew", "aanul"));
  EXPECT_EQ(p.terminals[1].name, "Newport");
  EXPECT_EQ(p.terminals[2].name, "AANUL");
  EXPECT_EQ(p.terminals[1].row.is_hub, 0);
  EXPECT_EQ(p.terminals[1].type, "port");
  ASSERT_EQ(of_check(p.found, "ports").size(), 1U);
  EXPECT_THAT(of_check(p.found, "ports")[0].message, StartsWith("5 ports"));
}

TEST(plan_terminals, adds_airports_and_rail_stations) {
  auto const p = planned{small_facts{}
                             .add(fact_table::airports, {{"id", "aaw"},
                                                         {"iata", "AAW"},
                                                         {"icao", "XAAW"},
                                                         {"name", "West"},
                                                         {"country", "AA"},
                                                         {"lon", "5"},
                                                         {"lat", "0"},
                                                         {"technical_stop", "yes"}})
                             .add(fact_table::rail_stations, {{"id", "123456"},
                                                              {"name", "Станция"},
                                                              {"name_latin", "Stantsiya"},
                                                              {"country", "BB"},
                                                              {"lon", "15"},
                                                              {"lat", "0"}})};
  EXPECT_THAT(p.ids(), ElementsAre("air-aaw", "123456"));
  EXPECT_EQ(p.terminals[0].row.modes, bits({mode::air, mode::road}));
  EXPECT_EQ(p.terminals[0].locode, "AAW");
  EXPECT_THAT(p.terminals[0].alternates, ElementsAre("XAAW"));
  EXPECT_EQ(p.terminals[1].row.kind, terminal_kind::station);
  EXPECT_THAT(p.terminals[1].gauges, ElementsAre(1520));
  EXPECT_THAT(p.terminals[1].alternates, ElementsAre("Станция"));
}

// Layers that terminals are tied to: rail of 1435 mm and beside it one of 1520 mm, a road, and the sea.
struct ground {
  ground() = default;
  ground(ground const&) = delete;
  ground& operator=(ground const&) = delete;

  drawing rail_lines{mode::rail}, road_lines{mode::road}, sea_lines{mode::sea};
  findings found;

  layer_points rail{rail_lines.lines, {}}, road{road_lines.lines, {}}, sea{sea_lines.lines, {}};

  void tie(std::vector<planned_terminal>& terminals) {
    for (auto* const points : {&rail, &road, &sea}) {
      points->keep.resize(points->lines.points.size(), 0);
    }
    tie_terminals(terminals, rail, road, sea, found);
  }
};

planned_terminal terminal_at(double const lon, double const lat, std::initializer_list<mode> const modes,
                             terminal_kind const kind = terminal_kind::dry_port) {
  auto t = planned_terminal{};
  t.id = t.name = "here";
  t.row.position = geo::from_degrees(lon, lat);
  t.row.country = kLeft;
  t.row.kind = kind;
  t.row.is_hub = 1;
  t.row.modes = static_cast<std::uint8_t>(bits(modes));
  return t;
}

std::vector<std::pair<carriage, std::uint32_t>> ties_of(planned_terminal const& t) {
  auto out = std::vector<std::pair<carriage, std::uint32_t>>{};
  for (auto const& tie : t.ties) {
    out.emplace_back(tie.system, tie.point);
  }
  return out;
}

struct end {
  double lon, lat;
  net::country_id country{kLeft};
};

// A line between two new points, numbered in this order.
layer::edge& line(drawing& d, end const a, end const b) {
  auto const first = d.point(a.lon, a.lat, a.country);
  auto const second = d.point(b.lon, b.lat, b.country);
  return d.edge(first, second);
}

// 1435 mm at 5° and 6° on the equator, 1520 mm at 5° and 6° a tenth of a degree north of it.
struct two_gauges : ground {
  two_gauges() {
    auto& d = rail_lines;
    line(d, {5, 0}, {6, 0});
    line(d, {5, 0.1}, {6, 0.1}).by = carriage::rail_1520;
  }
};

TEST(tie_terminals, takes_the_nearest_line_of_whatever_gauge_unless_gauges_are_wanted) {
  auto g = two_gauges{};
  auto list = std::vector{terminal_at(5, 0.06, {mode::rail}), terminal_at(5, 0.06, {mode::rail}),
                          terminal_at(6, 0.06, {mode::rail})};
  list[1].gauges = {1435};
  list[2].gauges = {1435, 1520};
  g.tie(list);
  EXPECT_THAT(ties_of(list[0]), ElementsAre(std::pair{carriage::rail_1520, 2U}));
  EXPECT_THAT(ties_of(list[1]), ElementsAre(std::pair{carriage::rail_1435, 0U}));
  EXPECT_THAT(ties_of(list[2]), ElementsAre(std::pair{carriage::rail_1435, 1U}, std::pair{carriage::rail_1520, 3U}));
  EXPECT_THAT(g.rail.keep, ElementsAre(1, 1, 1, 1));
  EXPECT_THAT(g.found, IsEmpty());
}

TEST(tie_terminals, ties_to_every_copy_of_the_station) {
  auto g = ground{};
  line(g.rail_lines, {5, 0}, {6, 0});
  line(g.rail_lines, {5, 0}, {5, 1});
  auto list = std::vector{terminal_at(5, 0.01, {mode::rail})};
  g.tie(list);
  EXPECT_THAT(ties_of(list[0]),
              UnorderedElementsAre(std::pair{carriage::rail_1435, 0U}, std::pair{carriage::rail_1435, 2U}));
  EXPECT_THAT(g.rail.keep, ElementsAre(1, 0, 1, 0));
}

TEST(tie_terminals, ties_a_station_to_its_own_lines_and_gives_it_their_country) {
  auto g = ground{};
  line(g.rail_lines, {5, 0, kRight}, {6, 0, kRight}).by = carriage::rail_1520;
  line(g.rail_lines, {5.01, 0}, {6, 1}).by = carriage::rail_1520;
  g.rail_lines.lines.stations["123456"] = {0};
  auto list = std::vector{terminal_at(5.01, 0, {mode::rail}, terminal_kind::station)};
  list[0].id = "123456";
  g.tie(list);
  EXPECT_THAT(ties_of(list[0]), ElementsAre(std::pair{carriage::rail_1520, 0U})) << "not to the line beside it";
  EXPECT_EQ(list[0].row.country, kRight);
  EXPECT_THAT(g.rail.keep, ElementsAre(1, 0, 0, 0));
}

TEST(tie_terminals, finds_a_wanted_gauge_on_a_dual_line) {
  auto g = ground{};
  auto& d = g.rail_lines;
  line(d, {5, 0}, {6, 0}).also = carriage::rail_1520;
  auto list = std::vector{terminal_at(5, 0, {mode::rail})};
  list[0].gauges = {1520};
  g.tie(list);
  EXPECT_THAT(ties_of(list[0]), ElementsAre(std::pair{carriage::rail_1520, 0U}));
}

TEST(tie_terminals, reaches_further_for_a_port_and_never_over_a_border) {
  auto g = ground{};
  auto& d = g.rail_lines;
  line(d, {9.8, 0}, {9.9, 0});
  line(d, {10.01, 1, kRight}, {11, 1, kRight});
  auto list = std::vector{terminal_at(9.8, 0.18, {mode::rail}),                       // 20 km off
                          terminal_at(9.8, 0.18, {mode::rail}, terminal_kind::port),  // the same for a port
                          terminal_at(9.99, 1, {mode::rail})};                        // a line 2 km off, but abroad
  g.tie(list);
  EXPECT_THAT(list[0].ties, IsEmpty());
  EXPECT_THAT(ties_of(list[1]), ElementsAre(std::pair{carriage::rail_1435, 0U}));
  EXPECT_THAT(list[2].ties, IsEmpty());
  auto const findings = of_check(g.found, "terminal-without-rail");
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].level, severity::doubt);
}

TEST(tie_terminals, ties_to_the_road_of_its_country) {
  auto g = ground{};
  auto& d = g.road_lines;
  line(d, {9.8, 0}, {9.9, 0});
  line(d, {10.01, 1, kRight}, {11, 1, kRight});
  auto list = std::vector{terminal_at(9.85, 0.1, {mode::road}), terminal_at(9.99, 1, {mode::road})};
  g.tie(list);
  EXPECT_EQ(list[0].ties.size(), 1U);
  EXPECT_EQ(list[0].ties[0].by, mode::road);
  EXPECT_EQ(g.road.keep[list[0].ties[0].point], 1);
  EXPECT_THAT(list[1].ties, IsEmpty());
  EXPECT_EQ(of_check(g.found, "terminal-without-road").size(), 1U);
}

TEST(tie_terminals, gives_every_port_an_approach_for_the_vessels_that_sail_there) {
  auto g = ground{};
  auto& d = g.sea_lines;
  line(d, {5, 0, {}}, {6, 0, {}});
  line(d, {6, 0, {}}, {7, 0, {}}).also = carriage::river_sea;
  line(d, {15, 0, {}}, {16, 0, {}}).by = carriage::river_sea;
  auto list = std::vector{terminal_at(5, 0.5, {mode::sea}), terminal_at(7, 0.1, {mode::sea}),
                          terminal_at(15, 0.1, {mode::sea}), terminal_at(5, 5, {mode::sea})};
  g.tie(list);
  ASSERT_EQ(list[0].ties.size(), 1U);
  EXPECT_EQ(list[0].ties[0].system, carriage::sea);
  auto const& approach = g.sea.lines.edges[3];
  EXPECT_EQ(approach.a, list[0].ties[0].point);
  EXPECT_EQ(approach.b, 0U);
  EXPECT_NEAR(approach.metres, 55'597, 5);
  EXPECT_EQ(g.sea.lines.points[approach.a], list[0].row.position);
  EXPECT_THAT(ties_of(list[1]), ElementsAre(std::pair{carriage::sea, 7U}, std::pair{carriage::river_sea, 7U}));
  EXPECT_THAT(ties_of(list[2]), ElementsAre(std::pair{carriage::river_sea, 8U}));
  EXPECT_THAT(list[3].ties, IsEmpty());
  EXPECT_EQ(of_check(g.found, "port-without-sea").size(), 1U);
  EXPECT_EQ(g.sea.keep.size(), g.sea.lines.points.size());
  EXPECT_EQ(g.sea.keep[0], 1);
  EXPECT_EQ(g.sea.keep[1], 0);
}

TEST(tie_terminals, gives_a_port_between_ocean_and_river_both_where_they_are_near) {
  auto g = ground{};
  auto& d = g.sea_lines;
  line(d, {5, 0, {}}, {6, 0, {}});
  line(d, {5, 0.2, {}}, {5, 1, {}}).by = carriage::river_sea;
  auto list = std::vector{terminal_at(5, 0.12, {mode::sea}), terminal_at(5, 0.9, {mode::sea})};
  g.tie(list);
  EXPECT_THAT(ties_of(list[0]), ElementsAre(std::pair{carriage::river_sea, 4U}, std::pair{carriage::sea, 5U}));
  EXPECT_THAT(ties_of(list[1]), ElementsAre(std::pair{carriage::river_sea, 6U})) << "the ocean is 100 km away";
}

TEST(tie_terminals, finds_the_sea_for_many_ports_though_each_adds_a_point_to_it) {
  auto g = ground{};
  auto& d = g.sea_lines;
  for (int i = 0; i < 20; ++i) {
    line(d, {1.0 * i, 0, {}}, {i + 1.0, 0, {}});
  }
  auto list = std::vector<planned_terminal>{};
  for (int i = 0; i < 1000; ++i) {
    list.push_back(terminal_at(i % 20, 0.1, {mode::sea}));
  }
  g.tie(list);
  for (std::size_t i = 0; i < list.size(); ++i) {
    ASSERT_EQ(list[i].ties.size(), 1U);
    auto const at = g.sea.lines.points[g.sea.lines.edges[20 + i].b];
    EXPECT_EQ(at, geo::from_degrees(static_cast<double>(i % 20), 0));
  }
}

io::city town(std::uint32_t const id, double const lon, double const lat, std::uint32_t const people,
              std::string const& country = "AA") {
  return {id, "Town", {}, lon, lat, country, people};
}

TEST(add_assumed_terminals, gives_one_to_large_towns_on_a_line_that_have_none) {
  auto g = ground{};
  auto& d = g.rail_lines;
  for (int i = 1; i < 9; ++i) {
    line(d, {1.0 * i, 0}, {i + 1.0, 0}).by = carriage::rail_1520;
  }
  auto list = std::vector{terminal_at(1, 0, {mode::rail})};
  g.tie(list);
  auto const codes = two_codes();
  auto const towns = std::vector{town(1, 1.2, 0, 90'000),        // 22 km from the yard: served
                                 town(2, 3.05, 0, 90'000),       // on the line
                                 town(3, 4.0, 0.1, 90'000),      // 11 km off the line
                                 town(4, 5.0, 0, 49'999),        // too small
                                 town(5, 6.0, 0, 90'000, "BB"),  // its country has no line there
                                 town(6, 7.0, 0, 90'000, "ZZ"),  // of no country
                                 town(7, 9.0, 0.01, 50'000)};
  auto const country_of = [&](io::city const& town) {
    auto const found = std::find(codes.begin(), codes.end(), town.country_code);
    return found == codes.end() ? net::country_id{}
                                : net::country_id{static_cast<std::uint16_t>(found - codes.begin())};
  };
  add_assumed_terminals(list, towns, country_of, 50'000, g.rail, g.found);
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[1].id, "assumed-2");
  EXPECT_EQ(list[2].id, "assumed-7");
  EXPECT_EQ(list[1].name, "Town (assumed terminal)");
  EXPECT_EQ(list[1].row.kind, terminal_kind::assumed);
  EXPECT_EQ(list[1].row.is_hub, 0);
  EXPECT_EQ(list[1].type, "assumed");
  ASSERT_EQ(list[1].ties.size(), 2U) << "both lines that end at the place";
  EXPECT_EQ(list[1].ties[0].system, carriage::rail_1520);
  EXPECT_EQ(g.rail.keep[list[1].ties[0].point], 1);
  EXPECT_THAT(of_check(g.found, "assumed-terminals").at(0).message, StartsWith("2 towns"));
}

TEST(build_terminals, makes_a_hub_with_a_transfer_to_every_line_it_is_tied_to) {
  auto g = two_gauges{};
  auto& d = g.road_lines;
  line(d, {5, 0.2}, {6, 0.2});
  auto list = std::vector{terminal_at(5, 0.06, {mode::rail, mode::road, mode::waterway}),
                          terminal_at(5, 5, {mode::rail}), terminal_at(5, 5, {mode::air}, terminal_kind::airport)};
  list[0].gauges = {1435, 1520};
  g.tie(list);
  auto out = network_builder{};
  auto const factors = length_factors(3, 1000);
  auto const rail = contract_layer(g.rail.lines, g.rail.keep, factors, out);
  auto const road = contract_layer(g.road.lines, g.road.keep, factors, out);
  auto const before = out.data().links.from.size();
  build_terminals(list, {rail, road, {}, {}}, out);
  // The yard without a line is left out, the airport without a road is not.
  ASSERT_EQ(out.data().terminals.size(), 2U);
  auto const& yard_row = out.data().terminals[net::terminal_id{0U}];
  EXPECT_EQ(yard_row.modes, bits({mode::rail, mode::road}));
  EXPECT_EQ(out.data().nodes.kind[yard_row.node], net::node_kind::hub);
  EXPECT_EQ(out.data().terminals[net::terminal_id{1U}].modes, bits({mode::air}));
  ASSERT_EQ(out.data().links.from.size(), before + 4);
  auto systems = std::vector<carriage>{};
  for (auto i = before; i < before + 3; ++i) {
    auto const l = net::link_id{i};
    EXPECT_EQ(out.data().links.kind[l], net::link_kind::transfer);
    EXPECT_EQ(out.data().links.from[l], yard_row.node);
    EXPECT_EQ(out.data().links.ref[l], 0U);
    EXPECT_EQ(out.data().links.length_m[l], 0U);
    systems.push_back(out.data().nodes.by[out.data().links.to[l]]);
  }
  EXPECT_THAT(systems, ElementsAre(carriage::rail_1435, carriage::rail_1520, carriage::road));
  auto const change = net::link_id{before + 3};
  EXPECT_EQ(out.data().links.kind[change], net::link_kind::gauge_change);
  EXPECT_EQ(out.data().nodes.by[out.data().links.from[change]], carriage::rail_1435);
  EXPECT_EQ(out.data().nodes.by[out.data().links.to[change]], carriage::rail_1520);
  EXPECT_EQ(out.data().links.ref[change], 0U);
}

TEST(build_terminals, changes_no_gauge_where_freight_only_begins_and_ends) {
  auto g = two_gauges{};
  auto list = std::vector{terminal_at(6, 0.06, {mode::rail})};
  list[0].gauges = {1435, 1520};
  list[0].row.is_hub = 0;
  g.tie(list);
  auto out = network_builder{};
  auto const rail = contract_layer(g.rail.lines, g.rail.keep, length_factors(3, 1000), out);
  auto const before = out.data().links.from.size();
  build_terminals(list, {rail, {}, {}, {}}, out);
  EXPECT_EQ(out.data().links.from.size(), before + 2);
}

}  // namespace
}  // namespace wakhan::load
