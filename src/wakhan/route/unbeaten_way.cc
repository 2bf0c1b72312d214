// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/unbeaten_way.h"

#include <algorithm>

#include "wakhan/route/best_way.h"
#include "wakhan/route/state_graph.h"

namespace wakhan::route {

namespace {

constexpr std::int64_t kLeastCents = 25;  // a day is worth in the first try; eight times as much in each that follows
constexpr int kTries = 6;

bool is_beaten(way const& found, std::span<way const> const known) {
  return std::any_of(known.begin(), known.end(), [&](way const& w) {
    return w.sum.time <= found.sum.time && w.sum.money <= found.sum.money && w.sum.co2e <= found.sum.co2e;
  });
}

}  // namespace

std::optional<way> find_unbeaten_way(search_graph const& graph, arc_choice const chosen,
                                     std::span<way const> const known, std::size_t const max_labels) {
  auto cents = kLeastCents;
  for (auto i = 0; i < kTries; ++i, cents *= 8) {
    if (auto found = find_best_way(graph, price_of_day(cents, 1), chosen); !found || !is_beaten(*found, known)) {
      return found;
    }
  }
  auto const states = state_graph{graph, chosen};
  auto bounds = pareto::backward_bounds{states.columns()};
  auto asked = pareto::front_options{};
  asked.max_labels = std::min(max_labels, pareto::kMostLabels);
  asked.most_ways = 1;
  for (auto const& w : known) {
    auto const values = w.sum.values();
    std::copy(values.begin(), values.end(), asked.known.emplace_back().begin());
  }
  auto const found = pareto::find_front(bounds, states.origin(), states.target(), asked);
  if (found.ways.empty() || !found.is_exact) {
    return std::nullopt;
  }
  return states.way_of(found.ways.front());
}

}  // namespace wakhan::route
