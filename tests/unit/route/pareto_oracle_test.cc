// SPDX-License-Identifier: Apache-2.0
// The search over portals against plain enumeration of every simple way over the network's own links.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "plain_search.h"
#include "random_question.h"
#include "wakhan/route/itinerary.h"
#include "wakhan/route/pareto.h"

namespace {

using namespace wakhan;
using cost::criteria;
using test::is_road_yard;
using test::random_changes;
using test::stops_of;
using test::sums_of;

// Every simple way from one hub to another over links that are open on the day of departure; shares nothing with the
// search but the bills.
class enumeration {
 public:
  enumeration(net::view const& seen, net::node_id const from, net::node_id const to)
      : seen_{seen}, n_{seen_.base()}, to_{to}, from_{from}, on_way_(n_.nodes.position.size(), 0) {
    walk(from, {});
  }

  std::set<criteria> const& front() const { return front_; }
  std::size_t ways() const { return ways_; }

 private:
  bool may_stand_at(net::node_id const node) const {
    if (n_.nodes.kind[node] != net::node_kind::hub || node == from_ || node == to_) {
      return true;
    }
    for (auto const& t : n_.terminals.all()) {
      if (t.node == node) {
        return t.is_hub != 0;
      }
    }
    return false;
  }

  void walk(net::node_id const here, criteria const sum) {
    if (here == to_) {
      ++ways_;
      add(sum);
      return;
    }
    on_way_[here.index()] = 1;
    for (auto const link : n_.links_at(here)) {
      auto const next = n_.other_end(link, here);
      if (on_way_[next.index()] == 0 && may_stand_at(next) && seen_.why_closed(link, 0) == net::closure::none) {
        walk(next, sum + cost::link_bill(n_, link, here, seen_.what()).sum);
      }
    }
    on_way_[here.index()] = 0;
  }

  void add(criteria const sum) {
    if (std::any_of(front_.begin(), front_.end(), [&](auto const& f) { return f.dominates(sum); })) {
      return;
    }
    std::erase_if(front_, [&](auto const& f) { return sum.dominates(f); });
    front_.insert(sum);
  }

  net::view seen_;
  net::network const& n_;
  net::node_id to_, from_;
  std::vector<char> on_way_;
  std::set<criteria> front_;
  std::size_t ways_{};
};

TEST(pareto_front, equals_the_enumeration_of_all_simple_ways_on_small_networks) {
  auto with_ways = 0;
  auto greatest = std::size_t{0};
  for (int seed = 0; seed < test::networks(200'000); ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed)};
    auto const n = drawn.view();
    auto const a = net::terminal_id{0U};
    auto const b = net::terminal_id{1U};
    auto const seen = net::view{n, random_changes(drawn, n)};
    auto const stops = stops_of(n, a, b);
    auto const graph = route::search_graph{seen, stops, 1};
    auto const front = route::find_pareto_front(graph);
    // A yard that only trucks serve is reached by the roads around it, of which there are none here.
    if (is_road_yard(n.terminals[a]) || is_road_yard(n.terminals[b])) {
      continue;
    }
    auto const is_end_avoided =
        seen.is_country_avoided(n.terminals[a].country) || seen.is_country_avoided(n.terminals[b].country);
    auto const oracle = enumeration{seen, n.terminals[a].node, n.terminals[b].node};
    ASSERT_TRUE(front.is_exact) << "seed " << seed;
    if (is_end_avoided) {
      ASSERT_TRUE(front.ways.empty()) << "seed " << seed;
      continue;
    }
    ASSERT_EQ(sums_of(front), oracle.front()) << "seed " << seed << ", " << oracle.ways() << " ways";
    ASSERT_EQ(front.ways.size(), oracle.front().size()) << "equal vectors have one way; seed " << seed;
    with_ways += oracle.ways() > 0 ? 1 : 0;
    greatest = std::max(greatest, front.ways.size());
  }
  // The drawing must be worth the work: many questions with answers, some with several.
  EXPECT_GT(with_ways, test::networks(200'000) / 5);
  EXPECT_GE(greatest, 3U);
}

TEST(itineraries, have_bills_that_add_up_to_the_search_exactly) {
  for (int seed = 0; seed < 2000; ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed)};
    auto const n = drawn.view();
    auto const seen = net::view{n, {}};
    auto const stops = stops_of(n, net::terminal_id{0U}, net::terminal_id{1U});
    auto const graph = route::search_graph{seen, stops, 1};
    auto const maker = route::itinerary_maker{graph, stops[0], stops[1]};
    for (auto const& w : route::find_pareto_front(graph).ways) {
      auto const i = maker.make(w);
      ASSERT_EQ(i.total.sum, w.sum) << "seed " << seed;
      ASSERT_EQ(i.total.sum.time, i.total.moving + i.total.transfer + i.total.border + i.total.waiting)
          << "seed " << seed;
      auto sum = cost::bill{};
      for (auto const& l : i.legs) {
        auto of_steps = cost::bill{};
        for (auto const& s : l.steps) {
          of_steps += s.bill;
        }
        ASSERT_EQ(of_steps.sum, l.bill.sum) << "seed " << seed;
        sum += l.bill;
      }
      ASSERT_EQ(sum.sum, i.total.sum) << "seed " << seed;
    }
  }
}

TEST(closing_anything, never_gives_a_way_that_was_not_dominated_before) {
  for (int seed = 0; seed < 2000; ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed)};
    auto const n = drawn.view();
    auto const stops = stops_of(n, net::terminal_id{0U}, net::terminal_id{1U});
    auto const open = route::find_pareto_front(route::search_graph{net::view{n, {}}, stops, 1});
    auto const closed = route::find_pareto_front(route::search_graph{net::view{n, random_changes(drawn, n)}, stops, 1});
    for (auto const& w : closed.ways) {
      ASSERT_TRUE(
          std::any_of(open.ways.begin(), open.ways.end(), [&](auto const& o) { return o.sum.dominates(w.sum); }))
          << "seed " << seed;
    }
  }
}

TEST(a_front_that_is_cut_off, says_so_and_holds_true_ways_only) {
  auto cut = 0;
  for (int seed = 0; seed < 2000; ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed)};
    auto const n = drawn.view();
    auto const stops = stops_of(n, net::terminal_id{0U}, net::terminal_id{1U});
    auto const graph = route::search_graph{net::view{n, {}}, stops, 1};
    auto const whole = route::find_pareto_front(graph);
    auto const part = route::find_pareto_front(graph, {8});
    if (part.is_exact) {
      ASSERT_EQ(sums_of(part), sums_of(whole)) << "seed " << seed;
      continue;
    }
    ++cut;
    for (auto const& w : part.ways) {
      ASSERT_TRUE(
          std::any_of(whole.ways.begin(), whole.ways.end(), [&](auto const& o) { return o.sum.dominates(w.sum); }))
          << "seed " << seed;
    }
    for (auto const& w : whole.ways) {
      auto const is_there = sums_of(part).contains(w.sum);
      ASSERT_TRUE(is_there || w.sum.time >= part.missing_from_time) << "seed " << seed;
    }
    ASSERT_EQ(part.ways.empty(), whole.ways.empty()) << "seed " << seed;
  }
  EXPECT_GT(cut, 100);
}

}  // namespace
