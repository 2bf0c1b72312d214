// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/itinerary.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace {

using wakhan::route::log_normal_quantiles;

TEST(log_normal_quantiles, are_the_mean_itself_without_spread) {
  auto const q = log_normal_quantiles(10, 0);
  EXPECT_NEAR(q.p50, 10, 1e-9);
  EXPECT_NEAR(q.p90, 10, 1e-9);
  EXPECT_EQ(log_normal_quantiles(0, 5).p90, 0);
}

TEST(log_normal_quantiles, have_the_median_under_the_mean_and_the_ninth_decile_over_it) {
  auto const q = log_normal_quantiles(15, 9);
  EXPECT_LT(q.p50, 15);
  EXPECT_GT(q.p90, 15);
}

// Nine of ten journeys made of log-normal parts keep P90 within a point, half of them P50 within two (fixed seed).
TEST(log_normal_quantiles, hold_for_sums_of_parts_against_simulation) {
  struct part {
    double mean, sd;
  };
  auto const parts = std::vector<part>{{5.4, 0.9}, {1.6, 1.1}, {7.3, 1.0}, {2.0, 1.25}, {2.1, 0.6}, {0.8, 0.5}};
  auto mean = 0.0;
  auto variance = 0.0;
  for (auto const& p : parts) {
    mean += p.mean;
    variance += p.sd * p.sd;
  }
  auto const q = log_normal_quantiles(mean, variance);
  auto random = std::mt19937_64{20261101};
  auto const draws = 200'000;
  auto under_median = 0;
  auto under_p90 = 0;
  for (int i = 0; i < draws; ++i) {
    auto sum = 0.0;
    for (auto const& p : parts) {
      auto const sigma2 = std::log1p(p.sd * p.sd / (p.mean * p.mean));
      sum += std::lognormal_distribution<double>{std::log(p.mean) - sigma2 / 2, std::sqrt(sigma2)}(random);
    }
    under_median += sum <= q.p50 ? 1 : 0;
    under_p90 += sum <= q.p90 ? 1 : 0;
  }
  EXPECT_NEAR(under_median / static_cast<double>(draws), 0.50, 0.02);
  EXPECT_NEAR(under_p90 / static_cast<double>(draws), 0.90, 0.01);
}

}  // namespace
