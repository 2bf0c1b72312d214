// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_table.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "unit/api/small_answer.h"
#include "wakhan/api/figures.h"
#include "wakhan/api/text_cells.h"

namespace wakhan::api {

using test::disputed_answer;
using test::no_answer;
using test::small_answer;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> lines_of(std::string const& text) {
  auto lines = std::vector<std::string>{};
  auto in = std::istringstream{text};
  for (auto line = std::string{}; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

TEST(route_table, begins_with_the_question_as_understood) {
  auto const text = route_table(small_answer());
  EXPECT_THAT(
      text, StartsWith("Chongqing,CN → Baku,AZ\none 40-foot container (feu), leaving 2026-11-01; avoiding RU, suez\n"));
}

TEST(route_table, tells_moments_where_they_are_asked_for) {
  auto answer = test::timed_answer();
  auto const text = route_table(answer, {120, false});
  EXPECT_THAT(text, HasSubstr("(feu), ready Thu 2026-12-03 00:00 UTC"));
  EXPECT_THAT(text, HasSubstr("delivered"));
  EXPECT_THAT(text, HasSubstr("Tue 2026-12-15 00:00  12.0"));
  EXPECT_THAT(text, HasSubstr(fmt::format("12.0 days by timetable ({} by mean waits, P90 ",
                                          grouped(answer.answers[1].days_mean, 1))));
  EXPECT_THAT(text, HasSubstr("departs Sun 2026-12-06 18:00 after 40.0 h for xian-baku (published day)"));
  EXPECT_THAT(text, HasSubstr("by timetable 288 h: moving 30 h, transfer 5 h, border 1 h, waiting 12 h"));
  EXPECT_THAT(text, Not(HasSubstr("9 of 10")));
  answer.arrive_by = answer.depart;
  answer.depart.reset();
  auto const back = route_table(answer, {120, false});
  EXPECT_THAT(back, HasSubstr("to be there by Thu 2026-12-03 00:00 UTC"));
  EXPECT_THAT(back, HasSubstr("ready by"));
  EXPECT_THAT(back, HasSubstr("Thu 2026-12-03 00:00  12.0"));
}

TEST(route_table, shows_the_figures_of_each_answer_and_leg_with_units) {
  auto const answer = small_answer();
  auto const text = route_table(answer, {100, false});
  for (auto const& a : answer.answers) {
    EXPECT_THAT(text, HasSubstr(grouped(a.days_p50, 1) + " days (P90 " + grouped(a.days_p90, 1) + ")"));
    EXPECT_THAT(text, HasSubstr(grouped(a.cost_usd) + " USD · " + grouped(a.co2e_wtw_kg) + " kg CO2e · " +
                                grouped(a.distance_km) + " km"));
    for (auto const& l : a.legs) {
      EXPECT_THAT(text, HasSubstr(grouped(l.distance_km) + " km"));
      EXPECT_THAT(text, HasSubstr(grouped(l.cost_usd) + " USD"));
      EXPECT_THAT(text, HasSubstr(hours_or_days(l.hours)));
    }
  }
  EXPECT_THAT(text, HasSubstr("rail 1520 mm"));
  EXPECT_THAT(text, HasSubstr("rail → ferry → sea; borders alashankou-dostyk; passages suez; 1 change of gauge"));
  EXPECT_THAT(text, HasSubstr("2024"));
}

TEST(route_table, marks_the_best_answers) {
  auto const text = route_table(small_answer(), {200, false});
  EXPECT_THAT(text, HasSubstr("Air [fastest]"));
  EXPECT_THAT(text, HasSubstr("Rail–ferry by Alashankou–Dostyk [cheapest, least CO2e]"));
}

TEST(route_table, splits_the_mean_time_by_its_nature) {
  auto const answer = small_answer();
  auto const& a = answer.answers[1];
  EXPECT_THAT(route_table(answer),
              HasSubstr("mean " + grouped(a.days_mean * 24) + " h: moving " + grouped(a.hours_moving) +
                        " h, transfer " + grouped(a.hours_transfer) + " h, border " + grouped(a.hours_border) +
                        " h, waiting " + grouped(a.hours_waiting) + " h"));
}

TEST(route_table, has_no_line_wider_than_the_terminal) {
  auto answer = small_answer();
  answer.answers[1].legs[1].to = "LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyll";
  answer.answers[1].title = "重庆重庆重庆重庆重庆重庆重庆重庆重庆重庆重庆重庆重庆重庆重庆重庆重庆重庆重庆重庆重庆";
  answer.is_exact = false;
  for (auto const width : {20, 60, 80, 100, 120, 200}) {
    for (auto const& shown : {answer, no_answer()}) {
      for (auto const& line : lines_of(route_table(shown, {width, false}))) {
        EXPECT_LE(columns_of(line), static_cast<std::size_t>(std::max(width, 60))) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
      }
    }
  }
}

TEST(route_table, loses_no_words_on_a_narrow_terminal) {
  auto const text = route_table(small_answer(), {80, false});
  for (auto const* const word : {"Tuanjiecun", "Alashankou–Dostyk", "Aktau*", "alashankou-dostyk"}) {
    EXPECT_THAT(text, HasSubstr(word));
  }
}

TEST(route_table, sets_colours_only_when_asked) {
  EXPECT_THAT(route_table(small_answer(), {100, false}), Not(HasSubstr("\x1b")));
  auto coloured = route_table(small_answer(), {100, true});
  EXPECT_THAT(coloured, HasSubstr("\x1b[1mChongqing,CN → Baku,AZ\x1b[0m\n"));
  for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  EXPECT_EQ(coloured, route_table(small_answer(), {100, false}));
}

TEST(route_table, says_when_the_answer_is_not_complete) {
  auto answer = small_answer();
  EXPECT_THAT(route_table(answer), Not(HasSubstr("Not complete")));
  answer.is_exact = false;
  answer.missing_from_days = 12.34;
  EXPECT_THAT(route_table(answer, {200, false}), HasSubstr("other ways that take 12.3 days or more may be missing"));
}

TEST(route_table, tells_how_many_answers_there_are_and_how_to_see_more) {
  auto answer = small_answer();
  EXPECT_THAT(route_table(answer, {200, false}), HasSubstr("2 of 5 answers that differ are shown"));
  EXPECT_THAT(route_table(answer, {200, false}), HasSubstr("--answers 0"));
  EXPECT_THAT(route_table(answer, {200, false}), HasSubstr("--explain"));
  answer.different = 2;
  EXPECT_THAT(route_table(answer, {200, false}), HasSubstr("All 2 answers"));
}

TEST(route_table, stars_assumed_terminals_and_says_what_the_star_means) {
  auto answer = small_answer();
  EXPECT_THAT(route_table(answer, {200, false}), HasSubstr("Alashankou–Dostyk → Aktau*"));
  EXPECT_THAT(route_table(answer, {200, false}), HasSubstr("* begins or ends at an assumed terminal"));
  answer.answers.pop_back();
  EXPECT_THAT(route_table(answer, {200, false}), Not(HasSubstr("assumed terminal")));
}

TEST(route_table, leaves_out_a_last_mile_where_nothing_happens) {
  auto answer = small_answer();
  auto& last = answer.answers[1].legs.back();
  last.from = "Nowhere";
  last.distance_km = last.hours = last.cost_usd = 0;
  EXPECT_THAT(route_table(answer), Not(HasSubstr("Nowhere")));
}

TEST(route_table, tells_once_what_is_said_of_several_disputed_territories) {
  auto const text = route_table(disputed_answer(), {200, false});
  EXPECT_THAT(text, HasSubstr("Disputed: The north; The south – counted to CN (view un; held, kz: KZ).\n"));
  EXPECT_THAT(text, HasSubstr("Disputed: The isle – counted to no other country (view un; held: AZ).\n"));
  EXPECT_THAT(text, HasSubstr("`wakhan pack info --views` names the sources"));
  EXPECT_THAT(route_table(small_answer()), Not(HasSubstr("Disputed")));
  auto none = no_answer();
  none.disputed = disputed_answer().disputed;
  EXPECT_THAT(route_table(none, {200, false}), HasSubstr("Disputed: The isle"));
}

TEST(route_table, gives_reason_reach_and_hint_where_there_is_no_way) {
  auto const text = route_table(no_answer(), {200, false});
  EXPECT_THAT(text, HasSubstr("No way: Suez Canal is avoided, and there is no other way."));
  EXPECT_THAT(text, HasSubstr("Nearest: freight gets as far as 51.20,43.60 in KZ, 300 km from the destination."));
  EXPECT_THAT(text, HasSubstr("Try: drop one --avoid"));
}

TEST(route_table, names_the_modes_that_would_give_a_way) {
  auto answer = no_answer();
  answer.reason->modes = {"rail"};
  EXPECT_THAT(route_table(answer, {200, false}), HasSubstr("Try: add rail to --modes: then there is a way."));
  answer.reason->modes = {"rail", "road", "air"};
  EXPECT_THAT(route_table(answer, {200, false}), HasSubstr("Try: add rail, road or air to --modes: then there is"));
}

TEST(route_table, has_a_hint_for_reasons_it_does_not_know) {
  auto answer = no_answer();
  answer.reason->code = "something_new";
  EXPECT_THAT(route_table(answer, {200, false}), HasSubstr("Try: ask for a larger place near by"));
}

}  // namespace wakhan::api
