// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"
#include "wakhan/load/loads.h"
#include "wakhan/load/network_builder.h"
#include "wakhan/load/pack.h"
#include "wakhan/load/rates.h"
#include "wakhan/net/overlay.h"
#include "wakhan/places/place_builder.h"

namespace wakhan::load {

// A builder that knows AA and BB and what everything costs there.
inline network_builder two_country_builder() {
  auto out = network_builder{};
  auto const codes = two_codes();
  for (auto const& code : codes) {
    out.data().countries.push_back(
        {.code = {code[0], code[1]}, .name = out.text(code), .region = out.text("region of " + code)});
  }
  auto const rows = small_facts{}.add_rates().parse();
  resolve_rates(rows, codes, two_regions(), out.data());
  add_loads(rows, read_loads(rows), out);
  return out;
}

// A network with a link of every kind and a row in every table.
class tiny_pack_maker {
 public:
  tiny_pack_maker() : b_{two_country_builder()} {
    add_tables();
    add_links();
    b_.finish();
    auto& data = b_.data();
    data.road_near.raw() = {0};
    data.hub_near.raw() = {1, 0};
    net::build_overlay(data, 1);
  }

  pack_data data() {
    auto made = pack_data{};
    made.meta = {"tiny", "2026-11-01", 2024, {{"lines", "1", "00", "CC0-1.0", "nobody"}}};
    made.network = b_.data();
    auto places = places::place_builder{};
    places.add({places::place_kind::city, geo::from_degrees(5, 0), 0, 1000, "Westham", {}, {}});
    auto const alternates = std::vector<std::string>{"Ōstport"};
    auto const codes = std::vector<std::string>{"BBEAS"};
    places.add({places::place_kind::port, geo::from_degrees(15, 0), 1, 0, "Eastport", alternates, codes});
    made.places = places.finish();
    made.fact_bytes = small_facts{}.add_rates().bytes();
    note(made.found, severity::doubt, "gauge", "BB", "not known");
    note(made.found, severity::problem, "link", "", "two");
    made.disputed = {{geo::from_degrees(10, 0), geo::from_degrees(10, 10)}};
    made.land = {{geo::from_degrees(0, 0), geo::from_degrees(10, 0), geo::from_degrees(10, 10)},
                 {geo::from_degrees(10, 0), geo::from_degrees(20, 0), geo::from_degrees(20, 10)}};
    return made;
  }

