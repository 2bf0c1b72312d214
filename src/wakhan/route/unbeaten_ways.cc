// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/unbeaten_ways.h"

#include <algorithm>

#include "wakhan/route/best_way.h"

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

std::vector<way> find_unbeaten_ways(search_graph const& graph, arc_choice const chosen,
                                    std::span<way const> const known) {
  auto ways = std::vector<way>{};
  auto cents = kLeastCents;
  for (auto i = 0; i < kTries; ++i, cents *= 8) {
    if (auto found = find_best_way(graph, price_of_day(cents, 1), chosen); found && !is_beaten(*found, known)) {
      ways.push_back(std::move(*found));
    }
  }
  return ways;
}

}  // namespace wakhan::route
