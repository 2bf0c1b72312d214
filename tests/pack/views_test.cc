// SPDX-License-Identifier: Apache-2.0
// Disputed territories of the real network by points of view.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "the_pack.h"
#include "wakhan/api/disputed.h"
#include "wakhan/base/error.h"

namespace {

using namespace wakhan;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

api::route_answer ask(std::string const& from, std::string const& to, std::string const& view,
                      std::vector<std::string> avoid = {}, std::string const& date = {}) {
  auto request = question(from, to);
  request.view = view;
  request.avoid = std::move(avoid);
  request.date = date;
  request.answers = 0;
  return api::find_routes(the_pack(), request);
}

// The ground is what is asked about here: a day before Ukraine barred Russian goods would not do, for the posts were
// others, so the ban is passed over.
api::route_answer ask_whatever_the_ban(std::string const& from, std::string const& to, std::string const& view,
                                       std::vector<std::string> avoid = {}) {
  auto request = question(from, to);
  request.view = view;
  request.avoid = std::move(avoid);
  request.allow = {"trade-ru-ua"};
  request.answers = 0;
  return api::find_routes(the_pack(), request);
}

std::set<std::string> countries_of(api::route_answer const& answer) {
  auto all = std::set<std::string>{};
  for (auto const& a : answer.answers) {
    all.insert(a.countries.begin(), a.countries.end());
  }
  return all;
}

std::vector<std::string> crossings_of(api::route_answer const& answer) {
  auto all = std::vector<std::string>{};
  for (auto const& a : answer.answers) {
    all.insert(all.end(), a.crossings.begin(), a.crossings.end());
  }
  return all;
}

std::string country_of(api::route_answer const& answer, std::string const& territory) {
  for (auto const& t : answer.disputed) {
    if (t.id == territory) {
      return t.country;
    }
  }
  return "not told";
}

TEST(views, a_place_in_a_territory_is_found_by_any_country_that_it_is_counted_to) {
  EXPECT_EQ(ask("Simferopol,UA", "Moscow", "un").from, "Simferopol,UA");
  EXPECT_EQ(ask("Simferopol,RU", "Moscow", "un").from, "Simferopol,UA");
  EXPECT_EQ(ask("Simferopol,UA", "Moscow", "ru").from, "Simferopol,RU");
  EXPECT_EQ(ask("Skardu", "Karachi", "pk").from, "Skardu,PK");
  EXPECT_EQ(ask("Skardu,PK", "Karachi", "in").from, "Skardu,IN");
  EXPECT_EQ(ask("Shusha", "Baku", "de-facto", {}, "2022-01-01").from, "Shusha,AM");
  EXPECT_EQ(ask("Shusha", "Baku", "de-facto").from, "Shusha,AZ");
  EXPECT_EQ(ask("46.751,39.817", "Baku", "un").answers.empty(), false);  // Stepanakert, Khankendi
}

TEST(views, crimea_is_joined_to_russia_by_the_kerch_bridge_whoever_is_asked) {
  for (auto const* const view : {"de-facto", "un", "ru", "ua"}) {
    auto request = question("Simferopol", "Moscow");
    request.view = view;
    request.avoid = {"donbas-2014"};
    request.modes = {"rail"};
    auto const answer = api::find_routes(the_pack(), request);
    ASSERT_FALSE(answer.answers.empty()) << view;
    // Over the isthmus the way would lead through Kherson's left bank.
    for (auto const& territory : answer.disputed) {
      EXPECT_EQ(territory.id, "crimea") << view;
    }
    EXPECT_LT(answer.answers.front().distance_km, 2150) << view;
    EXPECT_TRUE(answer.answers.front().crossings.empty()) << view;
  }
  EXPECT_EQ(countries_of(ask("Simferopol", "Moscow", "un")), (std::set<std::string>{"UA", "RU"}));
  EXPECT_EQ(countries_of(ask("Simferopol", "Moscow", "ru")), (std::set<std::string>{"RU"}));
}

// Whether a way passes from the ground of one country to that of the other over land.
bool crosses(route::itinerary const& way, std::string_view const one, std::string_view const other) {
  auto const& n = the_pack().network();
  auto const ground = [&](net::node_id const node) { return n.code_of(n.ground_of(n.nodes.country[node])); };
  for (auto const& leg : way.legs) {
    for (auto const& s : leg.steps) {
      if (s.kind == route::step_kind::border) {
        auto const a = ground(n.links.from[s.link]);
        auto const b = ground(n.links.to[s.link]);
        if ((a == one && b == other) || (a == other && b == one)) {
          return true;
        }
      }
    }
  }
  return false;
}

TEST(views, nothing_crosses_the_front_line_over_land) {
  for (auto const* const from :
       {"Simferopol", "37.8,48.0", "Luhansk", "Melitopol", "Mariupol"}) {  // the point is Donetsk
    auto const answer = ask_whatever_the_ban(from, "Kyiv", "un");
    EXPECT_FALSE(answer.answers.empty()) << from;
    for (auto const& a : answer.answers) {
      EXPECT_FALSE(crosses(a.detail, "RU", "UA")) << from << ": " << a.title;
      EXPECT_THAT(a.countries, Contains("RU")) << from << ": " << a.title;
    }
  }
  // Nor do first and last miles: Kherson and Zaporizhzhia lie within 60 km of the other side.
  for (auto const* const from : {"Kherson", "Zaporizhzhia"}) {
    for (auto const& a : ask_whatever_the_ban(from, "Melitopol", "un").answers) {
      EXPECT_FALSE(crosses(a.detail, "RU", "UA")) << from << ": " << a.title;
      EXPECT_THAT(a.countries, Contains("RU")) << from << ": " << a.title;
    }
  }
}

TEST(views, without_russia_crimea_has_no_way_to_ukraine_by_any_view) {
  for (auto const* const view : {"un", "ua", "ru", "de-facto"}) {
    auto const answer = ask_whatever_the_ban("Simferopol", "Kyiv", view, {"RU"});
    EXPECT_TRUE(answer.answers.empty()) << view;
    ASSERT_TRUE(answer.reason.has_value()) << view;
    EXPECT_EQ(answer.reason->code, "avoided_country") << view;
  }
  auto const to_russia = ask("Simferopol", "Moscow", "un", {"UA"});
  ASSERT_TRUE(to_russia.reason.has_value());
  EXPECT_THAT(to_russia.reason->message, HasSubstr("UA is avoided"));
  EXPECT_FALSE(ask("Simferopol", "Moscow", "ru", {"UA"}).answers.empty());
}

TEST(views, avoiding_a_country_keeps_away_from_what_is_counted_to_it) {
  EXPECT_TRUE(ask("Skardu", "Islamabad,PK", "in", {"IN"}).answers.empty());
  EXPECT_FALSE(ask("Skardu", "Islamabad,PK", "pk", {"IN"}).answers.empty());
  EXPECT_TRUE(ask("Taipei", "Busan", "cn", {"CN"}).answers.empty());
  EXPECT_FALSE(ask("Taipei", "Busan", "un", {"CN"}).answers.empty());
  EXPECT_TRUE(ask("Taipei", "Busan", "un", {"taiwan-islands"}).answers.empty());
  EXPECT_EQ(ask("Sukhumi", "Moscow", "ru").disputed.front().country, "abkhazia");
}

TEST(views, an_answer_tells_the_territories_it_passes_and_to_whom_they_are_counted) {
  auto const answer = ask("Simferopol", "Moscow", "un");
  EXPECT_EQ(answer.view, "un");
  EXPECT_EQ(country_of(answer, "crimea"), "UA");
  EXPECT_EQ(country_of(ask("Simferopol", "Moscow", "ru"), "crimea"), "RU");
  EXPECT_EQ(country_of(ask("Pristina", "Belgrade", "un"), "kosovo"), "RS");
  EXPECT_EQ(country_of(ask("Pristina", "Belgrade", "de-facto"), "kosovo"), "XK");
  EXPECT_TRUE(ask("Chongqing", "Duisburg", "un").disputed.empty());
  auto const& crimea = answer.disputed.front();
  ASSERT_EQ(crimea.others.size(), 1U);
  EXPECT_EQ(crimea.others[0].country, "RU");
  EXPECT_THAT(crimea.others[0].views, ElementsAre("de-facto", "ru"));
}

TEST(views, territories_with_posts_of_their_own_have_their_own_borders) {
  auto wagonload = question("Sukhumi", "Moscow");  // no station there takes boxes
  wagonload.load = "tonne";
  wagonload.answers = 0;
  EXPECT_THAT(crossings_of(api::find_routes(the_pack(), wagonload)), Contains("vesyoloye-gantiadi"));
  EXPECT_THAT(crossings_of(ask("29.63,46.84", "Chisinau", "un")), Contains("md-transnistria-road"));  // Tiraspol
  EXPECT_TRUE(ask("34.45,31.51", "Haifa", "un").answers.empty());                                     // Gaza
  for (auto const& a : ask("Sukhumi", "Tbilisi", "un").answers) {
    EXPECT_THAT(a.countries, Contains("RU")) << a.title;
  }
}

TEST(views, unknown_ones_are_refused_with_the_list) {
  try {
    ask("Tbilisi", "Baku", "moon");
    FAIL() << "no error";
  } catch (error const& e) {
    EXPECT_EQ(e.code(), errc::usage);
    EXPECT_THAT(e.what(), HasSubstr("--view: 'moon'"));
    EXPECT_THAT(e.hint(), AllOf(HasSubstr("de-facto, un, ru, ua, cn"), HasSubstr("pack info --views")));
  }
  EXPECT_THROW(ask("Tbilisi", "Baku", "un", {"crimia"}), error);
}

// What is passable, how long it takes and what it costs, depends on no point of view.
TEST(views, change_no_figure_where_nothing_is_avoided_and_no_ban_or_bilateral_post_is_concerned) {
  constexpr std::pair<char const*, char const*> kPairs[] = {{"Simferopol", "Moscow"},
                                                            {"Pristina", "Thessaloniki"},
                                                            {"Sukhumi", "Minsk"},
                                                            {"Taipei", "Busan"},
                                                            {"Shusha", "Tbilisi"}};
  auto const& n = the_pack().network();
  for (auto const& [from, to] : kPairs) {
    auto figures = std::set<std::vector<std::tuple<std::uint64_t, std::int64_t, std::int64_t, std::int64_t>>>{};
    for (auto const& view : n.points_of_view.all()) {
      auto one = std::vector<std::tuple<std::uint64_t, std::int64_t, std::int64_t, std::int64_t>>{};
      for (auto const& a : ask(from, to, std::string{n.text(view.id)}).answers) {
        auto const& total = a.detail.total.sum;
        one.emplace_back(a.detail.metres, total.time, total.money, total.co2e);
      }
      figures.insert(one);
    }
    EXPECT_EQ(figures.size(), 1U) << from << " " << to;
  }
}

TEST(views, are_listed_with_the_source_of_every_word) {
  auto const text = api::views_text(the_pack());
  EXPECT_THAT(text, AllOf(HasSubstr("  un         "), HasSubstr("(default)"), HasSubstr("  crimea: Crimea"),
                          HasSubstr("A/RES/68/262"), HasSubstr("from 2014-02-27")));
  auto const& n = the_pack().network();
  for (auto const& c : n.countries.all()) {
    if (c.territory.is_valid()) {
      EXPECT_THAT(text, HasSubstr(std::string{n.text(c.territory)} + ": "));
    }
  }
}

}  // namespace
