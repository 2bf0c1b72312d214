// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <random>
#include <vector>

#include "unit/net/three_loads.h"
#include "wakhan/load/network_builder.h"

namespace wakhan::test {

inline std::vector<std::uint32_t> roads_of(net::network_data const& data) {
  auto found = std::vector<std::uint32_t>{};
  for (std::uint32_t i = 0; i < data.nodes.by.size(); ++i) {
    if (data.nodes.by[net::node_id{i}] == net::carriage::road) {
      found.push_back(i);
    }
  }
  return found;
}

// What a drawn network of lines, borders, straits and terminals does not hold yet, added before it is finished.
class network_extras {
 public:
  network_extras(load::network_builder& out, std::vector<net::node_id> const& nodes, std::mt19937_64& random)
      : out_{out}, nodes_{nodes}, random_{random}, day_{300 + below(200)} {}

  // Beside lines a second one, loops and lines of no length; days, seasons and posts for neighbours only; crossings at
  // free borders; bans of trade; ferries from quays of all kinds; flights; terminals close to one another, without
  // boxes, or at a road; river-sea ships; speeds at which days pass under way;
  // services by which waits become seconds, and changes of ships where strings do not lead on.
  void add() {
    auto& data = out_.data();
    if (chance(50)) {
      for (auto& r : data.rates.raw()) {
        r.pace_ms_per_km *= 8 * 3'600'000;
      }
    }
    for (auto& r : data.rates.raw()) {
      r.fixed_cents = {static_cast<std::uint32_t>(below(2)), 1, 0};
    }
    make_river_sea();
    make_more_lines();
    make_days();
    make_bans();
    move_terminals();
    make_ferries();
    make_flights();
    make_services();
  }

  // The day around which posts, straits and ferries open and close.
  std::int32_t day() const { return day_; }

 private:
  using network_link = load::network_builder::link;

