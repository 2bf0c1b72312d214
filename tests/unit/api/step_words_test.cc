// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/step_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tuple>
#include <vector>

#include "unit/api/numbers_in.h"
#include "unit/api/small_answer.h"
#include "unit/net/three_loads.h"
#include "wakhan/api/exact_numbers.h"
#include "wakhan/api/step_facts.h"

namespace wakhan::api {

using route::step_kind;
using test::step_maker;
using test::the_small_pack;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string words_of(route::step const& s, net::load_id const what = net::kFeu) {
  static auto const rows = fact_rows{the_small_pack().pack};
  return step_explainer{the_small_pack().pack.network(), rows, what}.words(s);
}

// The steps of both answers.
std::vector<route::step> all_steps(net::load_id const what) {
  auto out = std::vector<route::step>{};
  for (auto const& a : test::small_answer(what).answers) {
    for (auto const& l : a.detail.legs) {
      out.insert(out.end(), l.steps.begin(), l.steps.end());
    }
  }
  return out;
}

}  // namespace

TEST(step_explainer, ends_each_sum_in_the_figure_of_the_bill) {
  for (auto const what : {net::kFeu, net::kTeu, net::kTonne}) {
    for (auto const& s : all_steps(what)) {
      auto const words = words_of(s, what);
      EXPECT_THAT(words, HasSubstr("= " + hours_text(s.bill.sum.time)));
      EXPECT_TRUE(s.bill.sum.money == 0 || words.find("= " + usd_text(s.bill.sum.money)) != std::string::npos) << words;
      EXPECT_TRUE(s.bill.sum.co2e == 0 || words.find("= " + kg_text(s.bill.sum.co2e)) != std::string::npos) << words;
    }
  }
}

// Reckons line-haul again from the printed quantities alone.
TEST(step_explainer, prints_quantities_that_multiply_to_its_figures) {
  auto const& links = the_small_pack().links;
  for (auto const what : {net::kFeu, net::kTeu, net::kTonne}) {
    for (auto const link : {links.rail_cn, links.rail_kz}) {
      auto const words =
          words_of(step_maker{the_small_pack().pack.network(), what}.on_link(step_kind::line_haul, link), what);
      auto const at = test::numbers_in(words);
      ASSERT_EQ(at.size(), 11U) << words;
      auto const [km, pace, kmh, hours, usd_per_km, usd] = std::tuple{at[0], at[1], at[2], at[3], at[5], at[6]};
      auto const [grams_per_km, tonnes, grams_per_tkm, kg] = std::tuple{at[7], at[8], at[9], at[10]};
      EXPECT_NEAR(km * pace / 3600, hours, 0.0051) << words;
      EXPECT_NEAR(3600 / pace, kmh, 0.051) << words;
      EXPECT_NEAR(km * usd_per_km, usd, 0.0051) << words;
      EXPECT_NEAR(km * grams_per_km / 1000, kg, 0.0051) << words;
      EXPECT_NEAR(tonnes * grams_per_tkm, grams_per_km, 0.0011) << words;
    }
  }
}

TEST(step_explainer, names_the_services_that_loading_waited_for_and_adds_them_up) {
  auto loading =
      step_maker{the_small_pack().pack.network(), net::kFeu}.on_link(step_kind::load, the_small_pack().links.load);
  EXPECT_THAT(words_of(loading), HasSubstr("departures a week)"));
  loading.services = {net::service_id{0U}, net::service_id{1U}};
  EXPECT_THAT(words_of(loading), HasSubstr("wait (half of 168 h / 3.5 departures a week towards the destination: The "
                                           "xian-baku 2.5 + The altynkol-poti 1)"));
}

TEST(step_explainer, says_how_long_a_border_takes_and_who_says_so) {
  auto const make = step_maker{the_small_pack().pack.network(), net::kFeu};
  auto const there = words_of(make.on_link(step_kind::border, the_small_pack().links.border));
  EXPECT_THAT(there, HasSubstr("border Alashankou–Dostyk, CN → KZ: dwell 37 h (measured, change of gauge 1435 → 1520 "
                               "mm included) = 37.00 h, sd 26.00 h"));
  EXPECT_THAT(there, HasSubstr("fee 341 USD = 341.00 USD"));
  auto const back = words_of(make.on_link(step_kind::border, the_small_pack().links.border, true));
  EXPECT_THAT(back, HasSubstr("KZ → CN: dwell 20 h (measured, change of gauge 1520 → 1435 mm included)"));
}

TEST(step_explainer, shows_the_share_of_a_fee_that_another_load_pays) {
  auto const make = step_maker{the_small_pack().pack.network(), net::kTeu};
  EXPECT_THAT(words_of(make.on_link(step_kind::border, the_small_pack().links.border), net::kTeu),
              HasSubstr("fee 341 USD/FEU × 0.5 = 170.50 USD"));
}

