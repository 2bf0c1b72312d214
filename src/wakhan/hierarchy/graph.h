// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>

namespace wakhan::hierarchy {

// No node, no arc, no place.
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
// The weight of an arc that cannot be passed. Every smaller weight is a length.
inline constexpr std::uint32_t kClosed = std::numeric_limits<std::uint32_t>::max();
// The distance where no way exists.
inline constexpr std::uint64_t kUnreached = std::numeric_limits<std::uint64_t>::max();
// More nodes or arcs than these are refused: slots of the hierarchy, two an arc, are counted in 32 bits.
inline constexpr std::uint32_t kMostNodes = 1U << 30U;
inline constexpr std::uint64_t kMostArcs = 1ULL << 30U;

// A directed graph as two columns, arc by arc. Loops and parallel arcs are allowed; weights are no part of it.
struct graph {
  std::uint32_t nodes{};
  std::span<std::uint32_t const> tail, head;
};

// Throws error{bad_input} for columns of different lengths, ends that are no node, or more than the limits above.
void check_graph(graph const& g);

}  // namespace wakhan::hierarchy
