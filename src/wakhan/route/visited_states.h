// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "wakhan/route/search_graph.h"

namespace wakhan::route {

// By arc of a graph: whether it is one of those that a way has to pass; empty where it has to pass none.
using arc_choice = std::span<char const>;

// What a search tells apart: a node, how many of the places to pass lie behind, and, where `chosen` is given, whether
// an arc lies behind that it chooses.
class visited_states {
 public:
  // The choice has to live as long.
  explicit visited_states(search_graph const& graph, arc_choice const chosen = {})
      : graph_{graph}, layers_{graph.vias() + 1}, sides_{chosen.empty() ? 1U : 2U}, chosen_{chosen} {}

  std::size_t size() const { return graph_.nodes() * layers_ * sides_; }
  std::uint32_t node_of(std::uint32_t const state) const {
    return static_cast<std::uint32_t>(state / (layers_ * sides_));
  }
  std::uint32_t first() const { return entered(graph_.origin(), 0, 0); }
  std::uint32_t target() const { return at(graph_.destination(), layers_ - 1, sides_ - 1); }
  // The state that an arc of the graph leads to.
  std::uint32_t after(std::uint32_t const state, std::uint32_t const arc) const {
    auto const is_chosen = !chosen_.empty() && chosen_[arc] != 0;
    return entered(graph_.arcs()[arc].head, state / sides_ % layers_, is_chosen ? 1 : state % sides_);
  }

 private:
  std::uint32_t at(std::size_t const node, std::size_t const passed, std::size_t const side) const {
    return static_cast<std::uint32_t>((node * layers_ + passed) * sides_ + side);
  }
  // The state once a node is reached with `passed` places behind.
  std::uint32_t entered(std::uint32_t const node, std::size_t passed, std::size_t const side) const {
    while (passed + 1 < layers_ && (graph_.vias_at(node) >> passed & 1U) != 0) {
      ++passed;
    }
    return at(node, passed, side);
  }

  search_graph const& graph_;
  std::size_t layers_, sides_;
  arc_choice chosen_;
};

}  // namespace wakhan::route
