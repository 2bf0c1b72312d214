// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/country_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/disputed_facts.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

net::country_id entry(int const i) { return net::country_id{static_cast<std::uint16_t>(i)}; }

small_facts with_area(small_facts::fields row) { return disputed_facts().add(fact_table::disputed_areas, row); }

std::string refusal(small_facts const& made) {
  auto const rows = made.parse();
  return thrown_by([&] { country_list{rows}; });
}

TEST(country_list, puts_territories_behind_the_countries_with_the_rates_of_their_ground) {
  auto const rows =
      with_area({{"id", "valley"}, {"ring", "0 0;1 0;1 1;0 0"}, {"ground", "own"}, {"rates", "BB"}}).parse();
  auto const list = country_list{rows};
  EXPECT_THAT(list.codes(), ElementsAre("AA", "BB", "AA", "BB"));
  EXPECT_THAT(list.regions(), ElementsAre("west", "east", "west", "east"));
  EXPECT_EQ(list.ground_of(entry(2)), entry(0));
  EXPECT_EQ(list.ground_of(entry(3)), entry(3));
  EXPECT_EQ(list.find_territory("valley"), entry(3));
  EXPECT_EQ(list.find_country("AA"), entry(0));
  EXPECT_FALSE(list.find_country("ZZ").is_valid());
  EXPECT_FALSE(list.find_territory("AA").is_valid());
}

TEST(country_list, takes_a_whole_country_for_a_territory_without_another_entry) {
  auto const rows = with_area({{"id", "east"}, {"country", "BB"}}).parse();
  auto const list = country_list{rows};
  EXPECT_EQ(list.codes().size(), 3U);
  EXPECT_EQ(list.find_territory("east"), entry(1));
  EXPECT_THAT(list.disputed_countries(), ElementsAre(entry(1)));
}

TEST(country_list, writes_the_country_table) {
  auto const rows = with_area({{"id", "east"}, {"name", "The east"}, {"country", "BB"}}).parse();
  auto out = network_builder{};
  country_list{rows}.add_to(out, rows);
  auto const n = net::view_of(out.data());
  EXPECT_EQ(n.code_of(entry(0)), "AA");
  EXPECT_EQ(n.code_of(entry(2)), "AA");  // of its ground
  EXPECT_EQ(n.ground_of(entry(2)), entry(0));
  EXPECT_EQ(n.text(n.countries[entry(2)].territory), "strip");
  EXPECT_EQ(n.text(n.countries[entry(2)].name), "Strip");
  EXPECT_EQ(n.text(n.countries[entry(1)].territory), "east");
  EXPECT_EQ(n.text(n.countries[entry(1)].name), "Eastland");
  EXPECT_FALSE(n.is_disputed(entry(0)));
  EXPECT_TRUE(n.is_disputed(entry(1)));
}

TEST(country_list, names_the_line_and_field_that_make_no_sense) {
  EXPECT_THAT(refusal(with_area({{"id", "x"}, {"ring", "0 0;1 0;1 1;0 1"}, {"ground", "AA"}})),
              AllOf(HasSubstr("disputed_areas.csv:3"), HasSubstr("'ring'"), HasSubstr("is not closed")));
  EXPECT_THAT(refusal(with_area({{"id", "x"}, {"ring", "0 0;1 0;0 0"}, {"ground", "AA"}})), HasSubstr("is not closed"));
  EXPECT_THAT(refusal(with_area({{"id", "x"}, {"ring", "0 0;1 0;1 1;0 0"}, {"ground", "ZZ"}})),
              AllOf(HasSubstr("'ground': 'ZZ'"), HasSubstr("is no country")));
  EXPECT_THAT(refusal(with_area({{"id", "x"}, {"ring", "0 0;1 0;1 1;0 0"}, {"ground", "own"}})),
              AllOf(HasSubstr("'rates'"), HasSubstr("is no country")));
  EXPECT_THAT(refusal(with_area({{"id", "x"}, {"ring", "0 0;1 0;1 1;0 0"}, {"ground", "AA"}, {"rates", "BB"}})),
              AllOf(HasSubstr("'rates': 'BB'"), HasSubstr("only for a territory whose ground is own")));
  EXPECT_THAT(refusal(with_area({{"id", "x"}, {"ground", "AA"}})),
              AllOf(HasSubstr("'provinces'"), HasSubstr("say where the territory lies")));
  EXPECT_THAT(refusal(with_area({{"id", "x"}, {"country", "BB"}, {"ground", "AA"}})),
              AllOf(HasSubstr("'country': 'BB'"), HasSubstr("leave provinces, ring, ground and rates empty")));
  EXPECT_THAT(refusal(with_area({{"id", "x"}, {"country", "ZZ"}})), HasSubstr("is no country"));
  EXPECT_THAT(
      refusal(disputed_facts().add(fact_table::passages, {{"id", "strip"}})),
      AllOf(HasSubstr("disputed_areas.csv:2"), HasSubstr("'id': 'strip'"), HasSubstr("an id of passages.csv too")));
  EXPECT_THAT(refusal(disputed_facts().add(fact_table::countries, {{"code", "AAA"}})),
              AllOf(HasSubstr("countries.csv:4"), HasSubstr("is no ISO 3166-1 alpha-2 code")));
}

}  // namespace
}  // namespace wakhan::load
