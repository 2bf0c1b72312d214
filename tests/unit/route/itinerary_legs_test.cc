// SPDX-License-Identifier: Apache-2.0
// What an itinerary tells of a way: legs with their ends and steps, countries, posts, straits, chain and spread.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "small_corridor.h"
#include "wakhan/route/itinerary.h"

namespace {

using namespace wakhan;
using net::mode;
using route::step_kind;
using testing::ElementsAre;
using corridor = test::small_corridor;

class itinerary_legs : public testing::Test {
 protected:
  route::itinerary only_way(route::stop const& from, route::stop const& to) {
    auto const stops = std::vector{from, to};
    auto asked = net::changes{};
    asked.towards = to.at;
    auto const graph = route::search_graph{net::view{drawn_.view(), asked}, stops, 1};
    auto const front = route::find_pareto_front(graph);
    EXPECT_EQ(front.ways.size(), 1U);
    return route::itinerary_maker{graph, from, to}.make(front.ways.at(0));
  }

  corridor drawn_;
};

template <typename T, typename F>
auto each(std::vector<T> const& all, F const& f) {
  auto out = std::vector<std::decay_t<decltype(f(all[0]))>>{};
  std::transform(all.begin(), all.end(), std::back_inserter(out), f);
  return out;
}

std::vector<step_kind> kinds_of(route::leg const& l) {
  return each(l.steps, [](auto const& s) { return s.kind; });
}

TEST_F(itinerary_legs, begin_and_end_where_freight_changes_carriage) {
  auto const i = only_way(drawn_.town(), drawn_.overseas());
  EXPECT_THAT(each(i.legs, [](auto const& l) { return l.by; }),
              ElementsAre(mode::access, mode::rail, mode::rail, mode::sea, mode::access));
  EXPECT_THAT(each(i.legs, [](auto const& l) { return l.gauge_mm; }), ElementsAre(0, 1435, 1520, 0, 0));
  EXPECT_EQ(i.legs[0].to_terminal, corridor::kInland);
  EXPECT_EQ(i.legs[1].from_terminal, corridor::kInland);
  EXPECT_EQ(i.legs[1].to_crossing, net::crossing_id{0U});
  EXPECT_EQ(i.legs[2].from_crossing, net::crossing_id{0U});
  EXPECT_EQ(i.legs[2].to_terminal, corridor::kPort);
  EXPECT_EQ(i.legs[3].from_terminal, corridor::kPort);
  EXPECT_EQ(i.legs[3].to_terminal, corridor::kOverseas);
  EXPECT_EQ(i.legs[4].metres, 0U) << "the question ends at the terminal itself";
}

TEST_F(itinerary_legs, list_their_steps_in_the_order_of_the_way) {
  auto const i = only_way(drawn_.town(), drawn_.overseas());
  EXPECT_THAT(kinds_of(i.legs[0]), ElementsAre(step_kind::pickup, step_kind::access));
  EXPECT_THAT(kinds_of(i.legs[1]), ElementsAre(step_kind::load, step_kind::line_haul, step_kind::border));
  EXPECT_THAT(kinds_of(i.legs[2]), ElementsAre(step_kind::line_haul, step_kind::unload));
  EXPECT_THAT(kinds_of(i.legs[3]), ElementsAre(step_kind::load, step_kind::line_haul, step_kind::passage,
                                               step_kind::line_haul, step_kind::unload));
}

TEST_F(itinerary_legs, tell_a_change_of_ships_after_the_boarding_of_the_first) {
  auto const direct = only_way(drawn_.town(), drawn_.overseas());
  drawn_.list_string(corridor::kInland, corridor::kOverseas);
  auto const changed = only_way(drawn_.town(), drawn_.overseas());
  EXPECT_THAT(kinds_of(changed.legs[3]), ElementsAre(step_kind::load, step_kind::change_of_ships, step_kind::line_haul,
                                                     step_kind::passage, step_kind::line_haul, step_kind::unload));
  EXPECT_EQ(changed.legs[3].steps[0].bill.sum, direct.legs[3].steps[0].bill.sum);
  EXPECT_EQ(changed.legs[3].steps[1].bill.transfer, 182 * 3600 * cost::kMicroseconds);
  EXPECT_EQ(changed.total.sum.time - direct.total.sum.time, 182 * 3600 * cost::kMicroseconds);
  EXPECT_GT(changed.days_p90 - changed.days_p50, direct.days_p90 - direct.days_p50);
  drawn_.list_string(corridor::kPort, corridor::kOverseas);
  EXPECT_EQ(only_way(drawn_.town(), drawn_.overseas()).total.sum, direct.total.sum);
}

TEST_F(itinerary_legs, add_up_to_the_whole_exactly) {
  auto const i = only_way(drawn_.town(), drawn_.overseas());
  auto const truck = i.legs[0].metres;
  EXPECT_NEAR(static_cast<double>(truck), 1.5 * 55'597, 10) << "half a degree of latitude by the circuity";
  EXPECT_EQ(i.metres, truck + 1'800'000);
  constexpr auto kHour = 3600 * cost::kMicroseconds;
  EXPECT_EQ(i.total.moving, static_cast<std::int64_t>(i.metres) * 72'000);
  EXPECT_EQ(i.total.transfer, 5 * 3 * kHour);
  EXPECT_EQ(i.total.border, 10 * kHour);
  EXPECT_EQ(i.total.waiting, (3 * 12 + 5) * kHour);
  auto sum = cost::bill{};
  for (auto const& l : i.legs) {
    for (auto const& s : l.steps) {
      sum += s.bill;
    }
  }
  EXPECT_EQ(sum.sum, i.total.sum);
  EXPECT_NEAR(sum.variance, i.total.variance, 1e-6 * sum.variance);
}

TEST_F(itinerary_legs, tell_countries_posts_straits_and_the_chain) {
  auto const i = only_way(drawn_.town(), drawn_.overseas());
  EXPECT_THAT(i.countries, ElementsAre(corridor::kAA, corridor::kBB, corridor::kCC));
  EXPECT_THAT(i.crossings, ElementsAre(net::crossing_id{0U}));
  EXPECT_THAT(i.passages, ElementsAre(net::passage_id{0U}));
  EXPECT_THAT(i.modes, ElementsAre(mode::rail, mode::sea)) << "without the first mile";
  EXPECT_EQ(i.gauge_changes, 1);
}

TEST_F(itinerary_legs, run_the_other_way_on_the_way_back) {
  auto const there = only_way(drawn_.town(), drawn_.overseas());
  auto const back = only_way(drawn_.overseas(), drawn_.town());
  EXPECT_THAT(each(back.legs, [](auto const& l) { return l.by; }),
              ElementsAre(mode::access, mode::sea, mode::rail, mode::rail, mode::access));
  EXPECT_THAT(back.countries, ElementsAre(corridor::kCC, corridor::kBB, corridor::kAA));
  EXPECT_EQ(back.metres, there.metres);
  EXPECT_EQ(back.total.border, 2 * there.total.border) << "the post takes twice as long this way";
  auto points = each(back.legs, [](auto const& l) { return l.shape; });
  std::reverse(points.begin(), points.end());
  for (std::size_t l = 0; l < points.size(); ++l) {
    std::reverse(points[l].begin(), points[l].end());
  }
  EXPECT_EQ(points, each(there.legs, [](auto const& l) { return l.shape; }));
}

TEST_F(itinerary_legs, join_end_to_end_on_the_map) {
  auto const i = only_way(drawn_.town(), drawn_.overseas());
  EXPECT_EQ(i.legs.front().shape.front(), drawn_.town().at);
  EXPECT_EQ(i.legs.back().shape.back(), drawn_.overseas().at);
  for (std::size_t l = 1; l < i.legs.size(); ++l) {
    EXPECT_EQ(i.legs[l - 1].shape.back(), i.legs[l].shape.front()) << "leg " << l;
  }
}

TEST_F(itinerary_legs, of_a_truck_over_open_borders_are_one_leg) {
  auto const i = only_way(drawn_.west(), drawn_.east());
  ASSERT_EQ(i.legs.size(), 1U);
  EXPECT_EQ(i.legs[0].by, mode::road);
  EXPECT_THAT(i.modes, ElementsAre(mode::road));
  EXPECT_THAT(i.countries, ElementsAre(corridor::kAA, corridor::kBB, corridor::kCC));
  EXPECT_THAT(i.crossings, ElementsAre(net::crossing_id{1U}, net::crossing_id{2U}));
  EXPECT_EQ(i.gauge_changes, 0);
}

// Parts drawn as they are billed (line-haul with its variation, handling, waits as likely long as short) arrive within
// the ninth decile nine times of ten (fixed seed).
TEST_F(itinerary_legs, arrive_within_their_ninth_decile_nine_times_of_ten) {
  auto const i = only_way(drawn_.town(), drawn_.overseas());
  auto random = std::mt19937_64{20260101};
  constexpr auto kDraws = 100'000;
  auto within_p50 = 0;
  auto within_p90 = 0;
  auto const log_normal = [&](double const mean, double const variance) {
    auto const sigma2 = std::log1p(variance / (mean * mean));
    return std::lognormal_distribution<double>{std::log(mean) - sigma2 / 2, std::sqrt(sigma2)}(random);
  };
  for (int draw = 0; draw < kDraws; ++draw) {
    auto seconds = 0.0;
    for (auto const& l : i.legs) {
      for (auto const& s : l.steps) {
        auto const wait = s.kind == step_kind::passage ? 0 : s.bill.waiting;
        auto const half_headway = static_cast<double>(wait) / cost::kMicroseconds;
        auto const rest = static_cast<double>(s.bill.sum.time - wait) / cost::kMicroseconds;
        auto const variance = s.bill.variance - half_headway * half_headway / 3;
        seconds += half_headway > 0 ? std::uniform_real_distribution<double>{0, 2 * half_headway}(random) : 0;
        seconds += rest <= 0 ? 0 : variance > 1 ? log_normal(rest, variance) : rest;
      }
    }
    within_p50 += seconds <= i.days_p50 * 86'400 ? 1 : 0;
    within_p90 += seconds <= i.days_p90 * 86'400 ? 1 : 0;
  }
  EXPECT_NEAR(within_p50 / static_cast<double>(kDraws), 0.5, 0.03);
  EXPECT_NEAR(within_p90 / static_cast<double>(kDraws), 0.9, 0.02);
  auto const mean_days = static_cast<double>(i.total.sum.time) / cost::kMicroseconds / 86'400;
  EXPECT_LT(i.days_p50, mean_days);
  EXPECT_GT(i.days_p90, mean_days);
}

}  // namespace
