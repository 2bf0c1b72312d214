// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "wakhan/route/skim_graph.h"
#include "wakhan/route/tied_stop.h"

namespace wakhan::route {

// Least prices from every portal to one destination (Dijkstra 1959, backwards from it). Scratch memory: keep one a
// thread and use it again.
class skim_tree {
 public:
  static constexpr std::int64_t kNever = skim_graph::kNever;

  // `own_values`: of the question's own arcs; `shut`: arcs of the graph that are closed besides; `local_values`: of the
  // arcs of the destination, in their order.
  void grow(skim_graph const& graph, std::span<std::int64_t const> own_values, std::span<std::uint32_t const> shut,
            tied_stop const& destination, std::span<std::int64_t const> local_values);

  // The least price from a portal, or from a node that the destination is tied by, numbered as it does; kNever where
  // there is no way.
  std::int64_t at(std::uint32_t const node) const { return value_[node]; }
  // The arc that the best way goes on by.
  struct next {
    enum class kind : std::uint8_t { none, shared, local, delivery } by{};
    std::uint32_t arc{};  // of the graph, of the destination, or which delivery
  };
  next on(std::uint32_t const node) const { return next_[node]; }

 private:
  void reach(std::uint32_t node, std::int64_t value, next by);

  std::vector<std::int64_t> value_;
  std::vector<next> next_;
  std::vector<std::int64_t> price_;  // of the graph's arcs, with the question's own
  std::vector<std::pair<std::int64_t, std::uint32_t>> heap_;
};

}  // namespace wakhan::route
