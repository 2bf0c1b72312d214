// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/section_lengths.h"

#include <algorithm>
#include <cmath>

namespace wakhan::load {

namespace {

// Published over network length of a pair strays by some 6 % where a way is five long edges or so: 13 to 15 % an edge.
constexpr double kEdgeSpread = 0.15;
constexpr double kStraightenedMetres = 30'000;  // from about this length on, edges are drawn straight
constexpr double kSettledMetres = 0.5;
constexpr int kMostRounds = 500;

double square(double const x) { return x * x; }

// The weight with which an edge holds on to its expected length, in 1/m².
double edge_weight(double const expected) {
  auto const spread = kEdgeSpread * std::max(1.0, expected);
  return 1 / (square(spread) * (1 - std::exp(-std::max(1.0, expected) / kStraightenedMetres)));
}

class length_fit {
 public:
  length_fit(std::vector<drawn_length> const& edges, std::vector<measured_way> const& ways)
      : edges_{edges}, weights_(ways.size()), missing_(ways.size()), ways_of_(edges.size()), metres_(edges.size()) {
    for (std::size_t e = 0; e < edges.size(); ++e) {
      metres_[e] = edges[e].expected;
    }
    for (std::uint32_t w = 0; w < ways.size(); ++w) {
      weights_[w] = 1 / square(ways[w].spread);
      missing_[w] = ways[w].metres;
      for (auto const e : ways[w].edges) {
        ways_of_[e].push_back(w);
        missing_[w] -= metres_[e];
      }
    }
  }

  std::vector<double> run() && {
    auto moved = kSettledMetres + 1;
    for (auto round = 0; round < kMostRounds && moved > kSettledMetres; ++round) {
      moved = 0;
      for (std::size_t e = 0; e < edges_.size(); ++e) {
        moved = ways_of_[e].empty() ? moved : std::max(moved, settle(e));
      }
    }
    return std::move(metres_);
  }

 private:
  // Moves one edge to its best length while all others stay; says by how far.
  double settle(std::size_t const e) {
    auto const own = edge_weight(edges_[e].expected);
    auto pull = own * (edges_[e].expected - metres_[e]);
    auto weight = own;
    for (auto const w : ways_of_[e]) {
      pull += weights_[w] * missing_[w];
      weight += weights_[w];
    }
    auto const step = std::max(edges_[e].least - metres_[e], pull / weight);
    metres_[e] += step;
    for (auto const w : ways_of_[e]) {
      missing_[w] -= step;
    }
    return std::abs(step);
  }

  std::vector<drawn_length> const& edges_;
  std::vector<double> weights_;  // by way
  std::vector<double> missing_;  // by way: published less what its edges sum to
  std::vector<std::vector<std::uint32_t>> ways_of_;
  std::vector<double> metres_;
};

}  // namespace

std::vector<double> fit_lengths(std::vector<drawn_length> const& edges, std::vector<measured_way> const& ways) {
  return length_fit{edges, ways}.run();
}

}  // namespace wakhan::load
