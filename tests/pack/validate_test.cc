// SPDX-License-Identifier: Apache-2.0
// Computed against published on the real pack, and whether stated spreads hold.
#include "wakhan/validate/validate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "the_pack.h"
#include "unit/io/temporary_folder.h"
#include "unit/validate/bill_adds_up.h"
#include "wakhan/api/demo.h"
#include "wakhan/validate/bill_parts.h"

namespace {

using namespace wakhan;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(bill_by_facts, adds_up_to_the_whole_journey) {
  auto const& n = the_pack().network();
  auto ways = 0;
  for (auto const& demo : api::demo_questions()) {
    auto const answer = api::find_routes(the_pack(), demo.request);
    for (auto const& a : answer.answers) {
      test::expect_bill_adds_up(n, a);
      ++ways;
    }
  }
  EXPECT_GT(ways, 10);
}

TEST(bill_by_facts, keeps_the_fare_of_a_ferry_and_the_charge_of_a_ship) {
  auto const& n = the_pack().network();
  for (auto const& [from, to, mode] : {std::tuple{"Baku", "Turkmenbashi", "ferry"}, {"Shanghai", "Rotterdam", "sea"}}) {
    auto request = question(from, to);
    request.modes = {mode};
    auto const answer = api::find_routes(the_pack(), request);
    ASSERT_FALSE(answer.answers.empty()) << from;
    auto const& way = answer.answers.front().detail;
    auto const what = net::load_id{std::uint16_t{0}};
    auto const ridden = validate::bill_by_facts(n, way, what, validate::scope::terminal);
    EXPECT_GT(ridden.usd, 300) << from;
    auto sum = 0.0;
    for (auto const& part : ridden.parts) {
      sum += part.usd;
    }
    EXPECT_NEAR(sum, ridden.usd, 1e-6 * sum);
    EXPECT_LT(ridden.usd, validate::bill_by_facts(n, way, what, validate::scope::door).usd);
  }
}

// One journey drawn by chance: line-haul with its variation, waits as likely long as short, stops of one queue slow
// together.
double drawn_days(route::itinerary const& i, std::mt19937_64& random) {
  auto normal = std::normal_distribution<double>{};
  auto seconds = 0.0;
  auto queue = normal(random);
  auto metres_since = std::uint64_t{0};
  for (auto const& l : i.legs) {
    for (auto const& s : l.steps) {
      auto const is_stop = s.kind == route::step_kind::border || s.kind == route::step_kind::unload ||
                           s.kind == route::step_kind::gauge_change;
      if (is_stop && metres_since > 100'000) {
        queue = normal(random);
      }
      metres_since = is_stop ? 0 : metres_since + s.metres;
      auto const wait = s.kind == route::step_kind::passage ? 0 : s.bill.waiting;
      auto const half_headway = static_cast<double>(wait) / cost::kMicroseconds;
      auto const rest = static_cast<double>(s.bill.sum.time - wait) / cost::kMicroseconds;
      auto const variance = std::max(0.0, s.bill.variance - half_headway * half_headway / 3);
      seconds += half_headway > 0 ? std::uniform_real_distribution<double>{0, 2 * half_headway}(random) : 0;
      seconds += route::log_normal_quantile(rest, variance, is_stop ? queue : normal(random));
    }
  }
  return seconds / 86'400;
}

TEST(stated_spreads, hold_for_journeys_drawn_part_by_part) {
  auto random = std::mt19937_64{20261128};
  constexpr auto kDraws = 4000;
  auto under_p50 = 0;
  auto under_p90 = 0;
  auto drawn = 0;
  for (auto const& ends :
       {question("Chongqing", "Duisburg"), question("Mumbai", "Moscow"), question("Shanghai", "Rotterdam"),
        question("Tashkent", "Karachi"), question("Almaty", "Poti"), question("Tehran", "Novosibirsk"),
        question("Warsaw", "Milan"), question("Ulaanbaatar", "Tianjin"), question("Baku", "Constanta"),
        question("Delhi", "Chennai")}) {
    for (auto const& a : api::find_routes(the_pack(), ends).answers) {
      auto own_p90 = 0;
      for (int draw = 0; draw < kDraws; ++draw) {
        auto const days = drawn_days(a.detail, random);
        under_p50 += days <= a.days_p50 ? 1 : 0;
        own_p90 += days <= a.days_p90 ? 1 : 0;
      }
      // Where a long wait for a ship is most of the spread, the log-normal P90 is cautious: such a wait has an end.
      EXPECT_GT(own_p90 / double{kDraws}, 0.87) << ends.from << "-" << ends.to << ": " << a.title;
      EXPECT_LT(own_p90 / double{kDraws}, 0.94) << ends.from << "-" << ends.to << ": " << a.title;
      under_p90 += own_p90;
      drawn += kDraws;
    }
  }
  EXPECT_NEAR(under_p90 / static_cast<double>(drawn), 0.9, 0.02);
  EXPECT_NEAR(under_p50 / static_cast<double>(drawn), 0.5, 0.05);
}

constexpr auto kObserved =
    "id,from,to,via,load,mode,corridor,quantity,value,value_min,value_max,unit,observed_from,observed_to,nature,"
    "forcing,source_title\n"
    "rail-days,Chongqing,Duisburg,,,rail,,transit_days,14,12,18,days,2025,2025,measured,modes=rail,Somebody\n"
    "sea-price,Shanghai,Rotterdam,,,sea,,price_usd,2500,,,usd_feu,2025,2025,reported,modes=sea,Somebody\n"
    "post,CN,KZ,alashankou-dostyk,,rail,,border_hours,30,,,hours,2025,2025,measured,,Somebody\n"
    "promise,Chongqing,Duisburg,,,rail,,transit_days,11,,,days,2025,2025,advertised,modes=rail,Somebody\n"
    "nowhere,Atlantis,Duisburg,,,rail,,transit_days,11,,,days,2025,2025,measured,modes=rail,Somebody\n";

validate::validation compared_with(std::string const& table, unsigned const threads = 0) {
  auto const folder = test::temporary_folder{};
  folder.write("mine.csv", table);
  return validate::validate_observations(the_pack(), folder / "mine.csv", threads, {});
}

TEST(validation, compares_days_prices_and_posts_and_says_what_it_could_not) {
  auto const v = compared_with(kObserved);
  auto const text = validate::observations_text(v);
  EXPECT_THAT(text, AllOf(HasSubstr("Chongqing – Duisburg"), HasSubstr("alashankou-dostyk"), HasSubstr("sea-price")));
  EXPECT_THAT(text, AllOf(HasSubstr("nowhere: "), HasSubstr("Atlantis")));
  EXPECT_THAT(text, HasSubstr("Of 1 published ranges"));
  EXPECT_THAT(text, Not(HasSubstr(" nan")));
  ASSERT_EQ(v.trips.size(), 5U);
  EXPECT_TRUE(v.time.left_out[0].has_value());
  EXPECT_FALSE(v.time.left_out[3].has_value()) << "advertised";
  EXPECT_TRUE(v.money.left_out[1].has_value());
  for (auto i : {0U, 1U, 2U, 3U}) {
    auto sum = v.trips[i].rest;
    for (auto const& s : v.trips[i].shares) {
      sum += s.amount;
    }
    EXPECT_NEAR(sum, v.trips[i].computed, 1e-9 * sum) << v.observed[i].id;
  }
}

TEST(validation, is_the_same_for_any_number_of_threads) {
  auto const one = compared_with(kObserved, 1);
  auto const four = compared_with(kObserved, 4);
  EXPECT_EQ(validate::observations_csv(one), validate::observations_csv(four));
  EXPECT_EQ(validate::fit_text(one), validate::fit_text(four));
}

TEST(validation, draws_each_compared_figure_once) {
  auto const svg = validate::observations_svg(compared_with(kObserved));
  auto dots = std::size_t{0};
  for (auto at = svg.find("<title>"); at != std::string::npos; at = svg.find("<title>", at + 1)) {
    ++dots;
  }
  EXPECT_EQ(dots, 4U);
  EXPECT_THAT(svg, AllOf(HasSubstr("Transit times"), HasSubstr("Border posts"), Not(HasSubstr(" nan"))));
}

TEST(validation, writes_a_calibration_that_is_read_back) {
  auto const v = compared_with(kObserved);
  auto rows = the_pack().read_facts();
  auto const table = validate::fitted_calibration_csv(v, rows);
  auto bytes = rows.bytes;
  bytes[static_cast<std::size_t>(load::fact_table::calibration)] = table;
  auto const fitted = load::calibration{load::parse_facts(std::move(bytes), "data")};
  ASSERT_EQ(fitted.causes().size(), v.causes.size());
  for (std::size_t c = 0; c < v.causes.size(); ++c) {
    auto const& f = v.time.factors[c] ? v.time.factors[c] : v.money.factors[c];
    EXPECT_NEAR(fitted.causes()[c].factor, f->factor, 0.0006) << v.causes[c].id;
  }
}

TEST(validation, of_distances_shows_every_mode) {
  auto const text = validate::distances_text(the_pack(), 0);
  for (auto const* const mode : {"\n  rail ", "\n  road ", "\n  sea ", "\n  waterway "}) {
    EXPECT_THAT(text, HasSubstr(mode));
  }
  EXPECT_THAT(text, Not(HasSubstr(" nan")));
  EXPECT_EQ(text, validate::distances_text(the_pack(), 1));
}

}  // namespace
