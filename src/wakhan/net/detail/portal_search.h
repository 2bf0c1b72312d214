// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace wakhan::net::detail {

// Dijkstra's search (1959) over lines of one price a kilometre, from one node to all ends that no other end hides: a
// way that passes an end says nothing that the ways to that end and on from it do not say. Nodes are numbered from 0.
// Scratch memory: keep one a thread and use it again.
class portal_search {
 public:
  explicit portal_search(std::size_t const nodes) : states_(nodes, state{kNowhere, kNowhere, 0, 0, false}) {}

  // `each_way_from(node, way)` calls way(next, metres, by) for every way on. `found(node, metres)` is told each end,
  // nearest first, and answers whether to go on.
  template <typename IsEnd, typename EachWayFrom, typename Found>
  void run(std::uint32_t const start, IsEnd const& is_end, EachWayFrom const& each_way_from, Found const& found) {
    ++round_;
    heap_.clear();
    at(start).metres = 0;
    heap_.emplace_back(0, start);
    auto open = std::size_t{1};  // queued nodes that no end hides
    while (!heap_.empty() && open > 0) {
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
      auto const [metres, node] = heap_.back();
      heap_.pop_back();
      auto& here = at(node);
      if (here.is_settled) {
        continue;
      }
      here.is_settled = true;
      auto hidden_from = here.hidden_from;
      if (!here.is_hidden()) {
        --open;
        if (node != start && is_end(node)) {
          if (!found(node, metres)) {
            return;
          }
          hidden_from = metres > 0 ? std::min(hidden_from, metres) : hidden_from;
        }
      }
      each_way_from(node, [&, sum = metres, hidden = hidden_from](std::uint32_t const next, std::uint64_t const more,
                                                                  std::uint32_t const by) {
        open += reach(next, sum + more, hidden, by);
      });
    }
  }

  // Room for more nodes; what is known of the others stays.
  void grow(std::size_t const nodes) {
    if (nodes > states_.size()) {
      states_.resize(std::max(nodes, states_.size() + states_.size() / 8), state{kNowhere, kNowhere, 0, 0, false});
    }
  }

  // How far a node lies that the last run reached for good past no end, and that is none itself; nothing for others.
  std::optional<std::uint64_t> open_metres(std::uint32_t const node) const {
    if (node >= states_.size() || states_[node].round != round_ || !states_[node].is_settled ||
        states_[node].is_hidden()) {
      return std::nullopt;
    }
    return states_[node].metres;
  }

  // What the way to a node reached comes by.
  std::uint32_t by(std::uint32_t const node) const { return states_[node].by; }

 private:
  static constexpr std::uint64_t kNowhere = ~std::uint64_t{0};
  struct state {
    std::uint64_t metres;
    std::uint64_t hidden_from;  // metres of the first end on the way that is not at the start itself; or kNowhere
    std::uint32_t by;
    std::uint32_t round;
    bool is_settled;
    // An end strictly between the start and here says all there is to say: the way to it and the way on from it are
    // both shorter. At no distance from either end it would hide the way from itself.
    bool is_hidden() const { return hidden_from < metres; }
  };

  state& at(std::uint32_t const node) {
    auto& s = states_[node];
    if (s.round != round_) {
      s = {kNowhere, kNowhere, 0, round_, false};
    }
    return s;
  }

  // By how much the number of open nodes grows, modulo its range.
  std::size_t reach(std::uint32_t const next, std::uint64_t const sum, std::uint64_t const hidden_from,
                    std::uint32_t const by) {
    auto& there = at(next);
    // Of equal ways the one that is hidden wins: the other adds nothing to it.
    if (there.is_settled || std::pair{sum, hidden_from} >= std::pair{there.metres, there.hidden_from}) {
      return 0;
    }
    auto const was_open = there.metres != kNowhere && !there.is_hidden();
    auto const was_as_near = there.metres == sum;
    there.metres = sum;
    there.hidden_from = hidden_from;
    there.by = by;
    if (!was_as_near) {
      heap_.emplace_back(sum, next);
      std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
    }
    return (there.is_hidden() ? std::size_t{0} : std::size_t{1}) - (was_open ? std::size_t{1} : std::size_t{0});
  }

  std::vector<state> states_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> heap_;
  std::uint32_t round_{};
};

}  // namespace wakhan::net::detail
