// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/services.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"
#include "wakhan/load/rates.h"

namespace wakhan::load {
namespace {

using net::carriage;
using net::link_kind;
using net::mode;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

// A ferry over the border between two countries, from 9° to 11° on the equator, that nothing is wrong with.
small_facts::fields ferry(small_facts::fields const& changed = {}) {
  auto row = small_facts::fields{{"id", "line"}, {"port_a", "West"},        {"country_a", "AA"}, {"lon_a", "9"},
                                 {"lat_a", "0"}, {"port_b", "East"},        {"country_b", "BB"}, {"lon_b", "11"},
                                 {"lat_b", "0"}, {"carries", "containers"}, {"status", "open"}};
  for (auto const& [column, value] : changed) {
    row[column] = value;
  }
  return row;
}

// Rail and road that end near both ports, and a sea.
struct shores {
  drawing rail_lines{mode::rail}, road_lines{mode::road};
  layer_points rail{rail_lines.lines, {}}, road{road_lines.lines, {}};
  sea_layer sea;
  findings found;
  network_builder out;

  shores() {
    auto const codes = two_codes();
    out.data().countries.raw().resize(2);
    resolve_rates(small_facts{}.add_rates().parse(), codes, two_regions(), out.data());
    for (auto* const d : {&rail_lines, &road_lines}) {
      for (auto const& [lon, country] : {std::pair{9.0, kLeft}, std::pair{11.0, kRight}}) {
        auto const quay = d->point(lon, 0.1, country);
        d->edge(quay, d->point(lon, 1, country));
      }
    }
    sea.lines.kind = mode::sea;
  }
  shores(shores const&) = delete;
  shores& operator=(shores const&) = delete;

  std::vector<planned_ferry> plan(small_facts::fields const& row, small_facts more = {}) {
    rail.keep.assign(rail.lines.points.size(), 0);
    road.keep.assign(road.lines.points.size(), 0);
    auto const codes = two_codes();
    return plan_ferries(more.add(fact_table::ferries, row).parse(), codes, out.data(), {rail, road, sea}, found);
  }

  // A sea edge between two new points.
  layer::edge sea_edge(geo::lonlat const a, geo::lonlat const b, std::uint32_t const metres) {
    auto e = layer::edge{};
    e.a = sea.lines.add_point(a, {});
    e.b = sea.lines.add_point(b, {});
    e.metres = metres;
    e.by = carriage::sea;
    return e;
  }

  net::node_id port(double const lon) {
    auto t = net::terminal{};
    t.kind = net::terminal_kind::port;
    t.position = geo::from_degrees(lon, 0.1);
    t.node = out.add_node(t.position, net::node_kind::hub, carriage::hub, {});
    out.data().terminals.push_back(t);
    return t.node;
  }

