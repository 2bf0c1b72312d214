// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/find_ways.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <type_traits>

#include "plain_search.h"
#include "random_question.h"

namespace {

using namespace wakhan;
using net::hazard_target;

static_assert(!std::is_copy_constructible_v<route::search_graph> && !std::is_copy_assignable_v<route::search_graph>,
              "a search graph refers to itself");

constexpr auto kMiddling = test::drawing{.nodes = 26, .terminals = 6};
constexpr auto kOneRate = test::drawing{.nodes = 26, .terminals = 6, .rates = 1};

// A drawn network with some rules on dangerous goods: on lines, borders, passages, countries and modes.
class ruled_network {
 public:
  ruled_network(int const seed, test::drawing const& shape) : drawn_{static_cast<std::uint64_t>(seed), shape} {
    n_ = drawn_.view();
    for (auto i = 1 + drawn_.below(3); i > 0; --i) {
      add_rule();
    }
    auto& data = drawn_.builder().data();
    data.hazards.raw() = rules_;
    data.hazard_links.raw() = links_;
    net::build_zone_hierarchies(data);
    n_ = drawn_.view();
  }

  net::network const& view() const { return n_; }

 private:
  std::size_t below(std::size_t const n) { return static_cast<std::size_t>(drawn_.below(static_cast<int>(n))); }

  void add_rule() {
    auto h = net::hazard{};
    h.classes = 1;
    h.forms = 0xFFFF;
    h.modes = drawn_.chance(70) ? std::uint8_t{0xFF} : static_cast<std::uint8_t>(1U << below(3));
    if (drawn_.chance(50)) {
      h.what = hazard_target::links;
      h.target = static_cast<std::uint32_t>(links_.size());
      for (std::size_t l = 0; l < n_.links.from.size(); ++l) {
        if (n_.links.kind[net::link_id{l}] != net::link_kind::transfer && drawn_.chance(15)) {
          links_.emplace_back(l);
        }
      }
      h.links = static_cast<std::uint32_t>(links_.size()) - h.target;
    } else if (drawn_.chance(40)) {
      h.what = hazard_target::country;
      h.target = static_cast<std::uint32_t>(below(n_.countries.size()));
    } else if (drawn_.chance(50) && n_.crossings.size() > 0) {
      h.what = hazard_target::crossing;
      h.target = static_cast<std::uint32_t>(below(n_.crossings.size()));
    } else if (n_.passages.size() > 0) {
      h.what = hazard_target::passage;
      h.target = static_cast<std::uint32_t>(below(n_.passages.size()));
    }
    rules_.push_back(h);
  }

  test::random_network drawn_;
  net::network n_;
  std::vector<net::hazard> rules_;
  std::vector<net::link_id> links_;
};

void compare_with_plain_search(int const count, test::drawing const& shape) {
  auto with_ways = 0;
  auto changed = 0;
  for (int seed = 0; seed < count; ++seed) {
    auto const drawn = ruled_network{seed, shape};
    auto const& n = drawn.view();
    auto const t = n.terminals.all();
    if (std::any_of(t.begin(), t.begin() + 2, test::is_road_yard)) {
      continue;
    }
    auto const stops = test::stops_of(n, net::terminal_id{0U}, net::terminal_id{1U});
    auto c = net::changes{};
    c.hazard_classes = 1;
    auto const found = route::find_ways(n, c, stops, {}, 1);
    auto const seen = net::view{n, c};
    auto const arcs = test::open_arcs(seen, {t[0].node, t[1].node});
    auto const expected = test::plain_front(n.nodes.position.size(), arcs, t[0].node, t[1].node);
    ASSERT_EQ(test::sums_of(found.front), expected) << "seed " << seed;
    auto const at_once = route::search_graph{seen, stops, 1};
    ASSERT_EQ(test::sums_of(route::find_pareto_front(at_once)), expected) << "all rules at once, seed " << seed;
    auto const harmless = route::find_ways(n, {}, stops, {}, 1);
    with_ways += expected.empty() ? 0 : 1;
    changed += test::sums_of(harmless.front) == expected ? 0 : 1;
  }
  EXPECT_GT(with_ways, count / 20);
  EXPECT_GT(changed, count / 20);
}

TEST(find_ways, dangerous_goods_go_as_if_what_is_closed_to_them_were_not_there) {
  compare_with_plain_search(test::networks(2'000), kMiddling);
}

TEST(find_ways, dangerous_goods_go_round_what_is_closed_inside_a_zone) {
  compare_with_plain_search(test::networks(2'000), kOneRate);
}

}  // namespace
