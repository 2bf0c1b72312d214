// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <queue>
#include <span>
#include <vector>

#include "proof/dated_prices.h"
#include "proof/rules.h"
#include "proof/stop_ties.h"
#include "proof/waits.h"

// The whole network of one question, node by node and link by link, without zones, portals or overlay: what the search
// is held against.
namespace wakhan::proof {

inline constexpr std::int64_t kUnreached = std::numeric_limits<std::int64_t>::max() / 4;

// The prices of all links in both directions for one load; made once and used for many questions.
class link_prices {
 public:
  link_prices(net::network const& n, net::load_id const what) : what_{what}, prices_(2 * n.links.from.size()) {
    auto const list = price_list{n, what};
    for (std::size_t i = 0; i < n.links.from.size(); ++i) {
      auto const link = net::link_id{i};
      prices_[2 * i] = list.of(link, n.links.from[link]);
      prices_[2 * i + 1] = list.of(link, n.links.to[link]);
    }
  }
  net::load_id what() const { return what_; }
  criteria of(net::link_id const link, bool const is_backwards) const {
    return prices_[2 * link.index() + (is_backwards ? 1 : 0)];
  }

 private:
  net::load_id what_;
  std::vector<criteria> prices_;
};

// A node of the network together with how many of the places to pass lie behind.
using state = std::uint32_t;

struct move {
  state from{}, to{};
  criteria price;
  net::link_id link;  // invalid for first and last miles
};

// Settles the states that moves lead to from a start, cheapest first (Dijkstra 1959): `least` begins as kUnreached.
template <typename Moves, typename Price>
void settle(Moves const& moves, state const start, Price const& price, std::vector<std::int64_t>& least) {
  using entry = std::pair<std::int64_t, state>;
  auto queue = std::priority_queue<entry, std::vector<entry>, std::greater<>>{};
  least[start] = 0;
  queue.emplace(0, start);
  while (!queue.empty()) {
    auto const [sum, here] = queue.top();
    queue.pop();
    if (sum > least[here]) {
      continue;
    }
    moves(here, [&](move const& m) {
      auto const next = sum + price(m.price);
      if (next < least[m.to]) {
        least[m.to] = next;
        queue.emplace(next, m.to);
      }
    });
  }
}

inline std::int64_t by_time(criteria const& c) { return c.time; }
inline std::int64_t by_money(criteria const& c) { return c.money; }
inline std::int64_t by_co2e(criteria const& c) { return c.co2e; }

class full_graph {
 public:
  full_graph(net::network const& n, link_prices const& prices, net::changes const& c,
             std::span<route::stop const> const stops)
      : n_{n}, prices_{prices}, dated_{n, c}, waits_{n, c}, layers_{stops.size() - 1} {
    auto const ties = stop_ties{n_, c};
    pickups_ = ties.of_end(stops.front(), stops.back(), true);
    deliveries_ = ties.of_end(stops.back(), stops.front(), false);
    pass_.assign(n_.nodes.position.size(), 0);
    for (std::size_t i = 1; i + 1 < stops.size(); ++i) {
      for (auto const node : ties.passing(stops[i])) {
        pass_[node.index()] |= 1U << (i - 1);
      }
    }
    find_yards(ties, stops);
    close(c);
  }

  std::size_t states() const { return (n_.nodes.position.size() + 2) * layers_; }
  state origin() const { return at(n_.nodes.position.size(), 0); }
  state destination() const { return at(n_.nodes.position.size() + 1, layers_ - 1); }
  // The state of freight that has passed all places so far asked for.
  state at(std::size_t const node, std::size_t const passed) const {
    return static_cast<state>(node * layers_ + passed);
  }
  std::size_t layers() const { return layers_; }
  bool is_open(net::link_id const link, bool const is_backwards) const {
    return is_open_[2 * link.index() + (is_backwards ? 1 : 0)] != 0;
  }
  criteria price(net::link_id const link, bool const is_backwards) const {
    return prices_.of(link, is_backwards) + dated_.more(link, is_backwards) +
           criteria{waits_.more(link, is_backwards), 0, 0} + waits_.change_of_ships(link, is_backwards);
  }
  std::vector<tie> const& pickups() const { return pickups_; }
  std::vector<tie> const& deliveries() const { return deliveries_; }

  // Calls f(move) for everything that freight may do next.
  template <typename F>
  void for_moves(state const from, F const& f) const {
    moves(from, is_open_, f);
  }

  // Calls f(move) for everything that freight may have done last; only without places to pass.
  template <typename F>
  void for_moves_into(state const to, F const& f) const {
    auto const nodes = n_.nodes.position.size();
    if (to == destination()) {
      for (auto const& t : deliveries_) {
        f(move{at(t.node.index(), 0), to, t.price, {}});
      }
      return;
    }
    if (to >= nodes || is_usable_[to] == 0) {
      return;
    }
    auto const here = net::node_id{to};
    for (auto const link : n_.links_at(here)) {
      auto const is_backwards = n_.links.to[link] != here;
      auto const before = is_backwards ? n_.links.to[link] : n_.links.from[link];
      if (is_open(link, is_backwards) && is_usable_[before.index()] != 0) {
        f(move{at(before.index(), 0), to, price(link, is_backwards), link});
      }
    }
    for (auto const& t : pickups_) {
      if (t.node == here) {
        f(move{origin(), to, t.price, {}});
      }
    }
  }