  // Contracts both layers and builds the ferries.
  void build(std::vector<planned_ferry> const& ferries) {
    auto const factors = length_factors(3, 1000);
    auto const rail_nodes = contract_layer(rail.lines, rail.keep, factors, out);
    auto const road_nodes = contract_layer(road.lines, road.keep, factors, out);
    build_ferries(ferries, rail_nodes, road_nodes, out, found);
  }
  std::vector<net::link_id> links_of(link_kind const kind) {
    auto all = std::vector<net::link_id>{};
    for (std::uint32_t i = 0; i < out.data().links.from.size(); ++i) {
      if (out.data().links.kind[net::link_id{i}] == kind) {
        all.push_back(net::link_id{i});
      }
    }
    return all;
  }
};

TEST(plan_ferries, keeps_hours_frequency_and_price_of_the_row) {
  auto s = shores{};
  auto const planned =
      s.plan(ferry({{"sailing_hours", "20.5"}, {"sailings_per_week", "2"}, {"price_usd_feu", "1200.5"}}));
  ASSERT_EQ(planned.size(), 1U);
  EXPECT_EQ(planned[0].row.sailing_s, 73'800U);
  EXPECT_EQ(planned[0].row.wait_s, 151'200U);  // half of three and a half days
  EXPECT_EQ(planned[0].row.is_wait_assumed, 0U);
  EXPECT_EQ(planned[0].row.price_cents, 120'050U);
  EXPECT_EQ(planned[0].name, "West–East ferry");
  EXPECT_EQ(planned[0].country_b, kRight);
}

TEST(plan_ferries, takes_speed_and_wait_of_the_mode_where_the_row_is_silent) {
  auto s = shores{};
  auto const planned = s.plan(ferry({{"distance_km", "400"}}));
  EXPECT_EQ(planned[0].metres, 400'000.0);
  EXPECT_EQ(planned[0].row.sailing_s, 36'000U);  // at 40 km/h
  EXPECT_EQ(planned[0].row.wait_s, 43'200U);     // seven a week
  EXPECT_EQ(planned[0].row.is_wait_assumed, 1U);
  EXPECT_EQ(planned[0].row.price_cents, 0U);
}

TEST(plan_ferries, never_waits_for_ever) {
  auto s = shores{};
  EXPECT_EQ(s.plan(ferry({{"sailings_per_week", "0"}}))[0].row.wait_s, 30'240'000U);  // taken as one in two years
}

TEST(plan_ferries, of_published_days_wait_by_these_days_and_keep_them) {
  auto s = shores{};
  auto const planned = s.plan(ferry({{"days", "tue sat"}, {"time_utc", "20:00"}}));
  ASSERT_EQ(planned.size(), 1U);
  EXPECT_EQ(planned[0].row.wait_s, 7U * 86'400 / 4);
  EXPECT_EQ(planned[0].row.is_wait_assumed, 0U);
  EXPECT_EQ(planned[0].days.row.weekdays, 0b010'0010U);
  EXPECT_EQ(planned[0].days.row.time_s, 20 * 3600);
  EXPECT_EQ(planned[0].days.row.fact, planned[0].row.fact);
}

TEST(plan_ferries, ties_wagons_only_to_one_gauge_at_both_ports) {
  auto s = shores{};
  EXPECT_THAT(s.plan(ferry({{"carries", "rail-wagons"}}))[0].berths.size(), 1U);
  EXPECT_THAT(s.rail.keep, ElementsAre(1, 0, 1, 0));
  s.rail.lines.edges[1].by = carriage::rail_1520;
  EXPECT_THAT(s.plan(ferry({{"carries", "rail-wagons"}})), IsEmpty());
  EXPECT_THAT(s.rail.keep, ElementsAre(0, 0, 0, 0));
  EXPECT_EQ(of_check(s.found, "ferry-without-berth").size(), 1U);
  s.rail.lines.edges[1].also = carriage::rail_1435;
  auto const dual = s.plan(ferry({{"carries", "rail-wagons"}}));
  ASSERT_EQ(dual.size(), 1U);
  EXPECT_EQ(dual[0].berths[0].system, carriage::rail_1435);
}

TEST(plan_ferries, ties_trucks_to_the_roads_of_both_countries) {
  auto s = shores{};
  auto const planned = s.plan(ferry({{"carries", "rail-wagons;trucks;containers"}}));
  ASSERT_EQ(planned[0].berths.size(), 3U);
  EXPECT_EQ(planned[0].berths[1].system, carriage::road);
  EXPECT_EQ(planned[0].berths[2].system, carriage::hub);
  EXPECT_THAT(s.road.keep, ElementsAre(1, 0, 1, 0));
  // From 9° the road at 11° is too far, whatever lies between.
  EXPECT_THAT(s.plan(ferry({{"carries", "trucks"}, {"lon_b", "11.5"}})), IsEmpty());
}

TEST(plan_ferries, sails_along_the_sea_network_where_both_ports_lie_near_it) {
  auto s = shores{};
  auto const direct = geo::distance_m(geo::from_degrees(9, 0), geo::from_degrees(11, 0));
  EXPECT_NEAR(s.plan(ferry())[0].metres, 1.15 * direct, 1);
  EXPECT_EQ(s.plan(ferry())[0].shape.size(), 2U);
  auto const first = s.sea_edge(geo::from_degrees(9, -0.1), geo::from_degrees(9.9, -0.5), 100'000);
  auto const last = s.sea_edge(geo::from_degrees(10.1, -0.5), geo::from_degrees(11, -0.1), 110'000);
  s.sea.lines.edges = {first, last};
  EXPECT_NEAR(s.plan(ferry())[0].metres, 1.15 * direct, 1);
  auto strait = first;
  strait.a = first.b;
  strait.b = last.a;
  strait.metres = 30'000;
  s.sea.passages.push_back({strait, 0});
  auto const along = s.plan(ferry())[0];
  EXPECT_NEAR(along.metres, 240'000 + 2 * 11'119, 10);
  EXPECT_EQ(along.shape.size(), 6U);
  EXPECT_EQ(along.shape.front(), along.a);
  EXPECT_EQ(along.shape.back(), along.b);
  EXPECT_EQ(along.shape[2], geo::from_degrees(9.9, -0.5));
  // Two and a half times the direct way is no way of a ferry.
  s.sea.passages[0].edge.metres = 500'000;
  EXPECT_NEAR(s.plan(ferry())[0].metres, 1.15 * direct, 1);
}

TEST(plan_ferries, sails_as_a_row_draws_it_and_as_far_as_before) {
  auto s = shores{};
  auto const before = s.plan(ferry())[0].metres;
  auto const drawn = small_facts{}.add(fact_table::redrawn_lines,
                                       {{"mode", "ferry"}, {"link", "line"}, {"path", "9.5 -0.5;10.5 -0.5"}});
  auto const along = s.plan(ferry(), drawn)[0];
  EXPECT_THAT(along.shape, ElementsAre(along.a, geo::from_degrees(9.5, -0.5), geo::from_degrees(10.5, -0.5), along.b));
  EXPECT_EQ(along.metres, before);
}

TEST(plan_ferries, keeps_the_days_on_which_it_sails) {
  auto s = shores{};
  auto const planned = s.plan(ferry({{"status", "planned"}, {"open_from", "2030-01-01"}}));
  EXPECT_FALSE(planned[0].row.valid.holds(20'000));
  EXPECT_TRUE(planned[0].row.valid.holds(22'000));
}

TEST(plan_ferries, names_the_field_that_makes_no_sense) {
  auto s = shores{};
  for (auto const& [column, value] : std::vector<std::pair<char const*, char const*>>{{"country_a", "ZZ"},
                                                                                      {"country_b", ""},
                                                                                      {"lon_a", "200"},
                                                                                      {"status", "sailing"},
                                                                                      {"sailing_hours", "-1"},
                                                                                      {"sailings_per_week", "-2"},
                                                                                      {"price_usd_feu", "-1"},
                                                                                      {"distance_km", "-3"},
                                                                                      {"distance_km", "far"}}) {
    EXPECT_THAT(thrown_by([&, c = column, v = value] {
                  s.plan(ferry({{c, v}}));
                }),
                AllOf(StartsWith("bad_input: data/ferries.csv:2"), HasSubstr(fmt::format("column '{}'", column)),
                      HasSubstr(fmt::format("'{}'", value))));
  }
}

TEST(build_ferries, makes_a_sailing_between_two_docks_and_a_boarding_at_each) {
  auto s = shores{};
  s.build(s.plan(ferry({{"carries", "rail-wagons"}, {"distance_km", "230"}})));
  auto const& links = s.out.data().links;
  auto const& nodes = s.out.data().nodes;
  ASSERT_EQ(s.links_of(link_kind::sailing).size(), 1U);
  ASSERT_EQ(s.links_of(link_kind::boarding).size(), 2U);
  auto const sailing = s.links_of(link_kind::sailing)[0];
  EXPECT_EQ(links.length_m[sailing], 230'000U);
  EXPECT_EQ(nodes.by[links.from[sailing]], carriage::dock);
  EXPECT_EQ(nodes.position[links.from[sailing]], geo::from_degrees(9, 0));
  auto const boarding = s.links_of(link_kind::boarding);
  EXPECT_EQ(nodes.by[links.from[boarding[0]]], carriage::rail_1435);
  EXPECT_EQ(links.to[boarding[0]], links.from[sailing]);
  EXPECT_EQ(links.to[boarding[1]], links.to[sailing]);
  EXPECT_EQ(links.country[boarding[0]], kLeft);
  EXPECT_EQ(links.country[boarding[1]], kRight);
  ASSERT_EQ(s.out.data().ferries.size(), 1U);
  EXPECT_EQ(links.ref[sailing], 0U);
}

TEST(build_ferries, boards_containers_from_the_yards_of_the_nearest_ports) {
  auto s = shores{};
  auto const west = s.port(9);
  s.port(9.2);
  auto const east = s.port(11);
  s.build(s.plan(ferry()));
  auto const boarding = s.links_of(link_kind::boarding);
  ASSERT_EQ(boarding.size(), 2U);
  EXPECT_EQ(s.out.data().links.from[boarding[0]], west);
  EXPECT_EQ(s.out.data().links.from[boarding[1]], east);
  EXPECT_THAT(of_check(s.found, "ferry-without-berth"), IsEmpty());
}

// Otherwise the ferry would be left to the town at the port alone, or to whatever other line happens to touch the quay.
TEST(build_ferries, makes_a_yard_that_it_loads_from_a_hub) {
  auto s = shores{};
  s.port(9);
  s.port(9.2);
  s.port(11);
  s.build(s.plan(ferry()));
  auto const of = [&](std::uint32_t const i) { return s.out.data().terminals[net::terminal_id{i}]; };
  EXPECT_TRUE(of(0).is_hub != 0 && of(2).is_hub != 0);
  EXPECT_EQ(of(1).is_hub, 0) << "no ferry calls there";
  EXPECT_EQ(of(0).handles, 0) << "that is for the rows of terminal_forms.csv to say";
}

TEST(build_ferries, reports_containers_without_a_yard_at_both_ports) {
  auto s = shores{};
  s.port(9);
  s.build(s.plan(ferry({{"carries", "containers;trucks"}})));
  EXPECT_EQ(s.links_of(link_kind::sailing).size(), 1U);  // the trucks'
  auto const found = of_check(s.found, "ferry-without-berth");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].message, StartsWith("containers"));
}

TEST(build_flights, joins_every_two_airports_once) {
  auto out = network_builder{};
  for (auto const lon : {0.0, 10.0, 20.0, 30.0}) {
    auto t = net::terminal{};
    t.kind = lon == 20 ? net::terminal_kind::port : net::terminal_kind::airport;
    t.position = geo::from_degrees(lon, 0);
    t.node = out.add_node(t.position, net::node_kind::hub, carriage::hub, {});
    out.data().terminals.push_back(t);
  }
  build_flights(nullptr, out);
  auto lengths = std::vector<std::uint32_t>{};
  for (std::uint32_t i = 0; i < out.data().links.from.size(); ++i) {
    EXPECT_EQ(out.data().links.kind[net::link_id{i}], link_kind::flight);
    lengths.push_back(out.data().links.length_m[net::link_id{i}] / 1000);
  }
  EXPECT_THAT(lengths, ElementsAre(1113U, 3339U, 2226U));
}

// Airports on the equator, of which those at the degrees of `stops` are technical stops; the flights as from, to and
// stop.
std::vector<std::array<std::uint32_t, 3>> flights(std::vector<double> const& at, std::vector<double> const& stops) {
  auto out = network_builder{};
  for (auto const lon : at) {
    auto t = net::terminal{};
    t.kind = net::terminal_kind::airport;
    t.position = geo::from_degrees(lon, 0);
    t.is_technical_stop = std::find(stops.begin(), stops.end(), lon) != stops.end() ? 1 : 0;
    t.node = out.add_node(t.position, net::node_kind::hub, carriage::hub, {});
    out.data().terminals.push_back(t);
  }
  build_flights(nullptr, out);
  auto made = std::vector<std::array<std::uint32_t, 3>>{};
  auto const& links = out.data().links;
  for (std::uint32_t i = 0; i < links.from.size(); ++i) {
    auto const l = net::link_id{i};
    made.push_back({links.from[l].value, links.to[l].value, links.ref[l]});
  }
  return made;
}

TEST(build_flights, beyond_the_range_of_a_loaded_freighter_go_by_every_technical_stop_that_brings_both_hops_within_it) {
  using flight = std::array<std::uint32_t, 3>;
  constexpr auto kNone = UINT32_MAX;
  // 81 degrees of the equator are 9,017 km, 82 are 9,128 km.
  EXPECT_THAT(flights({0, 81}, {}), ElementsAre(flight{0, 1, kNone}));
  EXPECT_THAT(flights({0, 82}, {}), IsEmpty());
  EXPECT_THAT(flights({0, 50, 100}, {}), ElementsAre(flight{0, 1, kNone}, flight{1, 2, kNone}));
  EXPECT_THAT(flights({0, 50, 100}, {50}), ElementsAre(flight{0, 1, kNone}, flight{0, 2, 1}, flight{1, 2, kNone}));
  EXPECT_THAT(flights({0, 10, 100}, {10}), ElementsAre(flight{0, 1, kNone})) << "the second hop is too long";
}

}  // namespace
}  // namespace wakhan::load
