// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/suggest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/places/small_places.h"

namespace wakhan::places {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The whole table of the recurrence, nothing kept, no limit.
std::size_t slow_distance(std::string const& a, std::string const& b) {
  auto d = std::vector<std::vector<std::size_t>>(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

TEST(edit_distance, counts_single_slips) {
  auto distance = edit_distance{"duisburg", 2};
  EXPECT_EQ(distance.to("duisburg"), 0U);
  EXPECT_EQ(distance.to("duisbrg"), 1U);
  EXPECT_EQ(distance.to("duissburg"), 1U);
  EXPECT_EQ(distance.to("duizburg"), 1U);
  EXPECT_EQ(distance.to("duisbrug"), 1U);
  EXPECT_EQ(distance.to("augsburg"), 2U);
  EXPECT_EQ(distance.to("hamburg"), std::nullopt);
}

RC_GTEST_PROP(edit_distance, agrees_with_the_plain_recurrence_in_any_order, ()) {
  auto const word = rc::gen::container<std::string>(rc::gen::elementOf(std::string{"abc"}));
  auto const from = *word;
  auto const limit = *rc::gen::inRange<std::size_t>(0, 4);
  auto distance = edit_distance{from, limit};
  auto words = *rc::gen::container<std::vector<std::string>>(word);
  if (*rc::gen::arbitrary<bool>()) {
    std::sort(words.begin(), words.end());
  }
  for (auto const& to : words) {
    auto const expected = slow_distance(from, to);
    RC_ASSERT(distance.to(to) == (expected <= limit ? std::optional{expected} : std::nullopt));
  }
}

std::vector<std::string> suggested(small_places const& places, std::string const& folded, std::size_t const n = 5) {
  auto labels = std::vector<std::string>{};
  for (auto const place : suggest(places.table(), folded, n, [](place_id) { return true; })) {
    labels.push_back(places.label_of(place));
  }
  return labels;
}

TEST(suggest, gives_the_best_known_first) {
  auto const places = small_places{{{"Brest", "FR", -4.5, 48.4, 140'000}, {"Brest", "BY", 23.7, 52.1, 350'000}}};
  EXPECT_THAT(suggested(places, "brst"), ElementsAre("Brest,BY", "Brest,FR"));
  EXPECT_THAT(suggested(places, "brst", 1), ElementsAre("Brest,BY"));
}

TEST(suggest, adds_farther_places_only_if_they_are_better_known) {
  auto const places = small_places{{{"Hamborg", "DK", 9.0, 55.0, 2'000},
                                    {"Hamburg", "DE", 10.0, 53.5, 1'800'000},
                                    {"Homborch", "NO", 8.0, 60.0, 1'000}}};
  EXPECT_THAT(suggested(places, "hamborgh"), ElementsAre("Hamborg,DK", "Hamburg,DE"));
}

TEST(suggest, names_a_place_once) {
  auto const places =
      small_places{{{"Duisburg", "DE", 6.8, 51.4, 500'000, place_kind::city, {"Duisburgh", "Duisborg"}}}};
  EXPECT_THAT(suggested(places, "duisburgg"), ElementsAre("Duisburg,DE"));
}

TEST(suggest, looks_neither_at_codes_nor_at_very_short_names) {
  auto const places = small_places{{{"Ufa", "RU", 56.0, 54.7, 1'000'000, place_kind::city, {}, {"RUUFA"}}}};
  EXPECT_THAT(suggested(places, "ruufx"), IsEmpty());
  EXPECT_THAT(suggested(places, "ufx"), IsEmpty());
}

TEST(suggest, asks_which_places_are_allowed) {
  auto const places = small_places{{{"Brest", "FR", -4.5, 48.4, 140'000}, {"Brest", "BY", 23.7, 52.1, 350'000}}};
  auto const found = suggest(places.table(), "brst", 5, [](place_id const p) { return p == place_id{0U}; });
  EXPECT_THAT(found, ElementsAre(place_id{0U}));
}

TEST(suggest, gives_up_on_very_long_names) {
  auto const name = std::string(100, 'a');
  auto const places = small_places{{{name, "DE", 0.0, 0.0}}};
  EXPECT_THAT(suggested(places, name + "b"), IsEmpty());
}

}  // namespace
}  // namespace wakhan::places
