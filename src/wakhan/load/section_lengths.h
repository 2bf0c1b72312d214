// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace wakhan::load {

// A way over edges whose length is published.
struct measured_way {
  std::vector<std::uint32_t> edges;  // each once
  double metres{};
  double spread{};  // metres by which that may stray (standard deviation), over 0
};

// An edge before anything is measured.
struct drawn_length {
  double expected{};  // metres
  double least{};     // metres as drawn, at most what is expected: a line is never shorter than its drawing
};

// The lengths in metres, by edge, that fit measured ways best (generalised least squares, Aitken 1935, with bounds): an
// edge strays from what is expected of it by a share that grows with its length, since long edges are drawn straight
// and short ones follow the road. No edge comes out shorter than its least length. Edges of no way keep what is
// expected.
// By coordinate descent, in the order of the edges: same input, same result.
std::vector<double> fit_lengths(std::vector<drawn_length> const& edges, std::vector<measured_way> const& ways);

}  // namespace wakhan::load
