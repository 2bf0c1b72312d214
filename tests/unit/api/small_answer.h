// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "unit/api/small_pack.h"
#include "unit/net/three_loads.h"
#include "wakhan/api/route.h"
#include "wakhan/api/step_facts.h"
#include "wakhan/cost/link_cost.h"
#include "wakhan/route/itinerary.h"

namespace wakhan::test {

using route::step_kind;

// Steps over the small pack's links, with the bills that `cost` makes for them.
class step_maker {
 public:
  step_maker(net::network const& n, net::load_id const what) : n_{n}, what_{what}, seen_{n, changes_for(what)} {}

  route::step on_link(step_kind const kind, net::link_id const link, bool const is_backwards = false) const {
    auto s = route::step{};
    s.kind = kind;
    s.by = n_.links.by[link];
    s.link = link;
    s.is_backwards = is_backwards;
    s.country = n_.links.country[link];
    s.bill = cost::link_bill(seen_, link, is_backwards ? n_.links.to[link] : n_.links.from[link]);
    auto const has_length = kind == step_kind::line_haul || kind == step_kind::passage || kind == step_kind::sailing ||
                            kind == step_kind::flight;
    s.metres = has_length ? n_.links.length_m[link] : 0;
    if (kind == step_kind::flight) {
      s.country = n_.nodes.country[n_.links.from[link]];
    }
    s.rate = n_.rate_index(s.by, s.country);
    return s;
  }

  route::step truck(net::country_id const country, std::uint64_t const metres) const {
    auto s = route::step{};
    s.kind = step_kind::access;
    s.by = net::mode::access;
    s.country = country;
    s.metres = metres;
    s.rate = n_.rate_index(net::mode::access, country);
    s.bill = cost::access_bill(n_, country, metres, what_);
    return s;
  }

  route::step at_truck(step_kind const kind, net::country_id const country) const {
    auto s = route::step{};
    s.kind = kind;
    s.by = net::mode::road;
    s.country = country;
    s.bill = cost::handling_bill(
        n_, net::mode::road, kind == step_kind::pickup ? net::operation::load : net::operation::unload, country, what_);
    return s;
  }

 private:
  static net::changes changes_for(net::load_id const what) {
    auto c = net::changes{};
    c.what = what;
    return c;
  }

