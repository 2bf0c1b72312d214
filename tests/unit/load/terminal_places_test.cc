// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/terminal_places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/load/small_facts.h"

namespace wakhan::load {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(names_in_brackets, are_names_too_unless_they_are_of_a_country) {
  auto rows = small_facts{};
  rows.add(fact_table::countries, {{"id", "ir"}, {"code", "IR"}, {"name", "Iran"}, {"region", "iran"}});
  auto const facts = rows.parse();
  EXPECT_THAT(names_in_brackets(facts, "Jawaharlal Nehru (Nhava Sheva)"), ElementsAre("Nhava Sheva"));
  EXPECT_THAT(names_in_brackets(facts, "Liege (Logistics Intermodal / Trilogiport)"),
              ElementsAre("Logistics Intermodal", "Trilogiport"));
  EXPECT_THAT(names_in_brackets(facts, "Astara (Iran)"), IsEmpty());
  EXPECT_THAT(names_in_brackets(facts, "Rotterdam"), IsEmpty());
  EXPECT_THAT(names_in_brackets(facts, "Odd (one"), IsEmpty());
  EXPECT_THAT(names_in_brackets(facts, "Odd ()"), IsEmpty());
}

}  // namespace
}  // namespace wakhan::load
