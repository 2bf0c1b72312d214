// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace wakhan::pareto {

// No node, no arc.
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
inline constexpr unsigned kFewestCriteria = 2;
inline constexpr unsigned kMostCriteria = 4;
// No way that passes each node once may cost more in a criterion: the dearest arc of each node, added up. Twice a sum
// and a bound is still a number.
inline constexpr std::int64_t kMostSum = (std::int64_t{1} << 61U) - 1;

// A directed graph as columns that lie elsewhere and have to live as long. Loops, parallel arcs, costs of zero and
// parts that nothing joins are all allowed. Arcs are numbered by their place.
struct criteria_graph {
  unsigned criteria{};                   // K: 2, 3 or 4
  std::span<std::uint32_t const> first;  // one more than nodes: where a node's arcs begin
  std::span<std::uint32_t const> head;
  std::span<std::int64_t const> cost;  // [arc][criterion], not negative, in any unit

  std::uint32_t nodes() const { return static_cast<std::uint32_t>(first.size() - 1); }
  std::uint32_t arcs() const { return static_cast<std::uint32_t>(head.size()); }
  std::int64_t const* cost_of(std::uint32_t const arc) const { return cost.data() + std::size_t{arc} * criteria; }
};

// Throws error{bad_input} where the columns are no graph as said above or pass the limits.
void check_graph(criteria_graph const& g);

}  // namespace wakhan::pareto
