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

// What some changes close.
net::changes closed_by(net::changes const& c) {
  auto only_closed = net::changes{};
  only_closed.avoided_countries = c.avoided_countries;
  only_closed.avoided_crossings = c.avoided_crossings;
  only_closed.avoided_passages = c.avoided_passages;
  return only_closed;
}

struct closed_tally {
  tally after;
  int kept{};   // pairs on whose way nothing was closed
  tally split;  // of `after`, where a part of a zone was
};

// All pairs of a network with something closed besides what all of them ask, beside each asked alone.
void compare_closed(pairs_of_stops const& asked, net::changes const& closed, closed_tally& all) {
  auto const before = asked.together();
  auto const after = asked.together(&closed);
  auto const split = route::find_split_zones({asked.n, closed});
  auto const is_split = std::ranges::find(split, 1) != split.end();
  for (std::size_t to = 0; to < asked.stops.size(); ++to) {
    for (std::size_t from = 0; from < asked.stops.size(); ++from) {
      auto const alone = asked.alone(asked.stops[from], asked.stops[to], closed);
      auto const& passed = before[to][from].passed;
      if (before[to][from].what == skims::outcome::way && !meet(passed.countries, closed.avoided_countries) &&
          !meet(passed.crossings, closed.avoided_crossings) && !meet(passed.passages, closed.avoided_passages)) {
        ASSERT_EQ(alone, before[to][from].value) << "nothing on the way was closed";
        ++all.kept;
      }
      auto const& answer = after[to][from];
      if (answer.what == skims::outcome::doubtful) {
        ++all.after.doubtful;
        all.split.doubtful += is_split ? 1 : 0;
        continue;
      }
      ASSERT_EQ(answer.what == skims::outcome::way, alone.has_value());
      ++(alone ? all.after.ways : all.after.no_ways);
      all.split.ways += alone && is_split ? 1 : 0;
      if (alone) {
        ASSERT_EQ(answer.value, *alone);
        ASSERT_EQ(in_value(answer.way.total.sum), *alone) << "its pieces are no way of that price";
      }
    }
  }
}

TEST(closing_things_besides, gives_the_price_of_a_question_that_avoids_them) {
  auto all = closed_tally{};
  for (int seed = 0; seed < test::networks(10'000); ++seed) {
    SCOPED_TRACE(seed);
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed), {.has_everything = seed % 2 == 0}};
    auto asked = pairs_of(drawn);
    asked.kind.day = drawn.day();
    ASSERT_NO_FATAL_FAILURE(compare_closed(asked, closed_by(test::random_changes(drawn, asked.n)), all));
  }
  EXPECT_GT(all.after.ways, 0);
  EXPECT_GT(all.after.no_ways, 0);
  EXPECT_GT(all.kept, 0);
}

// Where all countries pay the same, open borders join their lines in one zone, and closing one closes a part of it:
// then the pairs share what is left of it, and none is in doubt for that alone. All of them may close another part
// already.
TEST(closing_things_besides, measures_what_is_left_of_a_zone_for_all_pairs_together) {
  auto all = closed_tally{};
  for (int seed = 0; seed < test::networks(5'000); ++seed) {
    SCOPED_TRACE(seed);
    auto drawn = test::random_network{static_cast<std::uint64_t>(seed), {.nodes = 26, .terminals = 5, .rates = 1}};
    auto asked = pairs_of(drawn);
    if (seed % 3 == 0) {
      asked.kind = test::random_changes(drawn, asked.n);
    }
    ASSERT_NO_FATAL_FAILURE(compare_closed(asked, closed_by(test::random_changes(drawn, asked.n)), all));
  }
  EXPECT_GT(all.split.ways, 0);
  EXPECT_LT(all.split.doubtful, all.split.ways / 4) << "those past the sender's own terminal";
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
