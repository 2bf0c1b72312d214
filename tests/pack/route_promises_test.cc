// SPDX-License-Identifier: Apache-2.0
// What `wakhan route` promises to show on the real network.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <set>
#include <tuple>

#include "the_pack.h"
#include "wakhan/base/error.h"

namespace {

using namespace wakhan;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr double kNauticalMileKm = 1.852;

api::route_answer ask(api::route_request const& request) { return api::find_routes(the_pack(), request); }

bool has(std::vector<std::string> const& list, std::string const& what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

template <typename Fits>
api::itinerary_answer const* first(api::route_answer const& answer, Fits const& fits) {
  auto const found = std::find_if(answer.answers.begin(), answer.answers.end(), fits);
  return found == answer.answers.end() ? nullptr : &*found;
}

bool is_pure_sea(api::itinerary_answer const& a) { return a.modes == std::vector<std::string>{"sea"}; }

double shortest_sea_km(api::route_request request) {
  request.modes = {"sea"};
  request.answers = 0;
  auto const answer = ask(request);
  auto best = 1e9;
  for (auto const& a : answer.answers) {
    best = std::min(best, a.distance_km);
  }
  return best;
}

// No crude in a box wagon.
TEST(answers, name_the_tank_wagons_that_carry_crude) {
  auto asked = question("Aktobe", "Novorossiysk");
  asked.load = "crude";
  asked.modes = {"rail"};
  auto const answer = ask(asked);
  ASSERT_FALSE(answer.answers.empty());
  for (auto const& leg : answer.answers[0].legs) {
    EXPECT_EQ(leg.equipment, leg.mode == "rail" ? "tank wagon" : "tank truck");
  }
}

// The best of all ways in each respect, shown or not, are the only ones that an answer may call so.
TEST(answers_that_are_cut, are_called_best_only_where_nothing_left_out_is_better) {
  auto asked = question("Chongqing", "Duisburg");
  asked.answers = 0;
  auto const all = ask(asked);
  auto const least = [&](std::int64_t cost::criteria::*const of) {
    auto sums = std::vector<std::int64_t>{};
    for (auto const& a : all.answers) {
      sums.push_back(a.detail.total.sum.*of);
    }
    return *std::min_element(sums.begin(), sums.end());
  };
  auto not_best = 0;
  for (auto const shown : {1, 2, 3, 6}) {
    asked.answers = shown;
    for (auto const& a : ask(asked).answers) {
      auto const& sum = a.detail.total.sum;
      EXPECT_TRUE(!a.is_fastest || sum.time == least(&cost::criteria::time)) << shown;
      EXPECT_TRUE(!a.is_cheapest || sum.money == least(&cost::criteria::money)) << shown;
      EXPECT_TRUE(!a.is_cleanest || sum.co2e == least(&cost::criteria::co2e)) << shown;
      not_best += a.is_fastest || a.is_cheapest || a.is_cleanest ? 0 : 1;
    }
  }
  EXPECT_GT(not_best, 0);
}

TEST(chongqing_duisburg, shows_the_land_bridge_with_two_gauge_changes_in_its_published_range) {
  auto const answer = ask(question("Chongqing", "Duisburg"));
  ASSERT_TRUE(answer.is_exact);
  auto const* const rail = first(answer, [](auto const& a) {
    return a.modes == std::vector<std::string>{"rail"} &&
           (has(a.crossings, "alashankou-dostyk") || has(a.crossings, "khorgos-altynkol")) &&
           has(a.crossings, "brest-malaszewicze");
  });
  ASSERT_NE(rail, nullptr);
  EXPECT_EQ(rail->gauge_changes, 2);
  // 11,179 km by Xi'an were published in 2011. By the Lanzhou–Chongqing line of 2017 (886 km), Lanzhou–Urumqi (1,892),
  // Urumqi–Alashankou (477), the tariff kilometres to Brest (5,350) and some 1,290 to Duisburg it is about 9,900.
  EXPECT_GE(rail->distance_km, 9'700);
  EXPECT_LE(rail->distance_km, 11'800);
  EXPECT_GE(rail->days_p50, 11);
  EXPECT_LE(rail->days_p50, 19);
  EXPECT_GT(rail->days_p90, rail->days_p50);
}

TEST(chongqing_duisburg, shows_the_sea_by_suez_beside_it_and_by_the_cape_when_suez_is_avoided) {
  auto request = question("Chongqing", "Duisburg");
  EXPECT_NE(first(ask(request), [](auto const& a) { return has(a.modes, "sea") && has(a.passages, "suez"); }), nullptr);
  request.avoid = {"suez"};
  auto const around = ask(request);
  EXPECT_NE(first(around, [](auto const& a) { return has(a.passages, "cape-good-hope"); }), nullptr);
  EXPECT_EQ(first(around, [](auto const& a) { return has(a.passages, "suez"); }), nullptr);
}

TEST(shanghai_rotterdam, grows_by_three_thousand_to_three_thousand_seven_hundred_miles_without_suez) {
  auto request = question("Shanghai", "Rotterdam");
  auto const by_suez = shortest_sea_km(request);
  request.avoid = {"suez"};
  auto const more_miles = (shortest_sea_km(request) - by_suez) / kNauticalMileKm;
  EXPECT_GE(more_miles, 3000);
  EXPECT_LE(more_miles, 3700);
  auto const answer = ask(request);
  auto const* const sea = first(answer, is_pure_sea);
  ASSERT_NE(sea, nullptr);
  EXPECT_THAT(sea->passages, Contains("cape-good-hope"));
}

TEST(ras_tanura, has_no_way_out_by_sea_without_hormuz_and_the_reason_says_so) {
  for (auto const* const load : {"feu", "tonne"}) {
    auto request = question("Ras Tanura", "Rotterdam");
    request.modes = {"sea"};
    request.load = load;
    ASSERT_FALSE(ask(request).answers.empty());
    request.avoid = {"hormuz"};
    auto const answer = ask(request);
    ASSERT_TRUE(answer.answers.empty());
    ASSERT_TRUE(answer.reason.has_value());
    EXPECT_EQ(answer.reason->code, "avoided_passage");
    EXPECT_THAT(answer.reason->message, HasSubstr("Hormuz"));
    EXPECT_FALSE(answer.reason->nearest.empty());
  }
}

api::route_request by_water(std::string const& from, std::string const& to, std::string const& date) {
  auto request = question(from, to);
  request.modes = {"waterway", "sea"};
  request.load = "tonne";
  request.date = date;
  return request;
}

TEST(chongqing_shanghai, goes_down_the_yangtze_by_barge) {
  auto request = question("Chongqing", "Shanghai");
  request.modes = {"waterway", "road"};
  auto const answer = ask(request);
  auto const* const barge =
      first(answer, [](auto const& a) { return a.modes == std::vector<std::string>{"waterway"}; });
  ASSERT_NE(barge, nullptr);
  EXPECT_THAT(barge->passages, ElementsAre("yangtze"));
  EXPECT_NEAR(barge->distance_km, 2'370, 100);
  EXPECT_TRUE(std::any_of(barge->legs.begin(), barge->legs.end(), [](auto const& l) { return l.vessel == "barge"; }));
}

TEST(duisburg_constanta, goes_by_rhine_main_and_danube) {
  auto request = question("Duisburg", "Constanta,RO");
  request.modes = {"waterway"};
  auto const answer = ask(request);
  ASSERT_FALSE(answer.answers.empty());
  EXPECT_THAT(answer.answers.front().passages,
              ElementsAre("rhine", "main", "main-danube", "danube", "danube-black-sea"));
  EXPECT_THAT(answer.answers.front().countries, ElementsAre("DE", "AT", "SK", "HU", "RS", "RO"));
  request.avoid = {"danube"};
  auto const without = ask(request);
  ASSERT_TRUE(without.answers.empty());
  EXPECT_EQ(without.reason.value().code, "avoided_passage");
}

TEST(astrakhan_rostov, is_open_in_july_and_frozen_in_january) {
  auto const summer = ask(by_water("Astrakhan", "Rostov-on-Don", "2026-07-01"));
  ASSERT_FALSE(summer.answers.empty());
  EXPECT_THAT(summer.answers.front().passages, ElementsAre("volga", "volga-don", "don"));
  auto const winter = ask(by_water("Astrakhan", "Rostov-on-Don", "2026-01-15"));
  ASSERT_TRUE(winter.answers.empty());
  EXPECT_EQ(winter.reason.value().code, "out_of_season");
  EXPECT_THAT(winter.reason->message, AllOf(HasSubstr("Volga-Don Canal"), HasSubstr("open 04-01 to 11-30")));
}

TEST(baku_constanta, goes_through_the_volga_don_canal_in_one_ship) {
  auto const answer = ask(by_water("Baku", "Constanta,RO", "2026-07-01"));
  ASSERT_FALSE(answer.answers.empty());
  auto const& a = answer.answers.front();
  EXPECT_THAT(a.passages, ElementsAre("volga", "volga-don", "don", "kerch"));
  auto const ships = std::count_if(a.legs.begin(), a.legs.end(), [](auto const& l) { return l.vessel == "river-sea"; });
  EXPECT_EQ(ships, 1);
  EXPECT_THAT(a.title, HasSubstr("River-sea"));
}

TEST(omsk_sabetta, goes_down_irtysh_and_ob_in_summer) {
  auto const answer = ask(by_water("Omsk", "Sabetta", "2026-07-20"));
  ASSERT_FALSE(answer.answers.empty());
  EXPECT_THAT(answer.answers.front().passages, ElementsAre("irtysh", "ob"));
}

TEST(the_northern_sea_route, needs_a_permit_and_its_season) {
  auto request = question("Murmansk", "Vladivostok");
  request.modes = {"sea"};
  request.load = "tonne";  // the port of Murmansk ships no boxes abroad
  request.allow = {"northern-sea-route"};
  request.date = "2026-08-15";
  ASSERT_NE(first(ask(request), [](auto const& a) { return has(a.passages, "northern-sea-route"); }), nullptr);
  request.avoid = {"suez", "cape-good-hope", "panama", "magellan", "cape-horn", "northwest-passage"};
  request.date = "2026-02-15";
  auto const winter = ask(request);
  ASSERT_TRUE(winter.answers.empty());
  EXPECT_THAT(winter.reason.value().message, HasSubstr("Northern Sea Route (Vilkitsky Strait) is closed by ice"));
}

TEST(nizhny_novgorod_rostov, goes_down_the_volga_in_summer_and_not_over_the_ice) {
  auto request = question("Nizhny Novgorod", "Rostov-on-Don");
  request.modes = {"sea"};
  request.load = "tonne";
  request.date = "2026-07-01";
  auto const summer = ask(request);
  ASSERT_FALSE(summer.answers.empty());
  EXPECT_THAT(summer.answers.front().passages, testing::IsSupersetOf({"volga", "volga-don"}));
  request.date = "2026-01-10";
  auto const winter = ask(request);
  ASSERT_TRUE(winter.answers.empty());
  ASSERT_TRUE(winter.reason.has_value());
  EXPECT_THAT(winter.reason->message, HasSubstr("closed by ice"));
  request.allow = {"volga", "volga-don", "don"};
  EXPECT_FALSE(ask(request).answers.empty());
}

TEST(novorossiysk_genoa, dies_with_the_bosporus_and_the_rivers) {
  auto request = question("Novorossiysk", "Genoa");
  request.modes = {"sea"};
  EXPECT_THAT(ask(request).answers.at(0).passages, Contains("bosporus"));
  request.avoid = {"bosporus"};
  // What is left in summer is the way round by the rivers of Russia.
  EXPECT_THAT(ask(request).answers.at(0).passages, testing::IsSupersetOf({"volga-don", "volga-baltic"}));
  request.avoid = {"bosporus", "volga-baltic"};
  auto const answer = ask(request);
  EXPECT_TRUE(answer.answers.empty());
  EXPECT_EQ(answer.reason.value().code, "avoided_passage");
}

TEST(mumbai_moscow, shows_two_branches_of_the_north_south_corridor_and_the_sea_way) {
  auto request = question("Mumbai", "Moscow");
  request.answers = 0;
  auto branches = std::set<std::string>{};
  auto has_sea_way = false;
  for (auto const& a : ask(request).answers) {
    if (a.corridor && a.corridor->starts_with("instc")) {
      branches.insert(*a.corridor);
    }
    has_sea_way = has_sea_way || (has(a.passages, "suez") && !has(a.countries, "IR"));
  }
  EXPECT_GE(branches.size(), 2U) << testing::PrintToString(branches);
  EXPECT_TRUE(has_sea_way);
}

TEST(herat_istanbul, shows_the_lapis_lazuli_way_over_the_caspian_by_ferry) {
  auto request = question("Herat", "Istanbul");
  auto const answer = ask(request);
  auto const* const lapis = first(
      answer, [](auto const& a) { return has(a.modes, "ferry") && has(a.countries, "TM") && has(a.countries, "GE"); });
  ASSERT_NE(lapis, nullptr);
  for (auto const& a : answer.answers) {
    for (auto const& leg : a.legs) {
      EXPECT_THAT((std::vector<std::string>{"rail", "road", "sea", "waterway", "ferry", "air", "access"}),
                  Contains(leg.mode));
    }
  }
}

TEST(yerevan_moscow, goes_by_rail_through_georgia_only) {
  auto request = question("Yerevan", "Moscow");
  request.modes = {"rail"};
  request.answers = 0;
  auto const answer = ask(request);
  ASSERT_FALSE(answer.answers.empty());
  for (auto const& a : answer.answers) {
    EXPECT_THAT(a.countries, Contains("GE"));
  }
  request.avoid = {"GE"};
  EXPECT_TRUE(ask(request).answers.empty());
}

TEST(tashkent_karachi, goes_by_afghan_roads_while_their_posts_are_open_and_by_iran_otherwise) {
  auto request = question("Tashkent", "Karachi");
  request.answers = 0;
  auto const now = ask(request);
  EXPECT_NE(first(now, [](auto const& a) { return has(a.countries, "IR") && has(a.modes, "rail"); }), nullptr);
  EXPECT_EQ(
      first(now, [](auto const& a) { return has(a.crossings, "torkham") || has(a.crossings, "chaman-spin-boldak"); }),
      nullptr);
  request.date = "2025-06-01";
  EXPECT_NE(
      first(ask(request),
            [](auto const& a) { return has(a.countries, "AF") && has(a.modes, "road") && !has(a.countries, "IR"); }),
      nullptr);
}

TEST(answers, differ_in_corridor_modes_or_passages_and_add_up) {
  for (auto const& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"Chongqing", "Duisburg"}, {"Mumbai", "Moscow"}, {"Herat", "Istanbul"}}) {
    auto request = question(from, to);
    request.answers = 0;
    auto const answer = ask(request);
    auto seen = std::set<std::tuple<std::string, std::vector<std::string>, std::vector<std::string>>>{};
    EXPECT_EQ(answer.answers.size(), answer.different);
    for (auto const& a : answer.answers) {
      EXPECT_TRUE(seen.emplace(a.corridor.value_or(""), a.modes, a.passages).second) << a.title;
      auto km = 0.0;
      auto hours = 0.0;
      auto usd = 0.0;
      auto kg = 0.0;
      for (auto const& leg : a.legs) {
        km += leg.distance_km;
        hours += leg.hours;
        usd += leg.cost_usd;
        kg += leg.co2e_wtw_kg;
      }
      EXPECT_NEAR(km, a.distance_km, 1e-6);
      EXPECT_NEAR(hours, a.days_mean * 24, 1e-6);
      EXPECT_NEAR(hours, a.hours_moving + a.hours_transfer + a.hours_border + a.hours_waiting, 1e-6);
      EXPECT_NEAR(usd, a.cost_usd, 1e-6);
      EXPECT_NEAR(kg, a.co2e_wtw_kg, 1e-6);
      EXPECT_FALSE(a.sources.empty());
    }
  }
}

TEST(answers, share_no_more_kilometres_than_may_be) {
  auto request = question("Chongqing", "Duisburg");
  request.max_shared_percent = 30;
  request.answers = 0;
  auto const found = ask(request);
  ASSERT_GT(found.answers.size(), 5U);
  auto const& answers = found.answers;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    ASSERT_EQ(answers[i].shared_km.size(), answers.size());
    EXPECT_LE(answers[i].shared_km[i], answers[i].distance_km + 0.001);
    EXPECT_GT(answers[i].shared_km[i], 0.9 * answers[i].distance_km);  // all but first and last miles
    for (std::size_t k = 0; k < i; ++k) {
      EXPECT_DOUBLE_EQ(answers[i].shared_km[k], answers[k].shared_km[i]);
      EXPECT_LE(answers[i].shared_km[k], 0.3 * std::min(answers[i].shared_km[i], answers[k].shared_km[k]) + 0.001);
    }
  }
}

TEST(first_miles, keep_to_the_roads_of_the_place) {
  // An exclave is left over a border post only, the Polar Urals have no road.
  for (auto const& a : ask(question("Baku", "Nakhchivan")).answers) {
    EXPECT_FALSE(a.crossings.empty()) << a.title;
  }
  EXPECT_TRUE(ask(question("Vorkuta", "Moscow")).reason);
}

// Bridges, tunnels and pieces of trunk roads that the road layer lacks: what drivers count, rounded.
TEST(roads, lead_over_bridges_and_along_coasts) {
  struct drive {
    char const *from, *to;
    double km;
  };
  for (auto const& d : std::initializer_list<drive>{{"Copenhagen,DK", "Malmö,SE", 42},
                                                    {"Odense,DK", "Copenhagen,DK", 165},
                                                    {"Zhoushan,CN", "Ningbo,CN", 85},
                                                    {"Hong Kong,HK", "Zhuhai,CN", 90},
                                                    {"Trondheim,NO", "Mo i Rana,NO", 475},
                                                    {"Mo i Rana,NO", "Fauske,NO", 175},
                                                    {"Gothenburg,SE", "Oslo,NO", 295},
                                                    {"Oristano,IT", "Sassari,IT", 125},
                                                    {"Vidin,BG", "Calafat,RO", 12},
                                                    {"Dubrovnik,HR", "Podgorica,ME", 165},
                                                    {"Skopje,MK", "Pristina,XK", 90},
                                                    {"Athens,GR", "Kalamata,GR", 240},
                                                    {"Rovaniemi,FI", "Tromsø,NO", 600},
                                                    {"Inverness,GB", "Wick,GB", 165}}) {
    auto request = question(d.from, d.to);
    request.modes = {"road"};
    auto const answer = ask(request);
    ASSERT_FALSE(answer.answers.empty()) << d.from << " - " << d.to;
    EXPECT_LT(answer.answers[0].distance_km, 1.15 * d.km + 25) << d.from << " - " << d.to;
    EXPECT_GT(answer.answers[0].distance_km, 0.8 * d.km) << d.from << " - " << d.to;
  }
}

TEST(passages_that_are_disrupted, are_told_of_by_answers_that_pass_them) {
  auto const warning = AllOf(HasSubstr("Strait of Hormuz: "), HasSubstr("ships a day"), HasSubstr("--avoid hormuz"));
  EXPECT_THAT(ask(question("Jebel Ali", "Genoa")).notes, Contains(warning));
  EXPECT_THAT(ask(question("Chongqing", "Duisburg")).notes, Not(Contains(warning)));
}

TEST(trade_bans, keep_indian_goods_out_of_pakistan_and_say_so) {
  for (auto const* const to : {"Moscow", "Kabul"}) {
    auto request = question("Mumbai", to);
    request.answers = 0;
    for (auto const& a : ask(request).answers) {
      EXPECT_THAT(a.countries, Not(Contains("PK"))) << a.title;
    }
  }
  // While the posts between Pakistan and Afghanistan were open.
  auto before = question("Mumbai", "Kabul");
  before.date = "2025-06-01";
  EXPECT_THAT(ask(before).notes, Contains(HasSubstr("trade-in-pk")));
  EXPECT_EQ(ask(question("Mumbai", "Karachi")).reason.value().code, "trade_ban");
}

// Ukraine's ban is no law on ground that Russia holds, by any view.
TEST(trade_bans, keep_russian_goods_out_of_ukraine_but_not_from_ground_that_russia_holds) {
  EXPECT_EQ(ask(question("Moscow", "Kyiv")).reason.value().code, "trade_ban");
  EXPECT_EQ(ask(question("Kyiv", "Moscow")).reason.value().code, "trade_ban");
  for (auto const* const view : {"un", "ua", "de-facto"}) {
    auto request = question("Moscow", "Simferopol");
    request.view = view;
    EXPECT_FALSE(ask(request).answers.empty()) << view;
  }
  auto before = question("Moscow", "Kyiv");
  before.date = "2021-06-01";
  EXPECT_THAT(ask(before).notes, Not(Contains(HasSubstr("trade-ru-ua"))));
}

TEST(trade_bans, that_change_no_answer_are_not_spoken_of) {
  // No best way from Mumbai to Moscow would pass Pakistan, ban or none; nor one to Kabul for anybody, now that Torkham
  // is shut: by Taftan it takes longer and costs more than by Chabahar.
  EXPECT_THAT(ask(question("Mumbai", "Kabul")).notes, Not(Contains(HasSubstr("trade-in-pk"))));
  EXPECT_THAT(ask(question("Mumbai", "Moscow")).notes, Not(Contains(HasSubstr("trade-in-pk"))));
  // Israel lets Iranian goods not through, which no way from China to the Gulf would ask of it.
  EXPECT_THAT(ask(question("Urumqi", "Bandar Abbas")).notes, Not(Contains(HasSubstr("trade-ir-il"))));
  EXPECT_THAT(ask(question("Tel Aviv", "Bandar Abbas")).notes, Contains(HasSubstr("trade-ir-il")));
}

TEST(bad_words, are_met_with_a_code_a_message_and_a_hint) {
  auto const thrown = [](api::route_request const& request) {
    try {
      ask(request);
    } catch (error const& e) {
      return std::tuple{e.code(), std::string{e.what()}, e.hint()};
    }
    return std::tuple{errc::internal, std::string{"nothing thrown"}, std::string{}};
  };
  auto const [unknown, unknown_words, unknown_hint] = thrown(question("Duisbrg", "Moscow"));
  EXPECT_EQ(unknown, errc::unknown_place);
  EXPECT_THAT(unknown_words + unknown_hint, HasSubstr("Duisburg"));
  auto const [ambiguous, ambiguous_words, ambiguous_hint] = thrown(question("Brest", "Moscow"));
  EXPECT_EQ(ambiguous, errc::ambiguous_place);
  EXPECT_THAT(ambiguous_words + ambiguous_hint, HasSubstr("Brest,BY"));
  auto request = question("Herat", "Istanbul");
  request.avoid = {"suezz"};
  auto const [bad, bad_words, bad_hint] = thrown(request);
  EXPECT_EQ(bad, errc::usage);
  EXPECT_THAT(bad_hint, HasSubstr("suez"));
  request.avoid = {};
  request.date = "1 May";
  EXPECT_EQ(std::get<0>(thrown(request)), errc::usage);
  request.date = {};
  request.load = "elephant";
  EXPECT_EQ(std::get<0>(thrown(request)), errc::usage);
}

TEST(places_to_pass, do_not_make_sums_too_large) {
  auto asked = question("Chongqing", "Duisburg");
  asked.load = "reefer";
  for (auto const* const place : {"Xi'an", "Lanzhou", "Urumqi", "Almaty", "Tashkent", "Aktau", "Baku", "Tbilisi"}) {
    asked.via.emplace_back(place);
  }
  EXPECT_FALSE(wakhan::api::find_routes(the_pack(), asked).answers.empty());
}

}  // namespace
