// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/section_lengths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace wakhan::load {
namespace {

using ::testing::ElementsAre;

double edge_variance(double const expected) {
  return 0.15 * 0.15 * expected * expected * (1 - std::exp(-expected / 30'000));
}

constexpr double kSpread = 4'000;
constexpr double kVariance = kSpread * kSpread;

double sum(std::vector<double> const& metres) { return std::accumulate(metres.begin(), metres.end(), 0.0); }

TEST(section_lengths, edges_of_no_way_keep_what_is_expected) {
  EXPECT_THAT(fit_lengths({{50'000, 40'000}, {70'000, 70'000}}, {}), ElementsAre(50'000, 70'000));
  auto const some = fit_lengths({{50'000, 40'000}, {70'000, 60'000}}, {{{0}, 60'000, kSpread}});
  EXPECT_EQ(some[1], 70'000);
  EXPECT_GT(some[0], 55'000);
}

TEST(section_lengths, one_way_takes_of_its_gap_what_its_edges_are_likely_to_be_off) {
  auto const fitted =
      fit_lengths({{50'000, 40'000}, {80'000, 70'000}, {5'000, 5'000}}, {{{0, 1, 2}, 150'000, kSpread}});
  auto const off = edge_variance(50'000) + edge_variance(80'000) + edge_variance(5'000);
  EXPECT_NEAR(sum(fitted), 135'000 + 15'000 * off / (off + kVariance), 5);
  EXPECT_NEAR(fitted[1] - 80'000, 15'000 * edge_variance(80'000) / (off + kVariance), 5);
}

TEST(section_lengths, long_edges_take_more_of_it_than_short_ones_of_the_same_sum) {
  auto edges = std::vector<drawn_length>{{60'000, 60'000}};
  auto way = measured_way{{0}, 140'000, kSpread};
  for (std::uint32_t e = 1; e <= 12; ++e) {
    edges.push_back({5'000, 5'000});
    way.edges.push_back(e);
  }
  auto const fitted = fit_lengths(edges, {way});
  EXPECT_GT(fitted[0] - 60'000, 10 * (sum(fitted) - fitted[0] - 60'000));
}

TEST(section_lengths, no_edge_comes_out_shorter_than_it_is_drawn) {
  auto const fitted = fit_lengths({{50'000, 49'000}, {50'000, 30'000}}, {{{0, 1}, 80'000, kSpread}});
  EXPECT_EQ(fitted[0], 49'000);
  // What the first may not give, the second gives.
  auto const off = edge_variance(50'000);
  EXPECT_NEAR(fitted[1], 50'000 - 19'000 * off / (off + kVariance), 5);
}

TEST(section_lengths, an_edge_of_two_ways_lies_between_what_each_says) {
  auto const edges = std::vector<drawn_length>{{50'000, 40'000}};
  auto const low = fit_lengths(edges, {{{0}, 50'000, kSpread}})[0];
  auto const high = fit_lengths(edges, {{{0}, 60'000, kSpread}})[0];
  auto const both = fit_lengths(edges, {{{0}, 50'000, kSpread}, {{0}, 60'000, kSpread}})[0];
  EXPECT_GT(both, low + 1'000);
  EXPECT_LT(both, high - 1'000);
}

// The conditions of Karush, Kuhn and Tucker for the least sum of squares.
TEST(section_lengths, any_fit_is_the_least_sum_of_squares) {
  auto random = std::mt19937{7};
  auto const between = [&](double const low, double const high) {
    return low + (high - low) * static_cast<double>(random() % 10'000) / 10'000;
  };
  for (auto round = 0; round < 30; ++round) {
    auto edges = std::vector<drawn_length>{};
    for (auto e = 0; e < 12; ++e) {
      auto const expected = between(1'000, 90'000);
      edges.push_back({expected, expected * between(0.85, 1)});
    }
    auto ways = std::vector<measured_way>{};
    for (auto w = 0; w < 8; ++w) {
      auto way = measured_way{};
      for (std::uint32_t e = 0; e < edges.size(); ++e) {
        if (random() % 3 == 0) {
          way.edges.push_back(e);
          way.metres += edges[e].expected * between(0.8, 1.4);
        }
      }
      way.spread = between(1'000, 10'000);
      ways.push_back(std::move(way));
    }
    auto const fitted = fit_lengths(edges, ways);
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
      auto slope = (fitted[e] - edges[e].expected) / edge_variance(edges[e].expected);
      auto curve = 1 / edge_variance(edges[e].expected);
      for (auto const& way : ways) {
        if (std::find(way.edges.begin(), way.edges.end(), e) != way.edges.end()) {
          auto total = 0.0;
          for (auto const other : way.edges) {
            total += fitted[other];
          }
          slope += (total - way.metres) / (way.spread * way.spread);
          curve += 1 / (way.spread * way.spread);
        }
      }
      // What is left to go, in metres.
      EXPECT_GE(fitted[e], edges[e].least);
      EXPECT_LT(-slope / curve, 2) << round << " " << e;
      if (fitted[e] > edges[e].least) {
        EXPECT_GT(-slope / curve, -2) << round << " " << e;
      }
    }
  }
}

}  // namespace
}  // namespace wakhan::load
