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
  std::uint32_t at(std::uint32_t const node, std::uint32_t const passed) const {
    return static_cast<std::uint32_t>(node * layers_ + passed);
  }
  std::uint32_t node_of(std::uint32_t const state) const { return static_cast<std::uint32_t>(state / layers_); }
  bool is_target(std::uint32_t const state) const {
    return state == at(graph_.destination(), static_cast<std::uint32_t>(layers_ - 1));
  }
  std::uint32_t first() const { return entered(graph_.origin(), 0); }
  // The state that an arc leads to.
  std::uint32_t after(std::uint32_t const state, arc const& a) const {
    return entered(a.head, static_cast<std::uint32_t>(state % layers_));
  }

 private:
  // The state once a node is reached with `passed` places behind.
  std::uint32_t entered(std::uint32_t const node, std::uint32_t passed) const {
    while (passed + 1 < layers_ && (graph_.vias_at(node) >> passed & 1U) != 0) {
      ++passed;
    }
    return at(node, passed);
  }

  search_graph const& graph_;
  std::size_t layers_;
};

}  // namespace wakhan::route
