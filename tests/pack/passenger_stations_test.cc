// SPDX-License-Identifier: Apache-2.0
// Stations of which no freight is known, as places to ask for: India's by code and name, others by name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "the_pack.h"
#include "wakhan/base/error.h"
#include "wakhan/io/file.h"
#include "wakhan/load/facts.h"
#include "wakhan/places/candidates.h"
#include "wakhan/places/place_table.h"
#include "wakhan/places/resolve.h"

namespace {

using namespace wakhan;
using places::place_kind;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

io::csv_table shipped(std::string const& name) {
  auto const path = std::string{WAKHAN_SOURCE_DIR "/data/"} + name;
  return io::parse_csv(io::read_file(path), path);
}

bool means_station(std::string_view const text, geo::lonlat const at) {
  auto const& table = the_pack().places();
  auto const found = places::find_candidates(table, text);
  return std::any_of(found.begin(), found.end(), [&](auto const& c) {
    return table.kind[c.found.place] == place_kind::passenger_station && table.position[c.found.place] == at;
  });
}

std::string_view code_of(std::uint16_t const country) { return the_pack().network().code_of(net::country_id{country}); }

places::resolution ask(std::string_view const text) { return places::resolve(the_pack().places(), code_of, text); }

place_kind kind_of(std::string_view const text) { return the_pack().places().kind[ask(text).taken.place]; }

TEST(passenger_stations, india_has_each_by_its_code_and_name) {
  auto const stations = shipped("rail_stations_india.csv");
  EXPECT_GT(stations.size(), 8'000U);
  for (std::size_t i = 0; i < stations.size(); ++i) {
    auto const row = stations[i];
    auto const at = load::position_of(row);
    EXPECT_TRUE(means_station(row.text("id"), at)) << row.text("id");
    EXPECT_TRUE(means_station(row.text("name"), at)) << row.text("name");
  }
}

TEST(passenger_stations, are_asked_for_by_code_and_by_the_spelling_of_maps) {
  for (auto const* text :
       {"NDLS", "TKD", "Tughlakabad", "Tuglakabad", "Howrah Junction", "Rohri Junction,PK", "Kadınhanı,TR"}) {
    EXPECT_EQ(kind_of(text), place_kind::passenger_station) << text;
  }
  // A town stands for the station in it.
  EXPECT_EQ(kind_of("Vadodara"), place_kind::city);
}

TEST(passenger_stations, hide_no_other_place) {
  auto const& table = the_pack().places();
  auto asked = 0;
  for (std::size_t row = 0; row < table.key_place.size(); ++row) {
    if (table.kind[table.key_place[row]] == place_kind::passenger_station ||
        (row > 0 && places::key_of(table, row) == places::key_of(table, row - 1))) {
      continue;
    }
    auto const text = places::key_of(table, row);
    if (text.find(',') != text.npos || ++asked % 40 != 0) {
      continue;
    }
    try {
      EXPECT_NE(kind_of(text), place_kind::passenger_station) << text;
    } catch (error const& e) {
      EXPECT_NE(e.code(), errc::unknown_place) << text;
    }
  }
  EXPECT_GT(asked, 100'000);
}

TEST(passenger_stations, control_places_are_what_they_were) {
  auto const control = shipped("control_places.csv");
  EXPECT_GT(control.size(), 100U);
  for (std::size_t i = 0; i < control.size(); ++i) {
    auto const& name = control[i].text("name");
    try {
      auto const found = ask(name);
      EXPECT_NE(the_pack().places().kind[found.taken.place], place_kind::passenger_station) << name;
      EXPECT_THAT(found.note, Not(HasSubstr("(station)"))) << name;
    } catch (error const& e) {
      EXPECT_THAT(e.what(), Not(HasSubstr("station"))) << name;
    }
  }
}

TEST(passenger_stations, say_that_their_freight_is_unknown) {
  auto const answer = api::find_routes(the_pack(), question("NDLS", "Mumbai"));
  ASSERT_FALSE(answer.answers.empty());
  EXPECT_THAT(answer.notes, Contains(HasSubstr("whether freight is handled at station New Delhi is unknown")));
  EXPECT_THAT(api::find_routes(the_pack(), question("Delhi", "Mumbai")).notes,
              Not(Contains(HasSubstr("whether freight"))));
}

}  // namespace
