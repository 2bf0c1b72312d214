// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/skim_tree.h"

#include <algorithm>
#include <functional>

namespace wakhan::route {

void skim_tree::reach(std::uint32_t const node, std::int64_t const value, next const by) {
  if (value < value_[node]) {
    value_[node] = value;
    next_[node] = by;
    heap_.emplace_back(value, node);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
  }
}

void skim_tree::grow(skim_graph const& graph, std::span<std::int64_t const> const own_values,
                     std::span<std::uint32_t const> const shut, tied_stop const& destination,
                     std::span<std::int64_t const> const local_values) {
  price_.assign(graph.values().begin(), graph.values().end());
  for (std::size_t i = 0; i < own_values.size(); ++i) {
    price_[graph.own_arcs()[i]] = own_values[i];
  }
  for (auto const i : shut) {
    price_[i] = kNever;
  }
  value_.assign(graph.nodes() + destination.extras().size(), kNever);
  next_.assign(value_.size(), {});
  heap_.clear();
  for (std::uint32_t i = 0; i < destination.deliveries().size(); ++i) {
    auto const& mile = destination.deliveries()[i];
    reach(mile.node, graph.price()(mile.price), {next::kind::delivery, i});
  }
  auto const* const local_arcs = destination.arcs().data();
  while (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    auto const [value, here] = heap_.back();
    heap_.pop_back();
    if (value > value_[here]) {
      continue;
    }
    if (here < graph.nodes()) {
      for (auto i = graph.first_in()[here]; i < graph.first_in()[here + 1]; ++i) {
        if (price_[i] != kNever) {
          reach(graph.arcs()[i].tail, value + price_[i], {next::kind::shared, i});
        }
      }
    }
    for (auto const& a : destination.arcs_into(here)) {
      auto const i = static_cast<std::uint32_t>(&a - local_arcs);
      if (local_values[i] != kNever) {
        reach(a.tail, value + local_values[i], {next::kind::local, i});
      }
    }
  }
}

}  // namespace wakhan::route
