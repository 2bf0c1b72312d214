// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/calibration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"
#include "wakhan/load/rates.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;

small_facts::fields row(std::string const& table, std::string const& rows, std::string const& factor) {
  return {{"table", table}, {"rows", rows}, {"factor", factor}, {"prior_sd", "0.3"}};
}

small_facts two_speeds() {
  auto rows = small_facts{};
  rows.add(fact_table::speeds, {{"id", "rail-a"}}).add(fact_table::speeds, {{"id", "rail-b"}});
  return rows.add(fact_table::speeds, {{"id", "road-a"}});
}

TEST(calibration, gives_each_row_the_first_factor_that_names_it) {
  auto rows = two_speeds();
  rows.add(fact_table::calibration, row("speeds", "rail-b", "0.8"));
  rows.add(fact_table::calibration, row("speeds", "rail-*", "1.5"));
  auto const c = calibration{rows.parse()};
  EXPECT_DOUBLE_EQ(c.factor(fact_table::speeds, 0), 1.5);
  EXPECT_DOUBLE_EQ(c.factor(fact_table::speeds, 1), 0.8);
  EXPECT_DOUBLE_EQ(c.factor(fact_table::speeds, 2), 1) << "named by none";
  EXPECT_EQ(c.cause_of(fact_table::speeds, 0), 1U);
  EXPECT_EQ(c.cause_of(fact_table::speeds, 2), std::nullopt);
  EXPECT_EQ(c.cause_of(fact_table::tariffs, 0), std::nullopt);
  EXPECT_EQ(c.cause_of(net::fact_id{}), std::nullopt);
}

TEST(calibration, refuses_what_names_nothing) {
  auto const refused = [](small_facts::fields const& values) {
    return thrown_by([&] { calibration{two_speeds().add(fact_table::calibration, values).parse()}; });
  };
  EXPECT_THAT(refused(row("speeds", "rail-a;rail-c", "1")),
              AllOf(HasSubstr("calibration.csv:2"), HasSubstr("'rows'"), HasSubstr("rail-c")));
  EXPECT_THAT(refused(row("ports", "x", "1")), AllOf(HasSubstr("'table'"), HasSubstr("speeds")));
  EXPECT_THAT(refused(row("speeds", "rail-a", "0")), HasSubstr("'factor'"));
  EXPECT_THAT(refused(row("speeds", "rail-a", "")), HasSubstr("'factor'"));
}

TEST(calibration, multiplies_hours_and_money_when_rates_are_resolved) {
  auto const rate_of = [](small_facts const& rows) {
    auto data = net::network_data{};
    data.countries.raw().resize(two_codes().size());
    resolve_rates(rows.parse(), two_codes(), two_regions(), data);
    return std::pair{data.rates.all()[net::view_of(data).rate_index(net::mode::rail, kLeft)],
                     net::view_of(data).handling_at(net::mode::rail, net::operation::load, kLeft)};
  };
  auto rows = small_facts{}.add_rates();
  auto const [plain, plain_handling] = rate_of(rows);
  for (auto const* const table : {"speeds", "tariffs", "handling", "services"}) {
    rows.add(fact_table::calibration, row(table, "*", "1.5"));
  }
  auto const [fitted, handling] = rate_of(rows);
  EXPECT_EQ(fitted.pace_ms_per_km, plain.pace_ms_per_km * 3 / 2);
  EXPECT_EQ(fitted.variation_permille, plain.variation_permille) << "the spread is in proportion to the time";
  EXPECT_EQ(fitted.millicent_per_km.values[0], plain.millicent_per_km.values[0] * 3 / 2);
  EXPECT_EQ(fitted.fixed_cents.values[0], plain.fixed_cents.values[0] * 3 / 2);
  EXPECT_EQ(fitted.mg_co2e_per_km, plain.mg_co2e_per_km);
  EXPECT_EQ(handling.seconds, plain_handling.seconds * 3 / 2);
  EXPECT_EQ(handling.wait_seconds, plain_handling.wait_seconds * 3 / 2);
}

}  // namespace
}  // namespace wakhan::load
