// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/api/small_answer.h"
#include "wakhan/io/csv.h"

namespace wakhan::api {

using test::no_answer;
using test::small_answer;

TEST(route_csv, has_a_row_for_each_leg_with_its_figures) {
  auto const answer = small_answer();
  auto const table = io::parse_csv(route_csv(answer), "answer");
  ASSERT_EQ(table.size(), 7U);
  auto row = std::size_t{0};
  for (std::size_t a = 0; a < answer.answers.size(); ++a) {
    for (std::size_t l = 0; l < answer.answers[a].legs.size(); ++l, ++row) {
      auto const& leg = answer.answers[a].legs[l];
      EXPECT_EQ(table[row].integer("answer"), static_cast<std::int64_t>(a + 1));
      EXPECT_EQ(table[row].integer("leg"), static_cast<std::int64_t>(l + 1));
      EXPECT_EQ(table[row].text("mode"), leg.mode);
      EXPECT_EQ(table[row].text("version"), answer.version);
      EXPECT_EQ(table[row].text("pack_hash"), answer.pack_hash);
      EXPECT_EQ(table[row].text("scenario_hash"), answer.scenario_hash);
      EXPECT_EQ(table[row].text("to"), leg.to);
      EXPECT_NEAR(table[row].number("distance_km"), leg.distance_km, 0.051);
      EXPECT_NEAR(table[row].number("hours"), leg.hours, 0.0051);
      EXPECT_NEAR(table[row].number("cost_usd"), leg.cost_usd, 0.0051);
      EXPECT_NEAR(table[row].number("co2e_wtw_kg"), leg.co2e_wtw_kg, 0.051);
      EXPECT_NEAR(table[row].number("days_p90"), answer.answers[a].days_p90, 0.0051);
      EXPECT_NEAR(table[row].number("answer_cost_usd"), answer.answers[a].cost_usd, 0.0051);
    }
  }
}

TEST(route_csv, leaves_empty_what_a_leg_does_not_have) {
  auto const table = io::parse_csv(route_csv(small_answer()), "answer");
  EXPECT_TRUE(table[0].is_empty("gauge_mm"));
  EXPECT_TRUE(table[0].is_empty("corridor"));
  EXPECT_EQ(table[2].text("gauge_mm"), "1435");
  EXPECT_EQ(table[4].text("countries"), "KZ AZ");
  EXPECT_EQ(table[4].text("assumed_terminal"), "yes");
  EXPECT_EQ(table[4].text("passages"), "suez");
}

TEST(route_csv, has_moments_by_timetable_where_they_are_asked_for) {
  auto const timed = io::parse_csv(route_csv(test::timed_answer()), "answer");
  EXPECT_EQ(timed[2].text("leg_departs"), "2026-12-06T18:00:00Z");
  EXPECT_EQ(timed[2].text("wait"), "published");
  EXPECT_EQ(timed[2].text("wait_hours"), "40.00");
  EXPECT_EQ(timed[2].text("departing_services"), "xian-baku");
  EXPECT_EQ(timed[2].text("answer_ready"), "2026-12-03T00:00:00Z");
  EXPECT_EQ(timed[2].text("answer_arrives"), "2026-12-15T00:00:00Z");
  EXPECT_EQ(timed[2].text("timetable_days"), "12.00");
  EXPECT_TRUE(io::parse_csv(route_csv(small_answer()), "answer")[2].is_empty("leg_ready"));
}

TEST(route_csv, quotes_commas_quotes_and_line_breaks) {
  auto answer = small_answer();
  answer.answers[0].title = "by \"A\", B\nC";
  auto const text = route_csv(answer);
  EXPECT_THAT(text, testing::HasSubstr("\"by \"\"A\"\", B\nC\""));
  EXPECT_EQ(io::parse_csv(text, "answer")[0].text("title"), "by \"A\", B\nC");
}

TEST(route_csv, ends_lines_as_rfc_4180_does) {
  auto const text = route_csv(small_answer());
  EXPECT_TRUE(text.ends_with("\r\n"));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 8);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\r'), 8);
}

TEST(route_csv, is_a_header_alone_without_answers) {
  EXPECT_EQ(io::parse_csv(route_csv(no_answer()), "answer").size(), 0U);
}

}  // namespace wakhan::api
