// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/search_graph.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "small_corridor.h"
#include "wakhan/route/pareto.h"

namespace {

using namespace wakhan;
using net::closure;
using testing::ElementsAre;
using testing::IsEmpty;
using corridor = test::small_corridor;

class search_graph : public testing::Test {
 protected:
  route::search_graph graph(route::stop const& from, route::stop const& to, net::changes const& c = {}) {
    auto const stops = std::vector{from, to};
    return {net::view{drawn_.view(), c}, stops, 1};
  }

  std::vector<closure> obstacles(route::stop const& from, route::stop const& to, net::changes const& c) {
    auto const g = graph(from, to, c);
    EXPECT_TRUE(g.obstacles().is_joined);
    EXPECT_TRUE(route::find_pareto_front(g).ways.empty());
    auto why = std::vector<closure>{};
    for (auto const& o : g.obstacles().met) {
      why.push_back(o.why);
    }
    return why;
  }

  corridor drawn_;
};

net::changes avoiding_country(net::country_id const c) {
  auto changes = net::changes{};
  changes.avoided_countries.assign(3, 0);
  changes.avoided_countries[c.index()] = 1;
  return changes;
}

net::changes avoiding_crossing(std::size_t const crossing) {
  auto changes = net::changes{};
  changes.avoided_crossings.assign(3, 0);
  changes.avoided_crossings[crossing] = 1;
  return changes;
}

TEST_F(search_graph, meets_no_obstacle_where_nothing_is_closed) {
  auto const g = graph(drawn_.town(), drawn_.overseas());
  EXPECT_TRUE(g.obstacles().is_joined);
  EXPECT_THAT(g.obstacles().met, IsEmpty());
}

TEST_F(search_graph, names_each_kind_of_obstacle) {
  auto c = avoiding_crossing(0);
  EXPECT_THAT(obstacles(drawn_.town(), drawn_.overseas(), c), ElementsAre(closure::avoided_crossing));
  c = {};
  c.avoided_passages = {1};
  EXPECT_THAT(obstacles(drawn_.town(), drawn_.overseas(), c), ElementsAre(closure::avoided_passage));
  EXPECT_THAT(obstacles(drawn_.town(), drawn_.overseas(), avoiding_country(corridor::kBB)),
              testing::Each(closure::avoided_country));
  c = {};
  c.modes = 1U << static_cast<unsigned>(net::mode::rail);
  EXPECT_THAT(obstacles(drawn_.town(), drawn_.overseas(), c), testing::Each(closure::excluded_mode));
}

// An area of open borders is one zone, measured anew when a part of it is avoided: what was avoided is still the
// reason.
TEST_F(search_graph, names_what_is_avoided_inside_an_area_of_open_borders) {
  EXPECT_THAT(obstacles(drawn_.west(), drawn_.east(), avoiding_country(corridor::kBB)),
              ElementsAre(closure::avoided_country));
  EXPECT_THAT(obstacles(drawn_.west(), drawn_.east(), avoiding_crossing(2)), ElementsAre(closure::avoided_crossing));
  auto c = net::changes{};
  c.banned_countries = {0, 1, 0};
  EXPECT_THAT(obstacles(drawn_.west(), drawn_.east(), c), ElementsAre(closure::trade_ban));
}

TEST_F(search_graph, is_not_joined_where_no_line_is) {
  auto const g = graph(drawn_.town(), drawn_.east());
  EXPECT_FALSE(g.obstacles().is_joined);
  EXPECT_THAT(g.obstacles().met, IsEmpty());
}

TEST_F(search_graph, ties_a_stop_to_terminals_and_roads_of_its_own_country) {
  auto const g = graph(drawn_.town(), drawn_.overseas());
  auto const n = drawn_.view();
  ASSERT_EQ(g.accesses().size(), 2U);
  EXPECT_EQ(g.accesses()[0].node, n.terminals[corridor::kInland].node);
  EXPECT_TRUE(g.accesses()[0].has_handling);
  EXPECT_EQ(g.accesses()[1].metres, 0U) << "Overseas is the terminal itself";
  EXPECT_FALSE(g.accesses()[1].has_handling);
  auto foreign = drawn_.town();
  foreign.country = corridor::kBB;
  EXPECT_THAT(graph(foreign, drawn_.overseas()).accesses(), testing::SizeIs(1)) << "only the destination";
}

TEST_F(search_graph, has_arcs_that_lead_out_of_the_nodes_they_say) {
  auto const g = graph(drawn_.town(), drawn_.overseas());
  auto out = std::size_t{0};
  for (std::uint32_t node = 0; node < g.nodes(); ++node) {
    for (auto const a : g.out(node)) {
      EXPECT_EQ(g.arcs()[a].tail, node);
      ++out;
    }
  }
  EXPECT_EQ(out, g.arcs().size());
}

}  // namespace
