// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/sea.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using net::carriage;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A passage whose gate stands across the equator at this longitude.
small_facts::fields gate_at(std::string const& lon, std::string const& status = "open") {
  return {{"name", "gate"},     {"lon", lon},          {"lat", "0"},         {"box_west", "0"},
          {"box_south", "-5"},  {"box_east", "20"},    {"box_north", "5"},   {"probe_a_lon", "1"},
          {"probe_a_lat", "0"}, {"probe_b_lon", "19"}, {"probe_b_lat", "0"}, {"gate", lon + " -1;" + lon + " 1"},
          {"status", status}};
}

std::vector<io::geojson_feature> lines(std::vector<std::vector<io::degrees>> const& all) {
  auto out = std::vector<io::geojson_feature>{};
  for (auto const& points : all) {
    out.push_back({points, {}});
  }
  return out;
}

struct made_sea {
  findings found;
  facts rows;
  sea_layer sea;
  explicit made_sea(std::vector<std::vector<io::degrees>> const& network, small_facts const& facts_made = {},
                    vessel_areas const& areas = {})
      : rows{facts_made.parse()}, sea{sea_from(lines(network), rows, areas, found)} {}
};

std::vector<geo::lonlat> island_square(double const west, double const south, double const east, double const north) {
  return {geo::from_degrees(west, south), geo::from_degrees(east, south), geo::from_degrees(east, north),
          geo::from_degrees(west, north)};
}