  int below(int const n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
  bool chance(int const percent) { return below(100) < percent; }
  net::country_id any_country() {
    return net::country_id{static_cast<std::uint16_t>(below(static_cast<int>(out_.data().countries.size())))};
  }

  // Some of the seas are for river-sea ships: all nodes of a network or none, so that lines stay within one system.
  void make_river_sea() {
    if (chance(70)) {
      return;
    }
    for (auto& by : out_.data().nodes.by.raw()) {
      by = by == net::carriage::sea ? net::carriage::river_sea : by;
    }
  }

  network_link same(net::link_id const l) const {
    auto const& links = out_.data().links;
    auto made = network_link{};
    made.from = links.from[l];
    made.to = links.to[l];
    made.kind = links.kind[l];
    made.by = links.by[l];
    made.country = links.country[l];
    made.length_m = links.length_m[l];
    made.ref = links.ref[l];
    made.is_free = links.kind[l] == net::link_kind::border && links.ref[l] == UINT32_MAX;
    return made;
  }

  void make_more_lines() {
    auto const& links = out_.data().links;
    auto const count = links.from.size();
    for (std::size_t i = 0; i < count; ++i) {
      auto const l = net::link_id{i};
      auto const is_track = links.kind[l] == net::link_kind::track;
      if (is_track && chance(10)) {
        out_.data().links.length_m[l] = 0;
      }
      if (chance(is_track ? 15 : 5)) {
        auto again = same(l);
        again.length_m = is_track && chance(50) ? static_cast<std::uint32_t>(1000 * below(6)) : again.length_m;
        out_.add_straight_link(again);
      }
      if (is_track && chance(5)) {
        auto loop = same(l);
        loop.to = loop.from;
        out_.add_straight_link(loop);
      }
    }
    for (std::size_t i = 0; i < links.from.size(); ++i) {
      if (links.kind[net::link_id{i}] == net::link_kind::border && links.ref[net::link_id{i}] == UINT32_MAX &&
          chance(50)) {
        name_border(net::link_id{i});
      }
    }
  }

  // A crossing for a free border: it may be avoided, and costs something where two rates meet.
  void name_border(net::link_id const l) {
    auto& data = out_.data();
    auto c = net::crossing{};
    c.id = c.name = out_.text("free");
    c.country_a = data.nodes.country[data.links.from[l]];
    c.country_b = data.nodes.country[data.links.to[l]];
    c.by = data.links.by[l];
    data.links.ref[l] = static_cast<std::uint32_t>(data.crossings.size());
    data.crossings.push_back(c);
  }

  net::validity some_days() {
    auto v = net::validity{};
    if (chance(40)) {
      v.from = day_ - 2 + below(8);
    }
    if (chance(40)) {
      v.until = day_ - 2 + below(8);
    }
    return v;
  }

  void make_days() {
    for (auto& c : out_.data().crossings.raw()) {
      c.valid = chance(50) ? c.valid : some_days();
      c.is_bilateral = chance(15) ? 1 : 0;
    }
    auto const date = [&](std::int32_t const day) {
      auto const ymd = std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day}}};
      return static_cast<std::uint16_t>(static_cast<unsigned>(ymd.month()) * 100 + static_cast<unsigned>(ymd.day()));
    };
    make_closures();
    make_line_speeds();
    for (auto& p : out_.data().passages.raw()) {
      if (chance(50)) {
        p.season_open = date(day_ - 3 + below(8));
        p.season_close = date(chance(50) ? day_ - 3 + below(8) : day_ + 180);
      }
    }
  }

  // Posts closed for some days.
  void make_closures() {
    auto& data = out_.data();
    for (std::uint32_t i = 0; i < data.crossings.size(); ++i) {
      if (chance(20)) {
        data.border_periods.push_back({net::crossing_id{i}, some_days(), {}, 0, 1, {}});
      }
    }
  }

  // Straits and canals stand for sections of railways: a speed of their own is as good there.
  void make_line_speeds() {
    auto& data = out_.data();
    for (std::uint32_t i = 0; i < data.passages.size(); ++i) {
      if (chance(30)) {
        auto const pace = data.rates.raw().front().pace_ms_per_km;
        data.line_speeds.push_back(
            {net::passage_id{i}, some_days(), static_cast<std::uint32_t>(below(3)) * pace, 0, {}});
      }
    }
  }

  void make_bans() {
    for (int i = chance(30) ? 1 + below(2) : 0; i > 0; --i) {
      auto ban = net::trade_ban{};
      ban.id = out_.text("ban");
      ban.goods_of = any_country();
      ban.banned_in = any_country();
      ban.valid = some_days();
      out_.data().trade_bans.push_back(ban);
    }
  }

  // Some terminals close to the one before, some at a road.
  void move_terminals() {
    auto& data = out_.data();
    for (std::uint32_t i = 0; i < data.terminals.size(); ++i) {
      auto& t = data.terminals[net::terminal_id{i}];
      t.handles = chance(85) ? net::kEveryForm : net::kBulk;
      if (i > 0 && chance(30)) {
        auto const& before = data.terminals[net::terminal_id{i - 1}];
        t.position = geo::from_degrees(before.position.lon() + 0.1 * below(5), 0.01 * below(40));
        t.country = chance(70) ? before.country : t.country;
      }
      data.nodes.position[t.node] = t.position;
      data.nodes.country[t.node] = t.country;
      auto const near = roads_of(out_.data());
      if (!near.empty() && chance(30)) {
        auto const road = net::node_id{near[static_cast<std::size_t>(below(static_cast<int>(near.size())))]};
        data.nodes.position[road] = geo::from_degrees(t.position.lon() + 0.3, t.position.lat() + 0.01 * below(9));
      }
    }
  }

  void make_ferries() {
    auto const quays = [&](net::carriage const by) {
      auto found = std::vector<net::node_id>{};
      for (auto const node : nodes_) {
        if (out_.data().nodes.by[node] == by) {
          found.push_back(node);
        }
      }
      for (auto const& t : out_.data().terminals.all()) {
        if (by == net::carriage::hub) {
          found.push_back(t.node);
        }
      }
      return found;
    };
    for (int i = below(3); i > 0; --i) {
      auto f = net::ferry{};
      f.id = f.name = out_.text("ferry");
      f.sailing_s = static_cast<std::uint32_t>(below(3));
      f.wait_s = static_cast<std::uint32_t>(below(3));
      f.price_cents = static_cast<std::uint32_t>(below(3));
      f.valid = some_days();
      auto const ref = static_cast<std::uint32_t>(out_.data().ferries.size());
      out_.data().ferries.push_back(f);
      static constexpr net::carriage kBerths[] = {net::carriage::rail_1435, net::carriage::rail_1520,
                                                  net::carriage::road, net::carriage::hub};
      auto const at = quays(kBerths[below(4)]);
      if (at.size() > 1) {
        auto const a = static_cast<std::size_t>(below(static_cast<int>(at.size())));
        sail(at[a], at[(a + 1) % at.size()], ref);
      }
    }
  }

  void sail(net::node_id const a, net::node_id const b, std::uint32_t const ref) {
    auto made = network_link{};
    made.by = net::mode::ferry;
    made.ref = ref;
    auto docks = std::vector<net::node_id>{};
    for (auto const quay : {a, b}) {
      for (auto& t : out_.data().terminals.raw()) {
        t.is_hub = t.node == quay ? 1 : t.is_hub;  // as the builder of ferries does
      }
      docks.push_back(out_.add_node({}, net::node_kind::dock, net::carriage::dock, {}));
      made.kind = net::link_kind::boarding;
      made.from = quay;
      made.to = docks.back();
      made.country = out_.data().nodes.country[quay];
      out_.add_straight_link(made);
    }
    made.kind = net::link_kind::sailing;
    made.from = docks[0];
    made.to = docks[1];
    made.country = {};
    made.length_m = static_cast<std::uint32_t>(1000 * below(4));
    out_.add_straight_link(made);
  }

  void make_flights() {
    auto airports = std::vector<net::node_id>{};
    for (auto& t : out_.data().terminals.raw()) {
      if (chance(20)) {
        t.modes = static_cast<std::uint8_t>(t.modes | 1U << static_cast<unsigned>(net::mode::air));
        t.is_hub = 1;
        airports.push_back(t.node);
      }
    }
    for (std::size_t i = 0; i + 1 < airports.size(); ++i) {
      auto made = network_link{};
      made.from = airports[i];
      made.to = airports[i + 1];
      made.kind = net::link_kind::flight;
      made.by = net::mode::air;
      made.length_m = static_cast<std::uint32_t>(1000 * (1 + below(5)));
      made.ref = chance(30) ? static_cast<std::uint32_t>(below(static_cast<int>(out_.data().terminals.size())))
                            : made.ref;  // a technical stop
      out_.add_straight_link(made);
    }
  }

  void make_services() {
    auto& data = out_.data();
    for (int i = below(4); i > 0; --i) {
      auto s = net::service{};
      s.id = s.name = out_.text("service");
      s.first_stop = static_cast<std::uint32_t>(data.service_stops.size());
      s.stops = static_cast<std::uint32_t>(2 + below(3));
      s.departures_in_1000_weeks = chance(20) ? 0U : static_cast<std::uint32_t>(100'000'000 * (1 + below(5)));
      s.by = chance(70) ? net::mode::rail : net::mode::sea;
      s.runs = static_cast<net::course>(below(3));
      s.valid = some_days();
      for (std::uint32_t stop = 0; stop < s.stops; ++stop) {
        data.service_stops.push_back(
            net::terminal_id{static_cast<std::uint32_t>(below(static_cast<int>(data.terminals.size())))});
      }
      data.services.push_back(s);
    }
    if (chance(50)) {
      auto change = net::handling{};
      change.seconds = static_cast<std::uint32_t>(1 + below(5));
      change.cents = {1, 1, 1};
      data.change_of_ships.push_back(change);
    }
  }

  load::network_builder& out_;
  std::vector<net::node_id> const& nodes_;
  std::mt19937_64& random_;
  std::int32_t day_;
};

}  // namespace wakhan::test
