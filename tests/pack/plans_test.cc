// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/plans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "the_pack.h"
#include "wakhan/load/agreements.h"
#include "wakhan/load/projects.h"

namespace wakhan {
namespace {

using ::testing::HasSubstr;

TEST(projects_of_the_pack, are_listed_with_figures_state_and_source) {
  auto const text = api::projects_text(the_pack());
  for (auto const& p : load::read_projects(the_pack().read_facts())) {
    EXPECT_THAT(text, HasSubstr("\n  " + p.id + ": " + p.name)) << p.id;
  }
  EXPECT_THAT(text, HasSubstr("647 km · 1520 mm · 15 Mt/year · 4600 million USD"));
  EXPECT_THAT(text, HasSubstr("Rasht - Astara: under construction, to open 2030"));
  EXPECT_THAT(text, HasSubstr("Chumphon - Ranong: planned, to begin 2028, to open 2030"));
  EXPECT_THAT(text, HasSubstr("https://tass.com/economy/1992107, 2025-07-21, press"));
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
