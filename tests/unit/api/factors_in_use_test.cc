// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/factors_in_use.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/api/small_answer.h"

namespace wakhan::api {

using test::small_answer;
using test::the_small_pack;
using testing::Contains;
using testing::Not;

namespace {

std::vector<std::string> ids(std::vector<itinerary_answer> const& answers) {
  auto const rows = fact_rows{the_small_pack().pack};
  auto out = std::vector<std::string>{};
  for (auto const fact : factors_in_use(the_small_pack().pack.network(), rows, answers)) {
    out.push_back(rows.id_of(fact));
  }
  return out;
}

}  // namespace

TEST(factors_in_use, are_those_of_the_modes_and_countries_passed) {
  auto const used = ids(small_answer().answers);
  EXPECT_THAT(used, Contains("distance_factors:rail-cn"));
  EXPECT_THAT(used, Contains("distance_factors:rail-kz"));
  EXPECT_THAT(used, Contains("distance_factors:access-any"));
  EXPECT_THAT(used, Not(Contains("distance_factors:rail-ru")));
}

TEST(factors_in_use, count_a_ring_where_a_leg_of_its_mode_enters_it) {
  auto const rows = fact_rows{the_small_pack().pack};
  auto const ring = rows.find(load::fact_table::distance_factors, "road-karakoram-pamir");
  ASSERT_TRUE(ring);
  auto answers = small_answer().answers;
  auto& leg = answers[1].detail.legs[1];
  leg.shape = {geo::from_degrees(73.0, 37.0)};
  EXPECT_THAT(ids(answers), Not(Contains(rows.id_of(*ring))));
  leg.by = net::mode::road;
  EXPECT_THAT(ids(answers), Contains(rows.id_of(*ring)));
  leg.shape = {geo::from_degrees(10.0, 37.0)};
  EXPECT_THAT(ids(answers), Not(Contains(rows.id_of(*ring))));
}

}  // namespace wakhan::api
