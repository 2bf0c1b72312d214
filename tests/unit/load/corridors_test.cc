// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/corridors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;

facts with_modes(std::string const& modes) {
  return small_facts{}
      .add(fact_table::corridors, {{"name", "Way"}, {"waypoints", "Here 1 2 50;There 3 4 50"}, {"modes", modes}})
      .parse();
}

TEST(corridors, are_of_the_modes_that_their_row_names_or_of_all) {
  auto const modes_of = [](std::string const& words) {
    auto out = network_builder{};
    add_corridors(with_modes(words), out);
    return out.data().corridors.raw().front().modes;
  };
  auto const bit = [](net::mode const m) { return 1U << static_cast<unsigned>(m); };
  EXPECT_EQ(modes_of("sea;ferry"), bit(net::mode::sea) | bit(net::mode::ferry));
  EXPECT_EQ(modes_of(""), kAllModes);
}

TEST(corridors, of_a_mode_that_is_none_are_refused) {
  for (auto const* const word : {"camel", "access"}) {
    auto out = network_builder{};
    EXPECT_THAT(thrown_by([&] { add_corridors(with_modes(std::string{"sea;"} + word), out); }),
                AllOf(HasSubstr("corridors.csv:2"), HasSubstr("'modes'"), HasSubstr(word)));
  }
}

}  // namespace
}  // namespace wakhan::load
