// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/answer_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "unit/api/small_answer.h"
#include "wakhan/api/text_cells.h"

namespace wakhan::api {

using test::small_answer;
using testing::HasSubstr;
using testing::Not;

TEST(marks_of, names_what_an_answer_is_best_at) {
  auto a = itinerary_answer{};
  EXPECT_EQ(marks_of(a), "");
  a.is_fastest = a.is_cleanest = true;
  EXPECT_EQ(marks_of(a), "fastest, least CO2e");
}

TEST(write_overview, gives_each_answer_a_line_with_units_above) {
  auto const answer = small_answer();
  auto out = page_writer{{100, false}};
  write_overview(out, answer.answers);
  auto in = std::istringstream{out.take()};
  auto lines = std::vector<std::string>{};
  for (auto line = std::string{}; std::getline(in, line);) {
    lines.push_back(line);
  }
  ASSERT_EQ(lines.size(), 4U);  // one of them empty
  EXPECT_THAT(lines[1], HasSubstr("days (P90)"));
  EXPECT_THAT(lines[1], HasSubstr("USD"));
  EXPECT_THAT(lines[1], HasSubstr("kg CO2e"));
  EXPECT_TRUE(lines[2].starts_with("1  "));
  EXPECT_THAT(lines[3], HasSubstr("Rail–ferry"));
}

TEST(write_answer, puts_the_figures_of_all_legs_below_each_other) {
  auto const answer = small_answer();
  auto out = page_writer{{200, false}};
  write_answer(out, answer.answers, 1);
  auto in = std::istringstream{out.take()};
  auto ends = std::vector<std::size_t>{};
  for (auto line = std::string{}; std::getline(in, line);) {
    if (auto const usd = line.find(" USD  "); line.starts_with("     ") && usd != std::string::npos) {
      ends.push_back(columns_of(line.substr(0, usd)));
    }
  }
  ASSERT_EQ(ends.size(), 6U);
  EXPECT_EQ(std::count(ends.begin(), ends.end(), ends.front()), 6);
}

TEST(write_answer, puts_places_below_the_figures_where_a_page_is_too_narrow_for_both) {
  auto answer = small_answer();
  for (auto& leg : answer.answers[1].legs) {
    leg.distance_km = leg.cost_usd = leg.co2e_wtw_kg = 12345;
  }
  auto out = page_writer{{60, false}};
  write_answer(out, answer.answers, 1);
  auto const text = out.take();
  EXPECT_THAT(text, HasSubstr("12,345 USD"));
  EXPECT_THAT(text, HasSubstr("12,345 kg\n       " + answer.answers[1].legs.front().from));
}

TEST(write_answer, shows_countries_of_legs_only_where_there_is_room) {
  auto const answer = small_answer();
  auto const text = [&](int const width) {
    auto out = page_writer{{width, false}};
    write_answer(out, answer.answers, 1);
    return out.take();
  };
  EXPECT_THAT(text(120), HasSubstr("KZ AZ\n"));
  EXPECT_THAT(text(100), Not(HasSubstr("KZ AZ")));
}

}  // namespace wakhan::api
