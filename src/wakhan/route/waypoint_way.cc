// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/waypoint_way.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <utility>

namespace wakhan::route {

namespace {

constexpr double kOffCentre = 2;
constexpr std::uint64_t kChangeMetres = 15'000;

class circle_search {
 public:
  circle_search(net::network const& n, std::span<net::waypoint const> circles,
                std::function<bool(net::link_id)> const& may_use)
      : n_{n}, circles_{circles}, may_use_{may_use}, nodes_{static_cast<std::uint32_t>(n.nodes.position.size())} {
    states_.resize(nodes_ * circles.size());
  }

  std::optional<waypoint_way> run() {
    for (std::uint32_t i = 0; i < nodes_; ++i) {
      enter_circle(net::node_id{i}, 0, 0, kStart);
    }
    while (!heap_.empty()) {
      auto const [cost, at] = heap_.top();
      heap_.pop();
      if (cost > states_[at].cost) {
        continue;
      }
      auto const node = net::node_id{static_cast<std::uint32_t>(at % nodes_)};
      auto const reached = at / nodes_;
      if (reached + 1 == circles_.size()) {
        return unpack(at);
      }
      enter_circle(node, reached + 1, cost, at);
      leave(node, reached, cost);
    }
    return std::nullopt;
  }

 private:
  static constexpr std::uint64_t kNever = ~std::uint64_t{0};
  static constexpr std::size_t kStart = ~std::size_t{0};
  struct state {
    std::uint64_t cost{kNever};
    std::size_t before{kStart};  // the state before, by a link or by reaching a circle
    net::link_id by;             // invalid: a circle was reached
  };

  void reach(std::size_t const at, std::uint64_t const cost, std::size_t const before, net::link_id const by) {
    if (cost < states_[at].cost) {
      states_[at] = {cost, before, by};
      heap_.emplace(cost, at);
    }
  }

  void enter_circle(net::node_id const node, std::size_t const circle, std::uint64_t const cost,
                    std::size_t const before) {
    auto const off = geo::rough_distance_m(n_.nodes.position[node], circles_[circle].at);
    if (off <= circles_[circle].radius_m) {
      reach(circle * nodes_ + node.index(), cost + static_cast<std::uint64_t>(std::llround(kOffCentre * off)), before,
            {});
    }
  }

  void leave(net::node_id const node, std::size_t const reached, std::uint64_t const cost) {
    for (auto const link : n_.links_at(node)) {
      if (may_use_(link)) {
        auto const kind = n_.links.kind[link];
        auto const is_change = net::is_at_terminal(kind) || kind == net::link_kind::boarding;
        reach(reached * nodes_ + n_.other_end(link, node).index(),
              cost + (is_change ? kChangeMetres : n_.links.length_m[link]), reached * nodes_ + node.index(), link);
      }
    }
  }

  waypoint_way unpack(std::size_t at) const {
    auto way = waypoint_way{};
    while (true) {
      auto const& s = states_[at];
      if (s.by.is_valid()) {
        way.links.push_back(s.by);
        way.metres += n_.links.length_m[s.by];
      }
      if (s.before == kStart) {
        break;
      }
      at = s.before;
    }
    way.start = net::node_id{static_cast<std::uint32_t>(at % nodes_)};
    std::reverse(way.links.begin(), way.links.end());
    return way;
  }

  net::network const& n_;
  std::span<net::waypoint const> circles_;
  std::function<bool(net::link_id)> const& may_use_;
  std::size_t nodes_;
  std::vector<state> states_;  // by circles reached, then by node
  using entry = std::pair<std::uint64_t, std::size_t>;
  std::priority_queue<entry, std::vector<entry>, std::greater<>> heap_;
};

}  // namespace

std::optional<waypoint_way> find_waypoint_way(net::network const& n, std::span<net::waypoint const> const circles,
                                              std::function<bool(net::link_id)> const& may_use) {
  return circles.size() < 2 ? std::nullopt : circle_search{n, circles, may_use}.run();
}

}  // namespace wakhan::route
