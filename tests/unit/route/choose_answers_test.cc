// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/choose_answers.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

namespace {

using namespace wakhan;

route::itinerary made(std::int64_t const days, std::int64_t const usd, std::int64_t const kg,
                      std::vector<net::mode> modes) {
  auto i = route::itinerary{};
  i.total.sum = {days * 86'400 * cost::kMicroseconds, usd * 100 * cost::kMicrocents, kg * 1000 * cost::kMicrograms};
  i.modes = std::move(modes);
  return i;
}

TEST(choose_answers, keeps_one_answer_for_each_signature) {
  auto const front = std::vector{made(5, 900, 90, {net::mode::road}), made(10, 500, 40, {net::mode::rail}),
                                 made(11, 490, 41, {net::mode::rail}), made(30, 300, 30, {net::mode::sea})};
  auto const chosen = route::choose_answers(front, 0);
  EXPECT_EQ(chosen.different, 3U);
  EXPECT_EQ(chosen.kept.size(), 3U);
}

TEST(choose_answers, gives_the_most_useful_one_first_when_asked_for_one) {
  // The flight is chosen only above thousands of dollars a day, the train over the widest range.
  auto const front = std::vector{made(4, 58'000, 75'000, {net::mode::air}), made(15, 6'800, 3'000, {net::mode::rail}),
                                 made(37, 6'700, 3'600, {net::mode::sea})};
  EXPECT_EQ(route::choose_answers(front, 1).kept, (std::vector<std::size_t>{1}));
}

TEST(choose_answers, gives_a_train_first_though_trains_share_their_use_among_several_ways) {
  auto front = std::vector{made(5, 53'600, 76'000, {net::mode::air})};
  for (auto const usd : {7'900, 7'600, 7'300, 7'000}) {
    auto const days = 15 + (7'900 - usd) / 200;
    front.push_back(made(days, usd, 3'000, std::vector<net::mode>(static_cast<std::size_t>(days), net::mode::rail)));
  }
  front.push_back(made(44, 4'600, 3'600, {net::mode::sea}));
  EXPECT_EQ(front[route::choose_answers(front, 1).kept.front()].modes.front(), net::mode::rail);
}

TEST(choose_answers, of_nothing_are_none) { EXPECT_TRUE(route::choose_answers({}, 5).kept.empty()); }

using drawn_row = std::tuple<unsigned char, unsigned char, unsigned char, unsigned char>;

RC_GTEST_PROP(choose_answers, hold_the_extremes_are_sorted_by_time_and_share_no_signature,
              (std::vector<drawn_row> const& rows)) {
  auto front = std::vector<route::itinerary>{};
  for (auto const& [days, usd, kg, mode] : rows) {
    front.push_back(made(days, usd, kg, {static_cast<net::mode>(mode % 4)}));
  }
  auto const chosen = route::choose_answers(front, 4);
  RC_ASSERT(chosen.kept.size() == std::min<std::size_t>(4, chosen.different));
  auto signatures = std::set<route::signature>{};
  for (std::size_t k = 0; k < chosen.kept.size(); ++k) {
    RC_ASSERT(signatures.insert(route::signature_of(front[chosen.kept[k]])).second);
    // Inside the macro both sides of an "or" are evaluated.
    auto const before = k == 0 ? chosen.kept[k] : chosen.kept[k - 1];
    RC_ASSERT(front[before].total.sum.time <= front[chosen.kept[k]].total.sum.time);
  }
  if (chosen.kept.size() >= 4) {
    auto const fastest = std::min_element(
        front.begin(), front.end(), [](auto const& a, auto const& b) { return a.total.sum.time < b.total.sum.time; });
    RC_ASSERT(signatures.contains(route::signature_of(*fastest)));
  }
}

// Alike are those whose emissions are of one ten. Whoever is left out is alike to one that is kept, so nothing is lost.
RC_GTEST_PROP(choose_answers, are_not_alike_and_leave_out_only_what_is, (std::vector<drawn_row> const& rows)) {
  auto front = std::vector<route::itinerary>{};
  for (auto const& [days, usd, kg, mode] : rows) {
    front.push_back(made(days, usd, kg, {static_cast<net::mode>(mode % 4)}));
  }
  auto const are_alike = [&](std::size_t const a, std::size_t const b) {
    return std::get<2>(rows[a]) / 10 == std::get<2>(rows[b]) / 10;
  };
  auto const chosen = route::choose_answers(front, 0, are_alike);
  RC_ASSERT(chosen.different == chosen.kept.size());
  for (std::size_t i = 0; i < front.size(); ++i) {
    auto const alike =
        std::count_if(chosen.kept.begin(), chosen.kept.end(), [&](auto const k) { return are_alike(i, k); });
    RC_ASSERT(alike == 1);
  }
  // The one that is best where only one is wanted is never left out.
  for (auto const first : route::choose_answers(front, 1).kept) {
    RC_ASSERT(std::find(chosen.kept.begin(), chosen.kept.end(), first) != chosen.kept.end());
  }
}

TEST(choose_answers, that_differ_in_kilometres_only_are_kept_where_likeness_tells_them_apart) {
  auto const front = std::vector{made(10, 500, 40, {net::mode::rail}), made(11, 490, 41, {net::mode::rail})};
  EXPECT_EQ(route::choose_answers(front, 0).kept.size(), 1U);
  EXPECT_EQ(route::choose_answers(front, 0, [](std::size_t, std::size_t) { return false; }).kept.size(), 2U);
}

}  // namespace
