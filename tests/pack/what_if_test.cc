// SPDX-License-Identifier: Apache-2.0
// Pairs asked together on the pack have the answers that each has by itself, as they are and with things closed.
#include "wakhan/what_if/what_if.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "pack/the_pack.h"
#include "unit/io/temporary_folder.h"
#include "wakhan/geo/kd_tree.h"

namespace {

using namespace wakhan;

constexpr double kRoadMetres = 50'000;

// Places all over the box: terminals drawn at random that roads pass near by, and some kilometres beside them.
matrix::matrix_request some_places(test::temporary_folder const& folder, std::size_t const count) {
  auto const& n = the_pack().network();
  auto random = std::mt19937_64{1};
  auto list = std::string{"place\n"};
  auto const roads = geo::kd_tree{n.nodes.position.all(), n.road_near.all()};
  for (std::size_t i = 0; i < count;) {
    auto const& t = n.terminals.all()[random() % n.terminals.size()];
    if (roads.nearest(t.position, 1, kRoadMetres, [](auto) { return true; }).empty()) {
      continue;
    }
    ++i;
    auto const shift = [&] { return static_cast<double>(random() % 400) / 1000 - 0.2; };
    list += fmt::format("\"{:.4f},{:.4f}\"\n", t.position.lon() + shift(), t.position.lat() + shift());
  }
  folder.write("places.csv", list);
  auto request = matrix::matrix_request{};
  request.from_file = folder / "places.csv";
  return request;
}

bool is_same(matrix::cell const& a, matrix::cell const& b) {
  return a.reason == b.reason && a.days_mean == b.days_mean && a.cost_usd == b.cost_usd &&
         a.co2e_wtw_kg == b.co2e_wtw_kg && a.distance_km == b.distance_km;
}

// Ways that are equal in what they are best in may differ in the rest.
double measure(matrix::cell const& c, std::string const& by) {
  return by == "time"    ? c.days_mean
         : by == "money" ? c.cost_usd
         : by == "co2e"  ? c.co2e_wtw_kg
                         : c.cost_usd + 100 * c.days_mean + c.co2e_wtw_kg / 10;
}

TEST(pairs_asked_together, have_the_answer_of_each_asked_alone) {
  auto const folder = test::temporary_folder{};
  auto request = some_places(folder, 24);
  auto same = std::size_t{0};
  auto asked = std::size_t{0};
  for (auto const* const by : {"value", "time", "money", "co2e"}) {
    request.by = by;
    for (auto const& avoid : {std::vector<std::string>{}, {"RU", "suez"}}) {
      request.avoid = avoid;
      auto const m = matrix::matrix{the_pack(), request};
      auto const together = m.cells(0, m.pairs());
      for (std::size_t pair = asked % 7; pair < m.pairs(); pair += 22) {
        auto const alone = m.cell_alone(pair);
        ASSERT_EQ(together[pair].reason, alone.reason) << by << ' ' << pair;
        ASSERT_NEAR(measure(together[pair], by), measure(alone, by), 1e-6 * (1 + measure(alone, by)))
            << m.origin_of(pair).words << " - " << m.destination_of(pair).words;
        same += is_same(together[pair], alone) ? 1 : 0;
        ++asked;
      }
    }
  }
  EXPECT_GT(asked, 150U);
  EXPECT_GE(same * 100, asked * 98);
}

TEST(pairs_asked_together, keep_to_rules_on_dangerous_goods_and_take_what_is_opened) {
  auto const folder = test::temporary_folder{};
  auto request = some_places(folder, 30);
  auto const expect_same = [&] {
    auto const m = matrix::matrix{the_pack(), request};
    auto const together = m.cells(0, m.pairs());
    for (std::size_t pair = 3; pair < m.pairs(); pair += 41) {
      auto const alone = m.cell_alone(pair);
      EXPECT_EQ(together[pair].reason, alone.reason) << pair;
      EXPECT_NEAR(measure(together[pair], "value"), measure(alone, "value"), 1e-6 * (1 + measure(alone, "value")))
          << m.origin_of(pair).words << " - " << m.destination_of(pair).words;
    }
  };
  request.hazard = "1";
  expect_same();
  request.hazard = "";
  request.open = {"china-kyrgyzstan-uzbekistan", "trans-afghan-railway"};
  request.modes = {"rail", "road"};
  expect_same();
}

TEST(what_if, closes_each_passage_but_what_is_opened) {
  auto const folder = test::temporary_folder{};
  folder.write("two.csv", "place\nTashkent\nKarachi\n");
  auto question = what_if::what_if_request{};
  question.way.from_file = folder / "two.csv";
  question.way.open = {"trans-afghan-railway"};
  question.way.modes = {"rail"};
  question.without_each = {"passages", "crossings"};
  auto const a = what_if::find_what_if(the_pack(), question);
  EXPECT_TRUE(std::none_of(a.sets.begin(), a.sets.end(),
                           [](auto const& s) { return s.ids.front() == "trans-afghan-railway"; }));
  EXPECT_FALSE(a.sets.empty());
}

TEST(what_if, has_the_answers_of_questions_that_avoid_the_set) {
  auto const folder = test::temporary_folder{};
  auto question = what_if::what_if_request{};
  question.way = some_places(folder, 24);
  question.without = {{"suez"}, {"IR"}, {"KZ", "RU"}, {"alashankou-dostyk", "khorgos-altynkol"}, {"malacca", "hormuz"}};
  auto const a = what_if::find_what_if(the_pack(), question);
  auto changed = std::size_t{0};
  for (auto const& set : a.sets) {
    auto avoiding = question.way;
    avoiding.avoid = set.ids;
    auto const m = matrix::matrix{the_pack(), avoiding};
    auto now = a.before;
    for (auto const& c : set.changed) {
      now[c.pair] = c.now;
    }
    changed += set.changed.size();
    for (std::size_t i = set.changed.size() % 5; i < now.size(); i += 37) {
      auto const alone = m.cell_alone(i);
      ASSERT_EQ(now[i].reason.empty(), alone.reason.empty()) << set.ids.front() << ' ' << i;
      if (alone.reason.empty()) {
        ASSERT_NEAR(measure(now[i], "value"), measure(alone, "value"), 1e-6 * measure(alone, "value"))
            << set.ids.front() << ' ' << i;
      }
    }
  }
  EXPECT_GT(changed, 50U);
}

}  // namespace
