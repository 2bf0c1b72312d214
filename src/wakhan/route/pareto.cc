// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/pareto.h"

#include <algorithm>
#include <utility>

#include "wakhan/pareto/front.h"
#include "wakhan/route/best_way.h"
#include "wakhan/route/staircase.h"
#include "wakhan/route/state_graph.h"

namespace wakhan::route {

namespace {

using cost::criteria;

constexpr std::int64_t kFanSteps = 22;

// Ways that are best under single criteria and under weighted sums, so that a cut-off front still spans its whole
// breadth.
void add_fan(search_graph const& graph, pareto_front& front) {
  auto candidates = std::move(front.ways);
  auto const add_best = [&](pricing const& price) {
    if (auto found = find_best_way(graph, price)) {
      candidates.push_back(std::move(*found));
    }
  };
  add_best([](criteria const& c) { return c.time; });
  add_best([](criteria const& c) { return c.money; });
  add_best([](criteria const& c) { return c.co2e; });
  for (std::int64_t step = 0; step <= kFanSteps; ++step) {
    // One day against 2^step / 16 dollars, with and without a price of 100 dollars a tonne of CO2e, and with one of
    // 10,000.
    for (auto const carbon : {std::int64_t{0}, std::int64_t{1}, std::int64_t{100}}) {
      add_best(price_of_day((std::int64_t{100} << step) / 16, carbon));
    }
  }
  std::sort(candidates.begin(), candidates.end(),
            [](auto const& a, auto const& b) { return a.sum != b.sum ? a.sum < b.sum : a.arcs < b.arcs; });
  auto kept = staircase{};
  for (auto& c : candidates) {
    if (kept.add(c.sum.money, c.sum.co2e)) {
      front.ways.push_back(std::move(c));
    }
  }
}

}  // namespace

pareto_front find_pareto_front(search_graph const& graph, pareto_options const& options) {
  auto const states = state_graph{graph};
  auto bounds = pareto::backward_bounds{states.columns()};
  auto asked = pareto::front_options{};
  asked.max_labels = std::min(options.max_labels, pareto::kMostLabels);
  std::fill_n(asked.tolerance.begin(), state_graph::kCriteria, options.tolerance_permille);
  auto const found = pareto::find_front(bounds, states.origin(), states.target(), asked);
  auto front = pareto_front{};
  front.is_exact = found.is_exact;
  front.missing_from_time = found.missing_from;
  front.stats = {found.stats.labels, found.stats.settled};
  for (auto const& w : found.ways) {
    front.ways.push_back(states.way_of(w));
  }
  if (!front.is_exact) {
    add_fan(graph, front);
  }
  return front;
}

}  // namespace wakhan::route
