// SPDX-License-Identifier: Apache-2.0
// The bill of each kind of link against figures worked out by hand.
#include <gtest/gtest.h>

#include "unit/net/three_loads.h"
#include "wakhan/cost/link_cost.h"

namespace {

using namespace wakhan;
using net::carriage;
using net::link_kind;
using net::mode;
using net::node_kind;

constexpr std::int64_t kHour = 3600 * cost::kMicroseconds;
constexpr std::int64_t kUsd = 100 * cost::kMicrocents;
constexpr std::int64_t kKg = 1000 * cost::kMicrograms;
constexpr auto kAA = net::country_id{std::uint16_t{0}};
constexpr auto kBB = net::country_id{std::uint16_t{1}};

// Two countries with a link of each kind. AA's line-haul runs at 50 km/h for 1 USD and 100 g a km, BB's at 25 km/h for
// 2 USD and 200 g, and so does everything without a country. Loading takes 3 h, 40 USD, 1 kg and a wait of 12 h,
// unloading 2 h, 30 USD, 2 kg; a boarding costs 7 USD besides.
class link_bill : public testing::Test {
 protected:
  link_bill() {
    data_.countries.raw().resize(2);
    data_.rates.push_back(
        {72'000, 100, {100'000, 50'000, 7'000}, {700, 350, 50}, {100'000, 50'000, 7'000}, {}, {}, {}, {}});
    data_.rates.push_back(
        {144'000, 0, {200'000, 100'000, 14'000}, {700, 350, 50}, {200'000, 100'000, 14'000}, {}, {}, {}, {}});
    for (std::size_t m = 0; m < net::kModes; ++m) {
      for (auto const rate : {0, 1, 1}) {
        data_.rate_of.push_back(static_cast<std::uint16_t>(rate));
      }
      for (int c = 0; c < 3; ++c) {
        data_.handling_of.push_back({3 * 3600, 3600, {4'000, 2'000, 300}, {1'000, 500, 70}, 12 * 3600, {}, {}});
      }
      for (int c = 0; c < 3; ++c) {
        data_.handling_of.push_back({2 * 3600, 0, {3'000, 1'500, 200}, {2'000, 1'000, 140}, 0, {}, {}});
      }
    }
    data_.fee_share_ppm.raw() = {1'000'000, 500'000, 71'429};
    data_.crossings.raw().resize(1);
    data_.crossings.raw()[0].country_a = kAA;
    data_.crossings.raw()[0].country_b = kBB;
    data_.crossings.raw()[0].dwell_s = {10 * 3600, 20 * 3600};
    data_.crossings.raw()[0].dwell_sd_s = 7200;
    data_.crossings.raw()[0].fee_cents = {10'000, 30'000};
    data_.passages.raw().resize(1);
    data_.passages.raw()[0].transit_s = 16 * 3600;
    data_.passages.raw()[0].fee_cents = {15'000, 8'000, 500};
    data_.terminals.raw().resize(1);
    data_.terminals.raw()[0].country = kAA;
    data_.ferries.raw().resize(1);
    data_.ferries.raw()[0].sailing_s = 20 * 3600;
    data_.ferries.raw()[0].wait_s = 42 * 3600;
  }

  net::node_id node(node_kind const kind, carriage const by, net::country_id const country) {
    data_.nodes.kind.push_back(kind);
    data_.nodes.by.push_back(by);
    return data_.nodes.country.push_back(country);
  }

  net::link_id link(net::node_id const from, net::node_id const to, link_kind const kind, mode const by,
                    std::uint32_t const km = 0, net::country_id const country = {}, std::uint32_t const ref = 0) {
    data_.links.to.push_back(to);
    data_.links.kind.push_back(kind);
    data_.links.by.push_back(by);
    data_.links.country.push_back(country);
    data_.links.length_m.push_back(1000 * km);
    data_.links.ref.push_back(ref);
    return data_.links.from.push_back(from);
  }

  cost::bill forth(net::link_id const l, net::load_id const what = net::kFeu) {
    return cost::link_bill(seen(what), l, data_.links.from[l]);
  }
  cost::bill back(net::link_id const l, net::load_id const what = net::kFeu) {
    return cost::link_bill(seen(what), l, data_.links.to[l]);
  }
  net::view seen(net::load_id const what) {
    auto asked = net::changes{};
    asked.what = what;
    asked.day = day_;
    asked.ends = {kAA, kBB};
    asked.towards = towards_;
    return {net::view_of(data_), asked};
  }

  net::network_data data_;
  std::int32_t day_{};
  std::optional<geo::lonlat> towards_;
};

void expect_hours(cost::bill const& b, std::int64_t const moving, std::int64_t const transfer,
                  std::int64_t const border, std::int64_t const waiting) {
  EXPECT_EQ(b.moving, moving * kHour);
  EXPECT_EQ(b.transfer, transfer * kHour);
  EXPECT_EQ(b.border, border * kHour);
  EXPECT_EQ(b.waiting, waiting * kHour);
  EXPECT_EQ(b.sum.time, (moving + transfer + border + waiting) * kHour);
}

TEST_F(link_bill, of_a_line_is_at_the_rate_of_its_country) {
  auto const a = node(node_kind::track, carriage::rail_1435, kAA);
  auto const b = node(node_kind::track, carriage::rail_1435, kBB);
  auto const in_a = link(a, a, link_kind::track, mode::rail, 100, kAA);
  expect_hours(forth(in_a), 2, 0, 0, 0);
  EXPECT_EQ(forth(in_a).sum.money, 100 * kUsd);
  EXPECT_EQ(forth(in_a).sum.co2e, 10 * kKg);
  EXPECT_EQ(forth(in_a, net::kTonne).sum.money, 7 * kUsd);
  auto const in_b = link(b, b, link_kind::track, mode::rail, 100, kBB);
  expect_hours(forth(in_b), 4, 0, 0, 0);
  EXPECT_EQ(forth(in_b, net::kTeu).sum.money, 100 * kUsd);
}

TEST_F(link_bill, of_river_sea_vessels_is_at_the_waterway_rate) {
  data_.rate_of.raw()[static_cast<std::size_t>(mode::waterway) * 3 + 2] = 0;
  auto const r = node(node_kind::track, carriage::river_sea, {});
  expect_hours(forth(link(r, r, link_kind::track, mode::sea, 100)), 2, 0, 0, 0);
}

TEST_F(link_bill, of_a_border_is_the_dwell_and_fee_of_its_direction) {
  auto const a = node(node_kind::track, carriage::rail_1435, kAA);
  auto const b = node(node_kind::track, carriage::rail_1520, kBB);
  auto const border = link(a, b, link_kind::border, mode::rail);
  expect_hours(forth(border), 0, 0, 10, 0);
  expect_hours(back(border), 0, 0, 20, 0);
  EXPECT_EQ(forth(border).sum.money, 100 * kUsd);
  EXPECT_EQ(back(border).sum.money, 300 * kUsd);
  EXPECT_EQ(back(border, net::kTeu).sum.money, 150 * kUsd);
  EXPECT_EQ(forth(border, net::kTonne).sum.money, 10'000 * 71'429) << "in millionths of a cent";
  EXPECT_EQ(forth(border).sum.co2e, 0);
  EXPECT_EQ(forth(border).variance, 7200.0 * 7200.0);
  // Stated from the other end it is the same border.
  auto const turned = link(b, a, link_kind::border, mode::rail);
  expect_hours(back(turned), 0, 0, 10, 0);
  // Without a crossing, and inside a zone, a border is free.
  EXPECT_EQ(forth(link(a, b, link_kind::border, mode::rail, 0, {}, UINT32_MAX)).sum, cost::criteria{});
  EXPECT_EQ(forth(link(a, b, link_kind::free_border, mode::rail)).sum, cost::criteria{});
}

TEST_F(link_bill, of_a_border_is_that_of_the_days_in_which_it_took_another_time) {
  data_.border_periods.push_back({net::crossing_id{0U}, {100, 200}, {50 * 3600, 60 * 3600}, 3600, 0, {}});
  data_.border_periods.push_back({net::crossing_id{1U}, {0, 500}, {3600, 3600}, 3600, 0, {}});
  auto const border = link(node(node_kind::track, carriage::road, kAA), node(node_kind::track, carriage::road, kBB),
                           link_kind::border, mode::road);
  for (auto const [day, there, return_trip] : {std::array{99, 10, 20}, {100, 50, 60}, {200, 50, 60}, {201, 10, 20}}) {
    day_ = day;
    expect_hours(forth(border), 0, 0, there, 0);
    expect_hours(back(border), 0, 0, return_trip, 0);
  }
  day_ = 150;
  EXPECT_EQ(forth(border).variance, 3600.0 * 3600.0);
  EXPECT_EQ(forth(border).sum.money, 100 * kUsd) << "the fee stays that of the post";
}

TEST_F(link_bill, of_a_border_without_dwell_has_no_spread) {
  data_.crossings.raw()[0].dwell_s = {0, 3600};
  auto const border = link(node(node_kind::track, carriage::road, kAA), node(node_kind::track, carriage::road, kBB),
                           link_kind::border, mode::road);
  EXPECT_EQ(forth(border).variance, 0);
  EXPECT_GT(back(border).variance, 0);
}

TEST_F(link_bill, of_a_section_of_a_waterway_is_at_its_countrys_rate_with_its_share_of_the_locks) {
  data_.passages.raw()[0] = {};
  data_.passages.raw()[0].lock_ms_per_km = 360'000;  // 0.1 h
  data_.rate_of.raw()[static_cast<std::size_t>(mode::waterway) * 3] = data_.rate_of.raw()[0];
  auto const w = node(node_kind::track, carriage::waterway, kAA);
  auto const section = link(w, w, link_kind::passage, mode::waterway, 100, kAA);
  expect_hours(forth(section), 2, 0, 0, 10);
  EXPECT_EQ(forth(section).sum.money, 100 * kUsd);
  EXPECT_EQ(forth(section).sum.co2e, 10 * kKg);
  EXPECT_GE(forth(section).variance, 18'000.0 * 18'000.0) << "half of the waiting is its spread";
}

TEST_F(link_bill, of_a_section_of_a_railway_is_at_its_own_speed_on_the_days_that_have_one) {
  data_.passages.raw()[0] = {};
  auto const section = link(node(node_kind::track, carriage::rail_1435, kAA),
                            node(node_kind::track, carriage::rail_1435, kAA), link_kind::passage, mode::rail, 100, kAA);
  auto const usual = forth(section);
  auto const pace = static_cast<std::uint32_t>(usual.moving / 100'000);
  data_.line_speeds.push_back({net::passage_id{0U}, {100, 200}, pace / 2, 500, {}});
  data_.line_speeds.push_back({net::passage_id{1U}, {0, 500}, 1, 0, {}});
  for (auto const day : {99, 201}) {
    day_ = day;
    EXPECT_EQ(forth(section).sum, usual.sum);
  }
  day_ = 150;
  EXPECT_EQ(forth(section).moving, usual.moving / 2);
  EXPECT_EQ(forth(section).sum.time, usual.sum.time - usual.moving / 2);
  EXPECT_EQ(forth(section).sum.money, usual.sum.money) << "at its country's price";
  EXPECT_EQ(forth(section).sum.co2e, usual.sum.co2e);
  EXPECT_GT(forth(section).variance, 0);
}

TEST_F(link_bill, of_a_passage_is_its_way_its_fee_and_its_transit) {
  auto const s = node(node_kind::track, carriage::sea, {});
  auto const canal = link(s, s, link_kind::passage, mode::sea, 200);
  expect_hours(forth(canal), 8, 0, 0, 16);
  EXPECT_EQ(forth(canal).sum.money, (400 + 150) * kUsd);
  EXPECT_EQ(forth(canal, net::kTeu).sum.money, (200 + 80) * kUsd);
  EXPECT_EQ(forth(canal).sum.co2e, 40 * kKg);
  EXPECT_EQ(forth(canal).variance, 8 * 3600.0 * 8 * 3600.0) << "half the transit is its spread";
}

TEST_F(link_bill, of_a_passage_holds_what_the_trade_lane_asks_that_day_in_that_direction) {
  auto const west = node(node_kind::track, carriage::sea, {});
  data_.nodes.position.push_back(geo::from_degrees(99, 4));
  auto const east = node(node_kind::track, carriage::sea, {});
  data_.nodes.position.push_back(geo::from_degrees(101, 3));
  data_.passages.raw()[0].probe_a = geo::from_degrees(98, 5);
  data_.passages.raw()[0].probe_b = geo::from_degrees(102, 2);
  data_.strings.raw() = {'w', 'e', 's', 't', 0, 'e', 'a', 's', 't', 0};
  data_.countries.raw()[kAA.index()].region = net::text_id{0U};
  data_.lane_prices.push_back({net::passage_id{0U}, net::text_id{5U}, 1, {100, 200}, {{90'000, 90'000, 0}}, {}});
  data_.lane_prices.push_back({net::passage_id{0U}, net::text_id{0U}, 1, {100, 200}, {{70'000, 40'000, 0}}, {}});
  auto const strait = link(west, east, link_kind::passage, mode::sea, 200);
  auto const usual = (400 + 150) * kUsd;
  day_ = 100;
  EXPECT_EQ(back(strait).sum.money, usual + 700 * kUsd) << "from side b to side a";
  EXPECT_EQ(back(strait, net::kTeu).sum.money, (200 + 80 + 400) * kUsd);
  EXPECT_EQ(forth(strait).sum.money, usual) << "ships go back half empty";
  day_ = 201;
  EXPECT_EQ(back(strait).sum.money, usual);
  // Drawn the other way round it is the same strait.
  auto const turned = link(east, west, link_kind::passage, mode::sea, 200);
  day_ = 150;
  EXPECT_EQ(forth(turned).sum.money, usual + 700 * kUsd);
  // A line may get further from both sides, as round the Cape: what counts is to which of them it turns.
  data_.nodes.position.raw()[0] = geo::from_degrees(96, -30);
  data_.nodes.position.raw()[1] = geo::from_degrees(101.9, 2);
  EXPECT_EQ(back(strait).sum.money, usual + 700 * kUsd);
}

TEST_F(link_bill, of_a_transfer_is_loading_one_way_and_unloading_the_other) {
  auto const hub = node(node_kind::hub, carriage::hub, kAA);
  auto const rail = node(node_kind::track, carriage::rail_1435, kAA);
  auto const transfer = link(hub, rail, link_kind::transfer, mode::rail, 0, kAA);
  expect_hours(forth(transfer), 0, 3, 0, 12);
  EXPECT_EQ(forth(transfer).sum.money, (40 + 7) * kUsd) << "with the price of boarding";
  EXPECT_EQ(forth(transfer).sum.co2e, 1 * kKg);
  EXPECT_NEAR(forth(transfer).variance, 3600.0 * 3600 + 43'200.0 * 43'200 / 3, 1000)
      << "a wait is as likely long as short";
  expect_hours(back(transfer), 0, 2, 0, 0);
  EXPECT_EQ(back(transfer).sum.money, 30 * kUsd);
  EXPECT_EQ(back(transfer).sum.co2e, 2 * kKg);
}

TEST_F(link_bill, of_a_transfer_takes_the_terminals_own_time_except_for_trucks) {
  data_.terminals.raw()[0].transfer_s = 6 * 3600;
  auto const hub = node(node_kind::hub, carriage::hub, kAA);
  auto const rail =
      link(hub, node(node_kind::track, carriage::rail_1435, kAA), link_kind::transfer, mode::rail, 0, kAA);
  auto const road = link(hub, node(node_kind::track, carriage::road, kAA), link_kind::transfer, mode::road, 0, kAA);
  expect_hours(forth(rail), 0, 6, 0, 12);
  expect_hours(back(rail), 0, 6, 0, 0);
  EXPECT_EQ(forth(rail).sum.money, 47 * kUsd) << "the time is its own, the price is not";
  expect_hours(forth(road), 0, 3, 0, 12);
}

TEST_F(link_bill, of_a_change_of_gauge_is_the_countrys_row_with_the_terminals_own_time) {
  data_.gauge_change_of.raw().assign(data_.countries.size() + 1,
                                     {8 * 3600, 1800, {5'000, 2'500, 400}, {500, 250, 40}, 0, {}, {}});
  auto const narrow = node(node_kind::track, carriage::rail_1435, kAA);
  auto const broad = node(node_kind::track, carriage::rail_1520, kAA);
  auto const change = link(narrow, broad, link_kind::gauge_change, mode::rail, 0, kAA);
  expect_hours(forth(change), 0, 8, 0, 0);
  EXPECT_EQ(forth(change).sum.money, 50 * kUsd);
  EXPECT_EQ(back(change).sum.co2e, kKg / 2);
  EXPECT_NEAR(back(change).variance, 1800.0 * 1800, 1);
  data_.terminals.raw()[0].transfer_s = 2 * 3600;
  expect_hours(back(change), 0, 2, 0, 0);
  EXPECT_EQ(back(change).sum.money, 50 * kUsd);
}

TEST_F(link_bill, of_a_ship_holds_the_ports_own_charge_in_place_of_the_usual_one) {
  data_.terminals.raw()[0].ship_charge_ppm = 1'500'000;
  auto const hub = node(node_kind::hub, carriage::hub, kAA);
  auto const ship = link(hub, node(node_kind::track, carriage::sea, kAA), link_kind::transfer, mode::sea, 0, kAA);
  auto const train =
      link(hub, node(node_kind::track, carriage::rail_1435, kAA), link_kind::transfer, mode::rail, 0, kAA);
  EXPECT_EQ(forth(ship).sum.money, (40 * 3 / 2 + 7) * kUsd) << "the charge is its own, the price of boarding is not";
  EXPECT_EQ(back(ship).sum.money, 45 * kUsd);
  expect_hours(forth(ship), 0, 3, 0, 12);
  EXPECT_EQ(forth(ship).sum.co2e, 1 * kKg);
  EXPECT_EQ(forth(train).sum.money, 47 * kUsd);
}

TEST_F(link_bill, of_a_ship_that_does_not_lead_to_the_destination_holds_the_change_on_the_way) {
  data_.change_of_ships.push_back({180 * 3600, 7200, {1'000, 500, 70}, {3'000, 1'500, 200}, 0, {}, {}});
  data_.loads.raw().resize(3);
  data_.loads.raw()[0].is_box = 1;
  auto const hub = node(node_kind::hub, carriage::hub, kAA);
  auto const ship = link(hub, node(node_kind::track, carriage::sea, kAA), link_kind::transfer, mode::sea, 0, kAA);
  auto const coaster =
      link(hub, node(node_kind::track, carriage::river_sea, kAA), link_kind::transfer, mode::sea, 0, kAA);
  auto const train =
      link(hub, node(node_kind::track, carriage::rail_1435, kAA), link_kind::transfer, mode::rail, 0, kAA);
  data_.terminals.raw().resize(3);
  data_.terminals.raw()[1].position = geo::from_degrees(40, 0);
  data_.terminals.raw()[2].position = geo::from_degrees(60, 0);
  data_.service_stops.raw() = {net::terminal_id{1U}, net::terminal_id{2U}};
  data_.services.raw().resize(1);
  data_.services.raw()[0].stops = 2;
  data_.services.raw()[0].by = mode::sea;
  towards_ = geo::from_degrees(60, 0);
  expect_hours(forth(ship), 0, 3 + 180, 0, 12);
  EXPECT_EQ(forth(ship).sum.money, (40 + 7 + 10) * kUsd);
  EXPECT_EQ(forth(ship).sum.co2e, (1 + 3) * kKg);
  EXPECT_NEAR(forth(ship).variance, 3600.0 * 3600 + 7200.0 * 7200 + 43'200.0 * 43'200 / 3, 1000);
  auto const change = cost::change_of_ships_bill(seen(net::kFeu), ship, hub);
  expect_hours(change, 0, 180, 0, 0);
  expect_hours(cost::transfer_bill(seen(net::kFeu), ship, hub), 0, 3, 0, 12);
  expect_hours(back(ship), 0, 2, 0, 0);
  expect_hours(forth(coaster), 0, 3, 0, 12);
  expect_hours(forth(train), 0, 3, 0, 12);
  expect_hours(forth(ship, net::kTonne), 0, 3, 0, 12);
  data_.service_stops.raw() = {net::terminal_id{0U}, net::terminal_id{2U}};
  expect_hours(forth(ship), 0, 3, 0, 12);
  data_.service_stops.raw() = {net::terminal_id{1U}, net::terminal_id{2U}};
  data_.change_of_ships.raw().clear();
  expect_hours(forth(ship), 0, 3, 0, 12);
}

TEST_F(link_bill, of_loading_waits_for_the_services_that_call_at_the_terminal) {
  auto const hub = node(node_kind::hub, carriage::hub, kAA);
  auto const rail = node(node_kind::track, carriage::rail_1435, kAA);
  auto const transfer = link(hub, rail, link_kind::transfer, mode::rail, 0, kAA);
  data_.terminals.raw().resize(2);
  data_.service_stops.raw() = {net::terminal_id{0U}, net::terminal_id{1U}};
  data_.services.raw().resize(1);
  data_.services.raw()[0].stops = 2;
  data_.services.raw()[0].by = mode::rail;
  data_.services.raw()[0].departures_in_1000_weeks = 3500;
  expect_hours(forth(transfer), 0, 3, 0, 24);
  EXPECT_NEAR(forth(transfer).variance, 3600.0 * 3600 + 86'400.0 * 86'400 / 3, 1000);
  expect_hours(back(transfer), 0, 2, 0, 0);
  data_.services.raw()[0].departures_in_1000_weeks = 0;
  expect_hours(forth(transfer), 0, 3, 0, 12);
}

TEST_F(link_bill, of_boarding_a_ferry_waits_for_it_and_buys_the_ticket) {
  auto const quay = node(node_kind::track, carriage::rail_1520, kAA);
  auto const dock = node(node_kind::dock, carriage::dock, {});
  auto const boarding = link(quay, dock, link_kind::boarding, mode::ferry, 0, kAA);
  expect_hours(forth(boarding), 0, 3, 0, 42);
  EXPECT_EQ(forth(boarding).sum.money, (40 + 7) * kUsd) << "without a ticket the price of boarding";
  expect_hours(back(boarding), 0, 2, 0, 0);
  EXPECT_EQ(back(boarding).sum.money, 30 * kUsd);
  data_.ferries.raw()[0].price_cents = 90'000;
  EXPECT_EQ(forth(boarding).sum.money, (40 + 900) * kUsd);
  EXPECT_EQ(forth(boarding, net::kTeu).sum.money, (20 + 450) * kUsd);
  EXPECT_EQ(back(boarding).sum.money, 30 * kUsd) << "paid once";
}

TEST_F(link_bill, of_a_sailing_takes_the_timetables_hours) {
  auto const dock = node(node_kind::dock, carriage::dock, {});
  auto const sailing = link(dock, dock, link_kind::sailing, mode::ferry, 100);
  expect_hours(forth(sailing), 20, 0, 0, 0);
  EXPECT_EQ(forth(sailing).sum.money, 200 * kUsd);
  EXPECT_EQ(forth(sailing).sum.co2e, 20 * kKg);
  data_.ferries.raw()[0].price_cents = 90'000;
  EXPECT_EQ(forth(sailing).sum.money, 0) << "the ticket was bought at boarding";
  EXPECT_EQ(forth(sailing).sum.co2e, 20 * kKg);
}

TEST_F(link_bill, of_a_flight_loads_at_one_end_and_unloads_at_the_other) {
  auto const a = node(node_kind::hub, carriage::hub, kAA);
  auto const b = node(node_kind::hub, carriage::hub, kBB);
  auto const flight = link(a, b, link_kind::flight, mode::air, 1000);
  expect_hours(forth(flight), 20, 5, 0, 12);
  EXPECT_EQ(forth(flight).sum.money, (1000 + 40 + 7 + 30) * kUsd);
  EXPECT_EQ(forth(flight).sum.co2e, 103 * kKg);
  expect_hours(back(flight), 40, 5, 0, 12);
}

TEST_F(link_bill, of_a_first_mile_is_at_the_access_rate_of_its_country) {
  auto const n = net::view_of(data_);
  expect_hours(cost::access_bill(n, kAA, 50'000, net::kFeu), 1, 0, 0, 0);
  expect_hours(cost::access_bill(n, kBB, 50'000, net::kFeu), 2, 0, 0, 0);
  EXPECT_EQ(cost::access_bill(n, kBB, 50'000, net::kFeu).sum.money, 100 * kUsd);
}

TEST_F(link_bill, adds_up_item_by_item) {
  auto const hub = node(node_kind::hub, carriage::hub, kAA);
  auto const rail = node(node_kind::track, carriage::rail_1435, kAA);
  auto sum = cost::bill{};
  sum += forth(link(hub, rail, link_kind::transfer, mode::rail, 0, kAA));
  sum += forth(link(rail, rail, link_kind::track, mode::rail, 100, kAA));
  sum += forth(link(rail, node(node_kind::track, carriage::rail_1520, kBB), link_kind::border, mode::rail));
  expect_hours(sum, 2, 3, 10, 12);
  EXPECT_EQ(sum.sum.money, (47 + 100 + 100) * kUsd);
  EXPECT_EQ(sum.sum.co2e, 11 * kKg);
}

}  // namespace