TEST(sea, lines_meet_where_their_points_are_equal) {
  auto const made = made_sea{{{{1, 0}, {2, 0}, {3, 0}}, {{3, 0.000001}, {4, 0}}, {{2, 0}, {1, 0}}}};
  EXPECT_EQ(made.sea.lines.points.size(), 4U);
  ASSERT_EQ(made.sea.lines.edges.size(), 3U);
  EXPECT_NEAR(made.sea.lines.edges[0].metres, 111'320, 1);
  EXPECT_EQ(made.sea.lines.edges[0].by, carriage::sea);
  EXPECT_EQ(made.sea.lines.kind, net::mode::sea);
}

TEST(sea, a_line_runs_as_its_row_draws_it) {
  auto const made = made_sea{{{{1, 0}, {2, 0}, {3, 0}}},
                             small_facts{}.add(fact_table::redrawn_lines, {{"mode", "sea"},
                                                                           {"from_lon", "2"},
                                                                           {"from_lat", "0"},
                                                                           {"to_lon", "1"},
                                                                           {"to_lat", "0"},
                                                                           {"path", "1.5 1"}})};
  ASSERT_EQ(made.sea.lines.edges.size(), 3U);
  EXPECT_EQ(made.sea.lines.points[1], geo::from_degrees(1.5, 1));
  EXPECT_NEAR(made.sea.lines.edges[0].metres, geo::distance_m(geo::from_degrees(1, 0), geo::from_degrees(1.5, 1)), 1);
  EXPECT_THAT(made.found, IsEmpty());
}

TEST(sea, a_line_over_the_antimeridian_is_short) {
  auto const made = made_sea{{{{179.5, 0}, {180.5, 0}}}, small_facts{}.add(fact_table::passages, gate_at("0"))};
  ASSERT_EQ(made.sea.lines.edges.size(), 1U);
  EXPECT_NEAR(made.sea.lines.edges[0].metres, 111'320, 1);
  EXPECT_THAT(made.sea.passages, IsEmpty());
}

TEST(sea, an_edge_through_a_gate_belongs_to_the_passage) {
  auto const made =
      made_sea{{{{9, 0}, {11, 0}}, {{9, 2}, {11, 2}}}, small_facts{}.add(fact_table::passages, gate_at("10"))};
  ASSERT_EQ(made.sea.passages.size(), 1U);
  EXPECT_EQ(made.sea.passages[0].passage, 0U);
  EXPECT_EQ(made.sea.passages[0].edge.a, 0U);
  EXPECT_EQ(made.sea.passages[0].edge.b, 1U);
  EXPECT_EQ(made.sea.lines.edges.size(), 1U);
  EXPECT_THAT(made.found, IsEmpty());
}

TEST(sea, an_edge_through_two_gates_is_cut_between_them) {
  // The second row's gate comes first.
  auto const made =
      made_sea{{{{0, 0}, {20, 0}}},
               small_facts{}.add(fact_table::passages, gate_at("16")).add(fact_table::passages, gate_at("8"))};
  ASSERT_EQ(made.sea.passages.size(), 2U);
  auto const& first = made.sea.passages[0];
  auto const& second = made.sea.passages[1];
  EXPECT_EQ(first.passage, 1U);
  EXPECT_EQ(second.passage, 0U);
  EXPECT_EQ(first.edge.b, second.edge.a);
  EXPECT_EQ(made.sea.lines.points[first.edge.b], geo::from_degrees(12, 0));
  EXPECT_NEAR(first.edge.metres + second.edge.metres,
              geo::distance_m(geo::from_degrees(0, 0), geo::from_degrees(20, 0)), 2);
  EXPECT_NEAR(first.edge.metres, 1.5 * second.edge.metres, 2);
  EXPECT_THAT(made.sea.lines.edges, IsEmpty());
}

TEST(sea, a_passage_that_nothing_crosses_is_a_finding) {
  auto const made = made_sea{{{{9, 2}, {11, 2}}}, small_facts{}.add(fact_table::passages, gate_at("10"))};
  ASSERT_EQ(made.found.size(), 1U);
  EXPECT_EQ(made.found[0].check, "passage-without-link");
  EXPECT_EQ(made.found[0].what, "passages.csv:row-1");
  EXPECT_EQ(made.found[0].level, severity::problem);
}

TEST(sea, river_sea_vessels_have_their_own_and_a_shared_area) {
  auto const areas = vessel_areas{island_square(0, -1, 5, 1), island_square(10, -1, 15, 1), {}};
  auto const made = made_sea{{{{1, 0}, {4, 0}}, {{4, 0}, {6, 0}}, {{11, 0}, {14, 0}}, {{14, 0}, {16, 0}}}, {}, areas};
  ASSERT_EQ(made.sea.lines.edges.size(), 4U);
  auto const& e = made.sea.lines.edges;
  EXPECT_EQ(e[0].by, carriage::river_sea);
  EXPECT_EQ(e[0].also, carriage::hub);
  EXPECT_EQ(e[1].by, carriage::river_sea);  // the way in
  EXPECT_EQ(e[2].by, carriage::sea);
  EXPECT_EQ(e[2].also, carriage::river_sea);
  EXPECT_EQ(e[3].by, carriage::sea);
  EXPECT_EQ(e[3].also, carriage::hub);
}

TEST(sea, lines_that_rows_draw_are_left_out) {
  auto const areas = vessel_areas{{}, {}, island_square(1, -1, 5, 1)};
  auto const made = made_sea{{{{0, 0}, {2, 0}, {3, 0}, {6, 0}}}, {}, areas};
  ASSERT_EQ(made.sea.lines.edges.size(), 2U) << "the ways in and out stay";
  EXPECT_EQ(made.sea.lines.points.size(), 4U);
}

TEST(sea, an_approach_link_starts_at_a_node_within_two_kilometres) {
  auto const rows = small_facts{}.add(fact_table::sea_links, {{"from_lon", "2.01"},
                                                              {"from_lat", "0"},
                                                              {"to_lon", "2"},
                                                              {"to_lat", "1"},
                                                              {"distance_km", "130"},
                                                              {"vessel", "river-sea"}});
  auto const made = made_sea{{{{1, 0}, {2, 0}}}, rows};
  ASSERT_EQ(made.sea.lines.edges.size(), 2U);
  auto const& link = made.sea.lines.edges[1];
  EXPECT_EQ(link.a, 1U);
  EXPECT_EQ(made.sea.lines.points[link.b], geo::from_degrees(2, 1));
  EXPECT_EQ(link.metres, 130'000U);
  EXPECT_EQ(link.by, carriage::river_sea);
  EXPECT_EQ(link.fact.table(), static_cast<std::uint32_t>(fact_table::sea_links));
}

TEST(sea, an_unknown_vessel_is_named_with_file_and_line) {
  EXPECT_THAT(thrown_by([] {
                made_sea({}, small_facts{}.add(fact_table::sea_links, {{"vessel", "submarine"}}));
              }),
              HasSubstr("data/sea_links.csv:2: column 'vessel': 'submarine'"));
}

std::vector<net::passage> passages_of(small_facts::fields const& row) {
  auto const made =
      made_sea{{{{9, 0}, {11, 0}}, {{9, 0.5}, {11, 0.5}}}, small_facts{}.add_rates().add(fact_table::passages, row)};
  return passage_rows(made.rows, made.sea);
}

TEST(passages, count_their_links_and_read_their_row) {
  auto row = gate_at("10");
  row["transit_hours"] = "12";
  row["fee_usd_feu"] = "172";
  row["fee_usd_tonne"] = "4.5";
  auto const p = passages_of(row).at(0);
  EXPECT_EQ(p.links, 2U);
  EXPECT_EQ(p.transit_s, 43'200U);
  EXPECT_EQ(p.fee_cents, (net::by_load<std::uint32_t>{17'200, 0, 450}));
  EXPECT_EQ(p.is_shut, 0U);
  EXPECT_EQ(p.season_open, 0);
  EXPECT_EQ(p.box_low, geo::from_degrees(0, -5));
  EXPECT_EQ(p.box_high, geo::from_degrees(20, 5));
  EXPECT_EQ(p.probe_b, geo::from_degrees(19, 0));
  EXPECT_EQ(p.fact, net::fact_id::of(static_cast<std::uint32_t>(fact_table::passages), 0));
}

TEST(passages, are_shut_when_closed_by_permit_only_or_too_small) {
  for (auto const* const status : {"closed", "permit", "size"}) {
    EXPECT_EQ(passages_of(gate_at("10", status)).at(0).is_shut, 1U) << status;
  }
  EXPECT_THAT(thrown_by([] { passages_of(gate_at("10", "frozen")); }),
              HasSubstr("data/passages.csv:2: column 'status': 'frozen'"));
}

TEST(passages, have_a_season_of_two_days) {
  auto row = gate_at("10");
  row["season_open"] = "04-15";
  row["season_close"] = "11-30";
  auto const p = passages_of(row).at(0);
  EXPECT_EQ(p.season_open, 415);
  EXPECT_EQ(p.season_close, 1130);
  row["season_close"] = "";
  EXPECT_THAT(thrown_by([&] { passages_of(row); }), AllOf(HasSubstr("data/passages.csv:2"), HasSubstr("season_open")));
  for (auto const* const bad : {"4-15", "02-30", "13-01", "0415", "04"}) {
    row["season_open"] = bad;
    EXPECT_THAT(thrown_by([&] { passages_of(row); }),
                HasSubstr(fmt::format("data/passages.csv:2: column 'season_open': '{}'", bad)));
  }
}

TEST(passages, refuse_negative_hours_and_fees) {
  for (auto const* const column : {"transit_hours", "fee_usd_feu", "fee_usd_teu", "fee_usd_tonne"}) {
    auto row = gate_at("10");
    row[column] = "-1";
    EXPECT_THAT(thrown_by([&] { passages_of(row); }),
                HasSubstr(fmt::format("data/passages.csv:2: column '{}': '-1'", column)));
  }
}

TEST(ring, holds_what_lies_inside_it) {
  auto const ring = island_square(0, 0, 10, 10);
  EXPECT_TRUE(is_inside(ring, geo::from_degrees(5, 5)));
  EXPECT_FALSE(is_inside(ring, geo::from_degrees(11, 5)));
  EXPECT_FALSE(is_inside(ring, geo::from_degrees(-1, 5)));
  EXPECT_FALSE(is_inside(ring, geo::from_degrees(5, 10.1)));
  EXPECT_FALSE(is_inside({}, geo::from_degrees(5, 5)));
}

}  // namespace
}  // namespace wakhan::load
