// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/layer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr box kWorld{-180, -90, 180, 90};

io::python_graph graph_of(std::vector<std::pair<double, double>> const& points,
                          std::vector<io::python_graph::edge> edges) {
  auto graph = io::python_graph{};
  for (auto const& [lon, lat] : points) {
    graph.lon.push_back(lon);
    graph.lat.push_back(lat);
  }
  graph.edges = std::move(edges);
  return graph;
}

TEST(layer, takes_an_edge_that_is_written_in_both_directions_once) {
  auto const lines = layer_from(graph_of({{0, 0}, {1, 0}}, {{0, 1, 120}, {1, 0, 120}}), net::mode::rail, kWorld);
  EXPECT_EQ(lines.kind, net::mode::rail);
  ASSERT_EQ(lines.edges.size(), 1U);
  EXPECT_EQ(lines.edges[0].metres, 120'000U);
  EXPECT_THAT(lines.points, ElementsAre(geo::from_degrees(0, 0), geo::from_degrees(1, 0)));
}

TEST(layer, leaves_loops_and_edges_that_leave_the_box_out) {
  auto const graph = graph_of({{0, 0}, {1, 0}, {9, 0}}, {{0, 0, 1}, {0, 1, 120}, {1, 2, 900}});
  auto const lines = layer_from(graph, net::mode::road, {-5, -5, 5, 5});
  EXPECT_EQ(lines.edges.size(), 1U);
  EXPECT_EQ(lines.points.size(), 2U);
}

TEST(layer, no_edge_is_shorter_than_the_great_circle_or_one_metre) {
  auto const lines = layer_from(graph_of({{0, 0}, {1, 0}, {1, 0}}, {{0, 1, 5}, {1, 2, 0}}), net::mode::rail, kWorld);
  ASSERT_EQ(lines.edges.size(), 2U);
  EXPECT_NEAR(lines.edges[0].metres, 111'195, 1);
  EXPECT_EQ(lines.edges[1].metres, 1U);
}

TEST(layer, incidence_names_the_edges_of_every_point) {
  auto d = drawing{};
  auto const a = d.point(0, 0);
  auto const b = d.point(1, 0);
  auto const c = d.point(2, 0);
  auto const alone = d.point(3, 0);
  d.edge(a, b);
  d.edge(b, c);
  auto const links = incidence{d.lines};
  EXPECT_THAT(links.at(a), ElementsAre(0U));
  EXPECT_THAT(links.at(b), ElementsAre(0U, 1U));
  EXPECT_THAT(links.at(c), ElementsAre(1U));
  EXPECT_THAT(links.at(alone), IsEmpty());
  EXPECT_EQ(other_end(d.lines.edges[1], b), c);
  EXPECT_EQ(other_end(d.lines.edges[1], c), b);
}

// A line through these points, without countries yet.
layer line_through(std::vector<std::pair<double, double>> const& points) {
  auto d = drawing{};
  for (auto const& [lon, lat] : points) {
    auto const p = d.point(lon, lat, {});
    if (p > 0) {
      d.edge(p - 1, p);
    }
  }
  return d.lines;
}

layer stamped(layer lines) {
  auto found = findings{};
  stamp_countries(lines, two_countries(), found);
  EXPECT_EQ(of_check(found, "excursion").size(), 1U);
  return lines;
}

TEST(stamp_countries, every_point_takes_the_country_that_holds_it) {
  EXPECT_THAT(stamped(line_through({{2, 0}, {9, 0}, {11, 0}, {18, 0}})).country,
              ElementsAre(kLeft, kLeft, kRight, kRight));
}

TEST(stamp_countries, points_at_sea_take_the_country_nearest_along_the_line) {
  // The second point lies in the north of AA, but the line comes from BB.
  EXPECT_THAT(stamped(line_through({{12, 9}, {9, 11}})).country, ElementsAre(kRight, kRight));
}

TEST(stamp_countries, a_line_at_sea_alone_takes_the_nearest_country) {
  EXPECT_THAT(stamped(line_through({{19, 11}, {20.5, 11}})).country, ElementsAre(kRight, kRight));
}

TEST(stamp_countries, a_short_excursion_over_the_border_is_given_back) {
  EXPECT_THAT(stamped(line_through({{5, 0}, {9.99, 0}, {10.02, 0.05}, {10.02, 0.1}, {9.99, 0.15}, {5, 0.15}})).country,
              ElementsAre(kLeft, kLeft, kLeft, kLeft, kLeft, kLeft));
}

TEST(stamp_countries, a_short_excursion_into_a_territory_of_the_same_ground_stays) {
  auto lines = line_through({{5, 0}, {9.99, 0}, {10.02, 0.05}, {10.02, 0.1}, {9.99, 0.15}, {5, 0.15}});
  lines.grounds = {kLeft, kLeft};
  EXPECT_THAT(stamped(lines).country, ElementsAre(kLeft, kLeft, kRight, kRight, kLeft, kLeft));
}

// An excursion over the border at 10° east, so many degrees beyond it for so many degrees.
layer excursion(double const depth, double const length) {
  return stamped(line_through(
      {{5, 0}, {9.99, 0}, {10 + depth, 0.05}, {10 + depth, 0.05 + length}, {9.99, 0.1 + length}, {5, 0.1 + length}}));
}

TEST(stamp_countries, an_excursion_of_more_than_twenty_five_kilometres_stays_unless_it_keeps_beside_the_border) {
  auto const back = ElementsAre(kLeft, kLeft, kLeft, kLeft, kLeft, kLeft);
  auto const stays = ElementsAre(kLeft, kLeft, kRight, kRight, kLeft, kLeft);
  EXPECT_THAT(excursion(0.1, 0.2).country, back) << "22 km, as deep as it is";
  EXPECT_THAT(excursion(0.1, 0.35).country, stays) << "39 km and 11 km deep";
  EXPECT_THAT(excursion(0.02, 0.35).country, back) << "39 km, but only 2.2 km deep";
  EXPECT_THAT(excursion(0.03, 0.35).country, stays) << "3.3 km deep";
  EXPECT_THAT(excursion(0.02, 0.6).country, stays) << "67 km";
}

TEST(stamp_countries, a_short_line_that_ends_beyond_the_border_stays) {
  EXPECT_THAT(stamped(line_through({{5, 0}, {9.99, 0}, {10.02, 0}})).country, ElementsAre(kLeft, kLeft, kRight));
}

}  // namespace
}  // namespace wakhan::load
