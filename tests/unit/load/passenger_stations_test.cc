// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/passenger_stations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"
#include "wakhan/places/candidates.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A line along the equator through AA (0° to 10° east) and a bit of BB.
struct station_world {
  small_facts rows;
  drawing d{net::mode::rail};
  findings found;

  station_world() {
    d.edge(d.point(1, 0), d.point(9, 0));
    d.edge(d.point(11, 0, kRight), d.point(13, 0, kRight));
  }
  station_world& station(small_facts::fields const& row) {
    rows.add(fact_table::rail_stations_india, row);
    return *this;
  }
  station_world& mapped(small_facts::fields const& row) {
    rows.add(fact_table::mapped_stations, row);
    return *this;
  }
  places::place_columns places() {
    auto builder = places::place_builder{};
    add_passenger_stations(rows.parse(), d.lines, two_codes(), two_countries(), builder, found);
    return builder.finish();
  }
};

// Where what a text means lies, in degrees east.
std::vector<double> east_of(places::place_columns const& places, std::string_view const text) {
  auto const table = places.view();
  auto found = std::vector<double>{};
  for (auto const& c : places::find_candidates(table, text)) {
    EXPECT_EQ(table.kind[c.found.place], places::place_kind::passenger_station);
    found.push_back(table.position[c.found.place].lon());
  }
  return found;
}

small_facts::fields const kTimetabled{{"id", "TKD"},         {"name", "Tuglakabad Jn"},
                                      {"also", "OLD;OLDER"}, {"other_names", "Tuglakabad"},
                                      {"country", "AA"},     {"lon", "4"},
                                      {"lat", "0"}};

TEST(add_passenger_stations, makes_places_of_every_name_and_code) {
  auto const places = station_world{}.station(kTimetabled).places();
  for (auto const* text : {"Tuglakabad Jn", "tuglakabad", "TKD", "tkd", "OLD", "older"}) {
    EXPECT_THAT(east_of(places, text), ElementsAre(4)) << text;
  }
  EXPECT_EQ(places.view().country[places::place_id{0U}], kLeft.value);
  EXPECT_EQ(places.view().position.size(), 1U);
}

TEST(add_passenger_stations, takes_further_names_from_the_map) {
  auto const places = station_world{}
                          .station(kTimetabled)
                          .mapped({{"name", "Tughlakabad"},
                                   {"other_names", "तुग़लकाबाद;T."},
                                   {"country", "AA"},
                                   {"lon", "4.01"},
                                   {"lat", "0"},
                                   {"station", "TKD"}})
                          .places();
  EXPECT_THAT(east_of(places, "Tughlakabad"), ElementsAre(4));
  EXPECT_THAT(east_of(places, "तुग़लकाबाद"), ElementsAre(4));
  EXPECT_EQ(places.view().position.size(), 1U);
}

TEST(add_passenger_stations, leaves_out_what_lies_on_no_line_of_its_country) {
  auto world = station_world{};
  auto const at = [](char const* name, char const* country, char const* lon, char const* lat) {
    return small_facts::fields{{"name", name}, {"country", country}, {"lon", lon}, {"lat", lat}};
  };
  world
      .mapped(at("Beside", "AA", "5.003", "0.02"))  // 2.2 km off, in the middle of an edge
      .mapped(at("Off", "AA", "5", "0.03"))
      .mapped(at("Beyond", "AA", "9.5", "0"))
      .mapped(at("Abroad", "BB", "5", "0"))
      .mapped(at("There", "BB", "12", "0"));
  auto const places = world.places();
  EXPECT_THAT(east_of(places, "Beside"), ElementsAre(5.003));
  EXPECT_THAT(east_of(places, "There"), ElementsAre(12));
  for (auto const* text : {"Off", "Beyond", "Abroad"}) {
    EXPECT_THAT(east_of(places, text), IsEmpty()) << text;
  }
  auto const told = of_check(world.found, "stations-off-lines");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_THAT(told[0].message, HasSubstr("3 stations"));
}

TEST(add_passenger_stations, takes_no_planned_line_for_one) {
  auto world = station_world{};
  world.d.lines.edges[0].fact = net::fact_id::of(static_cast<std::uint32_t>(fact_table::project_lines), 0);
  world.mapped({{"name", "Tomorrow"}, {"country", "AA"}, {"lon", "5"}, {"lat", "0"}});
  EXPECT_THAT(east_of(world.places(), "Tomorrow"), IsEmpty());
}

TEST(add_passenger_stations, refuses_what_it_cannot_place) {
  auto const said = [](small_facts::fields const& row) {
    return thrown_by([&] { station_world{}.station(kTimetabled).mapped(row).places(); });
  };
  EXPECT_THAT(said({{"name", "X"}, {"country", "AA"}, {"lon", "4"}, {"lat", "0"}, {"station", "TKX"}}),
              AllOf(HasSubstr("odbl/mapped_stations.csv"), HasSubstr("'TKX'"), HasSubstr("rail_stations_india.csv")));
  EXPECT_THAT(said({{"country", "AA"}, {"lon", "4"}, {"lat", "0"}}), HasSubstr("name"));
  EXPECT_THAT(said({{"name", "X"}, {"country", "ZZ"}, {"lon", "4"}, {"lat", "0"}}), HasSubstr("country"));
  EXPECT_THAT(said({{"name", "X"}, {"country", "AA"}, {"lon", "400"}, {"lat", "0"}}), HasSubstr("lon"));
}

}  // namespace
}  // namespace wakhan::load
