// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/pareto/detail/excess_graph.h"

namespace wakhan::pareto {

// Which arcs are worth taking after another one. Where many places are joined to each other straight, as ports are over
// the sea, hardly any way is best that goes on over a third: after the arc u-v the arc v-w is of no use where an arc
// u-w costs no more than both in any criterion and less in one, for then a label of u has made a better one at w
// already. Found for an arc when a label on it goes on for the first time.
template <std::size_t K>
class useful_turns {
 public:
  explicit useful_turns(excess_graph<K> const& graph) : graph_{graph} {}

  // Of the arcs `onward`, those out of the head of `first`, the useful ones after it, in order. `around`: all arcs out
  // of its tail, which is a place.
  std::span<std::uint32_t const> after(std::uint32_t const first, std::uint32_t const tail,
                                       typename excess_graph<K>::run const& around,
                                       typename excess_graph<K>::run const& onward) {
    if (turns_.size() <= first) {
      turns_.resize(first + std::size_t{1});
    }
    if (turns_[first].begin == kNone) {
      turns_[first] = find(first, tail, around, onward);
    }
    return {arcs_.data() + turns_[first].begin, turns_[first].count};
  }

 private:
  struct turn {
    std::uint32_t begin = kNone, count = 0;
  };
  struct straight_arc {
    std::uint32_t found_for = 0, arc = 0;
  };

  turn find(std::uint32_t const first, std::uint32_t const tail, typename excess_graph<K>::run const& around,
            typename excess_graph<K>::run const& onward) {
    straight_.resize(graph_.nodes());
    ++searches_;
    for (auto a = around.begin; a < around.end; ++a) {
      straight_[graph_.at(a).head] = {searches_, a};
    }
    auto const begin = static_cast<std::uint32_t>(arcs_.size());
    for (auto a = onward.begin; a < onward.end; ++a) {
      auto const& straight = straight_[graph_.at(a).head];
      auto const is_beaten = straight.found_for == searches_ &&
                             beats<K>(graph_.at(straight.arc).cost, graph_.at(first).cost + graph_.at(a).cost);
      if (graph_.at(a).head != tail && !is_beaten) {
        arcs_.push_back(a);
      }
    }
    return {begin, static_cast<std::uint32_t>(arcs_.size()) - begin};
  }

  excess_graph<K> const& graph_;
  std::vector<turn> turns_;             // by arc of the excess graph
  std::vector<std::uint32_t> arcs_;     // of all turns
  std::vector<straight_arc> straight_;  // by place: the arc there from the tail of the arc at hand
  std::uint32_t searches_ = 0;
};

}  // namespace wakhan::pareto
