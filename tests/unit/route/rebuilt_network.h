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
};

// The network of another builder, built again.
class rebuilt_network {
 public:
  rebuilt_network(net::network_data const& old, rebuilding const& how) {
    auto const n = net::view_of(old);
    copy_tables(old);
    auto random = std::mt19937_64{how.shuffle_seed};
    auto const nodes = order_of(n.nodes.position.size(), random);
    auto const links = order_of(n.links.from.size(), random);
    auto place = std::vector<net::node_id>(nodes.size());
    for (auto const i : nodes) {
      auto const node = net::node_id{i};
      place[i] = out_.add_node(n.nodes.position[node], n.nodes.kind[node], n.nodes.by[node], n.nodes.country[node]);
    }
    for (auto const i : links) {
      add_link(n, net::link_id{i}, place, how);
    }
    for (auto& t : out_.data().terminals.raw()) {
      t.node = place[t.node.index()];
    }
    out_.finish();
    net::build_overlay(out_.data(), 1);
  }

  net::network view() { return net::view_of(out_.data()); }

 private:
  void copy_tables(net::network_data const& old) {
    auto& data = out_.data();
    data.countries = old.countries;
    data.crossings = old.crossings;
    data.passages = old.passages;
    data.terminals = old.terminals;
    data.rates = old.rates;
    data.rate_of = old.rate_of;
    data.handling_of = old.handling_of;
    data.circuity_permille = old.circuity_permille;
    data.fee_share_ppm = old.fee_share_ppm;
    data.hub_near = old.hub_near;
  }

  static std::vector<std::size_t> order_of(std::size_t const count, std::mt19937_64& random) {
    auto order = std::vector<std::size_t>(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), random);
    return order;
  }

  void add_link(net::network const& n, net::link_id const link, std::vector<net::node_id> const& place,
                rebuilding const& how) {
    auto made = load::network_builder::link{};
    made.from = place[n.links.from[link].index()];
    made.to = place[n.links.to[link].index()];
    made.by = n.links.by[link];
    made.country = n.links.country[link];
    made.length_m = n.links.length_m[link];
    made.ref = n.links.ref[link];
    auto const kind = n.links.kind[link];
    auto const is_border = kind == net::link_kind::border || kind == net::link_kind::free_border;
    made.kind = is_border ? net::link_kind::border : kind;
    made.is_free = is_border && made.ref == UINT32_MAX;
    if (how.turns_links) {
      std::swap(made.from, made.to);
    }
    out_.add_straight_link(made);
    if (how.doubles_lines && kind == net::link_kind::track) {
      ++made.length_m;
      out_.add_straight_link(made);
    }
  }

  load::network_builder out_;
};

}  // namespace wakhan::test
