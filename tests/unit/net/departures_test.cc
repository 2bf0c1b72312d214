// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/departures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wakhan::net {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Terminals at 0°, 10°, 20° and 30° on the equator.
class departures_at : public testing::Test {
 protected:
  departures_at() {
    for (auto const lon : {0, 10, 20, 30}) {
      auto t = terminal{};
      t.position = geo::from_degrees(lon, 0);
      data_.terminals.push_back(t);
    }
  }

  void service(std::vector<unsigned> const& stops, std::uint32_t const in_1000_weeks,
               course const runs = course::both_ways, validity const valid = {}, mode const by = mode::rail) {
    auto s = net::service{};
    s.first_stop = static_cast<std::uint32_t>(data_.service_stops.size());
    s.stops = static_cast<std::uint32_t>(stops.size());
    s.departures_in_1000_weeks = in_1000_weeks;
    s.by = by;
    s.runs = runs;
    s.valid = valid;
    for (auto const t : stops) {
      data_.service_stops.push_back(terminal_id{t});
    }
    data_.services.push_back(s);
  }

  departures towards(double const lon, std::int32_t const day = 0) {
    return {view_of(data_), day, geo::from_degrees(lon, 0)};
  }
  departures anywhere() { return {view_of(data_), 0, std::nullopt}; }

  static std::uint64_t rail(departures const& d, unsigned const t) {
    return d.in_1000_weeks(terminal_id{t}, mode::rail);
  }

  network_data data_;
};

TEST_F(departures_at, a_terminal_add_up_over_services) {
  service({0, 3}, 3000);
  service({0, 1, 3}, 4000);
  EXPECT_EQ(rail(towards(30), 0), 7000U);
  EXPECT_EQ(rail(towards(30), 1), 4000U);
  EXPECT_EQ(rail(towards(30), 2), 0U);
  EXPECT_THAT(towards(30).services_at(terminal_id{0U}, mode::rail), ElementsAre(service_id{0U}, service_id{1U}));
  EXPECT_THAT(towards(30).services_at(terminal_id{0U}, mode::sea), IsEmpty());
}

TEST_F(departures_at, a_terminal_count_only_towards_the_destination) {
  service({0, 1}, 1000);
  service({0, 2}, 2000);
  EXPECT_EQ(rail(towards(30), 0), 2000U) << "a third of the way is not most of it, two thirds are";
  EXPECT_EQ(rail(towards(10), 0), 1000U);
  EXPECT_EQ(rail(towards(0), 2), 2000U) << "there and back";
  EXPECT_EQ(rail(towards(-30), 0), 0U);
  EXPECT_EQ(rail(anywhere(), 0), 3000U);
}

TEST_F(departures_at, a_terminal_go_by_the_course_of_the_service) {
  service({0, 1, 2}, 1000, course::one_way);
  EXPECT_EQ(rail(towards(20), 0), 1000U);
  EXPECT_EQ(rail(towards(0), 2), 0U);
  EXPECT_EQ(rail(anywhere(), 2), 0U) << "the end of the line";
  service({1, 3, 2, 3}, 500, course::loop);
  EXPECT_EQ(rail(towards(10), 3), 500U) << "two calls on one round are one departure";
}

TEST_F(departures_at, a_terminal_count_on_days_on_which_the_service_runs) {
  service({0, 3}, 7000, course::both_ways, {100, 200});
  EXPECT_EQ(rail(towards(30, 99), 0), 0U);
  EXPECT_EQ(rail(towards(30, 100), 0), 7000U);
  EXPECT_EQ(rail(towards(30, 200), 0), 7000U);
  EXPECT_EQ(rail(towards(30, 201), 0), 0U);
}

TEST_F(departures_at, a_terminal_make_a_wait_of_half_the_headway) {
  service({0, 3}, 7000);
  EXPECT_EQ(towards(30).wait_seconds(terminal_id{0U}, mode::rail), 12U * 3600);
  service({0, 3}, 0);
  EXPECT_EQ(towards(30).wait_seconds(terminal_id{0U}, mode::rail), 12U * 3600) << "an unknown frequency adds nothing";
  EXPECT_THAT(towards(30).services_at(terminal_id{0U}, mode::rail), ElementsAre(service_id{0U}));
  EXPECT_EQ(towards(30).wait_seconds(terminal_id{1U}, mode::rail), std::nullopt);
  EXPECT_EQ(departures{}.wait_seconds(terminal_id{0U}, mode::rail), std::nullopt);
}

// Strings whose frequency and days do not matter; 1° is 111 km.
class strings_at : public departures_at {
 protected:
  void string(std::vector<unsigned> const& stops, course const runs = course::loop) {
    service(stops, 0, runs, {INT32_MAX, INT32_MIN}, mode::sea);
  }
  bool changes(double const towards_lon, unsigned const from) {
    auto const where = data_.terminals[terminal_id{from}].position;
    return towards(towards_lon).changes_ships(terminal_id{from}, where);
  }
};

TEST_F(strings_at, a_port_lead_to_what_lies_near_a_stop_further_on) {
  data_.terminals.raw()[1].position = geo::from_degrees(24, 0);
  data_.terminals.raw()[3].position = geo::from_degrees(60, 0);
  data_.terminals.raw().resize(5);
  data_.terminals.raw()[4].position = geo::from_degrees(-20, 0);
  string({0, 2});
  string({1, 4});
  EXPECT_FALSE(changes(20, 0)) << "it calls there";
  EXPECT_FALSE(changes(23.5, 0)) << "389 km on";
  EXPECT_TRUE(changes(24, 0)) << "445 km on";
  EXPECT_TRUE(changes(20, 3)) << "nothing calls at the port of departure";
  EXPECT_TRUE(changes(-20, 0)) << "it leads the other way";
}

TEST_F(strings_at, a_port_lead_inland_to_twice_the_way_to_the_nearest_port) {
  data_.terminals.raw()[1].position = geo::from_degrees(60, 0);
  data_.terminals.raw()[2].position = geo::from_degrees(75, 0);
  string({0, 1});
  EXPECT_FALSE(changes(69, 0)) << "1,001 km on, and no port lies nearer";
  string({2, 3});
  EXPECT_FALSE(changes(69, 0)) << "667 km from the nearest port";
  EXPECT_TRUE(changes(71, 0)) << "445 km from it, and 1,223 km on";
}

TEST_F(strings_at, a_port_lead_on_along_their_course_only) {
  string({0, 3}, course::one_way);
  EXPECT_FALSE(changes(30, 0));
  EXPECT_TRUE(changes(0, 3));
}

TEST_F(strings_at, a_port_are_no_matter_on_short_seas_or_where_none_are_listed) {
  EXPECT_FALSE(changes(30, 0)) << "a network without strings says nothing";
  service({0, 1}, 1000);
  EXPECT_FALSE(changes(30, 0)) << "trains are no ships";
  string({2, 3});
  EXPECT_TRUE(changes(30, 0)) << "3,336 km";
  EXPECT_FALSE(changes(10, 0)) << "coasters";
  EXPECT_TRUE(anywhere().lists_strings());
  EXPECT_FALSE(anywhere().changes_ships(terminal_id{0U}, geo::from_degrees(0, 0))) << "without a destination";
}

}  // namespace
}  // namespace wakhan::net
