// SPDX-License-Identifier: Apache-2.0
// The search on networks too large for enumeration, against plain label pushing over the network's own links; and
// certificates for what is best in one criterion.
#include "wakhan/route/pareto.h"

#include <gtest/gtest.h>

#include "plain_search.h"
#include "random_question.h"

namespace {

using namespace wakhan;

// A way asked for between two terminals of a drawn network under some closures, with the front found for it.
class question {
 public:
  question(int const seed, test::drawing const& shape)
      : drawn_{static_cast<std::uint64_t>(seed), shape},
        n_{drawn_.view()},
        seen_{n_, test::random_changes(drawn_, n_)} {
    auto const stops = test::stops_of(n_, net::terminal_id{0U}, net::terminal_id{1U});
    front = route::find_pareto_front(route::search_graph{seen_, stops, 1});
    from = n_.terminals[net::terminal_id{0U}].node;
    to = n_.terminals[net::terminal_id{1U}].node;
    arcs = test::open_arcs(seen_, {from, to});
  }

  bool is_fair() const {
    return std::none_of(n_.terminals.all().begin(), n_.terminals.all().begin() + 2, test::is_road_yard);
  }
  bool is_end_avoided() const {
    return seen_.is_country_avoided(n_.nodes.country[from]) || seen_.is_country_avoided(n_.nodes.country[to]);
  }
  std::size_t nodes() const { return n_.nodes.position.size(); }

  route::pareto_front front;
  net::node_id from, to;
  std::vector<test::plain_arc> arcs;

 private:
  test::random_network drawn_;
  net::network n_;
  net::view seen_;
};

constexpr auto kFewTerminals = test::drawing{.nodes = 26, .terminals = 6};
constexpr auto kOneRateNetworks = test::drawing{.nodes = 26, .terminals = 6, .rates = 1};

void compare_fronts(int const count, test::drawing const& shape) {
  auto greatest = std::size_t{0};
  auto with_ways = 0;
  for (int seed = 0; seed < count; ++seed) {
    auto const q = question{seed, shape};
    if (!q.is_fair()) {
      continue;
    }
    auto const expected =
        q.is_end_avoided() ? std::set<cost::criteria>{} : test::plain_front(q.nodes(), q.arcs, q.from, q.to);
    ASSERT_TRUE(q.front.is_exact) << "seed " << seed;
    ASSERT_EQ(test::sums_of(q.front), expected) << "seed " << seed;
    ASSERT_EQ(q.front.ways.size(), expected.size()) << "equal sums have one way; seed " << seed;
    greatest = std::max(greatest, expected.size());
    with_ways += expected.empty() ? 0 : 1;
  }
  // The drawings must be worth the work.
  EXPECT_GT(with_ways, count / 3);
  EXPECT_GE(greatest, shape.rates > 1 ? 6U : 3U);
}

TEST(pareto_front, equals_plain_label_pushing_on_middling_networks) {
  compare_fronts(test::networks(40'000), kFewTerminals);
}

TEST(pareto_front, equals_plain_label_pushing_where_open_borders_make_large_zones) {
  compare_fronts(test::networks(20'000), kOneRateNetworks);
}

// Potentials certify an optimum: nowhere do they fall by more than a link costs, so no way is cheaper than they say at
// the origin; and a way of the front costs just that.
TEST(pareto_front, holds_the_certified_optimum_of_each_criterion) {
  auto certified = 0;
  for (int seed = 0; seed < test::networks(10'000); ++seed) {
    auto const q = question{seed, kFewTerminals};
    if (!q.is_fair() || q.front.ways.empty()) {
      continue;
    }
    for (std::size_t criterion = 0; criterion < 3; ++criterion) {
      auto const at = test::potentials(q.nodes(), q.arcs, q.to, criterion);
      ASSERT_EQ(at[q.to.index()], 0);
      for (auto const& a : q.arcs) {
        ASSERT_LE(at[a.from.index()], at[a.to.index()] + a.price.values()[criterion]) << "seed " << seed;
      }
      auto least = test::kUnreached;
      for (auto const& w : q.front.ways) {
        least = std::min(least, w.sum.values()[criterion]);
      }
      ASSERT_EQ(least, at[q.from.index()]) << "seed " << seed << ", criterion " << criterion;
      ++certified;
    }
  }
  EXPECT_GT(certified, test::networks(10'000));
}

// Nodes at which a place to pass is passed: its terminal's yard and the lines there, except roads, which lead past a
// town by themselves.
std::vector<char> passing_nodes(net::network const& n, net::terminal const& t) {
  auto is_passing = std::vector<char>(n.nodes.position.size(), 0);
  is_passing[t.node.index()] = 1;
  for (auto const link : n.links_at(t.node)) {
    if (n.links.kind[link] == net::link_kind::transfer && n.links.by[link] != net::mode::road) {
      is_passing[n.other_end(link, t.node).index()] = 1;
    }
  }
  return is_passing;
}

// The same network once for each number of places passed; an arc that reaches the next place goes up.
std::vector<test::plain_arc> layered(std::vector<test::plain_arc> const& arcs,
                                     std::vector<std::vector<char>> const& places) {
  auto const layers = places.size() + 1;
  auto out = std::vector<test::plain_arc>{};
  for (auto const& a : arcs) {
    for (std::size_t passed = 0; passed < layers; ++passed) {
      auto after = passed;
      while (after < places.size() && places[after][a.to.index()] != 0) {
        ++after;
      }
      out.push_back(
          {net::node_id{a.from.index() * layers + passed}, net::node_id{a.to.index() * layers + after}, a.price});
    }
  }
  return out;
}

TEST(pareto_front, passes_places_in_their_order_as_plain_label_pushing_does) {
  auto with_ways = 0;
  for (int seed = 0; seed < test::networks(10'000); ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed), kFewTerminals};
    auto const n = drawn.view();
    auto const seen = net::view{n, {}};
    auto const t = n.terminals.all();
    if (std::any_of(t.begin(), t.begin() + 4, test::is_road_yard) || t[2].modes == 0 || t[3].modes == 0) {
      continue;
    }
    auto stops = test::stops_of(n, net::terminal_id{0U}, net::terminal_id{1U});
    stops.insert(stops.begin() + 1, {{t[2].position, t[2].country}, {t[3].position, t[3].country}});
    auto const front = route::find_pareto_front(route::search_graph{seen, stops, 1});
    auto const places = std::vector{passing_nodes(n, t[2]), passing_nodes(n, t[3])};
    auto const arcs = layered(test::open_arcs(seen, {t[0].node, t[1].node, t[2].node, t[3].node}), places);
    auto const expected = test::plain_front(3 * n.nodes.position.size(), arcs, net::node_id{3 * t[0].node.index()},
                                            net::node_id{3 * t[1].node.index() + 2});
    ASSERT_EQ(test::sums_of(front), expected) << "seed " << seed;
    with_ways += expected.empty() ? 0 : 1;
  }
  EXPECT_GT(with_ways, test::networks(10'000) / 10);
}

}  // namespace
