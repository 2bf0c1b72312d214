// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "wakhan/route/search_graph.h"

namespace wakhan::route {

// What a search tells apart: a node, and how many of the places to pass lie behind.
class visited_states {
 public:
  explicit visited_states(search_graph const& graph) : graph_{graph}, layers_{graph.vias() + 1} {}

  std::size_t size() const { return graph_.nodes() * layers_; }
  std::uint32_t node_of(std::uint32_t const state) const {
    return layers_ == 1 ? state : static_cast<std::uint32_t>(state / layers_);
  }
  std::uint32_t first() const { return entered(graph_.origin(), 0); }
  std::uint32_t target() const { return at(graph_.destination(), layers_ - 1); }
  // The state that an arc of the graph leads to.
  std::uint32_t after(std::uint32_t const state, std::uint32_t const arc) const {
    auto const head = graph_.arcs()[arc].head;
    return layers_ == 1 ? head : entered(head, state % layers_);
  }

 private:
  std::uint32_t at(std::size_t const node, std::size_t const passed) const {
    return static_cast<std::uint32_t>(node * layers_ + passed);
  }
  // The state once a node is reached with `passed` places behind.
  std::uint32_t entered(std::uint32_t const node, std::size_t passed) const {
    while (passed + 1 < layers_ && (graph_.vias_at(node) >> passed & 1U) != 0) {
      ++passed;
    }
    return at(node, passed);
  }

  search_graph const& graph_;
  std::size_t layers_;
};

}  // namespace wakhan::route
