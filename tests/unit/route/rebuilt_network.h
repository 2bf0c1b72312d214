// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

#include "wakhan/geo/kd_tree.h"
#include "wakhan/load/network_builder.h"
#include "wakhan/net/overlay.h"

namespace wakhan::test {

// What is changed when a network is built again; nothing of it may change an answer.
struct rebuilding {
  std::uint64_t shuffle_seed{};  // nodes and links in another order
  bool turns_links{};            // every link stated from its other end
  bool doubles_lines{};          // beside every line a longer one
  unsigned threads{1};
};

// A network built again from its nodes, links and tables.
class rebuilt_network {
 public:
  rebuilt_network(net::network const& n, rebuilding const& how) {
    copy_tables(n);
    auto random = std::mt19937_64{how.shuffle_seed};
    place_.resize(n.nodes.position.size());
    for (auto const i : order_of(place_.size(), random)) {
      auto const node = net::node_id{i};
      place_[i] = out_.add_node(n.nodes.position[node], n.nodes.kind[node], n.nodes.by[node], n.nodes.country[node]);
    }
    for (auto const i : order_of(n.links.from.size(), random)) {
      add_link(n, net::link_id{i}, how);
    }
    for (auto& t : out_.data().terminals.raw()) {
      t.node = place_[t.node.index()];
    }
    auto roads = std::vector<std::uint32_t>{};
    for (auto const node : n.road_near.all()) {
      roads.push_back(place_[node].value);
    }
    out_.data().road_near.raw() = geo::kd_order(out_.data().nodes.position.all(), std::move(roads));
    out_.finish();
    net::build_overlay(out_.data(), how.threads);
  }

  net::network view() { return net::view_of(out_.data()); }
  // Where a node of the old network is in the new one.
  net::node_id place_of(net::node_id const node) const { return place_[node.index()]; }

 private:
  // All tables by the ids of which nothing is renumbered.
  void copy_tables(net::network const& n) {
    auto& data = out_.data();
    auto const copy = [](auto const& from, auto& to) { to.raw().assign(from.all().begin(), from.all().end()); };
    copy(n.countries, data.countries);
    copy(n.crossings, data.crossings);
    copy(n.passages, data.passages);
    copy(n.terminals, data.terminals);
    copy(n.ferries, data.ferries);
    copy(n.services, data.services);
    copy(n.service_stops, data.service_stops);
    copy(n.departure_days, data.departure_days);
    copy(n.departure_dates, data.departure_dates);
    copy(n.trade_bans, data.trade_bans);
    copy(n.border_periods, data.border_periods);
    copy(n.line_speeds, data.line_speeds);
    copy(n.lane_prices, data.lane_prices);
    copy(n.strings, data.strings);
    copy(n.rates, data.rates);
    copy(n.rate_of, data.rate_of);
    copy(n.handling_of, data.handling_of);
    copy(n.gauge_change_of, data.gauge_change_of);
    copy(n.change_of_ships, data.change_of_ships);
    copy(n.circuity_permille, data.circuity_permille);
    copy(n.fee_share_ppm, data.fee_share_ppm);
    copy(n.loads, data.loads);
    copy(n.hub_near, data.hub_near);
  }

  static std::vector<std::size_t> order_of(std::size_t const count, std::mt19937_64& random) {
    auto order = std::vector<std::size_t>(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), random);
    return order;
  }

  void add_link(net::network const& n, net::link_id const link, rebuilding const& how) {
    auto made = load::network_builder::link{};
    made.from = place_[n.links.from[link].index()];
    made.to = place_[n.links.to[link].index()];
    made.by = n.links.by[link];
    made.country = n.links.country[link];
    made.length_m = n.links.length_m[link];
    made.ref = n.links.ref[link];
    made.is_free = n.links.kind[link] == net::link_kind::free_border;
    made.kind = made.is_free ? net::link_kind::border : n.links.kind[link];
    if (how.turns_links) {
      std::swap(made.from, made.to);
    }
    out_.add_straight_link(made);
    if (how.doubles_lines && made.kind == net::link_kind::track) {
      ++made.length_m;
      out_.add_straight_link(made);
    }
  }

  load::network_builder out_;
  std::vector<net::node_id> place_;
};

}  // namespace wakhan::test
