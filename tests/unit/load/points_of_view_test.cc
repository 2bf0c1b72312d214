// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/points_of_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/disputed_facts.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;

std::string view_refusal(small_facts const& made) {
  auto const rows = made.parse();
  auto const countries = country_list{rows};
  auto out = network_builder{};
  return thrown_by([&] { add_points_of_view(rows, countries, out); });
}

small_facts with_row(small_facts::fields row) {
  row.try_emplace("territory", "strip");
  row.try_emplace("view", "aa");
  row.try_emplace("country", "AA");
  return disputed_facts().add(fact_table::disputed, row);
}

TEST(points_of_view, are_read_with_what_they_are_based_on_and_what_they_say) {
  auto const rows = with_row({{"country", "strip"}, {"valid_from", "2020"}, {"valid_until", "2021-06"}}).parse();
  auto out = network_builder{};
  add_points_of_view(rows, country_list{rows}, out);
  auto const n = net::view_of(out.data());
  ASSERT_EQ(n.points_of_view.size(), 3U);
  EXPECT_EQ(n.text(n.points_of_view.all()[2].id), "aa");
  EXPECT_EQ(n.points_of_view.all()[2].base, 1U);
  EXPECT_EQ(n.points_of_view.all()[0].base, 0U);
  EXPECT_EQ(n.points_of_view.all()[1].is_default, 1U);
  ASSERT_EQ(n.attributions.size(), 3U);
  auto const& own = n.attributions.all()[2];
  EXPECT_EQ(own.country, own.territory);  // a state of its own
  EXPECT_EQ(own.valid.from, *parse_date("2020-01-01", false));
  EXPECT_EQ(own.valid.until, *parse_date("2021-06-30", false));
  EXPECT_EQ(own.fact, fact_of(fact_table::disputed, rows[fact_table::disputed][2]));
}

TEST(points_of_view, name_the_line_and_field_that_make_no_sense) {
  EXPECT_THAT(view_refusal(with_row({{"territory", "moon"}})),
              AllOf(HasSubstr("disputed.csv:4"), HasSubstr("'territory': 'moon'")));
  EXPECT_THAT(view_refusal(with_row({{"view", "xx"}})), AllOf(HasSubstr("'view': 'xx'"), HasSubstr("views.csv")));
  EXPECT_THAT(view_refusal(with_row({{"country", "ZZ"}})), AllOf(HasSubstr("'country': 'ZZ'"), HasSubstr("neither")));
  EXPECT_THAT(view_refusal(with_row({{"valid_from", "2021"}, {"valid_until", "2020"}})),
              AllOf(HasSubstr("'valid_until': '2020'"), HasSubstr("before valid_from")));
  EXPECT_THAT(view_refusal(with_row({{"valid_from", "soon"}})),
              AllOf(HasSubstr("'valid_from': 'soon'"), HasSubstr("date")));
  EXPECT_THAT(
      view_refusal(with_row({{"view", "un"}, {"valid_from", "2020"}})),
      AllOf(HasSubstr("disputed.csv:4"), HasSubstr("'valid_from'"), HasSubstr("overlaps the days of row 's-un'")));
}

TEST(points_of_view, the_first_one_speaks_for_every_territory_on_every_day) {
  auto gap = disputed_facts();
  gap.add(fact_table::disputed_areas, {{"id", "east"}, {"country", "BB"}});
  EXPECT_THAT(view_refusal(gap),
              AllOf(HasSubstr("disputed_areas.csv:3"), HasSubstr("'id': 'east'"), HasSubstr("'held'")));
  auto const add = [&](char const* const from, char const* const until) {
    gap.add(fact_table::disputed,
            {{"territory", "east"}, {"view", "held"}, {"country", "BB"}, {"valid_from", from}, {"valid_until", until}});
  };
  add("", "2019-12-31");
  EXPECT_THAT(view_refusal(gap), HasSubstr("no row of disputed.csv speaks"));
  add("2020-01-02", "");
  EXPECT_THAT(view_refusal(gap), HasSubstr("no row of disputed.csv speaks"));
  add("2020-01-01", "2020-01-01");
  EXPECT_EQ(view_refusal(gap), "nothing");
}

TEST(points_of_view, have_a_base_above_them_but_for_the_first) {
  auto rows = small_facts{}.add(fact_table::views, {{"id", "a"}, {"base", "b"}, {"default", "no"}});
  EXPECT_THAT(view_refusal(rows),
              AllOf(HasSubstr("views.csv:2"), HasSubstr("'base': 'b'"), HasSubstr("must be empty")));
  rows = small_facts{}.add(fact_table::views, {{"id", "a"}, {"default", "no"}});
  rows.add(fact_table::views, {{"id", "b"}, {"base", "b"}, {"default", "no"}});
  EXPECT_THAT(view_refusal(rows), AllOf(HasSubstr("views.csv:3"), HasSubstr("'base': 'b'"), HasSubstr("row above")));
  rows = small_facts{}.add(fact_table::views, {{"id", "a"}, {"default", "maybe"}});
  EXPECT_THAT(view_refusal(rows), AllOf(HasSubstr("'default': 'maybe'"), HasSubstr("neither yes nor no")));
}

}  // namespace
}  // namespace wakhan::load
