// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "unit/api/numbers_in.h"
#include "unit/api/small_answer.h"
#include "unit/net/three_loads.h"
#include "wakhan/api/fact_rows.h"
#include "wakhan/api/figures.h"
#include "wakhan/api/route_json.h"
#include "wakhan/api/text_cells.h"

namespace wakhan::api {

using test::small_answer;
using test::the_small_pack;
using testing::HasSubstr;

namespace {

constexpr int kWide = 5000;  // so that no line is broken

std::vector<std::string> lines_with(std::string const& text, std::string const& word) {
  auto lines = std::vector<std::string>{};
  auto in = std::istringstream{text};
  for (auto line = std::string{}; std::getline(in, line);) {
    if (line.find(word) != std::string::npos) {
      lines.push_back(line);
    }
  }
  return lines;
}

}  // namespace

TEST(route_explain, sums_each_leg_to_the_figures_of_the_json) {
  for (auto const what : {net::kFeu, net::kTeu, net::kTonne}) {
    auto const answer = small_answer(what);
    auto const sums = lines_with(route_explain(the_small_pack().pack, answer, kWide), "= leg ");
    auto const document = nlohmann::json::parse(route_json(answer));
    auto next = std::size_t{0};
    for (auto const& a : document["answers"]) {
      for (auto const& l : a["legs"]) {
        ASSERT_LT(next, sums.size());
        auto const at = test::numbers_in(sums[next]);
        ASSERT_GE(at.size(), 5U) << sums[next];
        EXPECT_DOUBLE_EQ(at[1], l["distance_km"].get<double>());
        EXPECT_DOUBLE_EQ(at[2], l["hours"].get<double>());
        EXPECT_DOUBLE_EQ(at[at.size() - 2], l["cost_usd"].get<double>());
        EXPECT_DOUBLE_EQ(at.back(), l["co2e_wtw_kg"].get<double>());
        ++next;
      }
    }
    EXPECT_EQ(next, sums.size());
  }
}

TEST(route_explain, says_every_row_behind_a_figure_in_full_once) {
  auto const& world = the_small_pack();
  auto const answer = small_answer();
  auto const text = route_explain(world.pack, answer, kWide);
  auto const rows = fact_rows{world.pack};
  for (auto const& a : answer.answers) {
    for (auto const& l : a.detail.legs) {
      for (auto const& s : l.steps) {
        for (auto const fact : facts_of(world.pack.network(), s, net::kFeu)) {
          EXPECT_EQ(lines_with(text, rows.describe(fact)).size(), 1U) << rows.describe(fact);
        }
      }
    }
  }
}

TEST(route_explain, repeats_rows_of_earlier_legs_by_id_and_keeps_them_assumed) {
  auto answer = small_answer();
  answer.answers.push_back(answer.answers[1]);
  auto const text = route_explain(the_small_pack().pack, answer, kWide);
  auto const again = lines_with(text, "      again ");
  ASSERT_FALSE(again.empty());
  EXPECT_TRUE(std::any_of(again.begin(), again.end(),
                          [](auto const& line) { return line.find("(ASSUMED)") != std::string::npos; }));
}

// Reckons the quantiles again from the printed mean and variance.
TEST(route_explain, gives_the_quantiles_with_their_formula) {
  auto const answer = small_answer();
  auto const text = route_explain(the_small_pack().pack, answer, kWide);
  auto const spreads = lines_with(text, "Spread: ");
  auto const quantiles = lines_with(text, "P50 = m");
  ASSERT_EQ(spreads.size(), answer.answers.size());
  ASSERT_EQ(quantiles.size(), answer.answers.size());
  for (std::size_t i = 0; i < spreads.size(); ++i) {
    auto const spread = test::numbers_in(spreads[i]);  // v, its root, m, 1, σ²
    auto const said = test::numbers_in(quantiles[i]);  // 2, hours, days, 1.28155, hours, days
    ASSERT_EQ(spread.size(), 5U) << spreads[i];
    ASSERT_EQ(said.size(), 6U) << quantiles[i];
    auto const v = spread[0];
    auto const m = spread[2];
    auto const sigma2 = std::log(1 + v / (m * m));
    EXPECT_NEAR(spread[4], sigma2, 1e-5);
    EXPECT_NEAR(said[1], m * std::exp(-sigma2 / 2), 0.02);
    EXPECT_NEAR(said[4], m * std::exp(-sigma2 / 2 + 1.28155 * std::sqrt(sigma2)), 0.05);
    EXPECT_NEAR(said[2], answer.answers[i].days_p50, 0.0051);
    EXPECT_NEAR(said[5], answer.answers[i].days_p90, 0.0051);
  }
}

TEST(route_explain, lists_the_factors_in_the_lengths) {
  auto const text = route_explain(the_small_pack().pack, small_answer(), kWide);
  EXPECT_THAT(text, HasSubstr("rail KZ: × "));
  EXPECT_THAT(text, HasSubstr("distance_factors:rail-kz"));
}

TEST(route_explain, says_what_the_load_weighs) {
  EXPECT_THAT(route_explain(the_small_pack().pack, small_answer(net::kTeu), kWide), HasSubstr("teu is 10 t net"));
}

TEST(route_explain, breaks_lines_at_the_width) {
  auto in = std::istringstream{route_explain(the_small_pack().pack, small_answer(), 80)};
  for (auto line = std::string{}; std::getline(in, line);) {
    EXPECT_LE(columns_of(line), 80U) << line;
  }
}

TEST(route_explain, is_short_where_there_is_no_answer) {
  EXPECT_THAT(lines_with(route_explain(the_small_pack().pack, test::no_answer(), kWide), "= leg"), testing::IsEmpty());
}

}  // namespace wakhan::api
