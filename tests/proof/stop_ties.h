// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "proof/rules.h"
#include "wakhan/geo/lonlat.h"
#include "wakhan/route/search_graph.h"

// How the places of a question are tied to the network, told a second time by going through all terminals and roads.
namespace wakhan::proof {

struct tie {
  net::node_id node;
  criteria price;
  bool is_yard{};
  double metres{};
};

class stop_ties {
 public:
  stop_ties(net::network const& n, net::changes const& c)
      : n_{n}, c_{c}, prices_{n, c.what}, what_{c.what}, goods_{n, c} {}

  // The nearest road and the terminals of each mode that serve a place, with the price of the first or last mile.
  std::vector<tie> of(route::stop const& at, bool const is_pickup) const {
    auto ties = std::vector<tie>{};
    for (auto const& road : nearest_roads(at)) {
      ties.push_back(road);
    }
    for (auto const by : {net::mode::rail, net::mode::sea, net::mode::waterway, net::mode::air}) {
      auto yards = terminals(at, by, false);
      auto const planned = terminals(at, by, true);
      yards.insert(yards.end(), planned.begin(), planned.end());
      for (auto const& yard : yards) {
        auto const is_known = std::any_of(ties.begin(), ties.end(), [&](auto const& t) { return t.node == yard.node; });
        if (!is_known) {
          ties.push_back(yard);
        }
      }
    }
    for (auto& t : ties) {
      t.price = mile(at, t, is_pickup);
    }
    return ties;
  }

  // Those of one end of a question: without far yards that are the other end's too.
  std::vector<tie> of_end(route::stop const& at, route::stop const& other, bool const is_pickup) const {
    auto ties = of(at, is_pickup);
    auto const others = of(other, is_pickup);
    std::erase_if(ties, [&](tie const& mine) {
      return mine.is_yard && mine.metres > 60'000 && std::any_of(others.begin(), others.end(), [&](tie const& theirs) {
               return theirs.is_yard && theirs.node == mine.node;
             });
    });
    return ties;
  }

  // Nodes at which a place counts as passed.
  std::vector<net::node_id> passing(route::stop const& at) const {
    auto nodes = std::vector<net::node_id>{};
    for (auto const& t : of(at, true)) {
      if (t.is_yard && t.metres > 40'000) {
        continue;
      }
      nodes.push_back(t.node);
      for (auto const link : n_.links_at(t.node)) {
        if (t.is_yard && n_.links.kind[link] == net::link_kind::transfer && n_.links.by[link] != net::mode::road) {
          nodes.push_back(n_.links.from[link] == t.node ? n_.links.to[link] : n_.links.from[link]);
        }
      }
    }
    return nodes;
  }

 private:
  static void keep_nearest(std::vector<tie>& ties) {
    std::stable_sort(ties.begin(), ties.end(), [](auto const& a, auto const& b) { return a.metres < b.metres; });
    auto const near = std::count_if(ties.begin(), ties.end(), [](auto const& t) { return t.metres <= 60'000; });
    ties.resize(std::min(ties.size(), static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(near, 1, 3))));
  }

  // The piece of roads near a place, and that which a yard is joined to or that is near it.
  net::zone_id piece_of_roads(route::stop const& at) const {
    auto const roads = nearest_roads(at);
    return roads.empty() ? net::zone_id{} : n_.nodes.zone[roads.front().node];
  }
  net::zone_id piece_of_roads(net::terminal const& t) const {
    for (auto const link : n_.links_at(t.node)) {
      auto const there = n_.links.from[link] == t.node ? n_.links.to[link] : n_.links.from[link];
      if (n_.links.kind[link] == net::link_kind::transfer && n_.nodes.by[there] == net::carriage::road) {
        return n_.nodes.zone[there];
      }
    }
    return piece_of_roads(route::stop{t.position, t.country});
  }
  // Whether a truck gets from a place to a yard: on one piece of roads, or near by, where roads may be drawn with gaps.
  bool is_reached(route::stop const& at, net::terminal const& t, double const metres) const {
    auto const here = piece_of_roads(at);
    auto const there = piece_of_roads(t);
    auto const is_one = here.is_valid() && here == there;
    if (metres > 60'000) {
      return is_one || n_.road_near.all().empty();
    }
    return is_one || metres <= 20'000 || !here.is_valid() || !there.is_valid();
  }

  // Those that are there, or those of planned lines, which count apart and only when they are near.
  std::vector<tie> terminals(route::stop const& at, net::mode const by, bool const is_planned) const {
    auto ties = std::vector<tie>{};
    for (std::size_t i = 0; i < n_.terminals.size(); ++i) {
      auto const& t = n_.terminals.all()[i];
      auto const metres = geo::rough_distance_m(at.at, t.position);
      // Where nothing carries the load the terminal does not matter: the way from it is shut.
      auto const is_served = (is_handled(n_, what_, t) && !goods_.is_yard_shut(i)) || !is_carried(n_, what_, by);
      auto const is_near = metres <= 60'000 && holder(n_, t.country) == holder(n_, at.country);
      if ((t.modes >> static_cast<unsigned>(by) & 1U) != 0 && is_served && t.project.is_valid() == is_planned &&
          is_there(n_, c_, t.project) && (is_near || (!is_planned && metres <= 300'000 && t.country == at.country)) &&
          is_reached(at, t, metres)) {
        ties.push_back({t.node, {}, true, metres});
      }
    }
    keep_nearest(ties);
    return ties;
  }

  std::vector<tie> nearest_roads(route::stop const& at) const {
    auto ties = std::vector<tie>{};
    for (auto const item : n_.road_near.all()) {
      auto const node = net::node_id{item};
      if (holder(n_, n_.nodes.country[node]) != holder(n_, at.country)) {
        continue;
      }
      auto const metres = geo::rough_distance_m(at.at, n_.nodes.position[node]);
      if (metres <= 60'000 &&
          (ties.empty() || std::pair{metres, node} < std::pair{ties.front().metres, ties.front().node})) {
        ties.assign(1, {node, {}, false, metres});
      }
    }
    return ties;
  }

  criteria mile(route::stop const& at, tie const& t, bool const is_pickup) const {
    if (t.is_yard && t.metres < 1'000) {
      return {};
    }
    auto const slot = at.country.is_valid() ? at.country.index() : n_.countries.size();
    auto const metres = static_cast<std::uint64_t>(t.metres * n_.circuity_permille.all()[slot] / 1000);
    return prices_.line(net::mode::access, at.country, metres) +
           (is_pickup ? prices_.loading(net::mode::road, at.country) : prices_.unloading(net::mode::road, at.country));
  }

  net::network const& n_;
  net::changes const& c_;
  price_list prices_;
  net::load_id what_;
  goods_rules goods_;
};

}  // namespace wakhan::proof
