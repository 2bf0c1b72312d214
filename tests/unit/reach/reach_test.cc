// SPDX-License-Identifier: Apache-2.0
#include "wakhan/reach/reach.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "unit/io/thrown_by.h"
#include "unit/load/two_country_pack.h"
#include "wakhan/api/route.h"
#include "wakhan/io/csv.h"
#include "wakhan/reach/reach_geojson.h"
#include "wakhan/reach/reach_text.h"

namespace wakhan::reach {
namespace {

using load::two_country_world;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

reach_request from(std::vector<std::string> gateways) {
  auto request = reach_request{};
  request.gateways = std::move(gateways);
  request.least_people = 1;
  return request;
}

reach_answer answer(reach_request const& request) { return find_reach(two_country_world(), request); }

std::vector<std::string> names(reach_answer const& a) {
  auto out = std::vector<std::string>{};
  for (auto const& t : a.towns) {
    out.push_back(t.place.words);
  }
  return out;
}

TEST(find_reach, lists_towns_by_people_with_the_figures_of_route) {
  auto const a = answer(from({"yard-a"}));
  EXPECT_THAT(names(a), ElementsAre("Westham", "Eastham", "Hamlet"));
  for (auto const& t : a.towns) {
    auto question = api::route_request{};
    question.from = "yard-a";
    question.to = t.place.words;
    question.answers = 0;
    auto fastest = 1e9;
    auto days = 0.0;
    for (auto const& way : api::find_routes(two_country_world(), question).answers) {
      if (way.days_mean < fastest) {
        fastest = way.days_mean;
        days = way.days_p50;
      }
    }
    ASSERT_TRUE(t.is_reached()) << t.place.words;
    EXPECT_DOUBLE_EQ(t.ways[0].measure, days) << t.place.words;
    EXPECT_DOUBLE_EQ(t.ways[0].way.days_mean, fastest);
    EXPECT_FALSE(t.margin().has_value());
  }
}

TEST(find_reach, of_several_gateways_tells_the_best_and_by_how_much) {
  auto const a = answer(from({"yard-a", "yard-b"}));
  auto const one = answer(from({"yard-a"}));
  auto const other = answer(from({"yard-b"}));
  for (std::size_t t = 0; t < a.towns.size(); ++t) {
    auto const first = one.towns[t].ways.at(0).measure;
    auto const second = other.towns[t].ways.at(0).measure;
    ASSERT_THAT(a.towns[t].ways, SizeIs(2));
    EXPECT_EQ(a.towns[t].ways[0].gateway, first <= second ? 0U : 1U);
    EXPECT_DOUBLE_EQ(*a.towns[t].margin(), std::abs(first - second));
  }
}

TEST(find_reach, goes_the_other_way_when_asked) {
  auto request = from({"yard-a"});
  request.is_towards = true;
  request.way.by = "money";
  auto const a = answer(request);
  auto question = api::route_request{};
  question.from = "Eastham";
  question.to = "yard-a";
  question.answers = 0;
  auto least = 1e9;
  for (auto const& way : api::find_routes(two_country_world(), question).answers) {
    least = std::min(least, way.cost_usd);
  }
  EXPECT_DOUBLE_EQ(a.towns[1].ways.at(0).measure, least);
}

TEST(find_reach, leaves_out_what_is_further_off_than_asked) {
  auto request = from({"yard-a"});
  auto const far = answer(request).towns[1].ways.at(0).measure;
  request.within = static_cast<std::int64_t>(far);  // rounds down
  auto const a = answer(request);
  EXPECT_EQ(a.towns[1].reason, "beyond");
  EXPECT_FALSE(a.towns[1].is_reached());
  EXPECT_EQ(a.towns[1].band, a.bands.size());
  EXPECT_TRUE(a.towns[0].is_reached());
}

TEST(find_reach, says_why_a_town_is_not_reached) {
  auto request = from({"yard-a"});
  request.way.modes = {"rail"};
  request.way.avoid = {"post"};
  auto const a = answer(request);
  EXPECT_EQ(a.towns[1].reason, "avoided_crossing");
  EXPECT_TRUE(a.towns[0].is_reached());
}

TEST(find_reach, looks_at_the_countries_and_sizes_asked_for) {
  auto request = from({"yard-a"});
  request.countries = {"BB"};
  EXPECT_THAT(names(answer(request)), ElementsAre("Eastham"));
  request.countries = {"bb"};
  EXPECT_THAT(names(answer(request)), ElementsAre("Eastham")) << "in any case";
  request.countries = {};
  request.least_people = 70'000;
  EXPECT_THAT(names(answer(request)), ElementsAre("Westham", "Eastham"));
}

TEST(find_reach, measures_in_what_was_asked) {
  for (auto const& [by, unit] : {std::pair{"time", "d"}, {"money", "USD"}, {"co2e", "kg"}, {"value", "USD"}}) {
    auto request = from({"yard-a"});
    request.way.by = by;
    auto const a = answer(request);
    EXPECT_EQ(a.unit, unit);
    auto const& way = a.towns[1].ways.at(0);
    auto const expected = std::string{by} == "time"    ? way.way.days_p50
                          : std::string{by} == "money" ? way.way.cost_usd
                          : std::string{by} == "co2e"
                              ? way.way.co2e_wtw_kg
                              : way.way.cost_usd + 100 * way.way.days_mean + way.way.co2e_wtw_kg / 10;
    EXPECT_DOUBLE_EQ(way.measure, expected) << by;
  }
}

TEST(find_reach, is_the_same_for_any_number_of_threads) {
  auto request = from({"yard-a", "yard-b"});
  request.way.threads = 1;
  auto const one = reach_csv(answer(request));
  request.way.threads = 4;
  EXPECT_EQ(reach_csv(answer(request)), one);
}

TEST(find_reach, refuses_what_makes_no_sense) {
  auto const refusal = [](auto const& change) {
    auto request = from({"yard-a"});
    change(request);
    return thrown_by([&] { answer(request); });
  };
  EXPECT_THAT(refusal([](auto& q) { q.gateways.clear(); }), HasSubstr("no place is named"));
  EXPECT_THAT(refusal([](auto& q) { q.gateways = {"yard-a", "yard-a"}; }), HasSubstr("is named twice"));
  EXPECT_THAT(refusal([](auto& q) { q.gateways.assign(51, "yard-a"); }), HasSubstr("51 gateways, the limit is 50"));
  EXPECT_THAT(refusal([](auto& q) { q.gateways = {"Atlantis"}; }), HasSubstr("Atlantis"));
  EXPECT_THAT(refusal([](auto& q) { q.countries = {"QQ"}; }), HasSubstr("--countries: 'QQ'"));
  EXPECT_THAT(refusal([](auto& q) { q.least_people = 1'000'000; }),
              AllOf(HasSubstr("usage"), HasSubstr("no town of 1000000 people or more")));
  EXPECT_THAT(refusal([](auto& q) { q.bands = {5, 4}; }), HasSubstr("--bands: 4 does not follow 5"));
  EXPECT_THAT(refusal([](auto& q) { q.way.load = "elephant"; }), HasSubstr("elephant"));
}

TEST(reach_text, shows_bands_or_gateways_and_the_largest_towns) {
  auto const alone = reach_text(answer(from({"yard-a"})), {100, false}, 2);
  EXPECT_THAT(alone,
              AllOf(StartsWith("From yard-a,AA, by median days"), HasSubstr("up to 1 d"), HasSubstr("million people"),
                    HasSubstr("Westham,AA"), HasSubstr("The 2 largest of 3 towns")));
  auto const both = reach_text(answer(from({"yard-a", "yard-b"})), {100, false}, 3);
  EXPECT_THAT(both, AllOf(HasSubstr("Best gateway for how many"), HasSubstr("margin")));
  auto request = from({"yard-a"});
  request.within = 1;
  request.way.avoid = {"BB"};
  EXPECT_THAT(reach_text(answer(request), {100, false}, 3), HasSubstr("not reached: avoided_country"));
}

TEST(reach_text, shows_a_gateway_that_is_a_point_by_both_its_coordinates) {
  EXPECT_THAT(reach_text(answer(from({"4.0,0.1", "yard-b"})), {100, false}, 3), HasSubstr("4.0000,0.1000 ("));
}

TEST(reach_csv, has_a_line_for_each_town) {
  auto request = from({"yard-a", "yard-b"});
  request.way.modes = {"rail"};
  request.way.avoid = {"post"};
  auto const text = reach_csv(answer(request));
  EXPECT_THAT(text, StartsWith("place,country,people,lon,lat,gateway,measure_d,"));
  auto const table = io::parse_csv(text, "reach");
  ASSERT_EQ(table.size(), 3U);
  EXPECT_EQ(table[0].text("gateway"), "yard-a,AA");
  EXPECT_EQ(table[0].text("second_gateway"), "");
  EXPECT_EQ(table[0].text("pack_hash"), two_country_world().hash());
  request.gateways = {"yard-b"};
  auto const from_there = reach_csv(answer(request));
  EXPECT_EQ(io::parse_csv(from_there, "reach")[0].text("reason"), "avoided_crossing");
}

TEST(reach_geojson, holds_land_towns_and_gateways) {
  auto const read = [](reach_request const& request) {
    return nlohmann::json::parse(reach_geojson(two_country_world(), answer(request)));
  };
  auto const kinds = [](nlohmann::json const& map) {
    auto out = std::map<std::string, int>{};
    for (auto const& f : map["features"]) {
      ++out[f["properties"]["kind"].get<std::string>()];
    }
    return out;
  };
  auto const alone = read(from({"yard-a"}));
  EXPECT_EQ(kinds(alone)["town"], 3);
  EXPECT_EQ(kinds(alone)["gateway"], 1);
  EXPECT_GE(kinds(alone)["area"], 1);
  EXPECT_EQ(alone["features"][0]["geometry"]["type"], "MultiPolygon");
  EXPECT_TRUE(alone["features"][0]["properties"].contains("band"));
  auto const both = read(from({"yard-a", "yard-b"}));
  EXPECT_TRUE(both["features"][0]["properties"].contains("gateway"));
  EXPECT_EQ(both["by"], "time");
  auto request = from({"yard-a"});
  request.way.avoid = {"BB"};
  EXPECT_THAT(reach_geojson(two_country_world(), answer(request)), HasSubstr("avoided_country"));
}

}  // namespace
}  // namespace wakhan::reach
