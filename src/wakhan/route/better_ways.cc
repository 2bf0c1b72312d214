// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/better_ways.h"

#include <algorithm>
#include <array>
#include <optional>

#include "wakhan/route/best_way.h"
#include "wakhan/route/values_of_time.h"

namespace wakhan::route {

namespace {

way const& best_of(std::vector<way> const& known, worth const& by) {
  return *std::min_element(known.begin(), known.end(),
                           [&](way const& a, way const& b) { return by.of(a.sum) < by.of(b.sum); });
}

// A way that is better than the best one known.
std::optional<way> find_better(search_graph const& graph, std::vector<way> const& known, worth const& by) {
  return find_best_way(graph, by, by.of(best_of(known, by).sum));
}

// The first value of time that was not asked for at which another known way becomes the best one, or just did; the
// first and the last of all are among these.
std::optional<std::size_t> next_turning_point(std::vector<way> const& known,
                                              std::array<char, kValuesOfTime> const& is_asked) {
  auto best = std::array<way const*, kValuesOfTime>{};
  for (std::size_t step = 0; step < kValuesOfTime; ++step) {
    best[step] = &best_of(known, worth_at(step));
  }
  for (std::size_t step = 0; step < kValuesOfTime; ++step) {
    auto const is_first = step == 0 || best[step] != best[step - 1];
    auto const is_last = step + 1 == kValuesOfTime || best[step] != best[step + 1];
    if ((is_first || is_last) && is_asked[step] == 0) {
      return step;
    }
  }
  return std::nullopt;
}

}  // namespace

void tell_better_ways(search_graph const& graph, std::vector<way> known,
                      std::function<bool(way const&)> const& is_enough) {
  auto const is_ended_by = [&](worth const& by) {
    auto const found = find_better(graph, known, by);
    if (found) {
      known.push_back(*found);
    }
    return found && is_enough(*found);
  };
  if (is_ended_by({1, 0, 0}) || is_ended_by({0, 1, 0}) || is_ended_by({0, 0, 1})) {
    return;
  }
  auto is_asked = std::array<char, kValuesOfTime>{};
  for (auto step = next_turning_point(known, is_asked); step; step = next_turning_point(known, is_asked)) {
    is_asked[*step] = 1;
    if (is_ended_by(worth_at(*step))) {
      return;
    }
  }
}

}  // namespace wakhan::route