  net::network const& n_;
  net::load_id what_;
  net::view seen_;
};

inline route::leg leg_of(net::mode const by, int const gauge, std::vector<route::step> steps,
                         std::vector<net::country_id> countries, std::vector<geo::lonlat> shape) {
  auto l = route::leg{};
  l.by = by;
  l.gauge_mm = static_cast<std::uint16_t>(gauge);
  for (auto const& s : steps) {
    l.bill += s.bill;
    l.metres += s.metres;
  }
  l.steps = std::move(steps);
  l.countries = std::move(countries);
  l.shape = std::move(shape);
  return l;
}

inline double hours_of(std::int64_t const microseconds) { return static_cast<double>(microseconds) / 3.6e9; }

inline api::leg_answer leg_answer_of(net::network const& n, route::leg const& l, std::string from, std::string to) {
  auto a = api::leg_answer{};
  a.mode = net::name_of(l.by);
  a.gauge_mm = l.gauge_mm;
  a.from = std::move(from);
  a.to = std::move(to);
  a.distance_km = static_cast<double>(l.metres) / 1000;
  a.hours = hours_of(l.bill.sum.time);
  a.cost_usd = static_cast<double>(l.bill.sum.money) / 1e8;
  a.co2e_wtw_kg = static_cast<double>(l.bill.sum.co2e) / 1e9;
  for (auto const c : l.countries) {
    a.countries.emplace_back(n.code_of(c));
  }
  a.facts = {"speeds:" + a.mode, "tariffs:" + a.mode};
  return a;
}

inline api::itinerary_answer answer_of(net::network const& n, std::string title, std::vector<std::string> const& places,
                                       std::vector<route::leg> legs) {
  auto a = api::itinerary_answer{};
  a.title = std::move(title);
  auto& i = a.detail;
  i.legs = std::move(legs);
  for (std::size_t l = 0; l < i.legs.size(); ++l) {
    i.total += i.legs[l].bill;
    i.metres += i.legs[l].metres;
    a.legs.push_back(leg_answer_of(n, i.legs[l], places[l], places[l + 1]));
    a.countries.insert(a.countries.end(), a.legs.back().countries.begin(), a.legs.back().countries.end());
  }
  auto const q = route::log_normal_quantiles(hours_of(i.total.sum.time), i.total.variance / 3600 / 3600);
  a.days_p50 = i.days_p50 = q.p50 / 24;
  a.days_p90 = i.days_p90 = q.p90 / 24;
  a.days_mean = hours_of(i.total.sum.time) / 24;
  a.hours_moving = hours_of(i.total.moving);
  a.hours_transfer = hours_of(i.total.transfer);
  a.hours_border = hours_of(i.total.border);
  a.hours_waiting = hours_of(i.total.waiting);
  a.distance_km = static_cast<double>(i.metres) / 1000;
  a.cost_usd = static_cast<double>(i.total.sum.money) / 1e8;
  a.co2e_wtw_kg = static_cast<double>(i.total.sum.co2e) / 1e9;
  a.sources = {"speeds:rail", "tariffs:rail"};
  return a;
}

// Rail and ferry, with a step of nearly every kind.
inline api::itinerary_answer rail_answer(small_pack const& world, net::load_id const what) {
  auto const& n = world.pack.network();
  auto const make = step_maker{n, what};
  auto const& l = world.links;
  auto const start = geo::from_degrees(106.5, 29.5);
  auto const border = geo::from_degrees(82.5, 45.2);
  auto const aktau = geo::from_degrees(51.2, 43.6);
  auto const alat = geo::from_degrees(49.4, 39.9);
  auto legs = std::vector<route::leg>{};
  legs.push_back(leg_of(net::mode::access, 0, {make.at_truck(step_kind::pickup, kChina), make.truck(kChina, 15'873)},
                        {kChina}, {start, geo::from_degrees(106.4, 29.6)}));
  legs.push_back(leg_of(net::mode::rail, 1435,
                        {make.on_link(step_kind::load, l.load), make.on_link(step_kind::line_haul, l.rail_cn),
                         make.on_link(step_kind::border, l.border)},
                        {kChina}, {geo::from_degrees(106.4, 29.6), border}));
  legs.push_back(
      leg_of(net::mode::rail, 1520,
             {make.on_link(step_kind::line_haul, l.rail_kz), make.on_link(step_kind::unload, l.unload, true)},
             {kKazakhstan}, {border, aktau}));
  legs.push_back(leg_of(net::mode::ferry, 0,
                        {make.on_link(step_kind::board, l.board), make.on_link(step_kind::sailing, l.sailing),
                         make.on_link(step_kind::alight, l.alight, true)},
                        {kKazakhstan, kAzerbaijan}, {aktau, alat}));
  legs.push_back(leg_of(net::mode::sea, 0, {make.on_link(step_kind::passage, l.passage)}, {},
                        {geo::from_degrees(32.3, 31.4), geo::from_degrees(32.5, 29.8)}));
  legs.push_back(leg_of(net::mode::access, 0,
                        {make.truck(kAzerbaijan, 60'000), make.at_truck(step_kind::delivery, kAzerbaijan)},
                        {kAzerbaijan}, {alat, alat}));
  legs[1].from_terminal = net::terminal_id{std::uint32_t{0}};
  legs[2].to_terminal = net::terminal_id{std::uint32_t{1}};
  auto a = answer_of(n, "Rail–ferry by Alashankou–Dostyk",
                     {"Chongqing,CN", "Chongqing Tuanjiecun", "Alashankou–Dostyk", "Aktau (assumed terminal)", "Alat",
                      "Port Said", "Baku,AZ"},
                     std::move(legs));
  a.detail.crossings = {net::crossing_id{std::uint32_t{0}}};
  a.detail.passages = {net::passage_id{std::uint32_t{0}}};
  a.modes = {"rail", "ferry", "sea"};
  a.crossings = {"alashankou-dostyk"};
  a.passages = {"suez"};
  a.corridor = "middle-corridor";
  a.gauge_changes = 1;
  a.legs[2].uses_assumed_terminal = true;
  a.legs[3].uses_assumed_terminal = true;
  a.legs[3].service = "Aktau–Alat ferry";
  a.legs[1].from_terminal = api::terminal_answer{"cn-chongqing", "Chongqing Tuanjiecun",
                                                 api::capacity_answer{1'000'000, "TEU a year", "planned"}};
  a.legs[1].services_waited_for = {"xian-baku", "altynkol-poti"};
  a.legs[1].departures_per_week = 3.5;
  a.legs[2].to_terminal =
      api::terminal_answer{"assumed-1", "Aktau (assumed terminal)", api::capacity_answer{12.5, "trains a day", ""}};
  a.is_cheapest = true;
  a.is_cleanest = true;
  return a;
}

inline api::itinerary_answer air_answer(small_pack const& world, net::load_id const what) {
  auto const make = step_maker{world.pack.network(), what};
  auto legs = std::vector<route::leg>{};
  legs.push_back(leg_of(net::mode::air, 0, {make.on_link(step_kind::flight, world.links.flight)}, {kChina, kAzerbaijan},
                        {geo::from_degrees(106.5, 29.5), geo::from_degrees(49.4, 39.9)}));
  auto a = answer_of(world.pack.network(), "Air", {"Chongqing,CN", "Baku,AZ"}, std::move(legs));
  a.modes = {"air"};
  a.is_fastest = true;
  return a;
}

// A question with two answers.
inline api::route_answer small_answer(net::load_id const what = net::kFeu) {
  auto const& world = the_small_pack();
  auto r = api::route_answer{};
  r.version = "0.1.0";
  r.pack_name = "small";
  r.pack_hash = "0123456789abcdef";
  r.scenario_hash = "fedcba9876543210";
  r.price_year = 2024;
  r.from = "Chongqing,CN";
  r.to = "Baku,AZ";
  auto const& goods = world.pack.network().loads[what];
  r.load = world.pack.network().text(goods.id);
  r.load_name = world.pack.network().text(goods.name);
  r.load_unit = world.pack.network().text(goods.unit);
  r.load_tonnes = goods.net_grams / 1e6;
  r.date = "2026-11-01";
  r.from_at = geo::from_degrees(106.5, 29.5);
  r.to_at = geo::from_degrees(49.87, 40.41);
  r.avoid = {"RU", "suez"};
  r.notes = {"'Baku' taken as Baku,AZ"};
  r.front_size = 17;
  r.different = 5;
  r.answers = {air_answer(world, what), rail_answer(world, what)};
  return r;
}

// The same, passing disputed territories of which two are said the same.
inline api::route_answer disputed_answer() {
  auto r = small_answer();
  r.view = "un";
  r.disputed = {{"north", "The north", "CN", {{"KZ", {"held", "kz"}}}},
                {"south", "The south", "CN", {{"KZ", {"held", "kz"}}}},
                {"isle", "The isle", "isle", {{"AZ", {"held"}}}}};
  return r;
}

// The same by timetable: the train waits for a published day, the ferry half its headway.
inline api::route_answer timed_answer() {
  auto r = small_answer();
  constexpr std::int64_t kReady = 1'796'256'000;  // 2026-12-03 00:00
  constexpr std::int64_t kHour = 3600;
  r.depart = kReady;
  for (auto& a : r.answers) {
    auto at = kReady;
    for (auto& l : a.legs) {
      l.moments = api::leg_moments{at, at, at + 48 * kHour, 0, "", false, {}};
      at += 48 * kHour;
    }
    a.moments = api::answer_moments{kReady, kReady, at, static_cast<double>(at - kReady) / 86'400, 30, 5, 1, 12};
  }
  auto& rail = r.answers[1];
  rail.moments->leave_by = kReady + 20 * kHour;
  *rail.legs[1].moments = {kReady + 48 * kHour, kReady + 90 * kHour, kReady + 96 * kHour, 40, "published", true,
                           {"xian-baku"}};
  rail.legs[2].moments->wait = "aboard";
  rail.legs[3].moments->departs += 21 * kHour;
  rail.legs[3].moments->wait = "mean";
  rail.legs[3].moments->wait_hours = 21;
  return r;
}

// A question without an answer.
inline api::route_answer no_answer() {
  auto r = small_answer();
  r.answers.clear();
  r.different = 0;
  r.front_size = 0;
  r.reason = api::route_reason{"avoided_passage",
                               "Suez Canal is avoided, and there is no other way",
                               "freight gets as far as 51.20,43.60 in KZ, 300 km from the destination",
                               {}};
  return r;
}

}  // namespace wakhan::test
