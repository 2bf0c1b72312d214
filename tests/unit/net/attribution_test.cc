// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/attribution.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "wakhan/load/network_builder.h"

namespace {

using namespace wakhan;
using ::testing::ElementsAre;

constexpr net::country_id kA{std::uint16_t{0}}, kB{std::uint16_t{1}}, kWhole{std::uint16_t{2}}, kPart{std::uint16_t{3}},
    kNobody{};

// Countries AA, BB, CC; CC as a whole and a part of BB are disputed. View 0 counts both to AA up to day 9, then the
// part to BB; view 1 is based on it and takes the part for a state of its own from day 20 on; view 2 has only the
// default.
class attribution_test : public testing::Test {
 protected:
  attribution_test() {
    auto& data = builder_.data();
    for (auto const letter : {'A', 'B', 'C'}) {
      data.countries.push_back({.code = {letter, letter}});
    }
    data.countries.raw()[kWhole.index()].territory = builder_.text("whole");
    data.countries.push_back({.ground = kA, .like = kA, .territory = builder_.text("part")});
    data.points_of_view.push_back({.id = builder_.text("held"), .base = 0});
    data.points_of_view.push_back({.id = builder_.text("other"), .base = 0});
    data.points_of_view.push_back({.id = builder_.text("third"), .base = 1, .is_default = 1});
    data.attributions.push_back({.territory = kWhole, .country = kA, .view = 0});
    data.attributions.push_back({.territory = kPart, .country = kA, .view = 0, .valid = {INT32_MIN, 9}});
    data.attributions.push_back({.territory = kPart, .country = kB, .view = 0, .valid = {10, INT32_MAX}});
    data.attributions.push_back({.territory = kPart, .country = kPart, .view = 1, .valid = {20, INT32_MAX}});
    n_ = net::view_of(data);
  }

  net::changes seen_by(std::uint32_t const view, std::int32_t const day) const {
    auto c = net::changes{};
    c.day = day;
    net::take_point_of_view(n_, view, c);
    return c;
  }

  load::network_builder builder_;
  net::network n_;
};

TEST_F(attribution_test, finds_views_by_id_and_the_default_one) {
  EXPECT_EQ(net::find_point_of_view(n_, "other"), 1U);
  EXPECT_FALSE(net::find_point_of_view(n_, "nobody").has_value());
  EXPECT_EQ(net::default_point_of_view(n_), 2U);
  EXPECT_EQ(net::default_point_of_view(net::network{}), 0U);
}

TEST_F(attribution_test, a_view_speaks_for_itself_else_as_its_base) {
  EXPECT_EQ(net::find_attribution(n_, kPart, 0, 9)->country, kA);
  EXPECT_EQ(net::find_attribution(n_, kPart, 0, 10)->country, kB);
  EXPECT_EQ(net::find_attribution(n_, kPart, 1, 19)->country, kB);
  EXPECT_EQ(net::find_attribution(n_, kPart, 1, 20)->country, kPart);
  EXPECT_EQ(net::find_attribution(n_, kPart, 2, 20)->view, 1U);
  EXPECT_EQ(net::find_attribution(n_, kA, 2, 20), nullptr);
  EXPECT_EQ(net::find_attribution(n_, kPart, 7, 20), nullptr);
}

TEST_F(attribution_test, a_question_shows_countries_as_its_view_counts_them_that_day) {
  EXPECT_THAT(seen_by(0, 0).shown_as, ElementsAre(kA, kB, kA, kA));
  EXPECT_THAT(seen_by(0, 10).shown_as, ElementsAre(kA, kB, kA, kB));
  EXPECT_THAT(seen_by(2, 20).shown_as, ElementsAre(kA, kB, kA, kPart));
}

TEST_F(attribution_test, a_territory_counted_to_no_country_goes_by_its_own_id) {
  EXPECT_EQ((net::view{n_, seen_by(0, 0)}.shown_code(kPart)), "AA");
  EXPECT_EQ((net::view{n_, seen_by(1, 20)}.shown_code(kPart)), "part");
  EXPECT_EQ((net::view{n_, seen_by(1, 20)}.shown_code(kWhole)), "AA");
  EXPECT_EQ((net::view{n_, net::changes{}}.shown_code(kWhole)), "CC");
  EXPECT_EQ((net::view{n_, net::changes{}}.shown_code({})), "");
}

TEST_F(attribution_test, marks_a_country_with_all_that_is_counted_to_it) {
  auto flags = std::vector<char>{};
  net::mark_country(n_, seen_by(0, 0), kA, flags);
  EXPECT_THAT(flags, ElementsAre(1, 0, 1, 1));
  flags.clear();
  net::mark_country(n_, seen_by(0, 10), kB, flags);
  EXPECT_THAT(flags, ElementsAre(0, 1, 0, 1));
  net::mark_country(n_, seen_by(0, 10), kWhole, flags);  // by its own name
  EXPECT_THAT(flags, ElementsAre(0, 1, 1, 1));
}

// AA holds the part, whoever counts it where; nobody but itself holds the whole, so the view decides.
TEST_F(attribution_test, a_trade_ban_is_the_law_of_those_who_hold_the_ground) {
  auto const of_b = net::trade_ban{.goods_of = kB, .banned_in = kA, .valid = {5, 15}};
  auto const concerned = [&](net::trade_ban const& ban, net::changes c, net::country_id const end) {
    c.ends = {end, kNobody};
    return net::concerns(n_, ban, net::trade_ban_id{0U}, c);
  };
  EXPECT_TRUE(concerned(of_b, seen_by(0, 10), kB));
  EXPECT_FALSE(concerned(of_b, seen_by(0, 10), kPart));  // counted to BB that day
  auto const of_a = net::trade_ban{.goods_of = kA, .banned_in = kB, .valid = {5, 15}};
  EXPECT_TRUE(concerned(of_a, seen_by(0, 10), kWhole));
  EXPECT_FALSE(concerned(of_b, seen_by(0, 16), kB));
  auto c = seen_by(0, 10);
  c.allowed_bans = {1};
  EXPECT_FALSE(concerned(of_b, c, kB));

  auto flags = std::vector<char>{};
  net::mark_banned(n_, seen_by(0, 10), of_b, flags);
  EXPECT_THAT(flags, ElementsAre(1, 0, 1, 1));  // the whole is counted to AA
  flags.clear();
  net::mark_banned(n_, seen_by(0, 10), of_a, flags);
  EXPECT_THAT(flags, ElementsAre(0, 1, 0, 0));  // not the part, which AA's goods are in already
}

}  // namespace
