// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/capacity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/load/small_facts.h"

namespace wakhan::load {
namespace {

using ::testing::HasSubstr;

TEST(capacity, is_a_number_a_unit_and_what_the_source_says_besides) {
  auto const plain = parse_capacity("100000", "TEU/year");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->amount, 100'000);
  EXPECT_EQ(plain->unit, capacity_unit::teu_a_year);
  EXPECT_EQ(plain->remark, "");
  auto const planned = parse_capacity("7.5", "Mt/year (planned 2014)");
  ASSERT_TRUE(planned);
  EXPECT_EQ(planned->amount, 7'500'000);
  EXPECT_EQ(planned->unit, capacity_unit::tonnes_a_year);
  EXPECT_EQ(planned->remark, "planned 2014");
  EXPECT_EQ(parse_capacity("17", "Mt/year without oil products")->remark, "without oil products");
  EXPECT_EQ(parse_capacity("412000", "t/year")->amount, 412'000);
  EXPECT_EQ(name_of(parse_capacity("12", "trains/day")->unit), "trains a day");
}

TEST(capacity, is_nothing_where_it_cannot_be_read) {
  for (auto const* const amount : {"", "0", "-5", "many", "12x", "1e300", "nan", "inf"}) {
    EXPECT_FALSE(parse_capacity(amount, "TEU/year")) << amount;
  }
  for (auto const* const unit : {"", "TEU", "TEU/yearly", "wagons/day", "Mt/year("}) {
    EXPECT_FALSE(parse_capacity("5", unit)) << unit;
  }
}

TEST(capacity, that_cannot_be_read_is_a_finding_with_row_and_value) {
  auto rows = small_facts{};
  rows.add(fact_table::terminals, {{"id", "good"}, {"capacity", "5"}, {"capacity_unit", "Mt/year"}});
  rows.add(fact_table::terminals, {{"id", "silent"}});
  rows.add(fact_table::terminals, {{"id", "odd"}, {"capacity", "5"}, {"capacity_unit", "wagons"}});
  auto found = findings{};
  check_capacities(rows.parse(), found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].check, "terminal-capacity");
  EXPECT_EQ(found[0].what, "terminals.csv:odd");
  EXPECT_EQ(found[0].level, severity::doubt);
  EXPECT_THAT(found[0].message, HasSubstr("'5' with unit 'wagons'"));
}

}  // namespace
}  // namespace wakhan::load
