// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/agreements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;

small_facts one_union() {
  return small_facts{}
      .add(fact_table::countries, {{"id", "AA"}, {"code", "AA"}, {"name", "Aland"}, {"region", "north"}})
      .add(fact_table::agreements,
           {{"id", "union"}, {"name", "Union"}, {"type", "customs-union"}, {"changes", "no duty"}});
}

small_facts::fields place(std::string const& from, std::string const& until, std::string const& status) {
  return {{"agreement", "union"}, {"country", "AA"}, {"valid_from", from}, {"valid_until", until}, {"status", status}};
}

std::string refusal_of(std::string const& column, std::string const& value) {
  auto row = place("2015-01-01", "", "member");
  row[column] = value;
  return thrown_by([&] { read_agreements(one_union().add(fact_table::memberships, row).parse()); });
}

TEST(read_agreements, a_countrys_status_changes_with_the_day) {
  auto const read = read_agreements(one_union()
                                        .add(fact_table::memberships, place("2015", "2023-07-03", "observer"))
                                        .add(fact_table::memberships, place("2023-07-04", "", "member"))
                                        .parse());
  ASSERT_EQ(read.size(), 1U);
  auto const on = [&](char const* const day) { return status_on(read[0], "AA", *parse_date(day, false)); };
  EXPECT_EQ(on("2014-12-31"), "");
  EXPECT_EQ(on("2015-01-01"), "observer");
  EXPECT_EQ(on("2023-07-03"), "observer");
  EXPECT_EQ(on("2023-07-04"), "member");
  EXPECT_EQ(status_on(read[0], "BB", *parse_date("2023-07-04", false)), "");
}

TEST(read_agreements, names_file_line_field_and_value_of_what_is_wrong) {
  EXPECT_THAT(refusal_of("agreement", "league"),
              HasSubstr("data/memberships.csv:2: column 'agreement': 'league' is no id of agreements.csv"));
  EXPECT_THAT(refusal_of("country", "XX"), HasSubstr("column 'country': 'XX' is no country of countries.csv"));
  EXPECT_THAT(refusal_of("status", "guest"), HasSubstr("column 'status': 'guest' is none of member"));
  EXPECT_THAT(refusal_of("valid_from", "last year"), HasSubstr("column 'valid_from': 'last year'"));
  EXPECT_THAT(refusal_of("valid_until", "2014-12-31"), HasSubstr("lies before valid_from"));
  EXPECT_THAT(thrown_by([&] {
                read_agreements(one_union().add(fact_table::agreements, {{"id", "club"}, {"type", "club"}}).parse());
              }),
              AllOf(HasSubstr("data/agreements.csv:3: column 'type': 'club'"), HasSubstr("customs-union")));
}

TEST(read_agreements, a_country_has_one_place_on_a_day) {
  EXPECT_THAT(thrown_by([&] {
                read_agreements(one_union()
                                    .add(fact_table::memberships, place("2015", "2023-07-04", "observer"))
                                    .add(fact_table::memberships, place("2023-07-04", "", "member"))
                                    .parse());
              }),
              AllOf(HasSubstr("data/memberships.csv:3: column 'country': 'AA'"), HasSubstr("two places in 'union'")));
}

}  // namespace
}  // namespace wakhan::load