  // Calls f(move) for everything that freight may do in any state.
  template <typename F>
  void for_all_moves(F const& f) const {
    for (std::size_t s = 0; s < states(); ++s) {
      for_moves(static_cast<state>(s), f);
    }
  }

 private:
  void find_yards(stop_ties const& ties, std::span<route::stop const> const stops) {
    is_usable_.assign(n_.nodes.position.size(), 1);
    for (auto const& t : n_.terminals.all()) {
      is_usable_[t.node.index()] = static_cast<char>(t.is_hub != 0);
    }
    for (auto const& list : {pickups_, deliveries_}) {
      for (auto const& t : list) {
        is_usable_[t.node.index()] = 1;
      }
    }
    for (std::size_t i = 1; i + 1 < stops.size(); ++i) {
      for (auto const node : ties.passing(stops[i])) {
        is_usable_[node.index()] = 1;
      }
    }
  }

  // Days are those of the earliest arrival when everything is open.
  void close(net::changes const& c) {
    auto const rules = rule_book{n_, c};
    auto const all = std::vector<char>(2 * n_.links.from.size(), 1);
    auto earliest = std::vector<std::int64_t>(n_.nodes.position.size() + 2, kUnreached);
    auto const layers = layers_;
    layers_ = 1;
    settle([&](state const s, auto const& f) { moves(s, all, f); }, origin(), by_time, earliest);
    layers_ = layers;
    is_open_.assign(all.size(), 0);
    for (std::size_t i = 0; i < n_.links.from.size(); ++i) {
      auto const link = net::link_id{i};
      is_open_[2 * i] = rules.is_open(link, day_of(earliest[n_.links.from[link].index()])) ? 1 : 0;
      is_open_[2 * i + 1] = rules.is_open(link, day_of(earliest[n_.links.to[link].index()])) ? 1 : 0;
    }
    // A first or last mile in a country that is closed leads nowhere.
    auto const is_closed = [&](tie const& t) { return rules.is_shut(n_.nodes.country[t.node]); };
    std::erase_if(pickups_, is_closed);
    std::erase_if(deliveries_, is_closed);
  }
  static std::int32_t day_of(std::int64_t const time) {
    return time == kUnreached ? 0 : static_cast<std::int32_t>(time / (86'400 * kMillion));
  }

  std::size_t after(net::node_id const node, std::size_t passed) const {
    while (passed + 1 < layers_ && (pass_[node.index()] >> passed & 1U) != 0) {
      ++passed;
    }
    return passed;
  }

  template <typename F>
  void moves(state const from, std::vector<char> const& open, F const& f) const {
    auto const number = from / layers_;
    auto const passed = from % layers_;
    auto const nodes = n_.nodes.position.size();
    if (number >= nodes) {
      if (number == nodes && passed == 0) {
        for (auto const& t : pickups_) {
          f(move{from, at(t.node.index(), after(t.node, 0)), t.price, {}});
        }
      }
      return;
    }
    auto const here = net::node_id{number};
    if (is_usable_[number] == 0) {
      return;
    }
    for (auto const link : n_.links_at(here)) {
      auto const is_backwards = n_.links.from[link] != here;
      auto const next = is_backwards ? n_.links.from[link] : n_.links.to[link];
      if (open[2 * link.index() + (is_backwards ? 1 : 0)] != 0 && is_usable_[next.index()] != 0) {
        f(move{from, at(next.index(), after(next, passed)), price(link, is_backwards), link});
      }
    }
    for (auto const& t : deliveries_) {
      if (t.node == here) {
        f(move{from, at(nodes + 1, passed), t.price, {}});
      }
    }
  }

  net::network const& n_;
  link_prices const& prices_;
  dated_prices dated_;
  service_waits waits_;
  std::size_t layers_;  // places to pass and one
  std::vector<tie> pickups_, deliveries_;
  std::vector<std::uint32_t> pass_;  // by node: bit k for the k-th place
  std::vector<char> is_usable_;      // by node: yards that are neither hubs nor tied to a place of the question are not
  std::vector<char> is_open_;        // by link and direction
};

// Least sums of one pricing from the origin to every state (Dijkstra 1959); kUnreached where no way leads.
template <typename Price>
std::vector<std::int64_t> least_from_origin(full_graph const& graph, Price const& price) {
  auto least = std::vector<std::int64_t>(graph.states(), kUnreached);
  settle([&](state const s, auto const& f) { graph.for_moves(s, f); }, graph.origin(), price, least);
  return least;
}

// Least sums of one pricing from every state to the destination; only without places to pass.
template <typename Price>
std::vector<std::int64_t> least_to_destination(full_graph const& graph, Price const& price) {
  auto least = std::vector<std::int64_t>(graph.states(), kUnreached);
  auto const backwards = [&](state const s, auto const& f) {
    graph.for_moves_into(s, [&](move const& m) { f(move{m.to, m.from, m.price, m.link}); });
  };
  settle(backwards, graph.destination(), price, least);
  return least;
}

// Whether sums are a certificate that no way is cheaper than they say: nought at the origin, and nowhere do they rise
// by more than a move costs.
template <typename Price>
bool is_certificate(full_graph const& graph, Price const& price, std::vector<std::int64_t> const& least) {
  auto holds = least[graph.origin()] == 0;
  graph.for_all_moves([&](move const& m) {
    holds = holds && (least[m.from] == kUnreached || least[m.to] <= least[m.from] + price(m.price));
  });
  return holds;
}

}  // namespace wakhan::proof
