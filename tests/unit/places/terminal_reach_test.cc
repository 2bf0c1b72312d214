// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/terminal_reach.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace wakhan::places {
namespace {

using testing::ElementsAre;

TEST(find_terminal_reach, finds_a_terminal_or_port_within_thirty_kilometres) {
  auto const position =
      std::vector<geo::lonlat>{geo::from_degrees(106.5, 29.5), geo::from_degrees(106.5, 29.76),  // 28.9 km north
                               geo::from_degrees(106.5, 29.78),                                  // 31.1 km north
                               geo::from_degrees(0.0, 0.0), geo::from_degrees(0.26, 0.0)};
  auto const kind = std::vector<place_kind>{place_kind::terminal, place_kind::city, place_kind::city, place_kind::port,
                                            place_kind::airport};
  EXPECT_THAT(find_terminal_reach(position, kind), ElementsAre(1, 1, 0, 1, 1));
}

TEST(find_terminal_reach, counts_no_other_kind_as_a_terminal) {
  auto const position = std::vector<geo::lonlat>(4, geo::from_degrees(10.0, 50.0));
  auto const kind =
      std::vector<place_kind>{place_kind::city, place_kind::station, place_kind::airport, place_kind::border_post};
  EXPECT_THAT(find_terminal_reach(position, kind), ElementsAre(0, 0, 0, 0));
}

TEST(find_terminal_reach, sees_across_the_antimeridian_and_the_pole) {
  auto const position = std::vector<geo::lonlat>{geo::from_degrees(179.9, 65.0), geo::from_degrees(-179.9, 65.0),
                                                 geo::from_degrees(0.0, 89.9), geo::from_degrees(180.0, 89.95)};
  auto const kind = std::vector<place_kind>{place_kind::port, place_kind::city, place_kind::port, place_kind::city};
  EXPECT_THAT(find_terminal_reach(position, kind), ElementsAre(1, 1, 1, 1));
}

RC_GTEST_PROP(find_terminal_reach, agrees_with_comparing_every_pair, ()) {
  auto const n = *rc::gen::inRange<std::size_t>(0, 60);
  auto position = std::vector<geo::lonlat>{};
  auto kind = std::vector<place_kind>{};
  for (std::size_t i = 0; i < n; ++i) {
    position.push_back({*rc::gen::inRange(-1'000'000, 1'000'000), *rc::gen::inRange(51'000'000, 52'000'000)});
    kind.push_back(*rc::gen::element(place_kind::city, place_kind::terminal, place_kind::station));
  }
  auto const reach = find_terminal_reach(position, kind);
  for (std::size_t i = 0; i < n; ++i) {
    auto expected = 0;
    for (std::size_t j = 0; j < n; ++j) {
      if (kind[j] == place_kind::terminal && geo::rough_distance_m(position[i], position[j]) <= kTerminalReach) {
        expected = 1;
      }
    }
    RC_ASSERT(reach[i] == expected);
  }
}

}  // namespace
}  // namespace wakhan::places
