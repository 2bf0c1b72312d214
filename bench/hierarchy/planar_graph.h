// SPDX-License-Identifier: Apache-2.0
// A planar graph like a road network, made of nothing but its side: a grid with streets left out, and the fewer streets
// cross a line of the grid the more often that line's number is divisible by two, as rivers and valleys have it. A cut
// of length s is crossed by about s^(2/3) streets.
#pragma once

#include <bit>
#include <cmath>

#include "questions.h"

namespace bench {

inline graph_file planar_graph(unsigned const side) {
  auto g = graph_file{};
  auto random = random_numbers{side};
  auto const share = [&] { return static_cast<double>(random.below(1'000'000)) / 1e6; };
  for (unsigned n = 0; n < side * side; ++n) {
    g.lat.push_back(static_cast<float>((n / side + 0.8 * share()) * 20.0 / side + 30));
    g.lon.push_back(static_cast<float>((n % side + 0.8 * share()) * 20.0 / side + 60));
  }
  auto const apart = [&](std::vector<float> const& degrees, unsigned const a, unsigned const b) {
    return static_cast<double>(degrees[a]) - static_cast<double>(degrees[b]);
  };
  auto const join = [&](unsigned const a, unsigned const b, unsigned const line) {
    if (share() > 0.92 * std::pow(2.0, -std::countr_zero(line) / 3.0)) {
      return;
    }
    auto const length = 1'000 * std::hypot(apart(g.lat, a, b), apart(g.lon, a, b)) * side;
    auto const weight = static_cast<unsigned>(length * (0.5 + share())) / 20 + 1;
    auto const is_one_way = share() < 0.05;
    for (auto const& [tail, head] : {std::pair{a, b}, std::pair{b, a}}) {
      if (!is_one_way || tail == a) {
        g.tail.push_back(tail);
        g.head.push_back(head);
        g.weight.push_back(weight);
      }
    }
  };
  for (unsigned n = 0; n < side * side; ++n) {
    auto const row = n / side;
    auto const column = n % side;
    if (column + 1 < side) {
      join(n, n + 1, column + 1);
    }
    if (row + 1 < side) {
      join(n, n + side, row + 1);
    }
  }
  return g;
}

inline void write_graph(graph_file const& g, std::string const& path) {
  auto* const file = std::fopen(path.c_str(), "w");
  if (file == nullptr) {
    std::fprintf(stderr, "cannot write %s\n", path.c_str());
    std::exit(3);
  }
  for (unsigned n = 0; n < g.nodes(); ++n) {
    std::fprintf(file, "v %.6f %.6f\n", static_cast<double>(g.lat[n]), static_cast<double>(g.lon[n]));
  }
  for (std::size_t a = 0; a < g.tail.size(); ++a) {
    std::fprintf(file, "a %u %u %u\n", g.tail[a], g.head[a], g.weight[a]);
  }
  std::fclose(file);
}

}  // namespace bench
