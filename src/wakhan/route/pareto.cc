// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/pareto.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <queue>

#include "wakhan/route/best_way.h"
#include "wakhan/route/staircase.h"
#include "wakhan/route/visited_states.h"

namespace wakhan::route {

namespace {

using cost::criteria;

constexpr std::int64_t kUnreached = std::numeric_limits<std::int64_t>::max() / 4;
constexpr std::uint32_t kNoLabel = std::numeric_limits<std::uint32_t>::max();

struct label {
  criteria sum;
  std::uint32_t state;   // node and how many places were passed
  std::uint32_t arc;     // that made it; kNoLabel at the origin
  std::uint32_t parent;  // label
};

// Kept small, since the queue moves more of them than anything else: what else an estimate holds is looked up on ties.
struct entry {
  std::int64_t time;  // of the estimate: sum plus lower bound
  std::uint32_t label;
};

class searcher {
 public:
  searcher(search_graph const& graph, pareto_options const& options)
      : graph_{graph}, options_{options}, states_{graph}, bounds_{bounds()}, fronts_(states_.size()) {}

  pareto_front run() {
    auto front = pareto_front{};
    start();
    while (!queue_.empty()) {
      auto const number = queue_.front().label;
      auto const estimate = estimate_of(number);
      if (labels_.size() >= options_.max_labels) {
        front.is_exact = false;
        front.missing_from_time = estimate.time;
        break;
      }
      pop();
      auto const here = labels_[number];
      // Entries leave the queue by time, so money and emissions alone decide who dominates.
      if (target_.covers(estimate.money, estimate.co2e) || !fronts_[here.state].add(here.sum.money, here.sum.co2e)) {
        continue;
      }
      ++front.stats.settled;
      if (states_.is_target(here.state)) {
        target_.add(here.sum.money, here.sum.co2e);
        front.ways.push_back(unpack(number));
        continue;
      }
      expand(number);
    }
    front.stats.labels = labels_.size();
    if (!front.is_exact) {
      add_fan(front);
    }
    return front;
  }

 private:
  // Least sum of one criterion from every node to the destination; kUnreached where there is no way.
  std::vector<std::int64_t> backward(std::int64_t criteria::*const of) const {
    auto least = std::vector<std::int64_t>(graph_.nodes(), kUnreached);
    using item = std::pair<std::int64_t, std::uint32_t>;
    auto queue = std::priority_queue<item, std::vector<item>, std::greater<>>{};
    least[graph_.destination()] = 0;
    queue.emplace(0, graph_.destination());
    while (!queue.empty()) {
      auto const [sum, here] = queue.top();
      queue.pop();
      if (sum > least[here]) {
        continue;
      }
      for (auto const i : graph_.in(here)) {
        auto const& a = graph_.arcs()[i];
        auto const there = sum + a.price.*of;
        if (there < least[a.tail]) {
          least[a.tail] = there;
          queue.emplace(there, a.tail);
        }
      }
    }
    return least;
  }

  std::vector<criteria> bounds() const {
    auto const time = backward(&criteria::time);
    auto const money = backward(&criteria::money);
    auto const co2e = backward(&criteria::co2e);
    auto all = std::vector<criteria>(graph_.nodes());
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i] = {time[i], money[i], co2e[i]};
    }
    return all;
  }

  void start() {
    auto const at = graph_.origin();
    if (bounds_[at].time >= kUnreached) {
      return;
    }
    labels_.push_back({{}, states_.first(), kNoLabel, kNoLabel});
    push(0);
  }

  criteria estimate_of(std::uint32_t const number) const {
    auto const& l = labels_[number];
    return l.sum + bounds_[states_.node_of(l.state)];
  }

  // The queue's order: lexicographic by the estimates' criteria, ties by label, so that the answer does not depend on
  // anything else.
  bool is_after(entry const& a, entry const& b) const {
    if (a.time != b.time) {
      return a.time > b.time;
    }
    auto const first = estimate_of(a.label);
    auto const second = estimate_of(b.label);
    return first != second ? first > second : a.label > b.label;
  }
  void push(std::uint32_t const number) {
    queue_.push_back({estimate_of(number).time, number});
    std::push_heap(queue_.begin(), queue_.end(), [&](auto const& a, auto const& b) { return is_after(a, b); });
  }
  void pop() {
    std::pop_heap(queue_.begin(), queue_.end(), [&](auto const& a, auto const& b) { return is_after(a, b); });
    queue_.pop_back();
  }

  void expand(std::uint32_t const number) {
    auto const from = labels_[number];
    for (auto const i : graph_.out(states_.node_of(from.state))) {
      auto const& a = graph_.arcs()[i];
      if (bounds_[a.head].time >= kUnreached) {
        continue;
      }
      auto const sum = from.sum + a.price;
      auto const estimate = sum + bounds_[a.head];
      auto const state = states_.after(from.state, a);
      if (target_.covers(estimate.money, estimate.co2e) || fronts_[state].covers(sum.money, sum.co2e)) {
        continue;
      }
      labels_.push_back({sum, state, i, number});
      push(static_cast<std::uint32_t>(labels_.size() - 1));
    }
  }

  way unpack(std::uint32_t number) const {
    auto found = way{{}, labels_[number].sum};
    for (; labels_[number].arc != kNoLabel; number = labels_[number].parent) {
      found.arcs.push_back(labels_[number].arc);
    }
    std::reverse(found.arcs.begin(), found.arcs.end());
    return found;
  }

  // Ways that are best under single criteria and under weighted sums, so that a cut-off front still spans its whole
  // breadth.
  void add_fan(pareto_front& front) const {
    auto candidates = std::move(front.ways);
    auto const add_best = [&](pricing const& price) {
      if (auto found = find_best_way(graph_, price)) {
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

  static constexpr std::int64_t kFanSteps = 22;

  search_graph const& graph_;
  pareto_options options_;
  visited_states states_;
  std::vector<criteria> bounds_;  // least of each criterion from a node to the destination
  std::vector<label> labels_;
  std::vector<entry> queue_;       // a heap, the next one first
  std::vector<staircase> fronts_;  // by state: settled labels
  staircase target_;
};

}  // namespace

pareto_front find_pareto_front(search_graph const& graph, pareto_options const& options) {
  return searcher{graph, options}.run();
}

}  // namespace wakhan::route
