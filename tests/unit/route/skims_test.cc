// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/skims.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>

#include "proof/rules.h"
#include "random_question.h"
#include "wakhan/route/find_ways.h"

namespace {

using namespace wakhan;
using route::skims;

// A day at 100 dollars, a tonne of CO2e at 100, without rounding.
std::int64_t in_value(cost::criteria const& c) { return c.money * 21'600 + c.time * 2'500 + c.co2e * 216; }

// All pairs of a network's terminals, and of places beside them, asked together and one by one.
struct pairs_of_stops {
  net::network n;
  net::changes kind;
  route::pricing price{in_value};
  std::vector<route::stop> stops{};

  net::changes asked(route::stop const& from, route::stop const& to) const {
    auto c = kind;
    c.ends = {from.country, to.country};
    c.towards = to.at;
    c.banned_countries = proof::banned_countries(n, c);
    return c;
  }

  // [to][from]; with something closed besides where it is given.
  std::vector<std::vector<skims::answer>> together(net::changes const* const closed = nullptr) const {
    auto more = skims::closing{closed == nullptr ? net::changes{} : *closed};
    auto const all = skims{n, kind, [&](auto const& from, auto const& to) { return asked(from, to); }, price};
    auto own = skims::worker{n};
    auto receivers = std::vector<std::unique_ptr<route::tied_stop>>{};
    auto seen_by_senders = std::vector<route::tied_stop const*>{};
    for (auto const& s : stops) {
      receivers.push_back(all.tie(s, own));
      seen_by_senders.push_back(receivers.back().get());
    }
    auto senders = std::vector<route::skim_sender>{};
    for (auto const& s : stops) {
      senders.push_back(all.tie_sender(s, seen_by_senders, own));
    }
    auto from = std::vector<route::skim_sender const*>{};
    for (auto const& s : senders) {
      from.push_back(&s);
    }
    auto answers = std::vector<std::vector<skims::answer>>{};
    for (auto const& to : receivers) {
      answers.push_back(all.ask(from, *to, own, closed == nullptr ? nullptr : &more));
    }
    return answers;
  }

  std::optional<std::int64_t> alone(route::stop const& from, route::stop const& to,
                                    net::changes const& closed = {}) const {
    auto const ends = std::array{from, to};
    auto least = std::optional<std::int64_t>{};
    route::find_ways_by(
        n, skims::closing{closed}.added_to(asked(from, to)), ends,
        [&](route::search_graph const& graph) {
          auto front = route::pareto_front{};
          if (auto way = route::find_best_way(graph, price)) {
            least = price(way->sum);
            front.ways.push_back(std::move(*way));
          } else {
            least.reset();
          }
          return front;
        },
        1);
    return least;
  }
};

pairs_of_stops pairs_of(test::random_network& drawn) {
  auto asked = pairs_of_stops{drawn.view(), {}};
  for (auto const& t : asked.n.terminals.all()) {
    if (!test::is_road_yard(t)) {
      asked.stops.push_back({t.position, t.country});
    }
  }
  return asked;
}

struct tally {
  int ways{}, no_ways{}, doubtful{};
};

void compare(std::uint64_t const seed, test::drawing const& shape, tally& all) {
  auto drawn = test::random_network{seed, shape};
  auto asked = pairs_of(drawn);
  asked.kind = test::any_changes(drawn, asked.n, {}, {});
  asked.kind.ends = {};
  auto const together = asked.together();
  for (std::size_t to = 0; to < asked.stops.size(); ++to) {
    for (std::size_t from = 0; from < asked.stops.size(); ++from) {
      auto const& answer = together[to][from];
      if (answer.what == skims::outcome::doubtful) {
        ++all.doubtful;
        continue;
      }
      auto const alone = asked.alone(asked.stops[from], asked.stops[to]);
      ASSERT_EQ(answer.what == skims::outcome::way, alone.has_value()) << "seed " << seed << ' ' << from << ' ' << to;
      ++(alone ? all.ways : all.no_ways);
      if (alone) {
        ASSERT_EQ(answer.value, *alone) << "seed " << seed << ' ' << from << ' ' << to;
        // The pieces are a way of that price: each is billed again.
        ASSERT_EQ(in_value(answer.way.total.sum), *alone) << "seed " << seed;
      }
    }
  }
}

bool meet(std::vector<std::uint32_t> const& passed, std::vector<char> const& closed) {
  return std::any_of(passed.begin(), passed.end(), [&](auto const i) { return i < closed.size() && closed[i] != 0; });
}

TEST(closing_things_besides, gives_the_price_of_a_question_that_avoids_them) {
  auto all = tally{};
  auto kept = 0;
  for (int seed = 0; seed < test::networks(10'000); ++seed) {
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed), {.has_everything = seed % 2 == 0}};
    auto asked = pairs_of(drawn);
    asked.kind.day = drawn.day();
    auto const closed = test::random_changes(drawn, asked.n);
    auto only_closed = net::changes{};
    only_closed.avoided_countries = closed.avoided_countries;
    only_closed.avoided_crossings = closed.avoided_crossings;
    only_closed.avoided_passages = closed.avoided_passages;
    auto const before = asked.together();
    auto const after = asked.together(&only_closed);
    for (std::size_t to = 0; to < asked.stops.size(); ++to) {
      for (std::size_t from = 0; from < asked.stops.size(); ++from) {
        auto const alone = asked.alone(asked.stops[from], asked.stops[to], only_closed);
        auto const& passed = before[to][from].passed;
        if (before[to][from].what == skims::outcome::way && !meet(passed.countries, only_closed.avoided_countries) &&
            !meet(passed.crossings, only_closed.avoided_crossings) &&
            !meet(passed.passages, only_closed.avoided_passages)) {
          ASSERT_EQ(alone, before[to][from].value) << "seed " << seed << ": nothing on the way was closed";
          ++kept;
        }
        auto const& answer = after[to][from];
        if (answer.what == skims::outcome::doubtful) {
          ++all.doubtful;
          continue;
        }
        ASSERT_EQ(answer.what == skims::outcome::way, alone.has_value()) << "seed " << seed;
        ++(alone ? all.ways : all.no_ways);
        if (alone) {
          ASSERT_EQ(answer.value, *alone) << "seed " << seed;
        }
      }
    }
  }
  EXPECT_GT(all.ways, 0);
  EXPECT_GT(all.no_ways, 0);
  EXPECT_GT(kept, 0);
}

TEST(skims, find_the_price_of_each_question_asked_alone) {
  auto all = tally{};
  for (int seed = 0; seed < test::networks(20'000); ++seed) {
    compare(static_cast<std::uint64_t>(seed), {}, all);
  }
  EXPECT_GT(all.ways, all.doubtful);
  EXPECT_GT(all.no_ways, 0);
}

TEST(skims, find_it_on_networks_with_everything) {
  auto all = tally{};
  for (int seed = 0; seed < test::networks(10'000); ++seed) {
    compare(static_cast<std::uint64_t>(seed), {.has_everything = true}, all);
  }
  EXPECT_GT(all.ways, all.doubtful / 10);
  EXPECT_GT(all.doubtful, 0);
}

TEST(skims, find_it_where_posts_open_and_close_within_days) {
  auto all = tally{};
  for (int seed = 0; seed < test::networks(2'000); ++seed) {
    compare(static_cast<std::uint64_t>(seed),
            {.nodes = 36, .terminals = 3, .rates = 1, .tie_percent = 6, .border_percent = 12, .has_days = true}, all);
  }
  EXPECT_GT(all.ways, 0);
  EXPECT_GT(all.doubtful, 0);
}

}  // namespace