 private:
  void add_tables() {
    b_.data().change_of_ships.push_back({});
    auto& d = b_.data();
    d.countries.raw()[kRight.index()].territory = b_.text("east");
    d.points_of_view.push_back({.id = b_.text("held"), .name = b_.text("who holds it"), .base = 0});
    d.points_of_view.push_back({.id = b_.text("un"), .name = b_.text("resolutions"), .base = 0, .is_default = 1});
    d.attributions.push_back({.territory = kRight, .country = kLeft, .view = 1});
    auto c = net::crossing{};
    c.id = b_.text("post");
    c.name = b_.text("Post");
    c.country_a = kLeft;
    c.country_b = kRight;
    c.by = net::mode::rail;
    c.fact = net::fact_id::of(1, 0);
    c.dwell_fact = c.fact;
    d.crossings.push_back(c);
    auto p = net::passage{};
    p.id = b_.text("strait");
    p.name = b_.text("Strait");
    p.links = 1;
    d.passages.push_back(p);
    auto f = net::ferry{};
    f.id = b_.text("ferry");
    f.name = b_.text("Ferry");
    d.ferries.push_back(f);
    auto s = net::service{};
    s.id = b_.text("train");
    s.name = b_.text("Train");
    s.by = net::mode::rail;
    s.stops = 2;
    d.services.push_back(s);
    d.service_stops.push_back(net::terminal_id{0U});
    d.service_stops.push_back(net::terminal_id{1U});
    auto days = net::published_days{};
    days.service = net::service_id{0U};
    days.dates = 2;
    d.departure_days.push_back(days);
    d.departure_dates.raw() = {20'790, 20'804};
    auto ban = net::trade_ban{};
    ban.id = b_.text("ban");
    ban.goods_of = kLeft;
    ban.banned_in = kRight;
    d.trade_bans.push_back(ban);
    auto rule = net::hazard{};
    rule.id = b_.text("rule");
    rule.name = b_.text("the rule");
    rule.classes = 1;
    rule.what = net::hazard_target::links;
    rule.links = 1;
    d.hazards.push_back(rule);
    d.hazard_links.push_back(net::link_id{0U});
    d.border_periods.push_back({net::crossing_id{0U}, {}, {3600, 7200}, 60, 0, {}});
    d.line_speeds.push_back({net::passage_id{0U}, {}, 90'000, 200, {}});
    auto price = net::lane_price{};
    price.at = net::passage_id{0U};
    price.region = b_.text("region");
    d.lane_prices.push_back(price);
    d.waypoints.push_back({geo::from_degrees(5, 0), 1000});
    d.waypoints.push_back({geo::from_degrees(15, 0), 1000});
    auto corridor = net::corridor{};
    corridor.id = b_.text("corridor");
    corridor.name = b_.text("Corridor");
    corridor.waypoints = 2;
    d.corridors.push_back(corridor);
  }

  net::node_id node(double const lon, net::node_kind const kind, net::carriage const by, net::country_id const where) {
    return b_.add_node(geo::from_degrees(lon, 0), kind, by, where);
  }

  void terminal(char const* const name, net::node_id const hub, net::country_id const where) {
    auto t = net::terminal{};
    t.id = b_.text(name);
    t.name = t.id;
    t.node = hub;
    t.country = where;
    t.is_hub = 1;
    b_.data().terminals.push_back(t);
  }

  void add_links() {
    using net::carriage;
    using net::link_kind;
    using net::mode;
    using net::node_kind;
    auto const hub_a = node(5, node_kind::hub, carriage::hub, kLeft);
    auto const rail_a = node(5, node_kind::track, carriage::rail_1435, kLeft);
    auto const end_a = node(10, node_kind::track, carriage::rail_1435, kLeft);
    auto const end_b = node(10, node_kind::track, carriage::rail_1435, kRight);
    auto const rail_b = node(15, node_kind::track, carriage::rail_1435, kRight);
    auto const hub_b = node(15, node_kind::hub, carriage::hub, kRight);
    auto const broad_b = node(10, node_kind::track, carriage::rail_1520, kRight);
    auto const dock_a = node(5, node_kind::dock, carriage::dock, kLeft);
    auto const dock_b = node(15, node_kind::dock, carriage::dock, kRight);
    auto const sea_a = node(4, node_kind::track, carriage::sea, {});
    auto const sea_b = node(16, node_kind::track, carriage::sea, {});
    terminal("yard-a", hub_a, kLeft);
    terminal("yard-b", hub_b, kRight);
    auto const join = [&](net::node_id const from, net::node_id const to, link_kind const kind, mode const by,
                          net::country_id const where, std::uint32_t const metres,
                          std::uint32_t const ref = UINT32_MAX) {
      b_.add_straight_link(
          {from, to, kind, by, where, metres, ref, {}, ref == UINT32_MAX && kind == link_kind::border});
    };
    join(hub_a, rail_a, link_kind::transfer, mode::rail, kLeft, 0, 0);
    join(rail_a, end_a, link_kind::track, mode::rail, kLeft, 560'000);
    join(end_a, end_b, link_kind::border, mode::rail, kLeft, 0);
    join(end_b, rail_b, link_kind::track, mode::rail, kRight, 560'000);
    join(hub_b, rail_b, link_kind::transfer, mode::rail, kRight, 0, 1);
    join(end_a, broad_b, link_kind::border, mode::rail, kLeft, 0, 0);
    join(hub_a, dock_a, link_kind::boarding, mode::ferry, kLeft, 0, 0);
    join(dock_a, dock_b, link_kind::sailing, mode::ferry, {}, 1'200'000, 0);
    join(hub_b, dock_b, link_kind::boarding, mode::ferry, kRight, 0, 0);
    join(sea_a, sea_b, link_kind::passage, mode::sea, {}, 1'400'000, 0);
    join(hub_a, hub_b, link_kind::flight, mode::air, {}, 1'120'000);
  }

  network_builder b_;
};

}  // namespace wakhan::load
