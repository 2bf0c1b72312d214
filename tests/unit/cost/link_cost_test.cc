// SPDX-License-Identifier: Apache-2.0
#include "wakhan/cost/link_cost.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "unit/net/three_loads.h"

namespace {

using namespace wakhan;

net::rate a_rate() {
  auto r = net::rate{};
  r.pace_ms_per_km = 90'000;  // 40 km/h
  r.variation_permille = 200;
  r.millicent_per_km = {61'000, 37'820, 2'542};
  r.mg_co2e_per_km = {280'000, 200'000, 20'000};
  return r;
}

TEST(line_haul, takes_an_hour_for_forty_kilometres_at_forty) {
  auto const b = cost::line_haul(a_rate(), 40'000, net::kFeu);
  EXPECT_EQ(b.sum.time, 3600 * cost::kMicroseconds);
  EXPECT_EQ(b.moving, b.sum.time);
  EXPECT_EQ(b.sum.money, 40 * 61 * cost::kMicrocents);  // 0.61 USD a km
  EXPECT_EQ(b.sum.co2e, 40 * 280 * cost::kMicrograms);  // 280 g a km
  EXPECT_EQ(cost::line_haul(a_rate(), 1'000, net::kTonne).sum.money, 2'542'000);
}

TEST(line_haul, has_the_stated_variation_over_a_thousand_kilometres) {
  auto const b = cost::line_haul(a_rate(), 1'000'000, net::kFeu);
  auto const mean = static_cast<double>(b.sum.time) / cost::kMicroseconds;
  EXPECT_NEAR(std::sqrt(b.variance) / mean, 0.2, 1e-9);
  auto const longer = cost::line_haul(a_rate(), 4'000'000, net::kFeu);
  EXPECT_NEAR(std::sqrt(longer.variance) / (4 * mean), 0.1, 1e-9) << "independent legs";
}

// What makes the overlay exact: the bill of a sum of distances is the sum of the bills, in every criterion.
RC_GTEST_PROP(line_haul, is_additive_in_distance, (std::uint16_t const a, std::uint16_t const b)) {
  auto whole = cost::line_haul(a_rate(), std::uint64_t{a} + b, net::kTeu);
  auto parts = cost::line_haul(a_rate(), a, net::kTeu);
  parts += cost::line_haul(a_rate(), b, net::kTeu);
  RC_ASSERT(whole.sum == parts.sum);
}

TEST(criteria, dominate_when_no_worse_in_any) {
  auto const a = cost::criteria{1, 2, 3};
  EXPECT_TRUE(a.dominates({1, 2, 3}));
  EXPECT_TRUE(a.dominates({2, 2, 3}));
  EXPECT_FALSE(a.dominates({0, 9, 9}));
}

}  // namespace
