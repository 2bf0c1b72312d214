// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "network_extras.h"
#include "unit/net/three_loads.h"
#include "wakhan/geo/kd_tree.h"
#include "wakhan/load/network_builder.h"
#include "wakhan/net/overlay.h"

// Small networks with everything in them, drawn from a seed: lines of two gauges, roads and sea in three countries,
// free and controlled borders with a change of gauge at some, straits, hubs and small terminals. Terminals lie too far
// apart for one question to reach two.
namespace wakhan::test {

struct drawing {
  int nodes{9}, terminals{4};
  int rates{3};            // one: every country pays the same, and open borders join all of a system in one zone
  int tie_percent{30};     // how many of the nodes a terminal is tied to
  int border_percent{60};  // how many of the neighbours over a border are joined
  bool has_days{};         // posts that open or close within some days, where otherwise they are open or never are
  bool is_symmetric{};     // both ways cost the same
  bool has_everything{};   // the rest of what a network may hold: network_extras.h
};

class random_network {
 public:
  explicit random_network(std::uint64_t const seed, drawing const& shape = {}) : random_{seed}, shape_{shape} {
    make_rates();
    make_nodes();
    make_lines();
    make_borders();
    make_passages();
    make_terminals();
    if (shape_.is_symmetric) {
      make_symmetric();
    }
    if (shape_.has_everything) {
      auto extras = network_extras{out_, nodes_, random_};
      extras.add();
      day_ = extras.day();
    }
    out_.finish();
    auto hubs = std::vector<geo::lonlat>{};
    for (auto const& t : out_.data().terminals.all()) {
      hubs.push_back(t.position);
    }
    out_.data().hub_near.raw() = geo::kd_order(hubs);
    if (shape_.has_everything) {
      out_.data().road_near.raw() = geo::kd_order(out_.data().nodes.position.all(), roads_of(out_.data()));
    }
    net::build_overlay(out_.data(), 1);
  }

  load::network_builder& builder() { return out_; }
  net::network view() { return net::view_of(out_.data()); }
  int below(int const n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
  bool chance(int const percent) { return below(100) < percent; }
  // The day around which posts, straits and ferries open and close in a network with everything.
  std::int32_t day() const { return day_; }

 private:
  using network_link = load::network_builder::link;

  static constexpr int kCountries = 3;

  net::country_id country(int const i) const { return net::country_id{static_cast<std::uint16_t>(i)}; }

  void make_rates() {
    auto& data = out_.data();
    for (int c = 0; c < kCountries; ++c) {
      auto row = net::country{};
      row.code = {'A', static_cast<char>('A' + c)};
      row.name = row.region = out_.text("x");
      data.countries.push_back(row);
    }
    auto const slots = kCountries + 1;
    // Few different rates, so that zones of several countries arise.
    for (int r = 0; r < shape_.rates; ++r) {
      auto rate = net::rate{};
      rate.pace_ms_per_km = static_cast<std::uint32_t>(1 + below(4));
      for (auto const l : {net::kFeu, net::kTeu, net::kTonne}) {
        rate.millicent_per_km[l] = static_cast<std::uint32_t>(1 + below(4));
        rate.mg_co2e_per_km[l] = static_cast<std::uint32_t>(1 + below(4));
      }
      data.rates.push_back(rate);
    }
    for (std::size_t i = 0; i < net::kModes * slots; ++i) {
      data.rate_of.push_back(static_cast<std::uint16_t>(below(shape_.rates)));
    }
    for (std::size_t i = 0; i < net::kModes * 2 * slots; ++i) {
      auto h = net::handling{};
      h.seconds = static_cast<std::uint32_t>(below(3));
      h.cents = {static_cast<std::uint32_t>(below(3)), 1, 1};
      h.grams_co2e = {static_cast<std::uint32_t>(below(3)), 1, 1};
      h.wait_seconds = static_cast<std::uint32_t>(below(3));
      data.handling_of.push_back(h);
    }
    auto change = net::handling{};
    change.seconds = 1;
    change.cents = {2, 1, 1};
    change.grams_co2e = {1, 1, 1};
    data.gauge_change_of.raw().assign(slots, change);
    data.circuity_permille.raw().assign(slots, 1300);
    data.fee_share_ppm.raw() = {1'000'000, 500'000, 71'429};
    net::add_three_loads(data, [&](std::string_view const words) { return out_.text(words); });
  }

  void make_nodes() {
    static constexpr net::carriage kSystems[] = {net::carriage::rail_1435, net::carriage::rail_1520,
                                                 net::carriage::road, net::carriage::sea};
    for (int i = 0; i < shape_.nodes; ++i) {
      auto const by = kSystems[below(4)];
      auto const where = by == net::carriage::sea ? net::country_id{} : country(below(kCountries));
      nodes_.push_back(out_.add_node(geo::from_degrees(below(100), 60 + below(10)), net::node_kind::track, by, where));
    }
  }

  void make_symmetric() {
    auto& data = out_.data();
    auto const slots = static_cast<std::size_t>(kCountries + 1);
    for (std::size_t m = 0; m < net::kModes; ++m) {
      for (std::size_t slot = 0; slot < slots; ++slot) {
        data.handling_of.raw()[2 * m * slots + slot].wait_seconds = 0;
        data.handling_of.raw()[(2 * m + 1) * slots + slot] = data.handling_of.raw()[2 * m * slots + slot];
      }
    }
    for (auto& c : data.crossings.raw()) {
      c.dwell_s[1] = c.dwell_s[0];
      c.fee_cents[1] = c.fee_cents[0];
    }
  }

  static net::mode mode_of(net::carriage const by) {
    return is_rail(by) ? net::mode::rail : by == net::carriage::road ? net::mode::road : net::mode::sea;
  }

  template <typename Fits, typename Make>
  void for_pairs(int const percent, Fits const& fits, Make const& make) {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      for (auto j = i + 1; j < nodes_.size(); ++j) {
        if (fits(nodes_[i], nodes_[j]) && chance(percent)) {
          make(nodes_[i], nodes_[j]);
        }
      }
    }
  }

