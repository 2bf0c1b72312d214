// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/best_way.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <utility>
#include <vector>

#include "wakhan/route/visited_states.h"

namespace wakhan::route {

namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct step_here {
  std::uint32_t arc{kNone}, before{kNone};  // before: a state
};

way unpack(search_graph const& graph, std::vector<step_here> const& last, std::uint32_t state) {
  auto found = way{};
  for (; last[state].arc != kNone; state = last[state].before) {
    found.arcs.push_back(last[state].arc);
    found.sum += graph.arcs()[last[state].arc].price;
  }
  std::reverse(found.arcs.begin(), found.arcs.end());
  return found;
}

template <typename Price>
std::optional<way> find_best(search_graph const& graph, Price const& price, std::int64_t const below) {
  auto const states = visited_states{graph};
  auto least = std::vector<std::int64_t>(states.size(), kNever);
  auto last = std::vector<step_here>(least.size());
  using item = std::pair<std::int64_t, std::uint32_t>;
  auto queue = std::priority_queue<item, std::vector<item>, std::greater<>>{};
  least[states.first()] = 0;
  queue.emplace(0, states.first());
  while (!queue.empty()) {
    auto const [sum, here] = queue.top();
    queue.pop();
    if (sum > least[here]) {
      continue;
    }
    if (here == states.target()) {
      return unpack(graph, last, here);
    }
    for (auto const i : graph.out(states.node_of(here))) {
      auto const& a = graph.arcs()[i];
      auto const there = states.after(here, i);
      auto const next = sum + price(a.price);
      if (next < below && next < least[there]) {
        least[there] = next;
        last[there] = {i, here};
        queue.emplace(next, there);
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<way> find_best_way(search_graph const& graph, pricing const& price) {
  return find_best(graph, price, kNever);
}

std::optional<way> find_best_way(search_graph const& graph, worth const& by, std::int64_t const below) {
  return find_best(
      graph, [&](cost::criteria const& c) { return by.of(c); }, below);
}

pricing price_of_day(std::int64_t const cents, std::int64_t const carbon) {
  return [=](cost::criteria const& c) {
    return c.time / 864 * cents / 100'000'000 * 1'000'000 + c.money + c.co2e / 100 * carbon;
  };
}

}  // namespace wakhan::route
