// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/candidates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "unit/places/small_places.h"

namespace wakhan::places {
namespace {

using testing::ElementsAre;

std::vector<std::string> labels(small_places const& places, std::vector<candidate> const& candidates) {
  auto texts = std::vector<std::string>{};
  for (auto const& c : candidates) {
    texts.push_back(places.label_of(c.found.place));
  }
  return texts;
}

std::vector<std::string> found(small_places const& places, std::string_view const text) {
  return labels(places, find_candidates(places.table(), text));
}

std::vector<std::string> merged(small_places const& places, std::string_view const text) {
  return labels(places, merge_same(places.table(), find_candidates(places.table(), text)));
}

TEST(find_candidates, puts_main_names_before_alternates_then_terminals_then_population) {
  auto const places = small_places{{{"Alt", "AA", 0.0, 0.0, 9'000'000, place_kind::city, {"Same"}},
                                    {"Same", "BB", 10.0, 0.0, 500'000},
                                    {"Same", "CC", 20.0, 0.0, 1'000},
                                    {"Same", "DD", 30.0, 0.0, 600'000},
                                    {"Other", "CC", 20.1, 0.0, 0, place_kind::terminal}}};
  EXPECT_THAT(found(places, "same"), ElementsAre("Same,CC", "Same,DD", "Same,BB", "Alt,AA"));
}

TEST(find_candidates, names_a_place_once_by_its_best_match) {
  auto const places = small_places{{{"Ufa", "RU", 56.0, 54.7, 0, place_kind::terminal, {"Уфа"}, {"ufa"}}}};
  auto const all = find_candidates(places.table(), "ufa");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].rank, match_rank::main_name);
  EXPECT_EQ(all[0].found.kind, name_kind::main);
  EXPECT_TRUE(all[0].found.has_terminal);
}

TEST(find_candidates, finds_nothing_for_nothing) {
  auto const places = small_places{{{"Ufa", "RU", 56.0, 54.7}}};
  EXPECT_THAT(found(places, ""), ElementsAre());
  EXPECT_THAT(found(places, "…"), ElementsAre());
}

TEST(merge_same, takes_the_city_for_its_ports_and_stations) {
  auto const places = small_places{{{"Hamburg", "DE", 9.9, 53.5, 0, place_kind::port},
                                    {"Hamburg", "DE", 9.7, 53.6, 0, place_kind::station},
                                    {"Hamburg", "DE", 10.5, 53.7, 1'800'000}}};
  EXPECT_THAT(merged(places, "hamburg"), ElementsAre("Hamburg,DE"));
}

TEST(merge_same, gives_the_city_the_terminal_beside_it) {
  auto const places = small_places{
      {{"Hamburg", "DE", 9.9, 53.5, 0, place_kind::port}, {"Hamburg", "DE", 10.5, 53.7, 1'800'000}}};  // 45 km away
  auto const all = merge_same(places.table(), find_candidates(places.table(), "hamburg"));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_TRUE(all[0].found.has_terminal);
}

TEST(merge_same, keeps_a_port_that_is_far_or_abroad) {
  auto const places = small_places{{{"Dostyk", "KZ", 82.5, 45.2, 5'000},
                                    {"Dostyk", "KZ", 84.0, 45.2, 0, place_kind::terminal},
                                    {"Dostyk", "CN", 82.6, 45.2, 0, place_kind::station}}};
  EXPECT_THAT(merged(places, "dostyk"), testing::SizeIs(3));
}

TEST(merge_same, keeps_a_port_whose_city_is_only_called_so_otherwise) {
  auto const places = small_places{{{"Nakhodka", "RU", 132.9, 42.8, 140'000, place_kind::city, {"Vostochny"}},
                                    {"Vostochny", "RU", 133.0, 42.7, 0, place_kind::port}}};
  EXPECT_THAT(merged(places, "vostochny"), ElementsAre("port Vostochny,RU", "Nakhodka,RU"));
}

TEST(merge_same, takes_a_city_for_the_port_inside_it_that_is_called_by_its_other_name) {
  auto const places = small_places{{{"Kyiv", "UA", 30.52, 50.45, 2'950'000, place_kind::city, {"Kiev"}},
                                    {"Kiev", "UA", 30.53, 50.47, 0, place_kind::port},
                                    {"Karkiv", "UA", 36.0, 50.0, 30'000, place_kind::city, {"Kharkov"}},
                                    {"Kharkov", "UA", 36.0, 50.05, 0, place_kind::port}}};
  EXPECT_THAT(merged(places, "Kiev"), ElementsAre("Kyiv,UA"));
  EXPECT_THAT(merged(places, "Kharkov"), ElementsAre("port Kharkov,UA", "Karkiv,UA")) << "6 km from so small a town";
}

TEST(merge_same, takes_a_city_for_the_station_that_is_called_by_its_other_name) {
  auto const places = small_places{{{"Homyel", "BY", 31.0, 52.4, 480'000, place_kind::city, {"Gomel"}},
                                    {"Gomel", "BY", 31.01, 52.43, 0, place_kind::station},
                                    {"Gomel", "BY", 25.0, 53.0, 0, place_kind::station}}};
  auto const all = merge_same(places.table(), find_candidates(places.table(), "Gomel"));
  EXPECT_THAT(labels(places, all), ElementsAre("Homyel,BY", "station Gomel,BY")) << "the other lies elsewhere";
  EXPECT_EQ(all[0].rank, match_rank::main_name);
}

TEST(merge_same, keeps_one_of_several_facilities) {
  auto const places = small_places{{{"Dostyk", "KZ", 82.5, 45.2, 0, place_kind::border_post},
                                    {"Dostyk", "KZ", 82.5, 45.2, 0, place_kind::station},
                                    {"Dostyk", "KZ", 82.5, 45.2, 0, place_kind::terminal}}};
  EXPECT_THAT(merged(places, "dostyk"), ElementsAre("terminal Dostyk,KZ"));
}

TEST(merge_same, takes_a_city_for_its_parts_but_not_for_another_city) {
  auto const places = small_places{{{"Ezhou", "CN", 114.88, 30.40, 194'000},
                                    {"E’zhou", "CN", 114.89, 30.39, 669'000},
                                    {"Ezhou", "CN", 115.40, 30.40, 100'000}}};
  EXPECT_THAT(merged(places, "ezhou"), ElementsAre("E’zhou,CN", "Ezhou,CN"));
}

}  // namespace
}  // namespace wakhan::places
