// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/pareto.h"

#include <algorithm>
#include <utility>

#include "wakhan/pareto/front.h"
#include "wakhan/route/best_way.h"
#include "wakhan/route/staircase.h"
#include "wakhan/route/visited_states.h"

namespace wakhan::route {

namespace {

using cost::criteria;

constexpr unsigned kCriteria = 3;
constexpr std::int64_t kFanSteps = 22;

// The graph as the columns that pareto::find_front takes: a node for each of its nodes and how many places to pass lie
// behind, arcs in the order of the graph's own.
class state_graph {
 public:
  explicit state_graph(search_graph const& graph) : states_{graph} {
    auto const layers = graph.vias() + 1;
    arcs_.reserve(graph.arcs().size() * layers);
    head_.reserve(arcs_.capacity());
    cost_.reserve(arcs_.capacity() * kCriteria);
    first_.reserve(states_.size() + 1);
    first_.push_back(0);
    for (std::uint32_t state = 0; state < states_.size(); ++state) {
      for (auto const i : graph.out(states_.node_of(state))) {
        auto const& a = graph.arcs()[i];
        arcs_.push_back(i);
        head_.push_back(states_.after(state, a));
        for (auto const value : a.price.values()) {
          cost_.push_back(value);
        }
      }
      first_.push_back(static_cast<std::uint32_t>(arcs_.size()));
    }
    target_ = states_.at(graph.destination(), static_cast<std::uint32_t>(layers - 1));
  }

  pareto::criteria_graph columns() const { return {kCriteria, first_, head_, cost_}; }
  std::uint32_t origin() const { return states_.first(); }
  std::uint32_t target() const { return target_; }

  way way_of(search_graph const& graph, pareto::way const& found) const {
    auto made = way{};
    for (auto const i : found.arcs) {
      made.arcs.push_back(arcs_[i]);
      made.sum += graph.arcs()[arcs_[i]].price;
    }
    return made;
  }

 private:
  visited_states states_;
  std::uint32_t target_{};
  std::vector<std::uint32_t> arcs_;  // of the search graph
  std::vector<std::uint32_t> first_, head_;
  std::vector<std::int64_t> cost_;
};

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
      auto const day_cents = (std::int64_t{100} << step) / 16;
      add_best([&](criteria const& c) {
        return c.time / 864 * day_cents / 100'000'000 * 1'000'000 + c.money + c.co2e / 100 * carbon;
      });
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
  std::fill_n(asked.tolerance.begin(), kCriteria, options.tolerance_permille);
  auto const found = pareto::find_front(bounds, states.origin(), states.target(), asked);
  auto front = pareto_front{};
  front.is_exact = found.is_exact;
  front.missing_from_time = found.missing_from;
  front.stats = {found.stats.labels, found.stats.settled};
  for (auto const& w : found.ways) {
    front.ways.push_back(states.way_of(graph, w));
  }
  if (!front.is_exact) {
    add_fan(graph, front);
  }
  return front;
}

}  // namespace wakhan::route
