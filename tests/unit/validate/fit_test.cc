// SPDX-License-Identifier: Apache-2.0
#include "wakhan/validate/fit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace wakhan::validate {
namespace {

using load::fact_table;
using ::testing::Each;
using ::testing::Eq;

std::vector<load::cause> two_causes() {
  return {{"pace", fact_table::speeds, 1, 0.3}, {"border", fact_table::border_dwells, 1, 0.3}};
}

// Observations and the trips about them, kept together.
struct sample {
  std::vector<observation> observed;
  std::vector<trip> trips;

  void add(std::string const& to, double const value, std::vector<share_of_cause> shares, double const rest = 0,
           nature const how = nature::measured, quantity const what = quantity::transit_days) {
    auto o = observation{};
    o.id = "row-" + std::to_string(observed.size());
    o.what = what;
    o.how = how;
    o.asked.from = "A";
    o.asked.to = to;
    o.value = value;
    observed.push_back(o);
    auto t = trip{};
    t.computed = rest;
    for (auto const& s : shares) {
      t.computed += s.amount;
    }
    t.shares = std::move(shares);
    t.rest = rest;
    trips.push_back(t);
  }

  fit_result fit(std::vector<load::cause> const& causes, criterion const what = criterion::time) {
    for (std::size_t i = 0; i < trips.size(); ++i) {
      trips[i].about = &observed[i];
    }
    return fit_factors(causes, trips, what);
  }
};

TEST(fit, finds_the_factors_that_made_the_observations) {
  auto s = sample{};
  auto random = std::mt19937{7};
  auto noise = std::normal_distribution<double>{0, 0.05};
  for (int i = 0; i < 120; ++i) {
    auto const pace = 2.0 + i % 7;
    auto const border = 1.0 + i % 5;
    s.add(std::to_string(i), (1.4 * pace + 0.7 * border + 1) * std::exp(noise(random)), {{0, pace}, {1, border}}, 1);
  }
  auto const r = s.fit(two_causes());
  EXPECT_NEAR(r.factors[0]->factor, 1.4, 0.03);
  EXPECT_NEAR(r.factors[1]->factor, 0.7, 0.05);
  EXPECT_LT(r.factors[0]->low, 1.4);
  EXPECT_GT(r.factors[0]->high, 1.4);
  EXPECT_EQ(r.factors[0]->observations, 120U);
  EXPECT_NEAR(r.sigma, 0.05, 0.02);
}

TEST(fit, leaves_what_was_not_observed_at_one_with_its_prior_spread) {
  auto s = sample{};
  s.add("B", 10, {{0, 8}});
  auto const r = s.fit(two_causes());
  EXPECT_DOUBLE_EQ(r.factors[1]->factor, 1);
  EXPECT_NEAR(r.factors[1]->high, std::exp(1.645 * 0.3), 1e-3);
  EXPECT_EQ(r.factors[1]->observations, 0U);
}

TEST(fit, reckons_in_whole_factors_whatever_the_pack_multiplies_by_already) {
  auto plain = sample{};
  auto built = sample{};
  for (int i = 0; i < 10; ++i) {
    plain.add(std::to_string(i), 13 + i % 3, {{0, 10}});
    built.add(std::to_string(i), 13 + i % 3, {{0, 12}});
  }
  auto causes = two_causes();
  auto const a = plain.fit(causes);
  causes[0].factor = 1.2;
  auto const b = built.fit(causes);
  EXPECT_NEAR(a.factors[0]->factor, b.factors[0]->factor, 1e-6);
  EXPECT_NEAR(*a.computed[0], *b.computed[0], 1e-6);
}

TEST(fit, is_not_dragged_along_by_one_wild_observation) {
  auto s = sample{};
  for (int i = 0; i < 20; ++i) {
    s.add(std::to_string(i), 11 + 0.1 * (i % 3), {{0, 10}});
  }
  s.add("far", 400, {{0, 10}});
  EXPECT_NEAR(s.fit(two_causes()).factors[0]->factor, 1.11, 0.03);
}

TEST(fit, shows_but_never_uses_promises_and_plans) {
  auto s = sample{};
  s.add("B", 10, {{0, 10}});
  s.add("C", 2, {{0, 10}}, 0, nature::advertised);
  auto const r = s.fit(two_causes());
  EXPECT_NEAR(r.factors[0]->factor, 1, 1e-9);
  EXPECT_FALSE(r.computed[1].has_value());
  EXPECT_FALSE(r.left_out[1].has_value());
}

TEST(fit, left_out_is_what_the_other_places_alone_would_say) {
  auto s = sample{};
  for (int i = 0; i < 6; ++i) {
    s.add(std::to_string(i), 12, {{0, 10}});
  }
  s.add("odd", 20, {{0, 10}});
  s.add("odd", 21, {{0, 10}});
  auto const r = s.fit(two_causes());
  // Both rows of the odd place are left out together, so neither speaks for the other.
  EXPECT_LT(*r.left_out[6], 12.05);
  EXPECT_DOUBLE_EQ(*r.left_out[6], *r.left_out[7]);
  EXPECT_GT(*r.computed[6], *r.left_out[6]);
}

TEST(fit, of_money_and_of_time_do_not_mix) {
  for (auto const priced : {fact_table::tariffs, fact_table::lane_prices}) {
    auto causes = two_causes();
    causes[1].table = priced;
    auto s = sample{};
    s.add("B", 20, {{0, 10}});
    s.add("B", 3000, {{1, 2000}}, 0, nature::measured, quantity::price);
    auto const time = s.fit(causes, criterion::time);
    auto const money = s.fit(causes, criterion::money);
    EXPECT_TRUE(time.factors[0].has_value());
    EXPECT_FALSE(time.factors[1].has_value());
    EXPECT_FALSE(money.factors[0].has_value());
    EXPECT_GT(money.factors[1]->factor, 1.1);
    EXPECT_FALSE(money.computed[0].has_value());
  }
}

TEST(fit, takes_what_causes_of_the_other_criterion_add_as_it_is) {
  auto causes = two_causes();
  causes[1].table = fact_table::tariffs;
  auto s = sample{};
  for (int i = 0; i < 20; ++i) {
    s.add(std::to_string(i), 1000 + 2 * 500, {{0, 1000}, {1, 500}}, 0, nature::measured, quantity::price);
  }
  auto const r = s.fit(causes, criterion::money);
  EXPECT_NEAR(r.factors[1]->factor, 2, 0.1) << "fees and handling stay, the tariff doubles";
  EXPECT_NEAR(*r.computed[0], 2000, 50);
}

TEST(fit, of_nothing_is_the_prior) {
  auto s = sample{};
  auto const r = s.fit(two_causes());
  EXPECT_DOUBLE_EQ(r.factors[0]->factor, 1);
  EXPECT_THAT(r.computed, Each(Eq(std::nullopt)));
}

}  // namespace
}  // namespace wakhan::validate