  network_link link(net::node_id const a, net::node_id const b, net::link_kind const kind) {
    auto made = network_link{};
    made.from = a;
    made.to = b;
    made.kind = kind;
    made.by = mode_of(out_.data().nodes.by[a]);
    made.country = out_.data().nodes.country[a];
    // Small whole numbers of kilometres make ties common.
    made.length_m = static_cast<std::uint32_t>(1000 * (1 + below(5)));
    return made;
  }

  void make_lines() {
    auto const& nodes = out_.data().nodes;
    for_pairs(
        70,
        [&](auto const a, auto const b) { return nodes.by[a] == nodes.by[b] && nodes.country[a] == nodes.country[b]; },
        [&](auto const a, auto const b) { out_.add_straight_link(link(a, b, net::link_kind::track)); });
  }

  void make_borders() {
    auto const& nodes = out_.data().nodes;
    for_pairs(
        shape_.border_percent,
        [&](auto const a, auto const b) {
          return nodes.country[a] != nodes.country[b] && mode_of(nodes.by[a]) == mode_of(nodes.by[b]) &&
                 nodes.by[a] != net::carriage::sea;
        },
        [&](auto const a, auto const b) {
          auto made = link(a, b, net::link_kind::border);
          made.length_m = 0;
          made.country = {};
          made.is_free = nodes.by[a] == nodes.by[b] && chance(50);
          if (!made.is_free) {
            auto c = net::crossing{};
            c.id = c.name = out_.text("post");
            c.country_a = nodes.country[a];
            c.country_b = nodes.country[b];
            c.by = made.by;
            c.dwell_s = {static_cast<std::uint32_t>(below(3)), static_cast<std::uint32_t>(below(3))};
            c.fee_cents = {static_cast<std::uint32_t>(below(3)), static_cast<std::uint32_t>(below(3))};
            c.valid = chance(85) ? net::validity{} : net::validity{INT32_MAX, INT32_MIN};
            if (shape_.has_days) {
              c.valid.from = below(3);
            }
            made.ref = static_cast<std::uint32_t>(out_.data().crossings.size());
            out_.data().crossings.push_back(c);
          }
          out_.add_straight_link(made);
        });
  }

  void make_passages() {
    auto const& nodes = out_.data().nodes;
    for_pairs(
        40,
        [&](auto const a, auto const b) {
          return nodes.by[a] == net::carriage::sea && nodes.by[b] == net::carriage::sea;
        },
        [&](auto const a, auto const b) {
          auto p = net::passage{};
          p.id = p.name = out_.text("strait");
          p.transit_s = static_cast<std::uint32_t>(below(3));
          p.fee_cents = {static_cast<std::uint32_t>(below(3)), 1, 1};
          p.is_shut = chance(10) ? 1 : 0;
          auto made = link(a, b, net::link_kind::passage);
          made.ref = static_cast<std::uint32_t>(out_.data().passages.size());
          out_.data().passages.push_back(p);
          out_.add_straight_link(made);
        });
  }

  void make_terminals() {
    for (int i = 0; i < shape_.terminals; ++i) {
      auto t = net::terminal{};
      t.id = t.name = out_.text("terminal");
      t.position = geo::from_degrees(-170 + 30 * i, 0);
      t.country = country(below(kCountries));
      t.is_hub = chance(70) ? 1 : 0;
      t.handles = net::kEveryForm;
      t.transfer_s = static_cast<std::uint32_t>(below(2));
      t.ship_charge_ppm = static_cast<std::uint32_t>(below(3)) * 700'000;
      t.node = out_.add_node(t.position, net::node_kind::hub, net::carriage::hub, t.country);
      auto const ref = static_cast<std::uint32_t>(out_.data().terminals.size());
      auto rail = std::vector<net::node_id>{};
      for (auto const node : nodes_) {
        auto const by = mode_of(out_.data().nodes.by[node]);
        if (!chance(shape_.tie_percent) || (by == net::mode::road && t.is_hub == 0)) {
          continue;
        }
        auto made = network_link{};
        made.from = t.node;
        made.to = node;
        made.kind = net::link_kind::transfer;
        made.by = by;
        made.country = t.country;
        made.ref = ref;
        out_.add_straight_link(made);
        t.modes = static_cast<std::uint8_t>(t.modes | 1U << static_cast<unsigned>(by));
        if (by == net::mode::rail && t.is_hub != 0) {
          change_gauges(made, rail);
          rail.push_back(node);
        }
      }
      out_.data().terminals.push_back(t);
    }
  }

  // Between a new tie of a hub and those of the other gauge.
  void change_gauges(network_link made, std::vector<net::node_id> const& others) {
    made.kind = net::link_kind::gauge_change;
    for (auto const other : others) {
      if (out_.data().nodes.by[other] != out_.data().nodes.by[made.to]) {
        made.from = other;
        out_.add_straight_link(made);
      }
    }
  }

  std::int32_t day_{};
  std::mt19937_64 random_;
  drawing shape_;
  load::network_builder out_;
  std::vector<net::node_id> nodes_;
};

}  // namespace wakhan::test
