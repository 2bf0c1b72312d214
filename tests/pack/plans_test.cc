// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/plans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "the_pack.h"
#include "wakhan/api/route.h"
#include "wakhan/base/error.h"
#include "wakhan/load/agreements.h"
#include "wakhan/load/projects.h"

namespace wakhan {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;

TEST(projects_of_the_pack, are_listed_with_figures_state_and_source) {
  auto const text = api::projects_text(the_pack());
  for (auto const& p : load::read_projects(the_pack().read_facts())) {
    EXPECT_THAT(text, AnyOf(HasSubstr("\n  " + p.id + ": " + p.name), HasSubstr("\n  " + p.id + " " + p.name))) << p.id;
  }
  EXPECT_THAT(text, HasSubstr("\n  trans-afghan-railway Trans-Afghan railway")) << "it can be opened";
  EXPECT_THAT(text, HasSubstr("\n  anaklia-port Anaklia deep-sea port")) << "so can ports";
  EXPECT_THAT(text, HasSubstr("\n  tapi: TAPI gas pipeline")) << "it cannot";
  EXPECT_THAT(text, HasSubstr("647 km · 1520 mm · 15 Mt/year · 4600 million USD"));
  EXPECT_THAT(text, HasSubstr("Rasht - Astara: under construction, to open 2030"));
  EXPECT_THAT(text, HasSubstr("Chumphon - Ranong: planned, to begin 2028, to open 2030"));
  EXPECT_THAT(text, HasSubstr("https://tass.com/economy/1992107, 2025-07-21, press"));
}

TEST(projects_of_the_pack, join_lines_that_are_there) {
  auto const& n = the_pack().network();
  auto on_lines = std::set<net::passage_id>{};
  for (std::uint32_t l = 0; l < n.links.from.size(); ++l) {
    auto const link = net::link_id{l};
    if (n.links.kind[link] != net::link_kind::passage) {
      continue;
    }
    auto const ref = net::passage_id{n.links.ref[link]};
    auto const is_joined = n.nodes.zone[n.links.from[link]].is_valid() || n.nodes.zone[n.links.to[link]].is_valid();
    if (n.passages[ref].is_planned != 0 && is_joined) {
      on_lines.insert(ref);
    }
  }
  // These begin and end at other projects, or where the gauge changes at a terminal of their own.
  auto const hang_on_others = std::set<std::string_view>{"herat-kandahar",    "herat-mazar",    "vientiane-vung-ang",
                                                         "gyirong-kathmandu", "muse-kyaukphyu", "sheberghan-kushk"};
  auto count = 0;
  for (std::uint32_t p = 0; p < n.passages.size(); ++p) {
    auto const& passage = n.passages[net::passage_id{p}];
    if (passage.is_planned != 0) {
      ++count;
      EXPECT_NE(on_lines.contains(net::passage_id{p}), hang_on_others.contains(n.text(passage.id)))
          << n.text(passage.id);
    }
  }
  EXPECT_GT(count, 45);
}

TEST(projects_of_the_pack, lead_where_nothing_led_and_shorten_what_went_round) {
  auto const asked = [](char const* const from, char const* const to, std::vector<std::string> opened) {
    auto q = question(from, to);
    q.modes = {"rail"};
    q.open = std::move(opened);
    return api::find_routes(the_pack(), q);
  };
  auto const shortest_km = [](api::route_answer const& a) {
    auto km = a.answers.at(0).distance_km;
    for (auto const& one : a.answers) {
      km = std::min(km, one.distance_km);
    }
    return km;
  };
  auto const around = asked("Termez,UZ", "Karachi", {});
  auto const through = asked("Termez,UZ", "Karachi", {"trans-afghan-railway"});
  EXPECT_LT(shortest_km(through), 0.6 * shortest_km(around));
  EXPECT_THAT(through.answers.at(0).passages, testing::Contains("trans-afghan-railway"));
  EXPECT_LT(shortest_km(asked("Kashgar", "Tashkent", {"china-kyrgyzstan-uzbekistan"})),
            0.4 * shortest_km(asked("Kashgar", "Tashkent", {})));
  EXPECT_LT(shortest_km(asked("Baku", "Bandar Abbas", {"rasht-astara"})),
            shortest_km(asked("Baku", "Bandar Abbas", {})));
}

TEST(projects_of_the_pack, let_ships_through_canals_and_into_ports) {
  auto const asked = [](char const* const from, char const* const to, std::vector<std::string> opened) {
    auto q = question(from, to);
    q.open = std::move(opened);
    return api::find_routes(the_pack(), q);
  };
  auto const passes = [](api::route_answer const& a, std::string const& id) {
    return std::any_of(a.answers.begin(), a.answers.end(), [&](auto const& one) {
      return std::find(one.passages.begin(), one.passages.end(), id) != one.passages.end();
    });
  };
  EXPECT_TRUE(passes(asked("Aktau", "Constanta", {"eurasia-canal"}), "eurasia-canal"));
  EXPECT_FALSE(passes(asked("Aktau", "Constanta", {}), "eurasia-canal"));
  auto without_bosporus = question("Odesa", "Piraeus");
  without_bosporus.modes = {"sea"};
  without_bosporus.avoid = {"bosporus"};
  EXPECT_FALSE(passes(api::find_routes(the_pack(), without_bosporus), "kanal-istanbul"));
  without_bosporus.open = {"kanal-istanbul"};
  auto const opened = api::find_routes(the_pack(), without_bosporus);
  EXPECT_LT(opened.answers.front().distance_km, 2000);
  EXPECT_TRUE(passes(opened, "kanal-istanbul"));
  EXPECT_TRUE(passes(asked("Zugdidi", "Constanta", {"anaklia-port"}), "anaklia-port"));
}

TEST(projects_of_the_pack, that_are_pipelines_stay_shut_and_say_why) {
  auto q = question("Kabul", "Quetta");
  q.open = {"tapi"};
  try {
    api::find_routes(the_pack(), q);
    FAIL() << "opened";
  } catch (error const& e) {
    EXPECT_THAT(e.what(), HasSubstr("belongs to energy, which is not there yet"));
  }
}

TEST(agreements_of_the_pack, say_who_was_in_them_on_a_day) {
  auto const all = load::read_agreements(the_pack().read_facts());
  auto const status = [&](std::string_view const id, std::string_view const country, char const* const day) {
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const& a) { return a.id == id; });
    return found == all.end() ? std::string_view{"no agreement"}
                              : load::status_on(*found, country, *load::parse_date(day, false));
  };
  EXPECT_EQ(status("sco", "IR", "2021-07-15"), "");
  EXPECT_EQ(status("sco", "IR", "2023-07-04"), "member");
  EXPECT_EQ(status("sco", "TM", "2026-11-01"), "");
  EXPECT_EQ(status("sco", "BY", "2024-07-03"), "observer");
  EXPECT_EQ(status("eaeu", "KG", "2015-08-05"), "");
  EXPECT_EQ(status("eaeu", "KG", "2026-11-01"), "member");
  EXPECT_EQ(status("cis-fta", "UA", "2016-01-01"), "suspended");
  EXPECT_EQ(status("tir", "CN", "2017-01-04"), "");
  EXPECT_EQ(status("tir", "CN", "2017-01-05"), "member");
}

TEST(agreements_of_the_pack, are_listed_for_its_reference_date) {
  auto const text = api::agreements_text(the_pack());
  EXPECT_THAT(text, HasSubstr("\n  eaeu: Eurasian Economic Union (customs-union)\n"));
  EXPECT_THAT(text, HasSubstr("member    RU BY KZ AM KG\n"));
  EXPECT_THAT(text, HasSubstr("suspended UA\n"));
}

}  // namespace
}  // namespace wakhan
