// SPDX-License-Identifier: Apache-2.0
#include "wakhan/validate/validate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/two_country_pack.h"
#include "unit/validate/bill_adds_up.h"
#include "wakhan/validate/bill_parts.h"

namespace wakhan::validate {
namespace {

using load::two_country_world;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto kObserved =
    "id,from,to,via,load,mode,corridor,quantity,value,value_min,value_max,unit,observed_from,observed_to,nature,"
    "forcing,source_title\n"
    "days,yard-a,yard-b,,,rail,west-east,transit_days,4,3,5,days,2025,2025,measured,modes=rail,Somebody\n"
    "more-days,Hamlet,Eastham,,,rail,,transit_days,3,,,days,2025,2025,operator,modes=rail,Somebody\n"
    "door,yard-a,yard-b,,,road,elsewhere,door_days,3,,,days,2025,2025,measured,modes=road,Somebody\n"
    "sailing,Westport,Eastport,,,ferry,,door_days,5,,,days,2025,2025,reported,modes=ferry,Somebody\n"
    "price,Westham,Eastham,,,rail,,price_usd,1500,,,usd_feu,2025,2025,reported,modes=rail,Somebody\n"
    "ships,Westport,Eastport,,,sea,,price_usd,90,,,usd_tonne,2025,2025,reported,modes=sea,Somebody\n"
    "flight,AAW,BBE,,,air,,door_days,3,,,days,2025,2025,measured,modes=air,Somebody\n"
    "length,Westham,Eastham,,,rail,,distance_km,900,,,km,2025,2025,measured,modes=rail,Somebody\n"
    "post,AA,BB,post,,rail,,border_hours,30,,,hours,2025,2025,measured,,Somebody\n"
    "post-back,BB,AA,post,,rail,,border_hours,10,,,hours,,,measured,,Somebody\n"
    "post-both,,,post,,rail,,border_hours,20,,,hours,,,measured,,Somebody\n"
    "promise,Westham,Eastham,,,rail,,transit_days,2,,,days,2025,2025,advertised,modes=rail,Somebody\n"
    "nowhere,Atlantis,Eastham,,,rail,,transit_days,11,,,days,2025,2025,measured,modes=rail,Somebody\n"
    "other-side,CC,AA,post,,rail,,border_hours,10,,,hours,,,measured,,Somebody\n"
    "other-post,AA,BB,elsewhere,,rail,,border_hours,10,,,hours,,,measured,,Somebody\n"
    "shut,Westham,Eastham,,,rail,,transit_days,2,,,days,,,measured,modes=rail;avoid=post,Somebody\n";

validation compared(std::string const& table = kObserved, unsigned const threads = 1) {
  auto const folder = test::temporary_folder{};
  folder.write("mine.csv", table);
  return validate_observations(two_country_world(), folder / "mine.csv", threads, {});
}

trip const& trip_of(validation const& v, std::string_view const id) {
  return *std::find_if(v.trips.begin(), v.trips.end(), [&](auto const& t) { return t.about->id == id; });
}

TEST(validation, has_an_answer_beside_each_figure_or_says_why_not) {
  auto const v = compared();
  ASSERT_EQ(v.trips.size(), v.observed.size());
  for (auto const* const id :
       {"days", "more-days", "door", "sailing", "price", "ships", "flight", "length", "post", "promise"}) {
    EXPECT_EQ(trip_of(v, id).failure, "") << id;
    EXPECT_GT(trip_of(v, id).computed, 0) << id;
  }
  EXPECT_THAT(trip_of(v, "nowhere").failure, HasSubstr("Atlantis"));
  EXPECT_THAT(trip_of(v, "other-side").failure, HasSubstr("CC is no side of post"));
  EXPECT_THAT(trip_of(v, "other-post").failure, HasSubstr("'elsewhere' is no post"));
  EXPECT_THAT(trip_of(v, "shut").failure, HasSubstr("Post is avoided"));
}

TEST(validation, splits_a_figure_by_causes_without_a_rest_lost) {
  auto const v = compared();
  for (auto const& t : v.trips) {
    auto sum = t.rest;
    for (auto const& s : t.shares) {
      sum += s.amount;
    }
    EXPECT_NEAR(sum, t.computed, 1e-9 * sum) << t.about->id;
  }
  EXPECT_FALSE(trip_of(v, "days").shares.empty()) << "trains have a pace";
  EXPECT_FALSE(trip_of(v, "price").shares.empty()) << "and fares";
  EXPECT_TRUE(trip_of(v, "door").shares.empty()) << "trucks have no factor here";
}

TEST(validation, takes_the_hours_of_a_post_in_the_direction_observed) {
  auto const v = compared();
  EXPECT_DOUBLE_EQ(trip_of(v, "post").computed, 24);
  EXPECT_DOUBLE_EQ(trip_of(v, "post-back").computed, 12);
  EXPECT_DOUBLE_EQ(trip_of(v, "post-both").computed, 18);
}

TEST(validation, knows_the_corridor_named_and_the_region) {
  auto const v = compared();
  EXPECT_TRUE(trip_of(v, "days").has_named_corridor);
  EXPECT_FALSE(trip_of(v, "door").has_named_corridor);
  EXPECT_EQ(trip_of(v, "days").region, "east-west");
  EXPECT_THAT(observations_text(v), HasSubstr("not by the corridor named"));
}

TEST(validation, counts_what_was_promised_apart) {
  auto const v = compared();
  auto const text = observations_text(v);
  EXPECT_THAT(text, AllOf(HasSubstr("Of 1 published ranges"), HasSubstr("nowhere: "), Not(HasSubstr("nan"))));
  EXPECT_LT(text.find("Advertised, planned"), text.find("promise"));
  auto const of = [&](std::string_view const id) { return static_cast<std::size_t>(&trip_of(v, id) - v.trips.data()); };
  EXPECT_TRUE(v.time.left_out[of("days")].has_value());
  EXPECT_FALSE(v.time.left_out[of("promise")].has_value());
  EXPECT_TRUE(v.money.left_out[of("price")].has_value());
}

TEST(validation, has_a_line_of_csv_for_each_observation) {
  auto const v = compared();
  auto const text = observations_csv(v);
  EXPECT_EQ(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')), v.observed.size() + 1);
  EXPECT_THAT(text, HasSubstr("\npost,border_hours,h,rail,east-west,measured,30,,,24,"));
}

TEST(validation, draws_each_compared_figure_once) {
  auto const v = compared();
  auto const svg = observations_svg(v);
  auto dots = 0;
  for (auto at = svg.find("<title>"); at != std::string::npos; at = svg.find("<title>", at + 1)) {
    ++dots;
  }
  auto const shown = std::count_if(v.trips.begin(), v.trips.end(), [](auto const& t) {
    return t.is_compared() && t.about->what != quantity::distance_km;
  });
  EXPECT_EQ(dots, shown);
  EXPECT_THAT(svg,
              AllOf(HasSubstr("Transit times"), HasSubstr("Prices"), HasSubstr("Border posts"), Not(HasSubstr("nan"))));
}

TEST(validation, of_nothing_draws_no_panel) {
  EXPECT_THAT(observations_svg(compared(std::string{kObserved}.substr(0, std::string_view{kObserved}.find('\n') + 1))),
              AllOf(HasSubstr("</svg>"), Not(HasSubstr("Transit times"))));
}

TEST(validation, of_the_packs_own_observations_may_be_of_none) {
  auto const v = validate_observations(two_country_world(), {}, 1, {});
  EXPECT_TRUE(v.trips.empty());
  EXPECT_THAT(fit_text(v), Not(HasSubstr("nan")));
}

TEST(validation, is_the_same_for_any_number_of_threads) {
  EXPECT_EQ(fit_text(compared(kObserved, 1)), fit_text(compared(kObserved, 4)));
}

TEST(validation, ends_with_what_its_listener_throws) {
  auto told = progress{};
  told.report = [](std::string_view, double) { throw error{errc::interrupted, "enough"}; };
  for (auto const threads : {1U, 2U}) {
    auto const folder = test::temporary_folder{};
    folder.write("mine.csv", kObserved);
    EXPECT_THAT(thrown_by([&] { validate_observations(two_country_world(), folder / "mine.csv", threads, told); }),
                HasSubstr("enough"));
  }
}

TEST(fit, tells_each_factor_with_its_errors) {
  EXPECT_THAT(fit_text(compared()), AllOf(HasSubstr("train-pace"), HasSubstr("train-fares"), HasSubstr("as built")));
}

TEST(fit, writes_a_calibration_that_is_read_back) {
  auto const v = compared();
  auto bytes = two_country_world().read_facts().bytes;
  bytes[static_cast<std::size_t>(load::fact_table::calibration)] =
      fitted_calibration_csv(v, two_country_world().read_facts());
  auto const rows = load::parse_facts(std::move(bytes), "data");
  auto const fitted = load::calibration{rows};
  ASSERT_EQ(fitted.causes().size(), 2U);
  EXPECT_NEAR(fitted.causes()[0].factor, v.time.factors[0]->factor, 0.0006);
  EXPECT_EQ(rows[load::fact_table::calibration][0].text("kind"), "fitted");
}

TEST(fit, is_not_written_into_a_table_of_other_causes) {
  EXPECT_THAT(thrown_by([] { fitted_calibration_csv(compared(), load::two_country_facts().parse()); }),
              AllOf(HasSubstr("bad_input"), HasSubstr("calibration.csv"), HasSubstr("other rows")));
}

TEST(distances, show_what_is_far_off_and_what_is_not_compared) {
  auto const text = distances_text(two_country_world(), 1);
  EXPECT_THAT(text, AllOf(HasSubstr("\n  rail "), HasSubstr("between regions"), HasSubstr("west")));
  EXPECT_THAT(text, AllOf(HasSubstr("badly-measured: network"), Not(HasSubstr("well-measured: network"))));
  EXPECT_THAT(text, HasSubstr("Not compared\n  off-the-network: an end is off the network"));
}

TEST(bill_by_facts, adds_up_to_the_whole_journey) {
  auto const& n = two_country_world().network();
  auto question = api::route_request{};
  question.from = "yard-a";
  question.to = "yard-b";
  question.answers = 0;
  for (auto const& a : api::find_routes(two_country_world(), question).answers) {
    test::expect_bill_adds_up(n, a);
  }
}

}  // namespace
}  // namespace wakhan::validate
