// SPDX-License-Identifier: Apache-2.0
// Matrices on the pack: what they say is what the same questions asked one by one say.
#include "wakhan/matrix/matrix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "pack/the_pack.h"
#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"
#include "wakhan/api/route.h"
#include "wakhan/matrix/matrix_csv.h"

namespace {

using namespace wakhan;
using test::temporary_folder;
using test::thrown_by;
using ::testing::HasSubstr;
using ::testing::StartsWith;

matrix::matrix_request examples() {
  auto request = matrix::matrix_request{};
  request.from_file = WAKHAN_SOURCE_DIR "/data/examples/inland.csv";
  request.to_file = WAKHAN_SOURCE_DIR "/data/examples/ports.csv";
  return request;
}

double best(std::vector<api::itinerary_answer> const& answers, double api::itinerary_answer::*const figure) {
  auto const least = std::min_element(answers.begin(), answers.end(),
                                      [&](auto const& a, auto const& b) { return a.*figure < b.*figure; });
  return least == answers.end() ? -1 : (*least).*figure;
}

TEST(matrix, has_the_least_time_money_and_emissions_of_the_fronts) {
  auto request = examples();
  for (auto const& [by, of_cell, of_answer] :
       {std::tuple{"time", &matrix::cell::days_mean, &api::itinerary_answer::days_mean},
        std::tuple{"money", &matrix::cell::cost_usd, &api::itinerary_answer::cost_usd},
        std::tuple{"co2e", &matrix::cell::co2e_wtw_kg, &api::itinerary_answer::co2e_wtw_kg}}) {
    request.by = by;
    auto const m = matrix::matrix{the_pack(), request};
    auto const cells = m.cells(0, m.pairs());
    for (std::size_t pair = 0; pair < m.pairs(); pair += 7) {
      auto question = api::route_request{};
      question.from = m.origin_of(pair).words;
      question.to = m.destination_of(pair).words;
      question.answers = 0;
      auto const answer = api::find_routes(the_pack(), question);
      // Of ways that differ in nothing else but a metre here and there one is shown, which may be a cent dearer.
      auto const shown = best(answer.answers, of_answer);
      EXPECT_LE(cells[pair].*of_cell, shown + 1e-9) << by << " " << question.from;
      EXPECT_GE(cells[pair].*of_cell, shown * 0.9999) << by << " " << question.from;
    }
  }
}

TEST(matrix, by_value_lies_between_the_fastest_and_the_cheapest) {
  auto request = examples();
  auto const cells_by = [&](char const* const by, int const day_usd) {
    request.by = by;
    request.day_usd = day_usd;
    auto const m = matrix::matrix{the_pack(), request};
    return m.cells(0, m.pairs());
  };
  auto const fastest = cells_by("time", 0);
  auto const cheapest = cells_by("money", 0);
  auto const poor = cells_by("value", 10);
  auto const rich = cells_by("value", 10'000);
  auto different = 0;
  for (std::size_t i = 0; i < poor.size(); ++i) {
    EXPECT_LE(fastest[i].days_mean, rich[i].days_mean);
    EXPECT_LE(rich[i].days_mean, poor[i].days_mean);
    EXPECT_LE(cheapest[i].cost_usd, poor[i].cost_usd);
    different += rich[i].days_mean < poor[i].days_mean ? 1 : 0;
  }
  EXPECT_GT(different, 0);
}

TEST(matrix, is_the_same_for_any_number_of_threads_and_in_any_pieces) {
  auto request = examples();
  auto const lines = [&](unsigned const threads, std::size_t const at_once) {
    request.threads = threads;
    auto const m = matrix::matrix{the_pack(), request};
    auto out = matrix::csv_header();
    for (std::size_t first = 0; first < m.pairs(); first += at_once) {
      auto const cells = m.cells(first, std::min(at_once, m.pairs() - first));
      for (std::size_t i = 0; i < cells.size(); ++i) {
        out += matrix::csv_line(m, first + i, cells[i]);
      }
    }
    return out;
  };
  auto const one = lines(1, 30);
  EXPECT_EQ(std::count(one.begin(), one.end(), '\n'), 31);
  EXPECT_EQ(lines(2, 7), one);
  EXPECT_EQ(lines(4, 1), one);
}

TEST(matrix, says_why_there_is_no_way) {
  auto request = examples();
  request.avoid = {"CN"};
  request.modes = {"rail", "road"};
  auto const m = matrix::matrix{the_pack(), request};
  auto const cells = m.cells(0, 2);
  EXPECT_EQ(cells[0].reason, "avoided_country");
  EXPECT_THAT(matrix::csv_line(m, 0, cells[0]), StartsWith("Chongqing,CNSHA,,,,,,,,avoided_country\r\n"));
}

TEST(matrix, of_other_words_has_another_digest) {
  auto request = examples();
  auto const digest = matrix::matrix{the_pack(), request}.digest();
  EXPECT_EQ(digest, (matrix::matrix{the_pack(), request}.digest()));
  request.day_usd = 101;
  EXPECT_NE(digest, (matrix::matrix{the_pack(), request}.digest()));
  request = examples();
  std::swap(request.from_file, request.to_file);
  EXPECT_NE(digest, (matrix::matrix{the_pack(), request}.digest()));
}

TEST(matrix, of_lists_that_make_no_sense_names_file_line_and_value) {
  auto const folder = temporary_folder{};
  auto request = examples();
  auto const complaint = [&](std::string const& text) {
    folder.write("list.csv", text);
    request.from_file = folder / "list.csv";
    return thrown_by([&] { matrix::matrix{the_pack(), request}; });
  };
  EXPECT_THAT(complaint("place\nShanghai\nNowherexyz\n"),
              ::testing::AllOf(StartsWith("unknown_place: "), HasSubstr("list.csv:3: column 'place'"),
                               HasSubstr("'Nowherexyz'")));
  EXPECT_THAT(complaint("place\nShanghai\nBrest,BY\n"), HasSubstr("list.csv:3"));
  EXPECT_THAT(complaint("place,note\nShanghai,a\n,b\n"), HasSubstr("list.csv:3: column 'place': '' is empty"));
  EXPECT_THAT(complaint("place\nShanghai\nXi'an\nShanghai\n"), HasSubstr("stands there already, at"));
  EXPECT_THAT(complaint("name\nShanghai\n"), HasSubstr("column 'place' is missing"));
  EXPECT_THAT(complaint("place\n"), HasSubstr("no place stands below the header"));
  auto many = std::string{"place\n"};
  for (auto i = 0; i <= 5'000; ++i) {
    many += "Shanghai\n";
  }
  EXPECT_THAT(complaint(many), StartsWith("limit: "));
}

TEST(matrix, of_more_than_a_million_pairs_is_refused) {
  auto const folder = temporary_folder{};
  auto text = std::string{"place\n"};
  for (auto i = 0; i < 1'001; ++i) {
    text += fmt::format("\"{:.3f},50.0\"\n", 20 + i * 0.01);
  }
  folder.write("list.csv", text);
  auto request = examples();
  request.from_file = folder / "list.csv";
  request.to_file.clear();
  EXPECT_THAT(thrown_by([&] {
                matrix::matrix{the_pack(), request};
              }),
              ::testing::AllOf(StartsWith("limit: "), HasSubstr("1002001 pairs")));
}

}  // namespace