// The same network with ships at the terminal in China, which charges half as much again as is usual.
TEST(step_explainer, shows_the_share_of_the_usual_charge_that_a_port_takes) {
  auto n = the_small_pack().pack.network();
  auto const link = the_small_pack().links.load;
  auto modes = std::vector<net::mode>{n.links.by.all().begin(), n.links.by.all().end()};
  modes[link.index()] = net::mode::sea;
  n.links.by = id_span<net::link_id, net::mode>{modes};
  auto terminals = std::vector<net::terminal>{n.terminals.all().begin(), n.terminals.all().end()};
  terminals[n.links.ref[link]].ship_charge_ppm = 1'500'000;
  n.terminals = id_span<net::terminal_id, net::terminal>{terminals};
  auto const rows = fact_rows{the_small_pack().pack};
  auto const words = step_explainer{n, rows, net::kFeu}.words(step_maker{n, net::kFeu}.on_link(step_kind::load, link));
  EXPECT_THAT(words, HasSubstr("; 155 USD × 1.5 by the port's own charge + "));
}

// The same network with the canal as a section of a railway.
TEST(step_explainer, shows_the_speed_of_a_railway_that_has_one_of_its_own) {
  auto n = the_small_pack().pack.network();
  auto const link = the_small_pack().links.passage;
  auto modes = std::vector<net::mode>{n.links.by.all().begin(), n.links.by.all().end()};
  modes[link.index()] = net::mode::rail;
  n.links.by = id_span<net::link_id, net::mode>{modes};
  auto passages = std::vector<net::passage>{n.passages.all().begin(), n.passages.all().end()};
  passages[0].waterway = net::passage_id{0U};
  n.passages = id_span<net::passage_id, net::passage>{passages};
  auto const own = std::vector<net::line_speed>{{net::passage_id{0U}, {}, 60'000, 0, {}}};
  n.line_speeds = id_span<net::row_index, net::line_speed>{own};
  auto const rows = fact_rows{the_small_pack().pack};
  auto const step = step_maker{n, net::kFeu}.on_link(step_kind::passage, link);
  EXPECT_THAT(step_explainer(n, rows, net::kFeu).words(step), HasSubstr("Suez Canal: 87.254 km × 60 s/km (60.0 km/h)"));
  EXPECT_EQ(line_speed_of(n, step), n.line_speeds.all().data());
  EXPECT_EQ(speed_fact_of(n, step), net::fact_id{}) << "the row of the line, not that of its country";
}

TEST(step_explainer, says_that_a_wait_is_half_the_time_between_departures) {
  auto const make = step_maker{the_small_pack().pack.network(), net::kFeu};
  EXPECT_THAT(words_of(make.on_link(step_kind::load, the_small_pack().links.load)),
              HasSubstr("wait (half of 168 h / "));
  EXPECT_THAT(words_of(make.on_link(step_kind::board, the_small_pack().links.board)),
              HasSubstr("42 h wait (ASSUMED, half the time between sailings)"));
}

TEST(step_explainer, tells_the_published_capacity_of_a_terminal_and_what_its_source_says_of_it) {
  auto const make = step_maker{the_small_pack().pack.network(), net::kFeu};
  EXPECT_THAT(words_of(make.on_link(step_kind::load, the_small_pack().links.load)),
              EndsWith("; the terminal's published capacity, not used in the search: 200,000 TEU a year (import-export "
                       "aim for 2025)"));
  EXPECT_THAT(words_of(make.on_link(step_kind::unload, the_small_pack().links.unload, true)),
              Not(HasSubstr("capacity")));
}

TEST(step_explainer, flags_assumed_terminals_and_names_canals) {
  auto const make = step_maker{the_small_pack().pack.network(), net::kFeu};
  EXPECT_THAT(words_of(make.on_link(step_kind::unload, the_small_pack().links.unload, true)),
              HasSubstr("(ASSUMED terminal)"));
  EXPECT_THAT(words_of(make.on_link(step_kind::passage, the_small_pack().links.passage)),
              HasSubstr("Suez Canal: 87.254 km × "));
  EXPECT_THAT(words_of(make.on_link(step_kind::passage, the_small_pack().links.passage)),
              HasSubstr(" + 172 USD fee = "));
}

TEST(step_explainer, gives_the_circuity_of_a_first_mile) {
  auto const make = step_maker{the_small_pack().pack.network(), net::kFeu};
  EXPECT_THAT(words_of(make.truck(test::kChina, 15'873)), HasSubstr("truck in CN, great circle × 1.3: 15.873 km × "));
  EXPECT_THAT(words_of(make.truck(test::kChina, 0)), HasSubstr("the place lies at the terminal"));
}

}  // namespace wakhan::api
