// SPDX-License-Identifier: Apache-2.0
#include "wakhan/validate/observation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"

namespace wakhan::validate {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr auto kHeader =
    "id,from,to,via,load,mode,corridor,quantity,value,value_min,value_max,unit,observed_from,observed_to,nature,"
    "forcing,source_title\n";

std::vector<observation> read(std::string const& lines) {
  return read_observations(io::parse_csv(kHeader + lines, "observations.csv"));
}

std::string refused(std::string const& line) {
  return thrown_by([&] { read(line + "\n"); });
}

TEST(observations, ask_the_question_that_takes_the_same_way) {
  auto const o = read(
      "x,Xi'an,Duisburg,Khorgos;Brest,,rail,,transit_days,14,12,18,days,2024-03,2024-05,measured,"
      "modes=rail,Somebody\n")[0];
  EXPECT_EQ(o.what, quantity::transit_days);
  EXPECT_EQ(o.how, nature::measured);
  EXPECT_EQ(o.asked.from, "Xi'an");
  EXPECT_EQ(o.asked.to, "Duisburg");
  EXPECT_THAT(o.asked.via, ElementsAre("Khorgos", "Brest"));
  EXPECT_THAT(o.asked.modes, ElementsAre("rail"));
  EXPECT_EQ(o.asked.load, "feu");
  EXPECT_EQ(o.asked.answers, 0) << "all ways, so that the named one is among them";
  EXPECT_EQ(o.asked.date, "2024-04-15") << "the middle of March to May";
  EXPECT_DOUBLE_EQ(o.value, 14);
  EXPECT_DOUBLE_EQ(*o.low, 12);
  EXPECT_DOUBLE_EQ(*o.high, 18);
}

TEST(observations, without_a_value_count_with_the_middle_of_their_range) {
  EXPECT_DOUBLE_EQ(read("x,A,B,,,sea,,door_days,,30,40,days,,,official,,S\n")[0].value, 35);
  EXPECT_DOUBLE_EQ(read("x,A,B,,,sea,,door_days,,30,,days,,,official,,S\n")[0].value, 30);
}

TEST(observations, of_prices_are_for_the_load_of_their_unit) {
  EXPECT_EQ(read("x,A,B,,,sea,,price_usd,900,,,usd_teu,,,operator,,S\n")[0].asked.load, "teu");
  EXPECT_EQ(read("x,A,B,,reefer,sea,,price_usd,900,,,usd_feu,,,operator,,S\n")[0].asked.load, "reefer");
}

TEST(observations, force_modes_passages_and_places) {
  auto const o = read(
      "x,A,B,,,sea,,transit_days,9,,,days,,,scheduled,"
      "\"modes=rail,sea;avoid=suez,RU;allow=nsr;via=Baku|Poti\",S\n")[0];
  EXPECT_THAT(o.asked.modes, ElementsAre("rail", "sea"));
  EXPECT_THAT(o.asked.avoid, ElementsAre("suez", "RU"));
  EXPECT_THAT(o.asked.allow, ElementsAre("nsr"));
  EXPECT_THAT(o.asked.via, ElementsAre("Baku", "Poti"));
}

TEST(observations, that_nobody_saw_are_never_fitted) {
  for (auto const how : {nature::advertised, nature::planned, nature::calculated, nature::estimated}) {
    EXPECT_EQ(fitting_weight(how), 0);
  }
  for (auto const how : {nature::operated, nature::scheduled, nature::official, nature::reported}) {
    EXPECT_LT(fitting_weight(how), fitting_weight(nature::measured));
    EXPECT_GT(fitting_weight(how), 0);
  }
}

TEST(observations, that_make_no_sense_are_refused_with_line_and_column) {
  EXPECT_THAT(refused("x,A,B,,,sea,,speed,9,,,days,,,scheduled,,S"),
              AllOf(HasSubstr("observations.csv:2"), HasSubstr("'quantity'"), HasSubstr("'speed'")));
  EXPECT_THAT(refused("x,A,B,,,sea,,transit_days,9,,,weeks,,,scheduled,,S"), HasSubstr("'unit'"));
  EXPECT_THAT(refused("x,A,B,,,sea,,transit_days,9,,,days,,,guessed,,S"), HasSubstr("'nature'"));
  EXPECT_THAT(refused("x,A,B,,,sea,,transit_days,,,,days,,,scheduled,,S"), HasSubstr("'value'"));
  EXPECT_THAT(refused("x,A,B,,,sea,,transit_days,0,,,days,,,scheduled,,S"), HasSubstr("not above zero"));
  EXPECT_THAT(refused("x,A,B,,,sea,,transit_days,,9,8,days,,,scheduled,,S"), HasSubstr("'value_min'"));
  EXPECT_THAT(refused("x,A,,,,sea,,transit_days,9,,,days,,,scheduled,,S"), HasSubstr("'to'"));
  EXPECT_THAT(refused("x,CN,KZ,,,rail,,border_hours,9,,,hours,,,measured,,S"), HasSubstr("'via'"));
  EXPECT_THAT(refused("x,A,B,,,sea,,transit_days,9,,,days,2024-05,2024-03,scheduled,,S"), HasSubstr("'observed_to'"));
  EXPECT_THAT(refused("x,A,B,,,sea,,transit_days,9,,,days,soon,,scheduled,,S"), HasSubstr("'observed_from'"));
  EXPECT_THAT(refused("x,A,B,,,sea,,transit_days,9,,,days,,,scheduled,through=Baku,S"), HasSubstr("'forcing'"));
  EXPECT_THAT(refused("x,A,B,,,sea,,transit_days,9,,,days,,,scheduled,,S\nx,A,B,,,sea,,transit_days,9,,,days,,,"
                      "scheduled,,S"),
              HasSubstr("observations.csv:3"));
  EXPECT_THAT(thrown_by([] { read_observations(io::parse_csv("id,from\n", "mine.csv")); }), HasSubstr("mine.csv"));
}

TEST(observations, of_border_posts_name_the_post) {
  auto const o = read("x,CN,KZ,khorgos,,rail,,border_hours,20,,,hours,2024,2024,measured,,S\n")[0];
  EXPECT_EQ(o.crossing, "khorgos");
  EXPECT_EQ(o.asked.from, "CN");
  EXPECT_THAT(o.asked.via, IsEmpty());
}

TEST(names, of_quantities_and_natures_are_those_of_the_table) {
  EXPECT_EQ(name_of(quantity::price), "price_usd");
  EXPECT_EQ(name_of(nature::operated), "operator");
}

}  // namespace
}  // namespace wakhan::validate
