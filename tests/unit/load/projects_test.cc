// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/projects.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

small_facts facts_of_two() {
  return small_facts{}
      .add(fact_table::countries, {{"id", "AA"}, {"code", "AA"}, {"name", "Aland"}, {"region", "north"}})
      .add(fact_table::countries, {{"id", "BB"}, {"code", "BB"}, {"name", "Beland"}, {"region", "north"}});
}

small_facts::fields railway() {
  return {{"id", "long-line"},
          {"name", "Long line"},
          {"mode", "rail"},
          {"countries", "AA;BB"},
          {"from", "Here"},
          {"to", "There"},
          {"way", "1 2;3 4;5 6"},
          {"length_km", "647.5"},
          {"gauge_mm", "1520"},
          {"capacity_value", "15"},
          {"capacity_unit", "Mt/year"},
          {"cost_usd_million", "4600"},
          {"status", "planned"},
          {"start_year", "2027"},
          {"open_year", "2031"},
          {"speed_kmh", "120"}};
}

std::string project_refusal(std::string const& column, std::string const& value) {
  auto row = railway();
  row[column] = value;
  return thrown_by([&] { read_projects(facts_of_two().add(fact_table::projects, row).parse()); });
}

TEST(read_projects, reads_the_figures_and_the_way_of_a_row) {
  auto const read = read_projects(facts_of_two().add(fact_table::projects, railway()).parse());
  ASSERT_EQ(read.size(), 1U);
  auto const& p = read[0];
  EXPECT_EQ(p.id, "long-line");
  EXPECT_THAT(p.countries, ElementsAre("AA", "BB"));
  EXPECT_EQ(p.way.size(), 3U);
  EXPECT_DOUBLE_EQ(*p.length_km, 647.5);
  EXPECT_EQ(*p.gauge_mm, 1520);
  EXPECT_DOUBLE_EQ(*p.capacity, 15);
  EXPECT_EQ(p.capacity_unit, "Mt/year");
  EXPECT_DOUBLE_EQ(*p.cost_usd_million, 4600);
  EXPECT_EQ(*p.start, 2027);
  EXPECT_EQ(*p.opening, 2031);
  EXPECT_DOUBLE_EQ(*p.speed_kmh, 120);
}

TEST(read_projects, an_unknown_figure_is_none) {
  auto const read = read_projects(
      facts_of_two()
          .add(fact_table::projects,
               {{"id", "canal"}, {"name", "Canal"}, {"mode", "canal"}, {"countries", "AA"}, {"status", "suspended"}})
          .parse());
  EXPECT_FALSE(read.at(0).length_km || read[0].capacity || read[0].gauge_mm || read[0].opening);
  EXPECT_THAT(read[0].way, IsEmpty());
}

TEST(read_projects, names_file_line_field_and_value_of_what_is_wrong) {
  EXPECT_THAT(project_refusal("countries", "AA;XX"),
              AllOf(HasSubstr("data/projects.csv:2: column 'countries': 'AA;XX'"), HasSubstr("holds 'XX'")));
  EXPECT_THAT(project_refusal("countries", "AA;AA"), HasSubstr("names AA twice"));
  EXPECT_THAT(project_refusal("countries", ""), HasSubstr("names no country"));
  EXPECT_THAT(project_refusal("mode", "tram"), HasSubstr("column 'mode': 'tram' is none of rail, road"));
  EXPECT_THAT(project_refusal("status", "soon"), HasSubstr("column 'status': 'soon' is none of planned"));
  EXPECT_THAT(project_refusal("length_km", "-3"), HasSubstr("'length_km': '-3'"));
  EXPECT_THAT(project_refusal("length_km", "far"), HasSubstr("'length_km': 'far'"));
  EXPECT_THAT(project_refusal("gauge_mm", "1500"), HasSubstr("none of the gauges"));
  EXPECT_THAT(project_refusal("capacity_value", "0"), HasSubstr("'capacity_value': '0' is not above 0"));
  EXPECT_THAT(project_refusal("capacity_unit", ""), HasSubstr("both or neither"));
  EXPECT_THAT(project_refusal("capacity_unit", "wagons"), HasSubstr("'wagons' is none of Mt/year"));
  EXPECT_THAT(project_refusal("open_year", "2026"), HasSubstr("lies before start_year"));
  EXPECT_THAT(project_refusal("start_year", "20270"), HasSubstr("no year from 1900 to 2100"));
  EXPECT_THAT(project_refusal("name", ""), HasSubstr("column 'name'"));
  EXPECT_THAT(project_refusal("way", "1 2"), HasSubstr("column 'way'"));
}

TEST(read_projects, only_railways_have_a_gauge) {
  EXPECT_THAT(project_refusal("mode", "road"), HasSubstr("only railways have a gauge"));
}

TEST(read_projects, an_id_stands_once) {
  EXPECT_THAT(thrown_by([&] {
                facts_of_two().add(fact_table::projects, railway()).add(fact_table::projects, railway()).parse();
              }),
              AllOf(HasSubstr("data/projects.csv:3: column 'id': 'long-line'"), HasSubstr("twice")));
}

}  // namespace
}  // namespace wakhan::load
