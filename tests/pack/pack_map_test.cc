// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "the_pack.h"
#include "wakhan/api/map_labels.h"
#include "wakhan/api/map_words.h"
#include "wakhan/api/network_lines.h"
#include "wakhan/api/pack_svg.h"
#include "wakhan/api/route_points.h"

namespace {

using namespace wakhan;

bool has_links_of(std::string const& layer) {
  auto const by = the_pack().network().links.by.all();
  return std::any_of(by.begin(), by.end(), [&](auto const m) { return net::name_of(m) == layer; });
}

TEST(pack_map, draws_every_layer_that_the_pack_has) {
  for (auto const& layer : api::map_layers()) {
    if (!net::parse_mode(layer) || has_links_of(layer)) {
      auto request = api::map_of_pack{};
      request.layers = {layer};
      EXPECT_THAT(api::pack_svg(the_pack(), request), ::testing::HasSubstr("</svg>")) << layer;
    }
  }
}

TEST(pack_map, names_each_source_once) {
  auto const words = api::attribution_of(the_pack().meta());
  auto const first = words.find("Natural Earth");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(words.find("Natural Earth", first + 1), std::string::npos) << words;
}

TEST(pack_map, of_a_country_shows_the_ferries_that_call_there) {
  auto request = api::map_of_pack{};
  request.layers = {"ferry"};
  request.country = "KZ";
  EXPECT_THAT(api::pack_svg(the_pack(), request), ::testing::HasSubstr(">Ferry<"));
}

// The Dnieper has been shut since 2022, the Danube is open.
TEST(pack_map, tells_waterways_that_are_closed_from_open_ones) {
  auto request = api::map_of_pack{};
  request.layers = {"waterway"};
  request.box = "28,44,36,52";
  EXPECT_THAT(api::pack_svg(the_pack(), request),
              ::testing::AllOf(::testing::HasSubstr(">Inland waterway<"),
                               ::testing::HasSubstr(">Inland waterway, closed or planned<")));
}

// Only small ships pass the Corinth Canal.
TEST(pack_map, tells_straits_that_are_not_for_ordinary_ships) {
  auto request = api::map_of_pack{};
  request.layers = {"passages"};
  request.box = "20,36,30,42";
  EXPECT_THAT(api::pack_svg(the_pack(), request),
              ::testing::AllOf(::testing::HasSubstr(">Strait or canal<"),
                               ::testing::HasSubstr(">Strait or canal, not for ordinary ships<")));
}

TEST(pack_map, of_a_country_is_below_two_megabytes_and_of_all_below_eight) {
  auto request = api::map_of_pack{};
  request.layers = {"rail", "road", "ferry", "air", "crossings", "terminals", "passages"};
  EXPECT_LT(api::pack_svg(the_pack(), request).size(), 8'000'000U);
  request.country = "CN";
  EXPECT_LT(api::pack_svg(the_pack(), request).size(), 2'000'000U);
}

TEST(pack_map, of_a_corridor_shows_its_way_by_land_or_sea) {
  auto const of = [](char const* const id) {
    auto request = api::map_of_pack{};
    request.corridor = id;
    return api::pack_svg(the_pack(), request);
  };
  EXPECT_THAT(of("land-bridge-alashankou"), ::testing::HasSubstr(">Rail<"));
  EXPECT_THAT(of("middle-corridor-btk"),
              ::testing::AllOf(::testing::HasSubstr(">Rail<"), ::testing::HasSubstr(">Ferry<")));
  EXPECT_THAT(of("cpec-karachi"), ::testing::HasSubstr(">Road<"));
  EXPECT_THAT(of("northern-sea-route"), ::testing::HasSubstr(">Sea<"));
}

// Every piece of rail is on the map once: the segments of the lines are as many as those of the links.
TEST(pack_map, draws_each_link_once) {
  auto const& n = the_pack().network();
  auto const only_rail = [&](net::link_id const link) {
    return n.links.by[link] == net::mode::rail ? std::optional{draw::line_style::rail} : std::nullopt;
  };
  auto links = 0.0;
  for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
    auto const one = net::link_id{i};
    auto const alone = only_rail(one);
    links += alone && n.links.from[one] != n.links.to[one] ? n.links.length_m[one] : 0;
  }
  auto drawn = 0.0;
  for (auto const& line : api::network_lines(n, only_rail)) {
    for (std::size_t i = 1; i < line.points.size(); ++i) {
      drawn += geo::rough_distance_m(line.points[i - 1], line.points[i]);
    }
  }
  // Lengths of links are those of their shapes times factors between 0.98 and 1.07; transfers have none.
  EXPECT_GT(drawn, 0.9 * links);
  EXPECT_LT(drawn, 1.05 * links);
}

TEST(passage_rows, tell_what_the_rivers_of_a_way_take) {
  auto request = question("Duisburg", "Constanta,RO");
  request.modes = {"waterway"};
  auto answer = api::find_routes(the_pack(), request);
  ASSERT_FALSE(answer.answers.empty());
  answer.answers.resize(1);
  auto rivers_km = 0.0;
  for (auto const& row : api::passage_rows(the_pack().network(), answer)) {
    EXPECT_GT(row.distance_km, 0) << row.id;
    EXPECT_GT(row.hours, 0) << row.id;
    rivers_km += row.distance_km;
  }
  EXPECT_GT(rivers_km, 0.9 * answer.answers[0].distance_km);
}

TEST(route_map, names_a_river_where_the_way_passes_it) {
  auto request = question("Duisburg", "Constanta,RO");
  request.modes = {"waterway"};
  auto const answer = api::find_routes(the_pack(), request);
  ASSERT_FALSE(answer.answers.empty());
  auto const& way = answer.answers.front();
  auto named = 0;
  for (auto const& label : api::map_labels(the_pack().network(), answer, {&way, 1})) {
    if (label.text != "Rhine" && label.text != "Main" && label.text != "Danube") {
      continue;
    }
    ++named;
    auto nearest = 1e9;
    for (auto const& leg : way.detail.legs) {
      for (auto const at : leg.shape) {
        nearest = std::min(nearest, geo::rough_distance_m(at, label.at));
      }
    }
    EXPECT_LT(nearest, 10'000) << label.text;
  }
  EXPECT_EQ(named, 3);
}

}  // namespace
