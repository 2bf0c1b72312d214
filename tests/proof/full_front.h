// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <functional>
#include <queue>
#include <set>
#include <utility>
#include <vector>

#include "proof/full_graph.h"

namespace wakhan::proof {

// The whole front of a question without places to pass, over every node and link of the network: labels leave the queue
// by time, money and emissions with the least that still has to come, and stay when no other at their node is as good.
class full_front {
 public:
  explicit full_front(full_graph const& graph)
      : graph_{graph},
        time_{least_to_destination(graph, by_time)},
        money_{least_to_destination(graph, by_money)},
        co2e_{least_to_destination(graph, by_co2e)},
        kept_(graph.states()) {
    push(graph_.origin(), {});
    while (!queue_.empty()) {
      auto const [estimate, sum, here] = queue_.top();
      queue_.pop();
      if (is_beaten(graph_.destination(), estimate) || !keep(here, sum)) {
        continue;
      }
      if (here == graph_.destination()) {
        front_.insert(sum);
      }
      graph_.for_moves(here, [&](move const& m) { push(m.to, sum + m.price); });
    }
  }

  std::set<criteria> const& front() const { return front_; }

 private:
  // Estimate, sum and state; all three decide the order.
  using entry = std::tuple<criteria, criteria, state>;

  void push(state const to, criteria const sum) {
    if (time_[to] == kUnreached || is_beaten(to, sum)) {
      return;
    }
    auto const estimate = sum + criteria{time_[to], money_[to], co2e_[to]};
    if (!is_beaten(graph_.destination(), estimate)) {
      queue_.emplace(estimate, sum, to);
    }
  }
  // Whether a label that left the queue before, and so is no slower, is no dearer and no dirtier.
  bool is_beaten(state const at, criteria const sum) const {
    return std::any_of(kept_[at].begin(), kept_[at].end(),
                       [&](auto const& k) { return k.first <= sum.money && k.second <= sum.co2e; });
  }
  bool keep(state const at, criteria const sum) {
    if (is_beaten(at, sum)) {
      return false;
    }
    std::erase_if(kept_[at], [&](auto const& k) { return sum.money <= k.first && sum.co2e <= k.second; });
    kept_[at].emplace_back(sum.money, sum.co2e);
    return true;
  }

  full_graph const& graph_;
  std::vector<std::int64_t> time_, money_, co2e_;                         // least to the destination
  std::vector<std::vector<std::pair<std::int64_t, std::int64_t>>> kept_;  // by state: money and emissions
  std::priority_queue<entry, std::vector<entry>, std::greater<>> queue_;
  std::set<criteria> front_;
};

}  // namespace wakhan::proof
